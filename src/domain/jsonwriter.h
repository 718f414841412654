// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetypecodec.h"

namespace flavormap {

/// Writes the objects that an image type is made of. Raw JSON values are written as they are, on one line.
class JsonWriter
{
public:
    explicit JsonWriter(ImageTypeCodec::Style style)
        : m_indented(style == ImageTypeCodec::Style::Indented)
    {
    }

    void beginObject();
    void endObject();
    void name(const QString& name); ///< the value follows
    void value(const Value& value); ///< never absent
    void value(const Provider& provider);
    void value(const ProviderMap& map); ///< never absent

    QByteArray result() && { return std::move(m_json); }

private:
    void newLine();

    bool m_indented;
    bool m_empty = true; ///< the object that is open has no member yet
    int m_depth = 0;
    QByteArray m_json;
};

} // namespace flavormap
