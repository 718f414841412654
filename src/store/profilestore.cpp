// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilestore.h"

#include "store/privatefiles.h"
#include "store/profilefile.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStorageInfo>

namespace flavormap {

using namespace Qt::StringLiterals;

class ProfileStore::Private
{
public:
    /// What is on disk; nothing: no file. Sets it aside when it is damaged (`damage` then says so).
    Result<std::optional<ProfileFile>> read(std::optional<Error>* damage);
    Result<void> mergeDisk(std::optional<Error>* damage);
    Result<void> write();
    Result<void> checked(const Profile& profile) const;
    const Profile* find(const std::function<bool(const Profile&)>& wanted) const;

    QString folder;
    QString path;
    ProfileFile file;             ///< as shown
    std::vector<Profile> onDisk;  ///< as last read or written
    std::optional<Error> refusal; ///< why save must not touch the file
    bool unsaved = false;
};

Result<std::optional<ProfileFile>> ProfileStore::Private::read(std::optional<Error>* damage)
{
    QFile source(path);
    // A folder that can't be entered has no file either, as far as can be seen: open() then fails.
    const QFileInfo place(folder);
    if (!QFileInfo::exists(path) && (!place.exists() || place.isExecutable()))
        return std::optional<ProfileFile>();
    if (isClosedFolder(folder)) {
        return failure(Error::Kind::Storage,
            tr("The folder %1 of the connections can't be entered: give yourself access to it and start "
               "Flavormap again.")
                .arg(folder));
    }
    if (!source.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Storage,
            tr("The connections in %1 can't be read: give yourself read access to it and start Flavormap "
               "again.")
                .arg(path),
            source.errorString());
    }
    const QByteArray json = source.readAll();
    if (source.error() != QFileDevice::NoError) {
        return failure(Error::Kind::Storage,
            tr("Reading the connections in %1 failed: check the disk and start Flavormap again.").arg(path),
            source.errorString());
    }
    if (ProfileFile::versionOf(json) > ProfileFile::version) {
        return failure(Error::Kind::Storage,
            tr("The connections in %1 were written by a newer Flavormap and are left untouched: use that "
               "version, "
               "or start with --config and another folder.")
                .arg(path));
    }
    QString why;
    auto parsed = ProfileFile::fromJson(json, &why);
    if (parsed)
        return parsed;
    auto kept = flavormap::setAside(path);
    if (!kept)
        return tl::unexpected(kept.error());
    *damage = Error{Error::Kind::Storage,
        tr("The connections in %1 could not be understood: the file is kept as %2; repair it and put it "
           "back, or "
           "enter the connections again.")
            .arg(path, *kept),
        why};
    return std::optional<ProfileFile>();
}

/// Before a write: takes over what another process wrote since. A file that is gone is not a wish to remove
/// everything.
Result<void> ProfileStore::Private::mergeDisk(std::optional<Error>* damage)
{
    auto disk = read(damage);
    if (!disk)
        return tl::unexpected(disk.error());
    if (*disk) {
        file.profiles = mergedProfiles(onDisk, file.profiles, (*disk)->profiles);
        file.unknown = (*disk)->unknown;
        onDisk = (*disk)->profiles;
    }
    return {};
}

Result<void> ProfileStore::Private::write()
{
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly)) {
        return failure(Error::Kind::Storage,
            (isOnReadOnlyDisk(folder) ? tr(
                 "The connections can't be saved in %1, because its disk is mounted read-only: mount it "
                 "writable and save again, or start with --config and another folder.")
                                      : tr("The connections can't be saved in %1: give yourself write access "
                                           "to its folder and save "
                                           "again."))
                .arg(path),
            target.errorString());
    }
    target.setPermissions(privateFile);
    const QByteArray json = file.toJson();
    // flush() by itself: Qt 6.4's commit() does not see that it failed, and would put half a file in place.
    if (target.write(json) != json.size() || !target.flush() || !target.commit()) {
        const bool full = target.error() == QFileDevice::ResourceError
            || QStorageInfo(folder).bytesAvailable() < json.size();
        return failure(Error::Kind::Storage,
            (full ? tr(
                 "The disk is full, so the connections can't be saved in %1: free some space and save again.")
                  : tr("Saving the connections in %1 failed: check the disk and save again."))
                .arg(path),
            target.errorString());
    }
    onDisk = file.profiles;
    unsaved = false;
    return {};
}

Result<void> ProfileStore::Private::checked(const Profile& profile) const
{
    if (profile.name.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, tr("The connection needs a name: type one."));
    const Profile* other
        = find([&](const Profile& p) { return p.name == profile.name && p.id != profile.id; });
    if (other) {
        return failure(Error::Kind::Invalid,
            tr("There is a connection named %1 already: choose another name.").arg(profile.name));
    }
    return {};
}

const Profile* ProfileStore::Private::find(const std::function<bool(const Profile&)>& wanted) const
{
    const auto found = std::find_if(file.profiles.begin(), file.profiles.end(), wanted);
    return found == file.profiles.end() ? nullptr : &*found;
}

ProfileStore::ProfileStore(QString configDir, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->folder = std::move(configDir);
    d->path = d->folder + u"/profiles.json"_s;
}

ProfileStore::~ProfileStore() = default;

Result<void> ProfileStore::load()
{
    std::optional<Error> damage;
    auto disk = d->read(&damage);
    d->refusal = disk ? std::optional<Error>() : disk.error();
    d->file = disk ? disk->value_or(ProfileFile()) : ProfileFile();
    d->onDisk = d->file.profiles;
    d->unsaved = false;
    Q_EMIT changed();
    if (d->refusal || damage)
        return tl::unexpected(d->refusal ? *d->refusal : *damage);
    return {};
}

const std::vector<Profile>& ProfileStore::profiles() const
{
    return d->file.profiles;
}

const Profile* ProfileStore::find(const QUuid& id) const
{
    return d->find([&](const Profile& profile) { return profile.id == id; });
}

const Profile* ProfileStore::findByName(const QString& name) const
{
    return d->find([&](const Profile& profile) { return profile.name == name; });
}

Result<Profile> ProfileStore::save(Profile profile)
{
    if (profile.id.isNull())
        profile.id = QUuid::createUuid();
    const auto put = [&] {
        auto& profiles = d->file.profiles;
        const auto place = std::find_if(
            profiles.begin(), profiles.end(), [&](const Profile& p) { return p.id == profile.id; });
        if (place == profiles.end())
            profiles.push_back(profile);
        else
            *place = profile;
    };
    return store([&] { return d->checked(profile); }, put).map([&] { return profile; });
}

Result<void> ProfileStore::remove(const QUuid& id)
{
    return store([] { return Result<void>(); },
        [&] { std::erase_if(d->file.profiles, [&](const Profile& profile) { return profile.id == id; }); });
}

Result<void> ProfileStore::store(
    const std::function<Result<void>()>& check, const std::function<void()>& change)
{
    std::optional<Error> damage;
    // Held from reading to writing, for milliseconds: two windows that save at once lose nothing.
    QLockFile lock(d->path + u".lock"_s);
    lock.setStaleLockTime(10000);
    Result<void> ready = d->refusal ? tl::unexpected(*d->refusal) : makePrivateFolder(d->folder);
    if (ready && !lock.tryLock(2000) && lock.error() == QLockFile::LockFailedError) {
        ready = failure(Error::Kind::Storage,
            tr("Another Flavormap is saving the connections in %1: save again in a moment.").arg(d->path));
    }
    if (ready)
        ready = d->mergeDisk(&damage);
    Result<void> valid = check();
    if (valid) {
        change();
        d->unsaved = true;
        if (ready)
            ready = d->write();
    }
    Q_EMIT changed(); // also what came from the disk
    if (damage)
        Q_EMIT setAside(*damage);
    return valid ? ready : valid;
}

bool ProfileStore::unsaved() const
{
    return d->unsaved;
}

} // namespace flavormap

#include "moc_profilestore.cpp"
