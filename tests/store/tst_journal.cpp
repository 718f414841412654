// SPDX-License-Identifier: GPL-3.0-or-later
#include "drafthelp.h"

#include "store/journal.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

JournalItem item(const QString& run, const QString& name, ItemState state)
{
    return {run, name, state, QDateTime::fromMSecsSinceEpoch(1700000000123), u"rename from centos-5"_s,
        "{\"name\":\"centos-5\"}", "{\"name\":\"centos-6\",\"description\":\"\xc3\xa4\"}",
        u"the server said 500"_s};
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void itemsComeBackInOrderRunByRun()
    {
        const std::vector<JournalItem> first{item(u"run-1"_s, u"centos-6"_s, ItemState::Checking),
            item(u"run-1"_s, u"centos-6"_s, ItemState::Verified)};
        const JournalItem second{u"run-2"_s, u"b"_s, ItemState::Unknown, {}, {}, {}, {}, {}};
        {
            DraftStore store(dataDir(), production);
            QVERIFY(QCoro::waitFor(store.open()));
            const auto none = QCoro::waitFor(store.journal().lastRun());
            QVERIFY(none);
            QVERIFY(none->empty());
            for (const JournalItem& recorded : first)
                QVERIFY(QCoro::waitFor(store.journal().record(recorded)));
            QVERIFY(QCoro::waitFor(store.journal().record(second)));
            QCoro::waitFor(store.closed());
        }
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        const auto run = QCoro::waitFor(store.journal().run(u"run-1"_s));
        QVERIFY(run);
        QCOMPARE(*run, first);
        const auto last = QCoro::waitFor(store.journal().lastRun());
        QVERIFY(last);
        QCOMPARE(*last, std::vector{second});
        QCoro::waitFor(store.closed());
    }

    void thousandsOfConcurrentRecordsAreEachAcknowledged_data()
    {
        QTest::addColumn<int>("inFlight");
        for (const int inFlight : {6, 1000})
            QTest::addRow("%d in flight", inFlight) << inFlight;
    }

    void thousandsOfConcurrentRecordsAreEachAcknowledged()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        QFETCH(const int, inFlight);
        constexpr int items = 1000;
        int next = 0;
        int ended = 0, failed = 0;
        const auto apply = [&]() -> QCoro::Task<void> {
            while (next < items) {
                const QString name = u"type-%1"_s.arg(next++);
                for (const ItemState state :
                    {ItemState::Checking, ItemState::Sending, ItemState::Verifying, ItemState::Verified}) {
                    const Result<void> recorded
                        = co_await store.journal().record(item(u"run"_s, name, state));
                    failed += recorded ? 0 : 1;
                }
                ++ended;
            }
        };
        QElapsedTimer time;
        time.start();
        std::vector<QCoro::Task<void>> applying;
        for (int worker = 0; worker < inFlight; ++worker)
            applying.push_back(apply());
        for (QCoro::Task<void>& worker : applying)
            QCoro::waitFor(worker);
        QCOMPARE(ended, items);
        qInfo("%d items x 4 states, %d in flight: %lld ms", items, inFlight, qlonglong(time.elapsed()));
        QCOMPARE(failed, 0);
        const auto run = QCoro::waitFor(store.journal().lastRun());
        QVERIFY(run);
        QCOMPARE(run->size(), size_t(4 * items));
        QCoro::waitFor(store.closed());
    }

    void anItemFollowsTheEditsHandedOverBeforeIt()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        for (int i = 0; i < 300; ++i)
            store.commit({staged(u"type-%1"_s.arg(i), u"x"_s)});
        QVERIFY(QCoro::waitFor(store.journal().record(item(u"run"_s, u"a"_s, ItemState::Checking))));
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 300);
        QCoro::waitFor(store.closed());
    }

    void onlyTheNewestRunsAreKept()
    {
        {
            DraftStore store(dataDir(), production);
            QVERIFY(QCoro::waitFor(store.open()));
            for (int run = 1; run <= 25; ++run)
                QVERIFY(QCoro::waitFor(
                    store.journal().record(item(u"run-%1"_s.arg(run), u"a"_s, ItemState::Verified))));
            QCoro::waitFor(store.closed());
        }
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        const auto size = [&](int run) {
            return QCoro::waitFor(store.journal().run(u"run-%1"_s.arg(run)))
                .value_or(std::vector<JournalItem>())
                .size();
        };
        QCOMPARE(size(5), size_t(0));
        QCOMPARE(size(6), size_t(1));
        QCOMPARE(size(25), size_t(1));
        QCoro::waitFor(store.closed());
    }

    void afterClosingARecordIsAnErrorAndSoNothingIsSent()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        QCoro::waitFor(store.closed());
        const auto recorded
            = QCoro::waitFor(store.journal().record(item(u"run"_s, u"a"_s, ItemState::Sending)));
        QVERIFY(!recorded);
        QCOMPARE(recorded.error().kind, Error::Kind::Storage);
        QVERIFY(!QCoro::waitFor(store.journal().lastRun()));
    }

private:
    QString dataDir() const { return m_home->filePath(u"data"_s); }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
