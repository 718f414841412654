// SPDX-License-Identifier: GPL-3.0-or-later
// profiles.json, whoever wrote it.
#include "fuzz/promise.h"

#include "store/profilefile.h"

using namespace flavormap;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), qsizetype(size));
    QString why;
    const auto file = ProfileFile::fromJson(json, &why);
    if (!file) {
        promise(!why.isEmpty(), "what is damaged is said");
        return 0;
    }
    for (const Profile& profile : file->profiles) {
        promise(!profile.id.isNull(), "every profile has an id");
        promise(profile.timeoutSeconds >= 1 && profile.timeoutSeconds <= 600, "time-outs are in their range");
        promise(profile.colour >= 0 && profile.colour <= 7, "colours are in their range");
    }
    const auto again = ProfileFile::fromJson(file->toJson(), &why);
    promise(again.has_value(), "what is written can be read");
    promise(again->profiles == file->profiles, "profiles are kept");
    promise(again->unknown == file->unknown, "so is what this version doesn't know");
    promise(mergedProfiles(file->profiles, file->profiles, file->profiles) == file->profiles,
        "where nobody changed anything nothing changes");
    return 0;
}
