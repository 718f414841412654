// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <tl/expected.hpp>

namespace flavormap {

/// What every function returns that can fail. A type of its own, so that the compiler refuses an ignored one.
template <typename T> class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    // What map() and the like return.
    Result(tl::expected<T, Error> outcome)
        : tl::expected<T, Error>(std::move(outcome))
    {
    }
};

inline tl::unexpected<Error> failure(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

} // namespace flavormap
