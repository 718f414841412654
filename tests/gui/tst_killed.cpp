// SPDX-License-Identifier: GPL-3.0-or-later
// Killed again and again while it is edited and applies: what was acknowledged is staged or on the server,
// nothing is sent twice, and it always starts. This program is the killed one too: with --edit it types into
// the table at random and says on its output what it does and what is on the disk.
#include "desk.h"

#include "gui/shell/openconnection.h"
#include "gui/shell/workspacepage.h"
#include "store/draftstore.h"
#include "support/imagetypes.h"
#include "sync/applyjob.h"

#include <QCoroTask>
#include <QMainWindow>
#include <QProcess>
#include <QTimer>

#include <csignal>
#include <iostream>
#include <random>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Fault = WireFault;

constexpr int typeCount = 12;
const QStringList keys{u"image"_s, u"sshuser"_s, u"flavor"_s};

QString typeName(int number)
{
    return u"type-%1"_s.arg(number);
}

CellPath cell(int number)
{
    return CellPath::entry(u"google"_s, keys[number]);
}

Connection connectionTo(const QString& base)
{
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.tenant = u"superadmin"_s;
    endpoint.user = u"admin"_s;
    endpoint.apiKey = u"key"_s;
    endpoint.timeout = std::chrono::seconds(20);
    return Connection::commandLine(endpoint);
}

void say(const QString& line)
{
    std::cout << line.toStdString() << std::endl; // flushed: a killed program says no more
}

/// Types and applies without end.
class Editing : public QObject
{
public:
    Editing(const QString& base, const QString& folder, unsigned seed)
        : m_places(Places::below(folder))
        , m_settings(m_places)
        , m_profiles(m_places.configDir)
        , m_services{m_places, m_profiles, m_secrets, m_settings, [] { return Result<Endpoint>(); }}
        , m_open(connectionTo(base), m_services, &m_window)
        , m_random(seed)
        , m_seed(seed)
    {
        m_window.setCentralWidget(&m_open.page());
        m_window.resize(1024, 640);
        m_window.show();
        connect(&m_open.workspace(), &Workspace::savingChanged, this, [this](bool saving) {
            if (!saving)
                say(u"saved %1"_s.arg(m_count));
        });
        connect(&m_turn, &QTimer::timeout, this, &Editing::turn);
    }
    ~Editing() override { m_window.takeCentralWidget(); } // it is the connection's

    QCoro::Task<void> begin()
    {
        if (const auto opened = co_await m_open.workspace().open(); !opened) {
            say(u"not opened: "_s + opened.error().message);
            co_return;
        }
        say(u"ready"_s);
        m_turn.start(2);
    }

private:
    void turn()
    {
        if (m_isAboutToApply)
            return; // nobody types then, and what is applied is saved first
        if (m_random() % 12 == 0)
            m_applying.push_back(apply());
        else
            typeIntoTable();
    }

    void typeIntoTable()
    {
        const QString name = typeName(int(m_random() % typeCount));
        const int key = int(m_random() % 3);
        MatrixView& table = m_open.page().table();
        if (m_open.session().isInFlight(name) || !table.showCell(name, cell(key)))
            return;
        const QString text = u"v%1-%2"_s.arg(m_seed).arg(++m_count);
        say(u"edit %1 %2 %3 %4"_s.arg(m_count).arg(name, keys[key], text));
        QTest::keyClicks(&table, text.first(1)); // opens the editor
        QTest::keyClicks(QApplication::focusWidget(), text.sliced(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }

    QCoro::Task<void> apply()
    {
        Workspace& workspace = m_open.workspace();
        if (!workspace.applyRefusal().isEmpty() || !workspace.session().isDirty())
            co_return;
        QStringList names;
        for (const auto& [name, entry] : workspace.session().patch())
            names.append(name);
        m_isAboutToApply = true;
        const auto job = co_await workspace.apply(workspace.plan(), names);
        m_isAboutToApply = false;
        say(job ? u"applying"_s : u"not applied: "_s + job.error().message);
    }

    Places m_places;
    Settings m_settings;
    ProfileStore m_profiles;
    SecretStore m_secrets;
    Services m_services;
    QMainWindow m_window;
    OpenConnection m_open;
    std::mt19937 m_random;
    const unsigned m_seed;
    QTimer m_turn;
    std::vector<QCoro::Task<void>> m_applying;
    bool m_isAboutToApply = false;
    int m_count = 0;
};

/// A value that was typed; what was typed later into the same cell may stand there instead.
struct Typed
{
    QString name, key, text;
    bool isAcknowledged = false;
};

/// The killed program, as its output tells of it.
class Victim : public QObject
{
public:
    Victim(const QString& base, const QString& folder, unsigned seed)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QCoreApplication::applicationFilePath(), {u"--edit"_s, base, folder, QString::number(seed)});
    }
    ~Victim() override { kill(); }

    bool says(const QString& word)
    {
        read();
        return m_lines.contains(word);
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
        read();
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool wasKilled() const { return m_process.exitStatus() == QProcess::CrashExit; }
    const QStringList& lines() const { return m_lines; }
    std::vector<Typed> typed() const
    {
        std::vector<Typed> all;
        for (const QString& line : m_lines) {
            const QStringList words = line.split(u' ');
            if (words.first() == u"edit")
                all.push_back({words[2], words[3], words[4]});
            for (int at = 0; words.first() == u"saved" && at < words[1].toInt(); ++at)
                all[size_t(at)].isAcknowledged = true;
        }
        return all;
    }

private:
    void read()
    {
        m_rest += m_process.readAllStandardOutput();
        const qsizetype end = m_rest.lastIndexOf('\n');
        if (end < 0)
            return;
        m_lines += QString::fromUtf8(m_rest.first(end)).split(u'\n');
        m_rest.remove(0, end + 1);
    }

    QProcess m_process;
    QByteArray m_rest;
    QStringList m_lines;
};

SandboxOptions someTypes()
{
    QByteArrayList types;
    for (int number = 0; number < typeCount; ++number)
        types.append("{\"name\":\"" + typeName(number).toUtf8()
            + "\",\"providermap\":{\"google\":{\"image\":\"i\",\"sshuser\":\"s\",\"flavor\":\"f\"}}}");
    SandboxOptions options;
    options.imageTypesJson = '[' + types.join(',') + ']';
    return options;
}

} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostAndNothingIsSentTwice();
};

void TestKilled::nothingAcknowledgedIsLostAndNothingIsSentTwice()
{
    const QTemporaryDir dir;
    SandboxServer server(someTypes());
    QVERIFY(server.start());
    FaultProxy wire(server.port());
    const QString base = wire.url().toString() + u"/v2"_s;
    const DraftKey key = connectionTo(base).draftKey();
    const int kills = qEnvironmentVariableIsSet("FLAVORMAP_LONG") ? 100 : 10;
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    std::vector<Typed> typed;
    int applying = 0, held = 0, acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        const bool whileApplying = round % 2 == 1;
        const bool isHeld = round % 10 == 1 || round % 10 == 5 || round % 10 == 9;
        if (isHeld)
            wire.on({.method = "PUT"},
                round % 10 == 5 ? Fault::holdBeforeServer().withoutServer() : Fault::holdBeforeReply());
        Victim victim(base, dir.path(), unsigned(random()));
        QTRY_VERIFY_WITH_TIMEOUT(victim.says(u"ready"_s), 20'000); // it always starts
        if (whileApplying)
            QTRY_VERIFY_WITH_TIMEOUT(victim.says(u"applying"_s), 20'000);
        if (isHeld)
            QTRY_VERIFY_WITH_TIMEOUT(wire.heldCount() > 0, 20'000);
        QTimer::singleShot(int(random() % (whileApplying ? 40 : 400)), &victim, &Victim::kill);
        QTRY_VERIFY_WITH_TIMEOUT(!victim.isRunning(), 20'000);
        QVERIFY(victim.wasKilled());
        applying += whileApplying;
        held += isHeld && wire.heldCount() > 0;
        wire.clearFaults();
        wire.release();
        QTRY_COMPARE(wire.heldCount(), 0);
        QTRY_COMPARE(wire.openConnectionCount(), 0);
        for (Typed& each : victim.typed()) {
            acknowledged += each.isAcknowledged;
            typed.push_back(std::move(each));
        }

        const Places places = Places::below(dir.path());
        DraftStore store(places.dataDir, key);
        const auto draft = QCoro::waitFor(store.open());
        QCoro::waitFor(store.closed());
        QVERIFY2(draft.has_value(), qPrintable(draft ? QString() : draft.error().message));
        for (int number = 0; number < typeCount; ++number) {
            const QString name = typeName(number);
            const ImageType there = typeOf(server.imageType(name));
            const auto staged = draft->patch.find(name);
            for (int at = 0; at < 3; ++at) {
                QSet<QString> mayBe{there.value(cell(at)).text()};
                const PatchCell* change
                    = staged == draft->patch.end() ? nullptr : staged->second.find(cell(at));
                const QString now = change ? change->wanted.text() : there.value(cell(at)).text();
                // The last that was acknowledged, or what was typed after it.
                QStringList allowed;
                for (const Typed& each : typed) {
                    if (each.name != name || each.key != keys[at])
                        continue;
                    if (each.isAcknowledged)
                        allowed.clear();
                    allowed.append(each.text);
                }
                const bool neverAcknowledged = std::ranges::none_of(typed, [&](const Typed& each) {
                    return each.name == name && each.key == keys[at] && each.isAcknowledged;
                });
                QVERIFY2(neverAcknowledged || allowed.contains(now),
                    qPrintable(u"round %1, %2 %3: %4, not %5"_s.arg(round).arg(
                        name, keys[at], now, allowed.join(u" or "))));
            }
        }
    }
    QSet<QByteArray> bodies;
    int sent = 0;
    for (const WireRequest& request : wire.requests()) {
        if (request.method != "PUT" || !request.isForwarded)
            continue;
        ++sent;
        const QByteArray whole = request.target + request.bytes.sliced(request.bytes.indexOf("\r\n\r\n"));
        QVERIFY2(!bodies.contains(whole), whole.constData());
        bodies.insert(whole);
    }
    qint64 versions = 0;
    for (int number = 0; number < typeCount; ++number)
        versions += typeOf(server.imageType(typeName(number))).version().value_or(0) - 1;
    QCOMPARE(versions, qint64(sent));
    QVERIFY(sent > 0 && acknowledged > kills);
    QVERIFY(applying * 2 >= kills && held * 10 >= kills * 3);
}

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == u"--edit") {
        Editing editing(arguments.value(2), arguments.value(3), arguments.value(4).toUInt());
        const auto task = editing.begin();
        return app.exec();
    }
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
