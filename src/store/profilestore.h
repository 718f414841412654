// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QObject>

#include <functional>
#include <memory>

namespace flavormap {

/// The saved connections: profiles.json in the config folder (0600, QSaveFile, versioned, no secrets). A file
/// that can't be read is set aside ("profiles.json.damaged-2026-…"), never overwritten; one that changed on
/// disk since it was read is merged by profile id: what was not touched here is taken from the disk. Small
/// and synchronous: it is read once and written on Save.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    explicit ProfileStore(QString configDir, QObject* parent = nullptr);
    ~ProfileStore() override;

    /// Reads the file; none is an empty list. Error Storage: it was damaged (set aside, the sentence says
    /// where) or is newer than this program or can't be read; the list is then empty, and in the latter two
    /// cases save refuses.
    Result<void> load();
    const std::vector<Profile>& profiles() const;
    const Profile* find(const QUuid& id) const;
    const Profile* findByName(const QString& name) const;

    /// Adds (null id: gets a new one) or changes one. Errors: Invalid (name empty or taken), Storage (with
    /// the path and what to do). After a Storage error the list holds the change in memory, `unsaved()` is
    /// true.
    Result<Profile> save(Profile profile);
    Result<void> remove(const QUuid& id);
    bool unsaved() const;

Q_SIGNALS:
    void changed();
    /// The file was found damaged while saving, and was set aside before the list was written.
    void setAside(const flavormap::Error& error);

private:
    Result<void> store(const std::function<Result<void>()>& check, const std::function<void()>& change);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
