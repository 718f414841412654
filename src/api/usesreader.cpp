// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/usesreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void addName(QStringList& names, const QJsonValue& value)
{
    const QString name = value.toString();
    if (!name.isEmpty() && !names.contains(name)) {
        names.append(name);
    }
}

void addNames(QStringList& names, const QJsonValue& list)
{
    for (const QJsonValue& value : list.toArray()) {
        addName(names, value);
    }
}

TemplateUse readTemplate(const QJsonObject& object)
{
    TemplateUse use{.templateName = object.value(u"name"_s).toString(), .imageTypes = {}};
    const QJsonArray compatible
        = object.value(u"compatibility"_s).toObject().value(u"imagetypes"_s).toArray();
    use.anyImageType = compatible.isEmpty();
    addNames(use.imageTypes, compatible);
    addName(use.imageTypes, object.value(u"defaults"_s).toObject().value(u"imagetype"_s));
    const QJsonObject services = object.value(u"constraints"_s).toObject().value(u"services"_s).toObject();
    for (const QJsonValue& service : services) {
        addNames(use.imageTypes, service.toObject().value(u"imagetypes"_s));
    }
    return use;
}

} // namespace

std::optional<QStringList> UsesReader::names(QByteArray json)
{
    std::optional<QStringList> names;
    {
        const QJsonDocument document = QJsonDocument::fromJson(json);
        if (document.isArray()) {
            names.emplace();
            for (const QJsonValue& value : document.array()) {
                addName(*names, value.toObject().value(u"name"_s));
            }
        }
    }
    json.fill('\0');
    return names;
}

std::optional<std::vector<TemplateUse>> UsesReader::templates(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray()) {
        return std::nullopt;
    }
    std::vector<TemplateUse> uses;
    for (const QJsonValue& value : document.array()) {
        if (value.isObject()) {
            uses.push_back(readTemplate(value.toObject()));
        }
    }
    return uses;
}

} // namespace flavormap
