// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"
#include "domain/result.h"

#include <QByteArray>

namespace flavormap {

/// JSON <-> ImageType, lossless: decode then encode gives the same JSON value with the same order of members,
/// numbers spelled as they came. Of duplicate keys the last wins, as on the server, and `duplicateKeys` says
/// so.
class ImageTypeCodec
{
public:
    enum class Style : quint8 { Compact, Indented };
    struct Decoded
    {
        ImageType imageType;
        bool duplicateKeys = false;
    };

    /// Reads one image type from a whole document (nothing but blanks may follow).
    /// Errors: BadReply with what is wrong and, in `detail`, line and column: bad UTF-8, not JSON, not an
    /// object, no name (missing, not a string or empty). A "version" that is not a whole number stays a
    /// member. `problemAt` gets the place of an error, in bytes.
    static Result<Decoded> decode(QByteArrayView json, qsizetype* problemAt = nullptr);

    /// Everything, version included.
    static QByteArray encode(const ImageType& imageType, Style style = Style::Compact);

    /// What POST and PUT send: the complete object without "version".
    static QByteArray requestBody(const ImageType& imageType, Style style = Style::Compact);

    /// A JSON string literal with its quotes.
    static QByteArray quoted(const QString& text);

private:
    static QByteArray written(const ImageType& imageType, Style style, bool withVersion);
};

} // namespace flavormap
