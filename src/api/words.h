// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace flavormap {

/// The layer's sentences for the person, in the translation context that the whole program shares:
/// Words::tr("…").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap)
};

} // namespace flavormap
