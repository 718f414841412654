// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/libraries.h"

namespace flavormap {

std::vector<Library> libraries()
{
    // The versions come from CMake, which found the libraries.
    const auto built = [](const char* version) { return QString::fromLatin1(version); };
    const auto named = [](const char* text) { return QString::fromLatin1(text); };
    return {
        {named("Qt"), built(qVersion()), named("LGPL-3.0-only")},
        {named("QCoro"), built(QCORO_VERSION_FOUND), named("MIT")},
        {named("QtKeychain"), built(KEYCHAIN_VERSION_FOUND), named("BSD-2-Clause")},
        {named("simdjson"), built(SIMDJSON_VERSION_FOUND), named("Apache-2.0")},
        {named("cpp-httplib"), built(HTTPLIB_VERSION_FOUND), named("MIT")},
        {named("tl::expected"), built(EXPECTED_VERSION_FOUND), named("CC0-1.0")},
        {named("SQLite"), {}, named("blessing")},
    };
}

} // namespace flavormap
