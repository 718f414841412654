// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/cellclipboard.h"

#include "domain/tsv.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

#include <memory>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QString format = u"application/x-flavormap-cells+json"_s;
const QString raw = u"raw"_s; ///< the member that holds a value's JSON text
const QString cellsMember = u"cells"_s;
const QString connectionMember = u"connection"_s;
const QString connectionNameMember = u"connectionName"_s;
const QString imageTypesMember = u"imageTypes"_s;
const QString columnsMember = u"columns"_s;

QJsonValue jsonOf(const Value& value)
{
    if (value.isRawJson())
        return QJsonObject{{raw, value.text()}};
    return value.isString() ? QJsonValue(value.text()) : QJsonValue();
}

Value valueOf(const QJsonValue& json)
{
    if (json.isObject())
        return Value::rawJson(json[raw].toString(u"null"_s));
    return json.isString() ? Value::string(json.toString()) : Value();
}

/// A column: [provider, key], a member's name, or null for the name of the image type.
QJsonValue jsonOf(const std::optional<CellPath>& path)
{
    if (!path)
        return {};
    return path->isEntry() ? QJsonValue(QJsonArray{path->providerName(), path->key()})
                           : QJsonValue(path->memberName());
}

std::optional<CellPath> pathOf(const QJsonValue& json)
{
    if (json.isString())
        return CellPath::member(json.toString());
    if (json.isArray())
        return CellPath::entry(json[0].toString(), json[1].toString());
    return {};
}

QJsonArray jsonOf(const CellBlock& block)
{
    QJsonArray json;
    for (const std::vector<Value>& values : block) {
        QJsonArray row;
        for (const Value& value : values)
            row.append(jsonOf(value));
        json.append(row);
    }
    return json;
}

/// Empty where it is no block.
CellBlock blockOf(const QJsonArray& json)
{
    CellBlock block;
    for (const QJsonValue& row : json) {
        std::vector<Value> values;
        for (const QJsonValue& cell : row.toArray())
            values.push_back(valueOf(cell));
        if (values.empty() || (!block.empty() && block.front().size() != values.size()))
            return {};
        block.push_back(std::move(values));
    }
    return block;
}

/// No values where these bytes are no block, no names where they are not those of the block.
CopiedCells decoded(const QByteArray& bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    CopiedCells unnamed;
    unnamed.values = blockOf(json[cellsMember].toArray());
    CopiedCells cells = unnamed;
    cells.connection = json[connectionMember].toString();
    cells.connectionName = json[connectionNameMember].toString();
    for (const QJsonValue& name : json[imageTypesMember].toArray())
        cells.imageTypes.append(name.toString());
    for (const QJsonValue& column : json[columnsMember].toArray())
        cells.columns.push_back(pathOf(column));
    const size_t width = cells.values.empty() ? 0 : cells.values.front().size();
    const bool fits = size_t(cells.imageTypes.size()) == cells.values.size() && cells.columns.size() == width;
    return fits ? cells : unnamed;
}

QByteArray encoded(const CopiedCells& cells)
{
    QJsonArray columns;
    for (const auto& column : cells.columns)
        columns.append(jsonOf(column));
    const QJsonObject json{
        {cellsMember, jsonOf(cells.values)},
        {connectionMember, cells.connection},
        {connectionNameMember, cells.connectionName},
        {imageTypesMember, QJsonArray::fromStringList(cells.imageTypes)},
        {columnsMember, columns},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString textOf(const CellBlock& block)
{
    std::vector<QStringList> rows;
    for (const std::vector<Value>& values : block) {
        QStringList texts;
        for (const Value& value : values)
            texts.append(value.text());
        rows.push_back(texts);
    }
    return toTsv(rows);
}

CopiedCells literally(const QString& text)
{
    CopiedCells cells;
    for (const QStringList& row : fromTsv(text)) {
        std::vector<Value> values;
        for (const QString& cell : row)
            values.push_back(cell.isEmpty() ? Value() : Value::string(cell));
        cells.values.push_back(std::move(values));
    }
    return cells;
}

} // namespace

void CellClipboard::copy(const CopiedCells& cells)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(textOf(cells.values));
    data->setData(format, encoded(cells));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

CopiedCells CellClipboard::cells()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return {};
    CopiedCells cells = decoded(data->data(format));
    return cells.values.empty() ? literally(data->text()) : cells;
}

} // namespace flavormap
