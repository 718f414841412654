// SPDX-License-Identifier: GPL-3.0-or-later
// The power is cut at each sync of the draft: what was acknowledged before is there at the next start.
#include "drafthelp.h"

#include "support/cutdisk.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <atomic>
#include <mutex>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 40;

/// What a cut left, and how many rounds were acknowledged then.
struct Cut
{
    CutDisk::Image image;
    int acknowledged;
};

QString nameOf(int round)
{
    return u"type-%1"_s.arg(round);
}

/// Edits and waits for each to be acknowledged; the power is cut at each sync and after each round.
std::vector<Cut> cutsOfAnEditedDraft(unsigned seed)
{
    const QTemporaryDir home;
    CutDisk disk(home.path(), seed);
    std::mutex mutex;
    std::vector<Cut> cuts;
    std::atomic<int> acknowledged = 0;
    const auto cut = [&] {
        const int before = acknowledged; // what is acknowledged while the power goes, is not asked for
        CutDisk::Image image = disk.cut();
        const std::scoped_lock lock(mutex);
        cuts.push_back({std::move(image), before});
    };
    DraftStore store(home.path(), production);
    disk.beforeEachSync(cut);
    if (!QCoro::waitFor(store.open()))
        qFatal("the draft can't be opened");
    for (int round = 0; round < rounds; ++round) {
        std::vector<EntryChange> changes{staged(u"counter"_s, QString::number(round))};
        for (int many = 0; many < (round % 10 == 9 ? 40 : 1); ++many)
            changes.push_back(staged(nameOf(round) + (many ? u"-%1"_s.arg(many) : u""_s), u"mine"_s));
        store.commit(std::move(changes), {{step(nameOf(round))}, {}});
        if (!QCoro::waitFor(store.flushed()))
            qFatal("an edit was not written");
        acknowledged = round + 1;
        cut();
    }
    QCoro::waitFor(store.closed());
    cut();
    return cuts;
}

/// Empty: all that was acknowledged is in it.
QString lossOf(const Cut& cut)
{
    const QTemporaryDir home;
    CutDisk::write(cut.image, home.path());
    const int counted = DraftStore::stagedCount(home.path(), production); // as a card says it
    if (counted < cut.acknowledged)
        return u"%1 of %2 acknowledged are counted"_s.arg(counted).arg(cut.acknowledged);
    const auto opened = storedDraft(home.path());
    if (!opened)
        return cut.acknowledged == 0 ? QString() : opened.error().message;
    for (int round = 0; round < cut.acknowledged; ++round) {
        if (!opened->patch.contains(nameOf(round)))
            return u"%1 of %2 acknowledged is lost"_s.arg(round).arg(cut.acknowledged);
    }
    if (cut.acknowledged == 0)
        return {};
    const PatchEntry counter = opened->patch.at(u"counter"_s);
    const int count = counter.cells.front().second.wanted.text().toInt();
    if (count < cut.acknowledged - 1 || opened->done.size() != 1
        || opened->done.front().text != nameOf(count))
        return u"the last edit is %1 of %2, with %3 steps"_s.arg(count)
            .arg(cut.acknowledged)
            .arg(opened->done.size());
    return {};
}

/// Every connection is as unsafe as it can be made, whatever it asks for.
int withoutSync(sqlite3* connection, char**, const sqlite3_api_routines*)
{
    sqlite3_exec(connection, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    const auto ignoreSynchronous = [](void*, int what, const char* name, const char* value, const char*,
                                       const char*) {
        const bool isSetting = what == SQLITE_PRAGMA && value && sqlite3_stricmp(name, "synchronous") == 0;
        return isSetting ? SQLITE_IGNORE : SQLITE_OK;
    };
    return sqlite3_set_authorizer(connection, ignoreSynchronous, nullptr);
}

using Entry = void (*)(); // as SQLite wants it, whatever its arguments are
const auto unsafe = reinterpret_cast<Entry>(withoutSync);

} // namespace

class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatWasAcknowledgedIsLost_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 2; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void nothingThatWasAcknowledgedIsLost()
    {
        QFETCH(unsigned, seed);
        const std::vector<Cut> cuts = cutsOfAnEditedDraft(seed);
        QVERIFY(int(cuts.size()) > 2 * rounds); // at syncs too
        for (size_t at = 0; at < cuts.size(); ++at) {
            const QString loss = lossOf(cuts[at]);
            QVERIFY2(loss.isEmpty(), qPrintable(u"cut %1: %2"_s.arg(at).arg(loss)));
        }
    }

    /// Or the test could not fail.
    void withoutSyncEditsAreLost()
    {
        QCOMPARE(sqlite3_auto_extension(unsafe), SQLITE_OK);
        const std::vector<Cut> cuts = cutsOfAnEditedDraft(1);
        sqlite3_cancel_auto_extension(unsafe);
        const auto losses
            = std::ranges::count_if(cuts, [](const Cut& cut) { return !lossOf(cut).isEmpty(); });
        QVERIFY2(losses > rounds / 2, qPrintable(QString::number(losses)));
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_powercut.moc"
