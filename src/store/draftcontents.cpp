// SPDX-License-Identifier: GPL-3.0-or-later
// What DraftDatabase reads and writes: entries, history, journal.
#include "edit/patchcodec.h"
#include "store/draftdatabase.h"

#include <QSqlError>
#include <QVariant>

namespace flavormap {

using namespace Qt::StringLiterals;
using Cause = StorageFault::Cause;

namespace {

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QVariant& text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toLocalTime();
}

JournalItem itemOf(const QSqlQuery& row)
{
    return {row.value(0).toString(), row.value(1).toString(), ItemState(row.value(2).toInt()),
        timeOf(row.value(3)), row.value(4).toString(), row.value(5).toByteArray(), row.value(6).toByteArray(),
        row.value(7).toString()};
}

} // namespace

Outcome<DraftDatabase::Contents> DraftDatabase::read()
{
    Contents contents;
    if (auto version = value(u"PRAGMA user_version"_s); !version || version->toInt() == 0)
        return version ? Outcome<Contents>(contents) : tl::unexpected(version.error());

    auto entries = run(u"SELECT name, json FROM entries"_s);
    if (!entries)
        return tl::unexpected(entries.error());
    while ((*entries)->next()) {
        auto entry = decodePatchEntry((*entries)->value(1).toByteArray());
        if (!entry)
            return fault(Cause::Damaged, m_path, entry.error().message);
        contents.patch.emplace((*entries)->value(0).toString(), std::move(*entry));
    }
    if ((*entries)->lastError().isValid())
        return tl::unexpected(storageFault((*entries)->lastError(), m_path));

    std::vector<UndoStep> steps;
    auto history = run(u"SELECT json FROM history ORDER BY position"_s);
    if (!history)
        return tl::unexpected(history.error());
    while ((*history)->next()) {
        auto step = decodeUndoStep((*history)->value(0).toByteArray());
        if (!step)
            return fault(Cause::Damaged, m_path, step.error().message);
        steps.push_back(std::move(*step));
    }
    if ((*history)->lastError().isValid())
        return tl::unexpected(storageFault((*history)->lastError(), m_path));

    auto done = value(u"SELECT value FROM meta WHERE key = 'done'"_s);
    auto lastCommit = value(u"SELECT value FROM meta WHERE key = 'lastCommit'"_s);
    if (!done || !lastCommit)
        return tl::unexpected(!done ? done.error() : lastCommit.error());
    const auto middle = steps.begin() + std::clamp(done->toLongLong(), 0LL, qlonglong(steps.size()));
    contents.done.assign(steps.begin(), middle);
    contents.undone.assign(middle, steps.end());
    contents.lastCommit = timeOf(*lastCommit);
    m_history = UndoHistory(contents.done, contents.undone);
    return contents;
}

Outcome<int> DraftDatabase::entryCount()
{
    return value(u"PRAGMA user_version"_s)
        .and_then([this](const QVariant& version) {
            return version.toInt() == 0 ? Outcome<QVariant>(0) : value(u"SELECT count(*) FROM entries"_s);
        })
        .map([](const QVariant& count) { return count.toInt(); });
}

Outcome<void> DraftDatabase::write(const std::vector<EntryChange>& changes)
{
    for (const EntryChange& change : changes) {
        auto done = change.after ? run(u"INSERT OR REPLACE INTO entries(name, json) VALUES(?, ?)"_s,
                        {change.name, encode(*change.after)})
                                 : run(u"DELETE FROM entries WHERE name = ?"_s, {change.name});
        if (!done)
            return tl::unexpected(done.error());
    }
    return setMeta(u"lastCommit"_s, timeText(QDateTime::currentDateTimeUtc()));
}

Outcome<void> DraftDatabase::writeHistory(const UndoHistory& history)
{
    for (const qsizetype position : history.changedSince(m_history.value_or(UndoHistory()))) {
        auto stored = run(u"INSERT OR REPLACE INTO history(position, json) VALUES(?, ?)"_s,
            {qlonglong(position), encode(history.at(position))});
        if (!stored)
            return tl::unexpected(stored.error());
    }
    auto shortened = run(u"DELETE FROM history WHERE position >= ?"_s, {qlonglong(history.size())});
    if (!shortened)
        return tl::unexpected(shortened.error());
    m_history = history;
    return setMeta(u"done"_s, qlonglong(history.doneCount()));
}

Outcome<void> DraftDatabase::append(const JournalItem& item)
{
    return run(u"INSERT INTO journal(run, name, state, at, what, before, after, reason) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {item.run, item.name, int(item.state), timeText(item.when), item.what, item.before, item.after,
            item.reason})
        .map([](QSqlQuery*) {});
}

Outcome<std::vector<JournalItem>> DraftDatabase::journal(const QString& wanted)
{
    QVariant name = wanted;
    if (wanted.isEmpty()) {
        auto newest = value(u"SELECT run FROM journal ORDER BY id DESC LIMIT 1"_s);
        if (!newest)
            return tl::unexpected(newest.error());
        name = *newest;
    }
    auto rows = run(u"SELECT run, name, state, at, what, before, after, reason FROM journal WHERE run = ? "
                    "ORDER BY id"_s,
        {name});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<JournalItem> items;
    while ((*rows)->next())
        items.push_back(itemOf(**rows));
    if ((*rows)->lastError().isValid())
        return tl::unexpected(storageFault((*rows)->lastError(), m_path));
    (*rows)->finish();
    return items;
}

} // namespace flavormap
