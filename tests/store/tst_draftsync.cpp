// SPDX-License-Identifier: GPL-3.0-or-later
// The disk is told to write before an edit is acknowledged, and once for many. This program's fdatasync()
// stands before the C library's, for SQLite too.
#include "drafthelp.h"

#include <QTemporaryDir>

#include <atomic>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<int> syncs = 0;

} // namespace

extern "C" int fdatasync(int file)
{
    ++syncs;
    return int(::syscall(SYS_fdatasync, file));
}

using namespace flavormap;
using namespace Qt::StringLiterals;

class DraftSyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedEditWasSyncedToTheDisk()
    {
        const QTemporaryDir home;
        DraftStore store(home.path(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        for (int round = 0; round < 20; ++round) {
            const int before = syncs;
            store.commit({staged(u"centos-6"_s, QString::number(round))});
            QVERIFY(QCoro::waitFor(store.flushed()));
            QVERIFY(syncs > before);
        }
        QCoro::waitFor(store.closed());
    }

    void editsThatWaitShareOneTransaction()
    {
        const QTemporaryDir home;
        DraftStore store(home.path(), production);
        for (int i = 0; i < 1000; ++i) // waits for open()
            store.commit({staged(u"type-%1"_s.arg(i), u"x"_s)});
        const int before = syncs;
        QVERIFY(QCoro::waitFor(store.open()));
        QVERIFY(QCoro::waitFor(store.flushed()));
        QVERIFY2(syncs - before < 50, qPrintable(QString::number(syncs - before)));
        QCOMPARE(DraftStore::stagedCount(home.path(), production), 1000);
        QCoro::waitFor(store.closed());
    }
};

QTEST_GUILESS_MAIN(DraftSyncTest)
#include "tst_draftsync.moc"
