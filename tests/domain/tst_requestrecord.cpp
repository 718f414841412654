// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/requestrecord.h"

#include <QProcess>
#include <QTest>

#include <rapidcheck.h>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// What a POSIX shell makes of the command: the arguments that curl would get.
QList<QByteArray> argumentsIn(const QString& command)
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"COOPR_API_KEY"_s, u"key $(with) 'quotes'"_s);
    shell.setProcessEnvironment(environment);
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"curl() { printf '%s\\0' \"$@\"; }\n"_s + command});
    if (!shell.waitForFinished() || shell.exitCode() != 0)
        return {};
    QList<QByteArray> arguments = shell.readAllStandardOutput().split('\0');
    arguments.removeLast();
    return arguments;
}

RequestRecord put()
{
    RequestRecord record;
    record.method = "PUT";
    record.url = QUrl(u"http://coopr.example:55054/v2/imagetypes/ubuntu-22.04"_s);
    record.requestHeaders = {{"Coopr-UserID", "admin"}, {"Coopr-ApiKey", "$COOPR_API_KEY"},
        {"Content-Length", "2"}, {"Content-Type", "application/json"}};
    record.requestBody = "{}";
    return record;
}

} // namespace

class TestRequestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCommandIsWhatAPersonWouldWrite();
    void theShellPutsTheKeyIn();
    void anyBodyAndHeaderReachCurlAsTheyWere();
    void neverPrintsAKeyThatSlippedIn();
    void neverFollowsRedirectsAndReadsNoFile();
    void aGetHasNoBody();
};

void TestRequestRecord::theCommandIsWhatAPersonWouldWrite()
{
    QCOMPARE(
        toCurl(put()), uR"(curl --globoff -X 'PUT' 'http://coopr.example:55054/v2/imagetypes/ubuntu-22.04' \
  -H 'Coopr-UserID: admin' \
  -H "Coopr-ApiKey: $COOPR_API_KEY" \
  -H 'Content-Type: application/json' \
  --data-binary '{}')"_s);
}

void TestRequestRecord::theShellPutsTheKeyIn()
{
    QVERIFY(argumentsIn(toCurl(put())).contains("Coopr-ApiKey: key $(with) 'quotes'"));
}

void TestRequestRecord::anyBodyAndHeaderReachCurlAsTheyWere()
{
    QVERIFY(rc::check("the shell gives curl the same bytes", [] {
        const auto text = rc::gen::nonEmpty(rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("'\"\\$`!*?[]{}()<>|&;# \n\t~%aé@-"))));
        RequestRecord record = put();
        record.requestBody = QString::fromLatin1(QByteArray::fromStdString(*text)).toUtf8();
        const QByteArray value = QString::fromLatin1(QByteArray::fromStdString(*text)).toUtf8();
        record.requestHeaders = {{"X-Any", value}};
        const QList<QByteArray> arguments = argumentsIn(toCurl(record));
        RC_ASSERT(arguments.size() == 8);
        RC_ASSERT(arguments[5] == "X-Any: " + value);
        RC_ASSERT(arguments[7] == record.requestBody);
    }));
}

void TestRequestRecord::neverPrintsAKeyThatSlippedIn()
{
    RequestRecord record = put();
    record.requestHeaders = {{"coopr-apikey", "s3cret"}};
    QVERIFY(!toCurl(record).contains(u"s3cret"));
    QVERIFY(toCurl(record).contains(u"$COOPR_API_KEY"));
}

void TestRequestRecord::neverFollowsRedirectsAndReadsNoFile()
{
    RequestRecord record = put();
    record.requestBody = "@/etc/hostname";
    const QList<QByteArray> arguments = argumentsIn(toCurl(record));
    QVERIFY(!arguments.contains("-L") && !arguments.contains("--location"));
    QCOMPARE(arguments[arguments.size() - 2], QByteArray("--data-raw")); // --data-binary would send the file
}

void TestRequestRecord::aGetHasNoBody()
{
    RequestRecord record;
    record.method = "GET";
    record.url = QUrl(u"https://[::1]:55054/status"_s);
    record.requestHeaders = {{"Coopr-TenantID", ""}};
    const QList<QByteArray> expected{"--globoff", "https://[::1]:55054/status", "-H", "Coopr-TenantID;"};
    QCOMPARE(argumentsIn(toCurl(record)), expected);
}

QTEST_GUILESS_MAIN(TestRequestRecord)
#include "tst_requestrecord.moc"
