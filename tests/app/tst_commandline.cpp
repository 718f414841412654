// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-keyring: the keys of saved connections are in a real keyring.
#include "sandbox/sandboxserver.h"
#include "store/profilestore.h"
#include "store/secretstore.h"
#include "support/faultproxy.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace flavormap;

namespace {
constexpr int patienceMs = 20'000;

/// The built flavormap, offscreen, its standard places in a folder of its own.
class Running
{
public:
    explicit Running(
        const QStringList& arguments, const QString& key = {}, const QString& platform = u"offscreen"_s)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        environment.insert(u"XDG_CONFIG_HOME"_s, places.path());
        environment.insert(u"XDG_DATA_HOME"_s, places.path());
        environment.remove(u"COOPR_API_KEY"_s);
        if (!key.isEmpty())
            environment.insert(u"COOPR_API_KEY"_s, key);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(PROGRAM_DIR) + u"/flavormap"_s, arguments);
        m_process.waitForStarted(patienceMs);
    }
    ~Running()
    {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }

    int exitCode()
    {
        if (!m_process.waitForFinished(patienceMs) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        return m_process.exitCode();
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QString output() { return QString::fromUtf8(m_process.readAllStandardOutput()); }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }

    QTemporaryDir places;

private:
    QProcess m_process;
};

/// A sandbox, what is said to it, and a folder for --config.
class Place
{
public:
    Place()
    {
        if (const auto started = m_server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        wire.emplace(m_server.port());
    }

    QStringList config(const QStringList& more) const
    {
        return QStringList{u"--config"_s, dir.path()} + more;
    }
    QStringList connect() const
    {
        return config({u"--connect"_s, wire->url().toString(), u"--user"_s, u"admin"_s, u"--tenant"_s,
            u"superadmin"_s});
    }
    /// Saves a connection to it, and its key in the keyring.
    void save(const QString& name, const QString& key) const
    {
        ProfileStore profiles(dir.path());
        Profile profile;
        profile.name = name;
        profile.address = wire->url().toString();
        profile.tenant = u"superadmin"_s;
        profile.user = u"admin"_s;
        const auto saved = profiles.save(profile);
        SecretStore secrets;
        if (!saved || QCoro::waitFor(secrets.write(saved->id, key)) != SecretStore::Place::Keyring)
            qFatal("the connection is not saved");
    }
    /// A header of the first list that was asked for; nothing: none was yet.
    std::optional<QByteArray> header(const QByteArray& name) const
    {
        for (const WireRequest& request : wire->requests()) {
            if (!request.isWhole || request.target != "/v2/imagetypes")
                continue;
            for (const QByteArray& line : request.bytes.split('\n')) {
                if (line.toLower().startsWith(name.toLower() + ':'))
                    return line.mid(line.indexOf(':') + 1).trimmed();
            }
            return QByteArray("(absent)");
        }
        return std::nullopt;
    }

    QTemporaryDir dir;
    std::optional<FaultProxy> wire;

private:
    SandboxServer m_server{SandboxOptions()};
};
} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectSaysWhoAsksAndTheKeyOfTheEnvironment();
    void connectWithoutAKeySendsNone();
    void connectToASavedConnectionTakesItsKey();
    void keyOfTheEnvironmentComesFirst();
    void profileTakesItsKeyFromTheKeyring();
    void profileOfADamagedFileIsSaidAndTheFileKept();
    void profileOfAFileThatCannotBeReadIsSaid();
    void sandboxNeedsNothingElse();
    void configKeepsTheStandardPlacesClean();
    void optionsOfQtAreQts();
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void wrongArgumentsAreNamed_data();
    void wrongArgumentsAreNamed();
};

void TestCommandLine::connectSaysWhoAsksAndTheKeyOfTheEnvironment()
{
    Place place;
    Running program(place.connect(), u"key-of-the-environment"_s);
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QCOMPARE(place.header("Coopr-UserID"), "admin");
    QCOMPARE(place.header("Coopr-TenantID"), "superadmin");
    QCOMPARE(place.header("Coopr-ApiKey"), "key-of-the-environment");
    QVERIFY(program.isRunning());
}

void TestCommandLine::connectWithoutAKeySendsNone()
{
    Place place;
    Running program(place.connect());
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QCOMPARE(place.header("Coopr-ApiKey"), "(absent)");
}

void TestCommandLine::connectToASavedConnectionTakesItsKey()
{
    Place place;
    place.save(u"ours"_s, u"key-of-the-keyring"_s);
    Running program(place.connect());
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QCOMPARE(place.header("Coopr-ApiKey"), "key-of-the-keyring");
}

void TestCommandLine::keyOfTheEnvironmentComesFirst()
{
    Place place;
    place.save(u"ours"_s, u"key-of-the-keyring"_s);
    Running program(place.config({u"--profile"_s, u"ours"_s}), u"key-of-the-environment"_s);
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QCOMPARE(place.header("Coopr-ApiKey"), "key-of-the-environment");
}

void TestCommandLine::profileTakesItsKeyFromTheKeyring()
{
    Place place;
    place.save(u"not this one"_s, u"another-key"_s);
    place.save(u"ours"_s, u"key-of-the-keyring"_s);
    Running program(place.config({u"--profile"_s, u"ours"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QCOMPARE(place.header("Coopr-ApiKey"), "key-of-the-keyring");
}

void TestCommandLine::profileOfADamagedFileIsSaidAndTheFileKept()
{
    Place place;
    const QString path = place.dir.filePath(u"profiles.json"_s);
    const QByteArray damaged = R"({"version": 1, "profiles": [{"name": "ou)";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damaged) == damaged.size());
    file.close();

    Running program(place.config({u"--profile"_s, u"ours"_s}));

    QCOMPARE(program.exitCode(), 2);
    const QString said = program.errors();
    const QString kept = place.dir.filePath(
        QDir(place.dir.path()).entryList({u"profiles.json.damaged-*"_s}, QDir::Files).value(0));
    for (const QString& part :
        {u"--profile: "_s, path, kept, u"repair it and put it back, or enter the connections again"_s})
        QVERIFY2(said.contains(part), qPrintable(said));
    QFile asItWas(kept);
    QVERIFY(asItWas.open(QIODevice::ReadOnly));
    QCOMPARE(asItWas.readAll(), damaged);
    QVERIFY(!place.header("Host"));

    place.save(u"ours"_s, u"key-of-the-keyring"_s); // entered again
    Running again(place.config({u"--profile"_s, u"ours"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(place.header("Coopr-ApiKey"), "key-of-the-keyring", patienceMs);
    QVERIFY(again.isRunning());
}

void TestCommandLine::profileOfAFileThatCannotBeReadIsSaid()
{
    Place place;
    const QString path = place.dir.filePath(u"profiles.json"_s);
    QVERIFY(QDir().mkdir(path)); // root may read any file

    Running program(place.config({u"--profile"_s, u"ours"_s}));

    QCOMPARE(program.exitCode(), 2);
    const QString said = program.errors();
    QVERIFY2(said.contains(path) && said.contains(u"give yourself read access"_s), qPrintable(said));
    QVERIFY(QFileInfo(path).isDir());

    QVERIFY(QDir().rmdir(path));
    place.save(u"ours"_s, u"key-of-the-keyring"_s);
    Running again(place.config({u"--profile"_s, u"ours"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
}

void TestCommandLine::sandboxNeedsNothingElse()
{
    Place place;
    Running program(place.config({u"--sandbox"_s}));
    const QDir drafts(place.dir.filePath(u"drafts"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!drafts.entryList(QDir::Files).isEmpty(), patienceMs);
    QVERIFY(program.isRunning());
    QCOMPARE(program.errors(), QString());
}

void TestCommandLine::configKeepsTheStandardPlacesClean()
{
    Place place;
    Running program(place.connect());
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QVERIFY(!QDir(program.places.path()).exists(u"flavormap"_s));
    QVERIFY(QDir(place.dir.path()).exists(u"drafts"_s));
}

void TestCommandLine::optionsOfQtAreQts()
{
    Place place;
    Running program(
        place.connect() + QStringList{u"-platform"_s, u"offscreen"_s, u"--style=fusion"_s, u"-reverse"_s}, {},
        u"there-is-no-such-platform"_s);
    QTRY_VERIFY_WITH_TIMEOUT(place.header("Host"), patienceMs);
    QVERIFY(program.isRunning());
}

void TestCommandLine::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QStringList>("holds");
    const QStringList help{u"--connect"_s, u"--user"_s, u"--tenant"_s, u"--profile"_s, u"--sandbox"_s,
        u"--config"_s, u"--help"_s, u"--version"_s, u"COOPR_API_KEY"_s};
    const QStringList version{u"flavormap "_s + QStringLiteral(FLAVORMAP_VERSION)};
    QTest::newRow("--help") << u"--help"_s << help;
    QTest::newRow("-h") << u"-h"_s << help;
    QTest::newRow("--version") << u"--version"_s << version;
    QTest::newRow("-v") << u"-v"_s << version;
}

void TestCommandLine::helpAndVersionNeedNoDisplay()
{
    QFETCH(const QString, argument);
    QFETCH(const QStringList, holds);
    Running program({argument}, {}, u"there-is-no-such-platform"_s);
    QCOMPARE(program.exitCode(), 0);
    const QString output = program.output();
    for (const QString& word : holds)
        QVERIFY2(output.contains(word), qPrintable(word));
    QCOMPARE(program.errors(), QString());
}

void TestCommandLine::wrongArgumentsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("named");
    const QString address = u"http://127.0.0.1:1"_s;
    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << QStringList{u"colour"_s};
    QTest::newRow("the tour is none") << QStringList{u"--tour"_s, u"/tmp"_s} << QStringList{u"tour"_s};
    QTest::newRow("a stray word") << QStringList{u"now"_s} << QStringList{u"now"_s};
    QTest::newRow("no value") << QStringList{u"--profile"_s} << QStringList{u"profile"_s};
    QTest::newRow("two targets") << QStringList{u"--sandbox"_s, u"--profile"_s, u"p"_s}
                                 << QStringList{u"--sandbox"_s, u"--profile"_s};
    QTest::newRow("no user") << QStringList{u"--connect"_s, address, u"--tenant"_s, u"t"_s}
                             << QStringList{u"--user"_s};
    QTest::newRow("no tenant") << QStringList{u"--connect"_s, address, u"--user"_s, u"u"_s}
                               << QStringList{u"--tenant"_s};
    QTest::newRow("a user alone") << QStringList{u"--user"_s, u"u"_s} << QStringList{u"--user"_s};
    QTest::newRow("unknown profile") << QStringList{u"--profile"_s, u"nobody"_s}
                                     << QStringList{u"--profile"_s, u"nobody"_s};
    QTest::newRow("no address") << QStringList{u"--connect"_s, u"coopr"_s, u"--user"_s, u"u"_s, u"--tenant"_s,
        u"t"_s} << QStringList{u"--connect"_s, u"coopr"_s};
}

void TestCommandLine::wrongArgumentsAreNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, named);
    QTemporaryDir dir;
    Running program(QStringList{u"--config"_s, dir.path()} + arguments);
    QCOMPARE(program.exitCode(), 2);
    const QString errors = program.errors();
    for (const QString& word : named)
        QVERIFY2(errors.contains(word), qPrintable(errors));
    QCOMPARE(program.output(), QString());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
