// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draftstore.h"

#include <QCoroTask>
#include <QDir>
#include <QTest>

namespace flavormap {

inline const DraftKey production{QUuid::fromString(u"11111111-2222-3333-4444-555555555555"),
    QStringLiteral("https://coopr.example:55054/v2"), QStringLiteral("superadmin"), QStringLiteral("admin")};

/// One cell staged in the image type `name`.
inline PatchEntry stagedEntry(const QString& wanted)
{
    PatchEntry entry;
    entry.cells.emplace_back(CellPath::entry(QStringLiteral("openstack"), QStringLiteral("image")),
        PatchCell{Value::string(QStringLiteral("before")), Value::string(wanted)});
    return entry;
}

inline EntryChange staged(const QString& name, const QString& wanted)
{
    return {name, std::nullopt, stagedEntry(wanted)};
}

inline EntryChange unstaged(const QString& name)
{
    return {name, stagedEntry(QString()), std::nullopt};
}

inline UndoStep step(const QString& text, const QString& name = QStringLiteral("centos-6"))
{
    return {text, QDateTime::fromMSecsSinceEpoch(1700000000123), {staged(name, text)}};
}

inline QString draftFile(const QString& dataDir, const DraftKey& key = production)
{
    return dataDir + QStringLiteral("/drafts/") + key.fileName() + QStringLiteral(".sqlite");
}

/// All files of the drafts folder, sorted.
inline QStringList draftFiles(const QString& dataDir)
{
    return QDir(dataDir + QStringLiteral("/drafts")).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

/// Opens, says what is stored, closes.
inline Result<DraftStore::Opened> storedDraft(const QString& dataDir, const DraftKey& key = production)
{
    DraftStore store(dataDir, key);
    auto opened = QCoro::waitFor(store.open());
    QCoro::waitFor(store.closed());
    return opened;
}

/// A draft on disk with these image types staged, closed again.
inline void makeDraft(const QString& dataDir, const QStringList& names, const DraftKey& key = production)
{
    DraftStore store(dataDir, key);
    QVERIFY(QCoro::waitFor(store.open()));
    for (const QString& name : names)
        store.commit({staged(name, QStringLiteral("mine"))});
    QVERIFY(QCoro::waitFor(store.flushed()));
    QCoro::waitFor(store.closed());
}

} // namespace flavormap
