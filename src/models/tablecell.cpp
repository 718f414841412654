// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tablecell.h"

#include <QCoreApplication>

namespace flavormap {

namespace {

QString inOneLine(QString text)
{
    if (hasLineBreak(text)) {
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\u23ce"));
        text.replace(u'\n', QChar(0x23ce));
        text.replace(u'\r', QChar(0x23ce));
    }
    if (text.contains(u'\t'))
        text.replace(u'\t', QChar(0x21e5));
    return text;
}

} // namespace

QString shownText(const Value& value)
{
    if (value.isAbsent())
        return {};
    if (value.isString() && value.text().isEmpty())
        return QStringLiteral("\"\"");
    return inOneLine(value.text());
}

bool hasLineBreak(const QString& text)
{
    return text.contains(u'\n') || text.contains(u'\r');
}

QString shownName(const QString& name)
{
    const bool visible = !name.isEmpty() && !name.front().isSpace() && !name.back().isSpace();
    return visible ? inOneLine(name) : u'"' + inOneLine(name) + u'"';
}

QString spokenText(const Value& value)
{
    if (value.isAbsent())
        return QCoreApplication::translate("flavormap", "not there");
    if (value.isString() && value.text().isEmpty())
        return QCoreApplication::translate("flavormap", "an empty string");
    return inOneLine(value.text());
}

} // namespace flavormap
