// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <tl/expected.hpp>

namespace flavormap {

/// What every function returns that can fail. Never ignored.
template <typename T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

} // namespace flavormap
