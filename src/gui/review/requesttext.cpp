// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/requesttext.h"

#include "domain/cellplaces.h"

namespace flavormap {

namespace {

using Tone = RequestText::Tone;

} // namespace

QString RequestText::plain() const
{
    QStringList texts;
    for (const Line& line : lines)
        texts += line.text;
    return texts.join(u'\n');
}

RequestText requestText(const std::vector<RequestRecord>& requests, const std::vector<CellChange>& changes)
{
    QSet<CellPath> changed;
    for (const CellChange& change : changes)
        changed.insert(change.path);
    RequestText text;
    for (const RequestRecord& request : requests) {
        if (!text.lines.empty())
            text.lines.push_back({});
        text.lines.push_back(
            {QString::fromLatin1(request.method) + u' ' + request.url.path(QUrl::FullyEncoded), Tone::Start});
        for (const auto& [name, value] : request.requestHeaders)
            text.lines.push_back(
                {QString::fromLatin1(name) + QStringLiteral(": ") + QString::fromUtf8(value), Tone::Header});
        text.bytes += request.requestBody.size();
        if (request.requestBody.isEmpty())
            continue;
        text.lines.push_back({});
        const QSet<int> marked = linesOf(request.requestBody, changed);
        const QStringList lines = QString::fromUtf8(request.requestBody).split(u'\n');
        for (int line = 0; line < lines.size(); ++line)
            text.lines.push_back({lines[line], Tone::Plain, marked.contains(line)});
    }
    return text;
}

} // namespace flavormap
