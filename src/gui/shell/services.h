// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "store/profilestore.h"
#include "store/secretstore.h"
#include "store/settings.h"

#include <functional>

namespace flavormap {

/// What the windows of one program share; made by main(), outlives all windows.
struct Services
{
    Places places;
    ProfileStore& profiles;
    SecretStore& secrets;
    Settings& settings;
    /// Starts the embedded sandbox (once; later calls give the same) and says where it is.
    std::function<Result<Endpoint>()> sandbox;
};

} // namespace flavormap
