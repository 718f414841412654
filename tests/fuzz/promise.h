// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What must hold for every input; libFuzzer keeps the input that broke it.
inline void promise(bool kept, const char* what)
{
    if (!kept)
        qFatal("not kept: %s", what);
}
