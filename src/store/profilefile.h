// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace flavormap {

/// What profiles.json says: {"version": 1, "profiles": [{"id", "name", …}]}. Members that this version
/// doesn't know, of the file and of each profile, are kept.
struct ProfileFile
{
    static constexpr int version = 1;

    std::vector<Profile> profiles;
    QJsonObject unknown; ///< of the file itself

    QByteArray toJson() const;
    /// Nothing: damaged (not such a file; a profile without an id, an id twice, a member of a wrong type);
    /// `why` then says where. Numbers out of their range are brought into it.
    static std::optional<ProfileFile> fromJson(const QByteArray& json, QString* why);
    /// Of a file of any version: above `version`, only its number can be read. 0: it says none.
    static int versionOf(const QByteArray& json);
};

/// Three-way by profile id: what was not touched here since `base` was read is taken from `theirs` (changed,
/// added, removed); what was touched here stays as it is here. In the order of `theirs`, then what is new
/// here.
std::vector<Profile> mergedProfiles(
    const std::vector<Profile>& base, const std::vector<Profile>& mine, const std::vector<Profile>& theirs);

} // namespace flavormap
