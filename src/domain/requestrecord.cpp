// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/requestrecord.h"

namespace flavormap {

namespace {

/// Nothing inside single quotes means anything to a POSIX shell, only the quote itself has to leave them.
QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// curl makes these itself.
bool isImplied(const QByteArray& header)
{
    return header.compare("Content-Length", Qt::CaseInsensitive) == 0
        || header.compare("Connection", Qt::CaseInsensitive) == 0;
}

QString headerOption(const QByteArray& name, const QByteArray& value)
{
    const QString shownName = QString::fromUtf8(name);
    if (name.compare("Coopr-ApiKey", Qt::CaseInsensitive) == 0)
        return QStringLiteral("-H \"Coopr-ApiKey: $COOPR_API_KEY\""); // the shell puts it in
    if (value.isEmpty())
        return QStringLiteral("-H ") + shellQuoted(shownName + u';'); // curl's way to send an empty header
    return QStringLiteral("-H ") + shellQuoted(shownName + QStringLiteral(": ") + QString::fromUtf8(value));
}

QString methodOption(const QByteArray& method)
{
    if (method == "GET")
        return {};
    if (method == "HEAD")
        return QStringLiteral("--head ");
    return QStringLiteral("-X ") + shellQuoted(QString::fromUtf8(method)) + u' ';
}

} // namespace

QString toCurl(const RequestRecord& record)
{
    // --globoff: brackets and braces in an address are meant as they are. Never -L: a redirect would take the
    // key along.
    QStringList parts{QStringLiteral("curl --globoff ") + methodOption(record.method)
        + shellQuoted(QString::fromUtf8(record.url.toEncoded()))};
    for (const auto& [name, value] : record.requestHeaders) {
        if (!isImplied(name))
            parts += headerOption(name, value);
    }
    if (!record.requestBody.isEmpty()) {
        // --data-binary reads a file where its text begins with @.
        const bool literal = record.requestBody.startsWith('@');
        parts += (literal ? QStringLiteral("--data-raw ") : QStringLiteral("--data-binary "))
            + shellQuoted(QString::fromUtf8(record.requestBody));
    }
    return parts.join(QStringLiteral(" \\\n  "));
}

} // namespace flavormap
