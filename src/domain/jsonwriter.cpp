// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonwriter.h"

namespace flavormap {

void JsonWriter::beginObject()
{
    m_json += '{';
    m_empty = true;
    ++m_depth;
}

void JsonWriter::endObject()
{
    --m_depth;
    if (!m_empty)
        newLine();
    m_json += '}';
    m_empty = false;
}

void JsonWriter::name(const QString& name)
{
    if (!m_empty)
        m_json += ',';
    m_empty = false;
    newLine();
    m_json += ImageTypeCodec::quoted(name);
    m_json += m_indented ? ": " : ":";
}

void JsonWriter::value(const Value& value)
{
    m_json += value.isString() ? ImageTypeCodec::quoted(value.text()) : value.text().toUtf8();
}

void JsonWriter::value(const Provider& provider)
{
    if (!provider.isObject()) {
        value(provider.notAnObject);
        return;
    }
    beginObject();
    for (const Provider::Entry& entry : provider.entries) {
        name(entry.key);
        value(entry.value);
    }
    endObject();
}

void JsonWriter::value(const ProviderMap& map)
{
    if (map.state != ProviderMap::State::Object) {
        value(map.notAnObject);
        return;
    }
    beginObject();
    for (const Provider& provider : map.providers) {
        name(provider.name);
        value(provider);
    }
    endObject();
}

void JsonWriter::newLine()
{
    if (!m_indented)
        return;
    m_json += '\n';
    m_json += QByteArray(qsizetype(2) * m_depth, ' ');
}

} // namespace flavormap
