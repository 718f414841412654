// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/jsonhighlighter.h"

#include "gui/style/tokens.h"

namespace flavormap {

namespace {

/// Behind the string that begins at `at`; a string that is not closed ends with its line.
qsizetype endOfString(const QString& line, qsizetype at)
{
    for (++at; at < line.size(); ++at) {
        if (line[at] == u'\\')
            ++at;
        else if (line[at] == u'"')
            return at + 1;
    }
    return line.size();
}

bool isName(const QString& line, qsizetype end)
{
    while (end < line.size() && line[end].isSpace())
        ++end;
    return end < line.size() && line[end] == u':';
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument* document, const QPalette& palette)
    : QSyntaxHighlighter(document)
{
    setPalette(palette);
}

void JsonHighlighter::setPalette(const QPalette& palette)
{
    const Tokens tokens = Tokens::of(palette);
    m_muted.setForeground(tokens.muted);
    m_literal.setForeground(tokens.link);
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString& line)
{
    qsizetype at = 0;
    const auto paint = [&](qsizetype end, const QTextCharFormat& format) {
        setFormat(int(at), int(end - at), format);
        at = end;
    };
    while (at < line.size()) {
        const QChar c = line[at];
        if (c == u'"') {
            const qsizetype end = endOfString(line, at);
            if (isName(line, end))
                paint(end, m_muted);
            else
                at = end;
        } else if (c.isLetterOrNumber() || c == u'-') {
            qsizetype end = at + 1;
            while (end < line.size()
                && (line[end].isLetterOrNumber() || QStringView(u"+-.").contains(line[end])))
                ++end;
            paint(end, m_literal);
        } else {
            paint(at + 1, m_muted);
        }
    }
}

} // namespace flavormap

#include "moc_jsonhighlighter.cpp"
