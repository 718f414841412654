// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/referencedata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initialiseSandboxResource()
{
    Q_INIT_RESOURCE(sandbox);
}

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
const QStringList listNames{u"providers"_s, u"hardwaretypes"_s, u"services"_s, u"clustertemplates"_s};

QByteArray compact(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact);
}
} // namespace

QByteArray builtInJson(const QString& name)
{
    initialiseSandboxResource();
    QFile file(u":/sandbox/%1.json"_s.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

ReferenceData ReferenceData::builtIn()
{
    ReferenceData data;
    for (const QString& name : listNames)
        data.m_lists.insert(name, compact(builtInJson(name)));
    return data;
}

ReferenceData ReferenceData::empty()
{
    ReferenceData data;
    for (const QString& name : listNames)
        data.m_lists.insert(name, "[]");
    return data;
}

ReferenceData ReferenceData::withProviders(const QStringList& names)
{
    ReferenceData data = builtIn();
    const QJsonArray known = QJsonDocument::fromJson(data.list(u"providers"_s)).array();
    QJsonArray providers;
    for (qsizetype i = 0; i < names.size(); ++i) {
        QJsonObject provider = known.at(i % known.size()).toObject();
        provider.insert("name"_L1, names.at(i));
        providers.append(provider);
    }
    data.m_lists.insert(u"providers"_s, QJsonDocument(providers).toJson(QJsonDocument::Compact));
    return data;
}

QByteArray ReferenceData::element(const QString& list, const QString& name) const
{
    const QJsonArray elements = QJsonDocument::fromJson(m_lists.value(list)).array();
    for (const QJsonValue& element : elements) {
        if (element.toObject().value("name"_L1).toString() == name)
            return QJsonDocument(element.toObject()).toJson(QJsonDocument::Compact);
    }
    return {};
}

QByteArray ReferenceData::exported(const QByteArray& imageTypes) const
{
    QByteArray json = "{\"imagetypes\":" + imageTypes;
    for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it)
        json += ",\"" + it.key().toUtf8() + "\":" + it.value();
    return json + '}';
}

} // namespace flavormap
