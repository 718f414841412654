// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/imagetypecodec.h"

namespace flavormap {

/// An image type from JSON with single quotes: typeOf("{'name': 'a', 'providermap': {}}").
inline ImageType typeOf(QByteArray json)
{
    const auto decoded = ImageTypeCodec::decode(json.replace('\'', '"'));
    return decoded ? decoded->imageType
                   : ImageType(QStringLiteral("not readable: ") + decoded.error().message);
}

/// A catalogue from the JSON objects of its image types, with single quotes.
inline std::shared_ptr<const Catalogue> catalogueOf(const QByteArrayList& types)
{
    const auto parsed = Catalogue::parse('[' + types.join(',').replace('\'', '"') + ']');
    return parsed ? *parsed : nullptr;
}

} // namespace flavormap
