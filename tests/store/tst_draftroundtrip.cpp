// SPDX-License-Identifier: GPL-3.0-or-later
#include "drafthelp.h"

#include <QTemporaryDir>

#include "support/generators.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

rc::Gen<PatchEntry> anyEntry()
{
    using Cells = std::vector<std::tuple<CellPath, Value, Value>>;
    return rc::gen::apply(
        [](PatchEntry::Kind kind, QString origin, bool isWhole, const ImageType& whole, const Cells& cells) {
            PatchEntry entry;
            entry.kind = kind;
            entry.origin = std::move(origin);
            if (isWhole)
                entry.seenWhole = std::make_shared<ImageType>(whole);
            for (const auto& [path, seen, wanted] : cells)
                entry.cells.emplace_back(path, PatchCell{seen, wanted});
            return entry;
        },
        rc::gen::element(PatchEntry::Kind::Create, PatchEntry::Kind::Update, PatchEntry::Kind::Delete),
        rc::gen::oneOf(rc::gen::just(QString()), anyImageTypeName()), rc::gen::arbitrary<bool>(),
        rc::gen::arbitrary<ImageType>(), rc::gen::arbitrary<Cells>());
}

rc::Gen<EntryChange> anyChange()
{
    return rc::gen::apply(
        [](const QString& name, bool wasStaged, const PatchEntry& before, bool isStaged,
            const PatchEntry& after) {
            EntryChange change{name, {}, {}};
            if (wasStaged)
                change.before = before;
            if (isStaged)
                change.after = after;
            return change;
        },
        anyImageTypeName(), rc::gen::arbitrary<bool>(), anyEntry(), rc::gen::arbitrary<bool>(), anyEntry());
}

/// A few transactions of a few changes each: the files are real, each example syncs them.
rc::Gen<std::vector<std::vector<EntryChange>>> anyCommits()
{
    const auto few = rc::gen::resize(8, rc::gen::container<std::vector<EntryChange>>(anyChange()));
    return rc::gen::resize(8, rc::gen::container<std::vector<std::vector<EntryChange>>>(few));
}

std::vector<UndoStep> anySteps()
{
    std::vector<UndoStep> steps;
    for (const auto& changes : *anyCommits())
        steps.push_back({u"Step \u00e4 %1"_s.arg(steps.size()), QDateTime::fromMSecsSinceEpoch(1700000000123),
            {changes.begin(), changes.end()}});
    return steps;
}

} // namespace

class DraftRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadAfterReopeningIsWhatWasCommitted()
    {
        QVERIFY(rc::check("patch -> SQLite -> patch is identity", [] {
            const QTemporaryDir home;
            Patch expected;
            DraftStore store(home.path(), production);
            RC_ASSERT(QCoro::waitFor(store.open()).has_value());
            const auto commits = *anyCommits();
            for (const auto& changes : commits) {
                store.commit(changes);
                for (const EntryChange& change : changes) {
                    expected.erase(change.name);
                    if (change.after)
                        expected.emplace(change.name, *change.after);
                }
            }
            RC_ASSERT(QCoro::waitFor(store.flushed()).has_value());
            QCoro::waitFor(store.closed());
            const auto opened = storedDraft(home.path());
            RC_ASSERT(opened.has_value());
            RC_ASSERT(opened->patch == expected);
        }));
    }

    void theStoredHistoryIsTheLastOneHandedOver()
    {
        QVERIFY(rc::check("history -> SQLite -> history is identity", [] {
            const QTemporaryDir home;
            const auto first = anySteps(), done = anySteps(), undone = anySteps();
            {
                DraftStore store(home.path(), production);
                RC_ASSERT(QCoro::waitFor(store.open()).has_value());
                store.commitHistory({first, done});
                RC_ASSERT(QCoro::waitFor(store.flushed()).has_value());
                store.commitHistory({done, undone});
                RC_ASSERT(QCoro::waitFor(store.flushed()).has_value());
                QCoro::waitFor(store.closed());
            }
            const auto opened = storedDraft(home.path());
            RC_ASSERT(opened.has_value());
            RC_ASSERT(opened->done == done);
            RC_ASSERT(opened->undone == undone);
        }));
    }
};

QTEST_GUILESS_MAIN(DraftRoundTripTest)
#include "tst_draftroundtrip.moc"
