// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/patchcodec.h"

#include "domain/imagetypecodec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;

struct Damaged
{
    QString what;
};

/// A string that is no valid UTF-16 (a lone surrogate) can't be JSON text: its code units are listed instead.
QJsonValue toJson(const QString& text)
{
    if (text.isValidUtf16())
        return text;
    QJsonArray units;
    for (const QChar unit : text)
        units.append(unit.unicode());
    return units;
}

QString textFrom(const QJsonValue& json)
{
    if (json.isString())
        return json.toString();
    if (!json.isArray())
        throw Damaged{u"a text is missing"_s};
    QString text;
    for (const QJsonValue& unit : json.toArray())
        text.append(QChar(ushort(unit.toInt())));
    return text;
}

/// Absent: null; a string: itself; raw JSON: {"raw": text}.
QJsonValue toJson(const Value& value)
{
    if (value.isRawJson())
        return QJsonObject{{u"raw"_s, toJson(value.text())}};
    return value.isAbsent() ? QJsonValue(QJsonValue::Null) : toJson(value.text());
}

Value valueFrom(const QJsonValue& json)
{
    if (json.isNull())
        return {};
    if (json.isObject())
        return Value::rawJson(textFrom(json.toObject().value(u"raw")));
    return Value::string(textFrom(json));
}

QJsonArray toJson(const CellPath& path)
{
    switch (path.kind()) {
    case CellPath::Kind::Member:
        return {u"member"_s, toJson(path.memberName())};
    case CellPath::Kind::Map:
        return {u"map"_s};
    case CellPath::Kind::Provider:
        return {u"provider"_s, toJson(path.providerName())};
    case CellPath::Kind::Entry:
        break;
    }
    return {u"entry"_s, toJson(path.providerName()), toJson(path.key())};
}

CellPath pathFrom(const QJsonArray& json)
{
    const QString kind = json.at(0).toString();
    if (kind == u"member")
        return CellPath::member(textFrom(json.at(1)));
    if (kind == u"map")
        return CellPath::map();
    if (kind == u"provider")
        return CellPath::provider(textFrom(json.at(1)));
    if (kind == u"entry")
        return CellPath::entry(textFrom(json.at(1)), textFrom(json.at(2)));
    throw Damaged{u"a cell of an unknown kind"_s};
}

constexpr std::pair<PatchEntry::Kind, QLatin1StringView> kinds[] = {
    {PatchEntry::Kind::Create, "create"_L1},
    {PatchEntry::Kind::Update, "update"_L1},
    {PatchEntry::Kind::Delete, "delete"_L1},
};

QJsonObject toJson(const PatchEntry& entry)
{
    QJsonObject json;
    for (const auto& [kind, name] : kinds) {
        if (kind == entry.kind)
            json.insert(u"kind"_s, name);
    }
    if (entry.isRename())
        json.insert(u"origin"_s, toJson(entry.origin));
    if (entry.seenWhole)
        json.insert(u"seenWhole"_s, QString::fromUtf8(ImageTypeCodec::encode(*entry.seenWhole)));
    QJsonArray cells;
    for (const auto& [path, cell] : entry.cells)
        cells.append(QJsonArray{toJson(path), toJson(cell.seen), toJson(cell.wanted)});
    json.insert(u"cells"_s, cells);
    return json;
}

PatchEntry entryFrom(const QJsonObject& json)
{
    PatchEntry entry;
    const QString kindName = json.value(u"kind").toString();
    const auto known = std::ranges::find(kinds, kindName, [](const auto& kind) { return kind.second; });
    if (known == std::end(kinds))
        throw Damaged{u"a change of an unknown kind"_s};
    entry.kind = known->first;
    if (json.contains(u"origin"))
        entry.origin = textFrom(json.value(u"origin"));
    if (json.contains(u"seenWhole")) {
        auto whole = ImageTypeCodec::decode(json.value(u"seenWhole").toString().toUtf8());
        if (!whole)
            throw Damaged{whole.error().message};
        entry.seenWhole = std::make_shared<const ImageType>(std::move(whole->imageType));
    }
    for (const QJsonValue& cell : json.value(u"cells").toArray()) {
        const QJsonArray parts = cell.toArray();
        if (parts.size() != 3)
            throw Damaged{u"a cell without its three parts"_s};
        entry.cells.emplace_back(
            pathFrom(parts.at(0).toArray()), PatchCell{valueFrom(parts.at(1)), valueFrom(parts.at(2))});
    }
    return entry;
}

QJsonValue toJson(const std::optional<PatchEntry>& entry)
{
    return entry ? QJsonValue(toJson(*entry)) : QJsonValue(QJsonValue::Null);
}

std::optional<PatchEntry> stateFrom(const QJsonValue& json)
{
    return json.isObject() ? std::optional(entryFrom(json.toObject())) : std::nullopt;
}

QByteArray document(QJsonObject json)
{
    json.insert(u"format"_s, format);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject opened(QByteArrayView bytes)
{
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(bytes.toByteArray(), &error);
    if (!parsed.isObject())
        throw Damaged{u"no JSON object: "_s + error.errorString()};
    const int found = parsed.object().value(u"format").toInt();
    if (found > format)
        throw Damaged{u"format %1, newer than %2"_s.arg(found).arg(format)};
    if (found < 1)
        throw Damaged{u"no format number"_s};
    return parsed.object();
}

template <typename T, typename Read> Result<T> decoded(QByteArrayView bytes, Read read)
{
    try {
        return read(opened(bytes));
    } catch (const Damaged& damaged) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("flavormap",
                "A stored change can't be read: it is damaged or was written by a newer Flavormap; open it "
                "with "
                "that one."),
            damaged.what);
    }
}

} // namespace

QByteArray encode(const PatchEntry& entry)
{
    return document(toJson(entry));
}

QByteArray encode(const UndoStep& step)
{
    QJsonObject json{{u"text"_s, toJson(step.text)}};
    if (step.when.isValid())
        json.insert(u"when"_s, step.when.toMSecsSinceEpoch());
    QJsonArray changes;
    for (const EntryChange& change : step.changes)
        changes.append(QJsonArray{toJson(change.name), toJson(change.before), toJson(change.after)});
    json.insert(u"changes"_s, changes);
    return document(json);
}

Result<PatchEntry> decodePatchEntry(QByteArrayView json)
{
    return decoded<PatchEntry>(json, entryFrom);
}

Result<UndoStep> decodeUndoStep(QByteArrayView json)
{
    return decoded<UndoStep>(json, [](const QJsonObject& stored) {
        UndoStep step;
        step.text = textFrom(stored.value(u"text"));
        if (stored.contains(u"when"))
            step.when = QDateTime::fromMSecsSinceEpoch(stored.value(u"when").toInteger());
        for (const QJsonValue& change : stored.value(u"changes").toArray()) {
            const QJsonArray parts = change.toArray();
            if (parts.size() != 3)
                throw Damaged{u"a change without its three parts"_s};
            step.changes.push_back({textFrom(parts.at(0)), stateFrom(parts.at(1)), stateFrom(parts.at(2))});
        }
        return step;
    });
}

} // namespace flavormap
