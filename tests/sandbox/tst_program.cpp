// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace flavormap;

namespace {
constexpr int patienceMs = 20'000;

/// The built flavormap-sandbox.
class Program
{
public:
    explicit Program(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(PROGRAM_DIR) + u"/flavormap-sandbox"_s, arguments);
        m_process.waitForStarted(patienceMs);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }

    /// The port of the one line that it prints when it is ready; 0: none came.
    quint16 port()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
        m_line = QString::fromUtf8(m_process.readLine()).trimmed();
        return quint16(QUrl(m_line).port(0));
    }
    QString line() const { return m_line; }
    int exitCode()
    {
        if (!m_process.waitForFinished(patienceMs) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        return m_process.exitCode();
    }
    QString output() { return QString::fromUtf8(m_process.readAllStandardOutput()); }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }
    qint64 id() const { return m_process.processId(); }

private:
    QProcess m_process;
    QString m_line;
};

QStringList namesServedBy(quint16 port)
{
    QStringList names;
    const QByteArray list = RawClient(port).ask(adminRequest("GET", "/v2/imagetypes")).body;
    const QJsonArray types = QJsonDocument::fromJson(list).array();
    for (const QJsonValue& type : types)
        names.append(type["name"_L1].toString());
    return names;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}
} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItIsAndServesTheBuiltInCatalogue();
    void endsCleanlyOnSignals_data();
    void endsCleanlyOnSignals();
    void servesWhatItLoads();
    void badFileIsNamed();
    void servesGeneratedTypes();
    void waitsBeforeEachAnswer();
    void speaksThePageDialect();
    void helpAndVersionGoToOutput_data();
    void helpAndVersionGoToOutput();
    void badArgumentsAreNamed_data();
    void badArgumentsAreNamed();
    void portInUseIsNamed();
};

void TestProgram::saysWhereItIsAndServesTheBuiltInCatalogue()
{
    Program program({u"--port"_s, u"0"_s});
    const quint16 port = program.port();
    QCOMPARE(program.line(), u"http://127.0.0.1:%1"_s.arg(port));
    const QStringList names = namesServedBy(port);
    QCOMPARE(names.size(), 14);
    QVERIFY(names.contains(u"ubuntu-22.04"_s));
}

void TestProgram::endsCleanlyOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestProgram::endsCleanlyOnSignals()
{
    QFETCH(const int, signal);
    Program program({u"--port"_s, u"0"_s});
    RawClient parked(program.port());
    parked.send(adminRequest("PUT", "/v2/imagetypes/t"));
    QVERIFY2(program.id() > 0, "it runs: 0 would be everybody in this test's process group");
    QCOMPARE(::kill(pid_t(program.id()), signal), 0);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QString());
}

void TestProgram::servesWhatItLoads()
{
    QTemporaryDir folder;
    write(folder.filePath(u"one.json"_s), R"({"name":"single","description":"d","providermap":{}})");
    write(folder.filePath(u"two.json"_s),
        R"([{"name":"b"}, {"name":"a","description":"x, ]\" y","providermap":{"p":{"k":0.10}}}])");
    write(folder.filePath(u"notes.txt"_s), "no JSON at all");
    Program program({u"--port"_s, u"0"_s, u"--load"_s, folder.path()});
    const quint16 port = program.port();
    QCOMPARE(namesServedBy(port), QStringList({u"a"_s, u"b"_s, u"single"_s}));
    QCOMPARE(RawClient(port).ask(adminRequest("GET", "/v2/imagetypes/a")).body,
        QByteArray(R"({"name":"a","description":"x, ]\" y","version":1,"providermap":{"p":{"k":"0.10"}}})"));
}

void TestProgram::badFileIsNamed()
{
    QTemporaryDir folder;
    write(folder.filePath(u"broken.json"_s), "{\"name\":");
    Program program({u"--port"_s, u"0"_s, u"--load"_s, folder.path()});
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.errors().contains(u"broken.json"_s));
}

void TestProgram::servesGeneratedTypes()
{
    Program program(
        {u"--port"_s, u"0"_s, u"--types"_s, u"250"_s, u"--providers"_s, u"3"_s, u"--delay-ms"_s, u"1"_s});
    const quint16 port = program.port();
    QCOMPARE(namesServedBy(port).size(), 250);
    const QByteArray providers = RawClient(port).ask(adminRequest("GET", "/v2/providers")).body;
    QCOMPARE(QJsonDocument::fromJson(providers).array().size(), 3);
}

void TestProgram::waitsBeforeEachAnswer()
{
    constexpr int delayMs = 150;
    Program program({u"--port"_s, u"0"_s, u"--delay-ms"_s, QString::number(delayMs)});
    RawClient client(program.port());
    for (int i = 0; i < 2; ++i) {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(client.ask(adminRequest("GET", "/v2/imagetypes/ubuntu-22.04")).status(), 200);
        QVERIFY2(clock.elapsed() >= delayMs, qPrintable(QString::number(clock.elapsed())));
    }
}

void TestProgram::speaksThePageDialect()
{
    Program program({u"--port"_s, u"0"_s, u"--dialect"_s, u"page"_s});
    const RawReply reply = RawClient(program.port()).ask(adminRequest("GET", "/v2/imagetypes/absent"));
    QCOMPARE(reply.status(), 404);
    QCOMPARE(reply.body, QByteArray("not found"));
}

void TestProgram::helpAndVersionGoToOutput_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("holds");
    QTest::newRow("help") << u"--help"_s << u"--delay-ms"_s;
    QTest::newRow("version") << u"--version"_s << QStringLiteral(FLAVORMAP_VERSION);
}

void TestProgram::helpAndVersionGoToOutput()
{
    QFETCH(const QString, argument);
    QFETCH(const QString, holds);
    Program program({argument});
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.output().contains(holds));
    QCOMPARE(program.errors(), QString());
}

void TestProgram::badArgumentsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("port is no number") << QStringList{u"--port"_s, u"http"_s} << u"--port"_s;
    QTest::newRow("port too high") << QStringList{u"--port"_s, u"65536"_s} << u"--port"_s;
    QTest::newRow("dialect") << QStringList{u"--dialect"_s, u"klingon"_s} << u"klingon"_s;
    QTest::newRow("types below 0") << QStringList{u"--types=-1"_s} << u"--types"_s;
    QTest::newRow("no provider") << QStringList{u"--types"_s, u"5"_s, u"--providers"_s, u"0"_s}
                                 << u"--providers"_s;
    QTest::newRow("providers of no types") << QStringList{u"--providers"_s, u"3"_s} << u"--types"_s;
    QTest::newRow("delay") << QStringList{u"--delay-ms"_s, u"soon"_s} << u"--delay-ms"_s;
    QTest::newRow("a stray word") << QStringList{u"now"_s} << u"now"_s;
    QTest::newRow("two sources") << QStringList{u"--load"_s, u"/tmp"_s, u"--types"_s, u"5"_s} << u"--load"_s;
}

void TestProgram::badArgumentsAreNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    Program program(arguments);
    QCOMPARE(program.exitCode(), 2);
    const QString errors = program.errors();
    QVERIFY2(errors.contains(named), qPrintable(errors));
    QCOMPARE(program.output(), QString());
}

void TestProgram::portInUseIsNamed()
{
    Program first({u"--port"_s, u"0"_s});
    const QString port = QString::number(first.port());
    Program second({u"--port"_s, port});
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(second.errors().contains(port));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
