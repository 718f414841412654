// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <memory>

namespace flavormap {

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
