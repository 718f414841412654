// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftkey.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

namespace flavormap {

using namespace Qt::StringLiterals;

QString DraftKey::fileName() const
{
    // Each part's length goes in too: ("ab", "c") and ("a", "bc") are two keys.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& part : {profile.toString(QUuid::WithoutBraces), base, tenant, user}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }
    // The host in front is only for the person who looks into the folder.
    static const QRegularExpression odd(u"[^a-z0-9.-]"_s);
    QString host = QUrl(base).host().toLower().left(40).remove(odd);
    while (host.startsWith(u'.'))
        host.remove(0, 1);
    const QString digest = QString::fromLatin1(hash.result().toHex().left(32));
    return host.isEmpty() ? digest : host + u'-' + digest;
}

} // namespace flavormap
