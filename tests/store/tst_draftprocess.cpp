// SPDX-License-Identifier: GPL-3.0-or-later
// What another process, killed in the middle, leaves behind. This program is that process too: with --stage
// it commits edits as fast as it can and prints each number once it is acknowledged.
#include "drafthelp.h"

#include "store/journal.h"

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

#include <unistd.h>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int manyEdits = 1000000;

/// Edit number n stages the image type "type-n".
QString nameOf(quint64 number)
{
    return u"type-%1"_s.arg(number);
}

void print(const QByteArray& line)
{
    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
        ::_exit(2);
}

int stage(QCoreApplication& app, const QString& dataDir, int edits, bool thenExit)
{
    DraftStore store(dataDir, production);
    const auto opened = QCoro::waitFor(store.open());
    if (!opened || store.isReadOnly())
        return 3;
    print("open\n");
    QObject::connect(&store, &DraftStore::acknowledged, &app, [&](quint64 upTo) {
        print(QByteArray::number(upTo) + '\n');
        if (thenExit && upTo >= quint64(edits))
            ::_exit(0); // no destructor, nothing closed
    });
    // A few at a time, so that there is always something between handed over and acknowledged.
    quint64 next = 1;
    const auto more = [&](quint64 upTo) {
        for (; next <= std::min<quint64>(upTo + 7, quint64(edits)); ++next)
            store.commit({staged(nameOf(next), QString::number(next))});
    };
    QObject::connect(&store, &DraftStore::acknowledged, &app, more);
    more(0);
    return app.exec();
}

} // namespace

class DraftProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void everyAcknowledgedEditSurvivesKill_data()
    {
        QTest::addColumn<quint64>("least");
        for (const quint64 least : {1u, 10u, 50u, 200u, 500u})
            QTest::addRow("after %llu", qulonglong(least)) << least;
    }

    void everyAcknowledgedEditSurvivesKill()
    {
        QFETCH(const quint64, least);
        QProcess other;
        startStaging(other, manyEdits);
        quint64 acknowledged = 0;
        while (acknowledged < least) {
            QVERIFY(other.canReadLine() || other.waitForReadyRead(30000));
            acknowledged = std::max(acknowledged, other.readLine().trimmed().toULongLong());
        }
        killNow(other);
        while (other.canReadLine()) // whatever it said before it died counts
            acknowledged = std::max(acknowledged, other.readLine().trimmed().toULongLong());

        const auto opened = storedDraft(dataDir());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(opened->lockedBy.isEmpty()); // the dead process's lock was taken over
        for (quint64 number = 1; number <= acknowledged; ++number) {
            const auto entry = opened->patch.find(nameOf(number));
            QVERIFY2(entry != opened->patch.end(), qPrintable(nameOf(number)));
            QCOMPARE(entry->second, stagedEntry(QString::number(number)));
        }
        QVERIFY(opened->patch.size() < manyEdits); // it was killed in the middle
    }

    void everyEditSurvivesAnExitWithoutClosing()
    {
        QProcess other;
        startStaging(other, 100, true);
        QVERIFY(other.waitForFinished(30000));
        QCOMPARE(other.exitCode(), 0);
        QVERIFY(QFile::exists(draftFile(dataDir()) + u"-wal"_s)); // nothing was closed
        const auto opened = storedDraft(dataDir());
        QVERIFY(opened);
        QCOMPARE(opened->patch.size(), size_t(100));
    }

    void aSecondProcessIsToldWhoHasTheDraft()
    {
        QProcess other;
        startStaging(other, 5);
        QTRY_COMPARE_WITH_TIMEOUT(DraftStore::stagedCount(dataDir(), production), 5, 30000);

        DraftStore store(dataDir(), production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(opened);
        QVERIFY(store.isReadOnly());
        QVERIFY2(store.lockedBy().contains(
                     u"process %1 on %2"_s.arg(other.processId()).arg(QSysInfo::machineHostName())),
            qPrintable(store.lockedBy()));
        QCOMPARE(opened->lockedBy, store.lockedBy());
        QCOMPARE(opened->patch.size(), size_t(5));
        QVERIFY(!QCoro::waitFor(store.journal().record({u"run"_s, u"centos-6"_s, {}, {}, {}, {}, {}, {}})));
        const auto items = QCoro::waitFor(store.journal().lastRun()); // reading is free
        QVERIFY(items);
        QVERIFY(items->empty());

        killNow(other);
        const auto again = QCoro::waitFor(store.open());
        QVERIFY(again);
        QVERIFY(!store.isReadOnly());
        store.commit({staged(u"mine"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QCoro::waitFor(store.closed());
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 6);
    }

private:
    void startStaging(QProcess& process, int edits, bool thenExit = false)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
            {thenExit ? u"--stage-and-exit"_s : u"--stage"_s, dataDir(), QString::number(edits)});
        QVERIFY(process.waitForReadyRead(30000));
        QCOMPARE(process.readLine(), "open\n");
    }

    static void killNow(QProcess& process)
    {
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    }

    QString dataDir() const { return m_home->filePath(u"data"_s); }

    std::optional<QTemporaryDir> m_home;
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1).startsWith(u"--stage"_s))
        return stage(
            app, arguments.value(2), arguments.value(3).toInt(), arguments.at(1) == u"--stage-and-exit"_s);
    DraftProcessTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_draftprocess.moc"
