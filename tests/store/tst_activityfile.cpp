// SPDX-License-Identifier: GPL-3.0-or-later
// Requests saved to a file: one JSON object a line, every byte of a body, for the person's eyes only.
#include "store/activityfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestActivityFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsOneLine()
    {
        RequestRecord record;
        record.started = QDateTime(QDate(2026, 11, 24), QTime(14, 2, 11, 482), Qt::UTC);
        record.method = "PUT";
        record.url = QUrl(u"http://127.0.0.1:55054/v2/imagetypes/a%20b"_s);
        record.requestHeaders = {{"Coopr-ApiKey", "$COOPR_API_KEY"}};
        record.requestBody = "{\n  \"name\": \"\xC3\xBC\"\n}";
        record.status = 500;
        record.replyBody = QByteArray("\xff\x00kept", 6);
        record.milliseconds = 86;
        record.error = Error{Error::Kind::ServerFault, u"The server failed."_s, {}};
        const QString path = m_dir.filePath(u"one.jsonl"_s);
        QVERIFY(saveActivityFile(path, {record, record}));

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 3); // the last one is empty
        QCOMPARE(lines[0], lines[1]);
        const QJsonObject object = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(object[u"time"].toString(), u"2026-11-24T14:02:11.482Z"_s);
        QCOMPARE(object[u"url"].toString(), u"http://127.0.0.1:55054/v2/imagetypes/a%20b"_s);
        QCOMPARE(object[u"requestHeaders"].toArray()[0].toString(), u"Coopr-ApiKey: $COOPR_API_KEY"_s);
        QCOMPARE(object[u"requestBody"].toString().toUtf8(), record.requestBody);
        QCOMPARE(QByteArray::fromBase64(object[u"replyBodyBase64"].toString().toLatin1()), record.replyBody);
        QCOMPARE(object[u"status"].toInt(), 500);
        QCOMPARE(object[u"milliseconds"].toInt(), 86);
        QCOMPARE(object[u"error"].toString(), u"The server failed."_s);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void whatCannotBeWrittenIsSaid()
    {
        const QString path = m_dir.filePath(u"missing/one.jsonl"_s);
        const auto saved = saveActivityFile(path, {RequestRecord()});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Storage);
        QVERIFY2(saved.error().message.contains(path), qPrintable(saved.error().message));
        QVERIFY(saved.error().message.contains(u"Choose another folder"));
    }

private:
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestActivityFile)
#include "tst_activityfile.moc"
