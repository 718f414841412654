// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <functional>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// A member of the file, once for both directions.
struct Member
{
    QString name;
    QJsonValue::Type type;
    std::function<QJsonValue(const Profile&)> get;
    std::function<void(Profile&, const QJsonValue&)> set;
};

Member text(const QString& name, QString Profile::*member)
{
    return {name, QJsonValue::String, [member](const Profile& profile) { return profile.*member; },
        [member](Profile& profile, const QJsonValue& value) { profile.*member = value.toString(); }};
}

Member flag(const QString& name, bool Profile::*member)
{
    return {name, QJsonValue::Bool, [member](const Profile& profile) { return profile.*member; },
        [member](Profile& profile, const QJsonValue& value) { profile.*member = value.toBool(); }};
}

Member number(const QString& name, int Profile::*member, int least, int most)
{
    return {name, QJsonValue::Double, [member](const Profile& profile) { return profile.*member; },
        [=](Profile& profile, const QJsonValue& value) {
            profile.*member = int(std::clamp(value.toDouble(), double(least), double(most)));
        }};
}

const std::vector<Member>& members()
{
    static const std::vector<Member> table{
        {u"id"_s, QJsonValue::String,
            [](const Profile& profile) { return profile.id.toString(QUuid::WithoutBraces); },
            [](Profile& profile, const QJsonValue& value) {
                profile.id = QUuid::fromString(value.toString());
            }},
        text(u"name"_s, &Profile::name),
        number(u"colour"_s, &Profile::colour, 0, 7),
        text(u"address"_s, &Profile::address),
        text(u"tenant"_s, &Profile::tenant),
        text(u"user"_s, &Profile::user),
        flag(u"production"_s, &Profile::production),
        flag(u"readOnly"_s, &Profile::readOnly),
        text(u"caFile"_s, &Profile::caFile),
        number(u"timeoutSeconds"_s, &Profile::timeoutSeconds, 1, 600),
        {u"lastUsed"_s, QJsonValue::String,
            [](const Profile& profile) {
                return profile.lastUsed.isValid() ? profile.lastUsed.toUTC().toString(Qt::ISODateWithMs)
                                                  : QString();
            },
            [](Profile& profile, const QJsonValue& value) {
                profile.lastUsed = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toLocalTime();
            }},
    };
    return table;
}

QJsonObject jsonOf(const Profile& profile)
{
    QJsonObject object = profile.unknown;
    for (const Member& member : members())
        object.insert(member.name, member.get(profile));
    return object;
}

/// Takes what it knows out of `object`; false with the reason.
bool take(QJsonObject object, Profile& profile, QString* why)
{
    for (const Member& member : members()) {
        const QJsonValue value = object.take(member.name);
        if (value.isUndefined())
            continue;
        if (value.type() != member.type) {
            *why = u"wrong type of "_s + member.name;
            return false;
        }
        member.set(profile, value);
    }
    profile.unknown = object;
    if (profile.id.isNull())
        *why = u"a profile without an id"_s;
    else if (profile.name.trimmed().isEmpty())
        *why = u"a profile without a name"_s;
    return why->isEmpty();
}

const Profile* find(const std::vector<Profile>& profiles, const QUuid& id)
{
    const auto found = std::find_if(
        profiles.begin(), profiles.end(), [&](const Profile& profile) { return profile.id == id; });
    return found == profiles.end() ? nullptr : &*found;
}

bool same(const Profile* a, const Profile* b)
{
    return a && b ? *a == *b : a == b;
}

} // namespace

QByteArray ProfileFile::toJson() const
{
    QJsonArray list;
    for (const Profile& profile : profiles)
        list.append(jsonOf(profile));
    QJsonObject file = unknown;
    file.insert(u"version"_s, version);
    file.insert(u"profiles"_s, list);
    return QJsonDocument(file).toJson();
}

std::optional<ProfileFile> ProfileFile::fromJson(const QByteArray& json, QString* why)
{
    why->clear();
    QJsonParseError error;
    QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        *why = error.errorString() + u" at byte "_s + QString::number(error.offset);
        return {};
    }
    const QJsonValue number = object.take(u"version"_s);
    const QJsonValue list = object.take(u"profiles"_s);
    if (number.toInt() != version || !list.isArray()) {
        *why = u"no version or no list of profiles"_s;
        return {};
    }
    ProfileFile file;
    file.unknown = object;
    for (const QJsonValue& value : list.toArray()) {
        Profile profile;
        if (!value.isObject())
            *why = u"a profile that is not an object"_s;
        else if (take(value.toObject(), profile, why) && find(file.profiles, profile.id))
            *why = u"an id twice"_s;
        if (!why->isEmpty())
            return {};
        file.profiles.push_back(std::move(profile));
    }
    return file;
}

int ProfileFile::versionOf(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object().value(u"version"_s).toInt();
}

std::vector<Profile> mergedProfiles(
    const std::vector<Profile>& base, const std::vector<Profile>& mine, const std::vector<Profile>& theirs)
{
    const auto touched = [&](const QUuid& id) { return !same(find(base, id), find(mine, id)); };
    std::vector<Profile> merged;
    for (const Profile& profile : theirs) {
        if (!touched(profile.id))
            merged.push_back(profile);
        else if (const Profile* here = find(mine, profile.id))
            merged.push_back(*here);
    }
    for (const Profile& profile : mine) {
        if (touched(profile.id) && !find(theirs, profile.id))
            merged.push_back(profile);
    }
    return merged;
}

} // namespace flavormap
