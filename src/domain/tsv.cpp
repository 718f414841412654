// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tsv.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace flavormap {

namespace {

QString quoted(const QString& cell)
{
    const bool needed
        = cell.startsWith(u'"') || cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'\r');
    if (!needed)
        return cell;
    QString inside = cell;
    inside.replace(u'"', QStringLiteral("\"\""));
    return u'"' + inside + u'"';
}

bool isEndOfCell(const QString& text, qsizetype at)
{
    return at == text.size() || text[at] == u'\t' || text[at] == u'\n' || text[at] == u'\r';
}

/// The cell in quotes that begins at `at`, which then is behind its closing quote. Nothing where they are
/// signs of the cell itself: without a closing one, or with more of the cell behind it.
std::optional<QString> quotedCell(const QString& text, qsizetype& at)
{
    QString cell;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] != u'"') {
            cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == u'"') {
            cell += text[i++];
        } else {
            if (!isEndOfCell(text, i + 1))
                return std::nullopt;
            at = i + 1;
            return cell;
        }
    }
    return std::nullopt;
}

/// The cell that begins at `at`, which then is at the tab, the line break or the end behind it.
QString readCell(const QString& text, qsizetype& at)
{
    if (at < text.size() && text[at] == u'"') {
        if (auto cell = quotedCell(text, at))
            return *std::move(cell);
    }
    const qsizetype from = at;
    while (!isEndOfCell(text, at))
        ++at;
    return text.mid(from, at - from);
}

} // namespace

QString toTsv(const std::vector<QStringList>& rows)
{
    if (rows.size() == 1 && rows.front().size() == 1)
        return quoted(rows.front().front());
    QString text;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += u'\t';
            text += quoted(row[i]);
        }
        text += u'\n';
    }
    return text;
}

std::vector<QStringList> fromTsv(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    for (qsizetype at = 0; at < text.size();) {
        row.append(readCell(text, at));
        if (at == text.size())
            break;
        const bool isTab = text[at] == u'\t';
        const bool isTwo = text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n';
        at += isTwo ? 2 : 1;
        if (!isTab)
            rows.push_back(std::exchange(row, {}));
        else if (at == text.size())
            row.append(QString()); // behind a tab there is always a cell
    }
    if (!row.isEmpty())
        rows.push_back(row);
    qsizetype width = 0;
    for (const QStringList& each : rows)
        width = std::max(width, each.size());
    for (QStringList& each : rows) {
        while (each.size() < width)
            each.append(QString());
    }
    return rows;
}

} // namespace flavormap
