// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <cstddef>
#include <memory>

namespace flavormap {

/// Asks the kernel for pages of 2 MB under a buffer of many MB that is about to be filled: taking it 4 KB at
/// a time costs a quarter of what reading a large list costs. A wish, without an answer.
void preferLargePages(const void* begin, size_t size);

/// Gives the system back what was freed in all threads: the C library keeps it, a fifth of what a large
/// catalogue holds after it came in. Takes some milliseconds.
void returnFreeMemory();

/// Destroys a value of a hundred thousand parts on another thread: so many small frees take longer than a
/// frame.
template <typename T> void freeElsewhere(T value)
{
    auto held = std::make_shared<T>(std::move(value));
    QThreadPool::globalInstance()->start([held = std::move(held)]() mutable { held.reset(); });
}

} // namespace flavormap
