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

/// Empty where these bytes are no block.
CellBlock blockOf(const QByteArray& bytes)
{
    CellBlock block;
    for (const QJsonValue& row : QJsonDocument::fromJson(bytes).array()) {
        std::vector<Value> values;
        for (const QJsonValue& cell : row.toArray())
            values.push_back(valueOf(cell));
        if (values.empty() || (!block.empty() && block.front().size() != values.size()))
            return {};
        block.push_back(std::move(values));
    }
    return block;
}

} // namespace

void CellClipboard::copy(const CellBlock& block)
{
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const std::vector<Value>& values : block) {
        QJsonArray row;
        QStringList texts;
        for (const Value& value : values) {
            row.append(jsonOf(value));
            texts.append(value.text());
        }
        json.append(row);
        rows.push_back(texts);
    }
    auto data = std::make_unique<QMimeData>();
    data->setText(toTsv(rows));
    data->setData(format, QJsonDocument(json).toJson(QJsonDocument::Compact));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

CellBlock CellClipboard::cells()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return {};
    CellBlock block = blockOf(data->data(format));
    if (!block.empty())
        return block;
    for (const QStringList& row : fromTsv(data->text())) {
        std::vector<Value> values;
        for (const QString& text : row)
            values.push_back(text.isEmpty() ? Value() : Value::string(text));
        block.push_back(std::move(values));
    }
    return block;
}

} // namespace flavormap
