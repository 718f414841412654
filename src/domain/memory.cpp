// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/memory.h"

#include <cstdint>

#include <malloc.h>
#include <sys/mman.h>

namespace flavormap {

namespace {

constexpr uintptr_t largePage = uintptr_t(2) << 20;

} // namespace

void preferLargePages(const void* begin, size_t size)
{
    // Only the pages that lie inside as a whole: what is beside it belongs to others.
    const uintptr_t first = (uintptr_t(begin) + largePage - 1) / largePage * largePage;
    const uintptr_t end = (uintptr_t(begin) + size) / largePage * largePage;
    if (first < end)
        ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

void returnFreeMemory()
{
    ::malloc_trim(0);
}

} // namespace flavormap
