// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tsv.h"

#include <algorithm>

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

/// The cell in quotes that begins at `at`, which then is behind its closing quote. Without a closing quote
/// the text is not in quotes at all and -1 is left in `at`.
QString quotedCell(const QString& text, qsizetype& at)
{
    QString cell;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] != u'"') {
            cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == u'"') {
            cell += text[i++];
        } else {
            at = i + 1;
            return cell;
        }
    }
    at = -1;
    return {};
}

} // namespace

QString toTsv(const std::vector<QStringList>& rows)
{
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

std::vector<QStringList> fromTsv(const QString& given)
{
    QString text = given;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    for (qsizetype at = 0; at < text.size();) {
        if (cell.isEmpty() && text[at] == u'"') {
            qsizetype behind = at;
            const QString inside = quotedCell(text, behind);
            if (behind >= 0 && (behind == text.size() || text[behind] == u'\t' || text[behind] == u'\n')) {
                cell = inside;
                at = behind;
                if (at == text.size())
                    break;
            }
        }
        const QChar letter = text[at++];
        if (letter == u'\t') {
            row.append(std::exchange(cell, {}));
        } else if (letter == u'\n') {
            row.append(std::exchange(cell, {}));
            rows.push_back(std::exchange(row, {}));
        } else {
            cell += letter;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
        row.append(cell);
        rows.push_back(row);
    }
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
