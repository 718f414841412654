// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/value.h"

#include <QStringList>

#include <vector>

namespace flavormap {

class EditSession;

/// One line of a provider map as the form shows it.
struct ProviderMapRow
{
    QString provider;
    QString key;             ///< null where the provider has no keys ({}), or is not an object (null, 5)
    Value value;             ///< of the first image type that has it
    Value server;            ///< what its server has
    QString problem;         ///< of the value, in words
    QString providerProblem; ///< of the provider as a whole, in its first line
    int holders = 0;         ///< image types that have it
    int differing = 0;       ///< how many different values they have
    bool firstOfProvider = false;
    bool staged = false;
    bool conflict = false;
    bool removed = false; ///< on the server, but not in the draft

    bool isEntry() const { return !key.isNull(); }
    CellPath path() const
    {
        return isEntry() ? CellPath::entry(provider, key) : CellPath::provider(provider);
    }
    /// Do they stand for the same cell?
    bool sameCell(const ProviderMapRow& other) const
    {
        return provider == other.provider && key == other.key && key.isNull() == other.key.isNull();
    }
    bool operator==(const ProviderMapRow&) const = default;
};

/// The lines of these image types: providers and keys in the order of the first image type that has them;
/// what is staged to go comes after what stays of its provider.
std::vector<ProviderMapRow> providerMapRows(const EditSession& session, const QStringList& names);

} // namespace flavormap
