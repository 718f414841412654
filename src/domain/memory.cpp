// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/memory.h"

#include <malloc.h>

namespace flavormap {

void returnFreeMemory()
{
    ::malloc_trim(0);
}

} // namespace flavormap
