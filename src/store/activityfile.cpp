// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activityfile.h"

#include "store/privatefiles.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStringDecoder>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ActivityFile)
};

QJsonArray headersOf(const QList<QPair<QByteArray, QByteArray>>& headers)
{
    QJsonArray lines;
    for (const auto& [name, value] : headers)
        lines.append(QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value));
    return lines;
}

void insertBody(QJsonObject& object, const QString& member, const QByteArray& body)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(body);
    if (decoder.hasError())
        object.insert(member + QStringLiteral("Base64"), QString::fromLatin1(body.toBase64()));
    else if (!body.isEmpty())
        object.insert(member, text);
}

QJsonObject objectOf(const RequestRecord& record)
{
    QJsonObject object{{QStringLiteral("time"), record.started.toString(Qt::ISODateWithMs)},
        {QStringLiteral("method"), QString::fromLatin1(record.method)},
        {QStringLiteral("url"), QString::fromLatin1(record.url.toEncoded())},
        {QStringLiteral("requestHeaders"), headersOf(record.requestHeaders)},
        {QStringLiteral("status"), record.status}, {QStringLiteral("milliseconds"), record.milliseconds},
        {QStringLiteral("bytesReceived"), record.bytesReceived},
        {QStringLiteral("replyHeaders"), headersOf(record.replyHeaders)}};
    insertBody(object, QStringLiteral("requestBody"), record.requestBody);
    insertBody(object, QStringLiteral("replyBody"), record.replyBody);
    if (record.error)
        object.insert(QStringLiteral("error"), record.error->message);
    return object;
}

} // namespace

Result<void> saveActivityFile(const QString& path, const std::vector<RequestRecord>& records)
{
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly)) {
        out.setPermissions(privateFile);
        bool written = true;
        for (const RequestRecord& record : records) {
            const QByteArray line = QJsonDocument(objectOf(record)).toJson(QJsonDocument::Compact) + '\n';
            written = written && out.write(line) == line.size();
        }
        written = written && out.flush(); // commit() does not notice what could not be written
        if (written && out.commit())
            return {};
    }
    return failure(Error::Kind::Storage,
        Words::tr("The requests could not be written to “%1”: %2. Choose another folder.")
            .arg(path, out.errorString()));
}

} // namespace flavormap
