// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxoptions.h"

namespace flavormap {

/// A catalogue of any size for benches and tests: the same for the same numbers and seed, on every machine.
/// Each image type has "image" and "sshuser" for every provider, every "image" is different (ids as
/// ami-0123456789abcdef0, and paths of 60 characters), and an image type with 8 providers is 640 to 680 bytes
/// of JSON.
class Generator
{
public:
    Generator(int providers, quint64 seed, Dialect dialect);

    const QStringList& providers() const { return m_providers; }
    /// Unique, in the order of `index` also by code point; 0 to 9,999,999.
    QString name(int index) const;
    /// The object as a list shows it (on the server with "version":1).
    QByteArray json(int index) const;

private:
    QByteArray image(int index, int provider) const;

    const QStringList m_providers;
    const quint64 m_seed;
    const Dialect m_dialect;
};

} // namespace flavormap
