// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/tablestate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace flavormap {

namespace {

QJsonArray toJson(const ColumnId& id)
{
    return {id.provider, id.key};
}

QJsonValue toJson(const std::optional<CellPath>& sortedBy)
{
    if (!sortedBy)
        return {};
    return sortedBy->isEntry() ? QJsonValue(toJson(ColumnId{sortedBy->providerName(), sortedBy->key()}))
                               : QJsonValue(sortedBy->memberName());
}

ColumnId toId(const QJsonArray& json)
{
    return {json.at(0).toString(), json.at(1).toString()};
}

} // namespace

TableState TableState::decode(const QByteArray& bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    TableState state;
    for (const QJsonValue& hidden : json.value(QStringLiteral("hidden")).toArray())
        state.columns.hidden.insert(toId(hidden.toArray()));
    for (const QJsonValue& added : json.value(QStringLiteral("added")).toArray())
        state.columns.added.push_back(toId(added.toArray()));
    for (const QJsonValue& provider : json.value(QStringLiteral("order")).toArray())
        state.columns.providerOrder += provider.toString();
    for (const QJsonValue& width : json.value(QStringLiteral("widths")).toArray())
        state.widths.insert(toId(width.toArray()), width.toArray().at(2).toInt());
    state.columns.descriptionHidden = json.value(QStringLiteral("noDescription")).toBool();
    if (const QJsonValue key = json.value(QStringLiteral("onlyKey")); key.isString()) // "" is a key, too
        state.columns.onlyKey = key.toString().isEmpty() ? QStringLiteral("") : key.toString();
    const QJsonValue sort = json.value(QStringLiteral("sort"));
    if (const QJsonArray entry = sort.toArray(); !entry.isEmpty())
        state.sortedBy = CellPath::entry(toId(entry).provider, toId(entry).key);
    else if (sort.isString())
        state.sortedBy = CellPath::member(sort.toString());
    state.sortOrder
        = json.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return state;
}

QByteArray TableState::encode() const
{
    QJsonArray hidden;
    for (const ColumnId& id : columns.hidden)
        hidden += toJson(id);
    QJsonArray added;
    for (const ColumnId& id : columns.added)
        added += toJson(id);
    QJsonArray chosen;
    for (auto width = widths.begin(); width != widths.end(); ++width)
        chosen += QJsonArray{width.key().provider, width.key().key, width.value()};
    const QJsonObject json{
        {QStringLiteral("hidden"), hidden},
        {QStringLiteral("added"), added},
        {QStringLiteral("order"), QJsonArray::fromStringList(columns.providerOrder)},
        {QStringLiteral("widths"), chosen},
        {QStringLiteral("noDescription"), columns.descriptionHidden},
        {QStringLiteral("onlyKey"), columns.onlyKey.isNull() ? QJsonValue() : QJsonValue(columns.onlyKey)},
        {QStringLiteral("sort"), toJson(sortedBy)},
        {QStringLiteral("descending"), sortOrder == Qt::DescendingOrder},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace flavormap
