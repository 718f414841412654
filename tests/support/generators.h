// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"

#include <QByteArray>

#include <rapidcheck.h>

#include <iosfwd>

/// RapidCheck generators. Their pools are small, so that names and values meet again and again: in two image
/// types that are compared, in an edit and in a colleague's edit of the same cell.
namespace flavormap {

rc::Gen<QString> anyImageTypeName(); ///< keeps the name rule
rc::Gen<QString> anyMemberName();    ///< label, description, icon and unknown ones
rc::Gen<QString> anyProviderName();  ///< "" and blanks among them
rc::Gen<QString> anyKey();
rc::Gen<Value> anyPresentValue(); ///< "", blanks, Unicode, null, 5, 0.10, true, nested JSON, a lone surrogate
rc::Gen<CellPath> anyEntryPath();

/// What may go wrong with the spelling of an image type, each on or off.
struct JsonSpelling
{
    bool blanks = false;     ///< between tokens
    bool escapes = false;    ///< \u0061 for a and such; lone surrogates in names
    bool duplicates = false; ///< members, providers and keys may come again
};

/// The JSON text of an image type named `name`: any members in any order, the provider map absent, null, {},
/// 5 or full of what a server might hold.
rc::Gen<QByteArray> imageTypeJson(QString name, JsonSpelling spelling = {});

/// For RapidCheck's reports; found by argument-dependent lookup.
void showValue(const Value& value, std::ostream& out);
void showValue(const CellPath& path, std::ostream& out);
void showValue(const ImageType& imageType, std::ostream& out);

} // namespace flavormap

namespace rc {

template <> struct Arbitrary<flavormap::Value> ///< absent too
{
    static Gen<flavormap::Value> arbitrary();
};

template <> struct Arbitrary<flavormap::CellPath> ///< of all kinds
{
    static Gen<flavormap::CellPath> arbitrary();
};

template <> struct Arbitrary<flavormap::ImageType> ///< as a server sends them: decoded from imageTypeJson()
{
    static Gen<flavormap::ImageType> arbitrary();
};

} // namespace rc
