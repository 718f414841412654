// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetype.h"

#include "domain/providermapjson.h"

#include <algorithm>
#include <tuple>

namespace flavormap {

namespace {

constexpr QStringView nameMember = u"name";
constexpr QStringView versionMember = u"version";
constexpr QStringView mapMember = u"providermap";

bool isReserved(const QString& member)
{
    return member == nameMember || member == versionMember || member == mapMember;
}

/// A whole number as JSON spells it in one way only, so that it is written again as it was read.
std::optional<qint64> wholeNumber(const Value& value)
{
    bool ok = false;
    const qint64 number = value.isRawJson() ? value.text().toLongLong(&ok) : 0;
    return ok && QString::number(number) == value.text() ? std::optional(number) : std::nullopt;
}

Provider* findProvider(ProviderMap& map, const QString& name)
{
    const auto found = std::ranges::find(map.providers, name, &Provider::name);
    return found == map.providers.end() ? nullptr : &*found;
}

/// An object to put providers into, whatever was there before.
ProviderMap& madeObject(ProviderMap& map)
{
    if (map.state != ProviderMap::State::Object)
        map = {ProviderMap::State::Object, {}, {}};
    return map;
}

void clearEntry(ProviderMap& map, const CellPath& path)
{
    Provider* const provider = findProvider(map, path.providerName());
    if (!provider
        || std::erase_if(provider->entries, [&](const auto& e) { return e.key == path.key(); }) == 0)
        return;
    if (provider->entries.empty())
        std::erase_if(map.providers, [&](const Provider& p) { return p.name == path.providerName(); });
}

void setEntry(ProviderMap& map, const CellPath& path, const Value& value)
{
    Provider* provider = findProvider(madeObject(map), path.providerName());
    if (!provider)
        provider = &map.providers.emplace_back(Provider{path.providerName(), {}, {}});
    provider->notAnObject = {};
    const auto found = std::ranges::find(provider->entries, path.key(), &Provider::Entry::key);
    if (found == provider->entries.end())
        provider->entries.push_back({path.key(), value});
    else
        found->value = value;
}

void setProvider(ProviderMap& map, const QString& name, const Value& value)
{
    if (value.isAbsent()) {
        std::erase_if(map.providers, [&](const Provider& provider) { return provider.name == name; });
        return;
    }
    Provider* const known = findProvider(madeObject(map), name);
    (known ? *known : map.providers.emplace_back()) = providerOf(name, value);
}

} // namespace

ImageType::ImageType()
    : d(new Data)
{
}

ImageType::ImageType(QString name)
    : ImageType()
{
    setName(std::move(name));
}

ImageType::ImageType(const ImageType& other) = default;
ImageType::ImageType(ImageType&& other) noexcept = default;
ImageType& ImageType::operator=(const ImageType& other) = default;
ImageType& ImageType::operator=(ImageType&& other) noexcept = default;
ImageType::~ImageType() = default;

void ImageType::setName(QString name)
{
    d->name = std::move(name);
    if (!d->memberOrder.contains(nameMember))
        d->memberOrder.prepend(nameMember.toString());
}

void ImageType::setVersion(std::optional<qint64> version)
{
    d->version = version;
    if (std::ranges::find(d->members, versionMember, &Member::name) == d->members.end())
        keepPlace(versionMember.toString(), version.has_value());
}

Value ImageType::value(const CellPath& path) const
{
    switch (path.kind()) {
    case CellPath::Kind::Member: {
        const auto found = std::ranges::find(d->members, path.memberName(), &Member::name);
        return found == d->members.end() || isReserved(path.memberName()) ? Value() : found->value;
    }
    case CellPath::Kind::Map:
        return cellOf(d->providerMap);
    case CellPath::Kind::Provider:
    case CellPath::Kind::Entry:
        break;
    }
    const Provider* const provider = d->providerMap.find(path.providerName());
    if (!provider)
        return {};
    if (!path.isEntry())
        return cellOf(*provider);
    const auto found = std::ranges::find(provider->entries, path.key(), &Provider::Entry::key);
    return found == provider->entries.end() ? Value() : found->value;
}

void ImageType::setValue(const CellPath& path, const Value& value)
{
    if (path.kind() == CellPath::Kind::Member) {
        setMember(path.memberName(), value);
        return;
    }
    switch (path.kind()) {
    case CellPath::Kind::Map:
        d->providerMap = providerMapOf(value);
        break;
    case CellPath::Kind::Provider:
        setProvider(d->providerMap, path.providerName(), value);
        break;
    default:
        value.isAbsent() ? clearEntry(d->providerMap, path) : setEntry(d->providerMap, path, value);
    }
    keepPlace(mapMember.toString(), d->providerMap.state != ProviderMap::State::Absent);
}

void ImageType::setMember(const QString& name, const Value& value)
{
    if (isReserved(name))
        return;
    keepPlace(name, !value.isAbsent());
    const auto found = std::ranges::find(d->members, name, &Member::name);
    if (value.isAbsent()) {
        if (found != d->members.end())
            d->members.erase(found);
    } else if (found == d->members.end()) {
        d->members.push_back({name, value});
    } else {
        found->value = value;
    }
}

/// All members as they were read; their order is kept.
void ImageType::takeMembers(std::vector<Member> members)
{
    for (Member& member : members) {
        d->memberOrder.append(member.name);
        if (member.name == nameMember)
            d->name = member.value.isString() ? member.value.text() : QString();
        else if (member.name == versionMember && wholeNumber(member.value))
            d->version = wholeNumber(member.value);
        else if (member.name != mapMember)
            d->members.push_back(std::move(member));
    }
}

void ImageType::keepPlace(const QString& member, bool present)
{
    if (!present)
        d->memberOrder.removeAll(member);
    else if (!d->memberOrder.contains(member))
        d->memberOrder.append(member);
}

void ImageType::renameProvider(const QString& from, const QString& to)
{
    Provider* const provider = findProvider(d->providerMap, from);
    if (provider && !d->providerMap.find(to))
        provider->name = to;
}

void ImageType::renameKey(const QString& providerName, const QString& from, const QString& to)
{
    Provider* const provider = findProvider(d->providerMap, providerName);
    if (!provider)
        return;
    const auto entry = std::ranges::find(provider->entries, from, &Provider::Entry::key);
    const auto taken = std::ranges::find(provider->entries, to, &Provider::Entry::key);
    if (entry != provider->entries.end() && taken == provider->entries.end())
        entry->key = to;
}

bool ImageType::operator==(const ImageType& other) const
{
    const auto parts = [](const Data& data) {
        return std::tie(data.name, data.version, data.members, data.memberOrder, data.providerMap);
    };
    return d == other.d || parts(*d) == parts(*other.d);
}

std::vector<ImageType::Cell> ImageType::cells() const
{
    std::vector<Cell> cells;
    for (const Member& member : d->members) {
        if (!isReserved(member.name)) // a version that is no number is kept, but is no cell
            cells.push_back({CellPath::member(member.name), member.value});
    }
    if (d->providerMap.state != ProviderMap::State::Absent && d->providerMap.providers.empty())
        cells.push_back({CellPath::map(), cellOf(d->providerMap)});
    for (const Provider& provider : d->providerMap.providers) {
        if (provider.entries.empty())
            cells.push_back({CellPath::provider(provider.name), cellOf(provider)});
        for (const Provider::Entry& entry : provider.entries)
            cells.push_back({CellPath::entry(provider.name, entry.key), entry.value});
    }
    return cells;
}

} // namespace flavormap
