// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/providermapjson.h"

#include "domain/jsonwriter.h"
#include "domain/nameplaces.h"

namespace flavormap {

namespace {

/// Runs `read` over the whole of a value's JSON; false when it is not the JSON of an object.
template <typename Read> bool takenApart(const Value& value, Read&& read)
{
    if (!value.isRawJson())
        return false;
    const QByteArray json = value.text().toUtf8();
    JsonReader reader(std::string_view(json.constData(), size_t(json.size())));
    return reader.peek() == '{' && read(reader) && reader.atEnd();
}

/// The item of this name, or a new one at the end.
template <typename Item>
Item& placeFor(const QString& name, std::vector<Item>& items, NamePlaces& places, bool& duplicates)
{
    const auto [index, isNew] = places.placeOf(name);
    if (isNew)
        return items.emplace_back();
    duplicates = true;
    return items[index];
}

template <typename Container> Value written(const Container& container)
{
    JsonWriter writer(ImageTypeCodec::Style::Compact);
    writer.value(container);
    return Value::rawJson(QString::fromUtf8(std::move(writer).result()));
}

} // namespace

bool readProvider(JsonReader& reader, Provider& provider, bool& duplicates)
{
    std::string_view token;
    if (reader.peek() != '{') {
        if (!reader.value(token))
            return false;
        provider.notAnObject = valueOf(token);
        return true;
    }
    NamePlaces places;
    return reader.object([&](std::string_view name) {
        if (!reader.value(token))
            return false;
        QString key = unescaped(name);
        Provider::Entry& entry = placeFor(key, provider.entries, places, duplicates);
        entry = {std::move(key), valueOf(token)};
        return true;
    });
}

bool readProviderMap(JsonReader& reader, ProviderMap& map, bool& duplicates)
{
    if (reader.peek() != '{') {
        std::string_view token;
        if (!reader.value(token))
            return false;
        map = {ProviderMap::State::NotAnObject, valueOf(token), {}};
        return true;
    }
    map.state = ProviderMap::State::Object;
    NamePlaces places;
    return reader.object([&](std::string_view token) {
        const QString name = unescaped(token);
        Provider& provider = placeFor(name, map.providers, places, duplicates);
        provider = {name, {}, {}};
        return readProvider(reader, provider, duplicates);
    });
}

Provider providerOf(const QString& name, const Value& value)
{
    Provider provider{name, {}, {}};
    bool duplicates = false;
    if (!takenApart(value, [&](JsonReader& reader) { return readProvider(reader, provider, duplicates); }))
        return {name, {}, value};
    return provider;
}

ProviderMap providerMapOf(const Value& value)
{
    if (value.isAbsent())
        return {};
    ProviderMap map;
    bool duplicates = false;
    if (!takenApart(value, [&](JsonReader& reader) { return readProviderMap(reader, map, duplicates); }))
        return {ProviderMap::State::NotAnObject, value, {}};
    return map;
}

Value cellOf(const Provider& provider)
{
    return provider.isObject() ? written(provider) : provider.notAnObject;
}

Value cellOf(const ProviderMap& map)
{
    switch (map.state) {
    case ProviderMap::State::Absent:
        return {};
    case ProviderMap::State::NotAnObject:
        return map.notAnObject;
    case ProviderMap::State::Object:
        break;
    }
    return written(map);
}

} // namespace flavormap
