// SPDX-License-Identifier: GPL-3.0-or-later
// One image type's JSON, as a server or the form's JSON tab may have it.
#include "fuzz/promise.h"

#include "domain/imagetypecodec.h"
#include "domain/problem.h"

using namespace flavormap;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), qsizetype(size));
    qsizetype problemAt = -1;
    const auto decoded = ImageTypeCodec::decode(json, &problemAt);
    if (!decoded) {
        promise(!decoded.error().message.isEmpty(), "an error has a sentence");
        promise(problemAt >= -1 && problemAt <= json.size(), "an error's place is inside of the text");
        return 0;
    }
    for (const auto style : {ImageTypeCodec::Style::Compact, ImageTypeCodec::Style::Indented}) {
        const QByteArray written = ImageTypeCodec::encode(decoded->imageType, style);
        const auto again = ImageTypeCodec::decode(written);
        promise(again.has_value(), "what is written can be read");
        promise(again->imageType == decoded->imageType, "what is written is read as the same");
        promise(!again->duplicateKeys, "no key is written twice");
        promise(ImageTypeCodec::encode(again->imageType, style) == written, "and is written the same again");
    }
    const auto sent = ImageTypeCodec::decode(ImageTypeCodec::requestBody(decoded->imageType));
    promise(sent && sent->imageType.name() == decoded->imageType.name(), "a body says the name");
    for (const Fix& fix : fixesOf(problems(decoded->imageType), decoded->imageType))
        promise(decoded->imageType.value(fix.path) != fix.wanted, "a fix changes something");
    return 0;
}
