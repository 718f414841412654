// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/value.h"

#include <vector>

namespace flavormap {

/// One provider of a provider map: its keys and values in the order of the server, or, where the server holds
/// something that is not an object (null, 5, …), that JSON.
struct Provider
{
    struct Entry
    {
        QString key;
        Value value; ///< never absent
        bool operator==(const Entry&) const = default;
    };

    QString name;
    std::vector<Entry> entries;
    Value notAnObject; ///< absent for a proper provider

    bool isObject() const { return notAnObject.isAbsent(); }
    bool operator==(const Provider&) const = default;
};

/// The member "providermap": absent, not an object (null above all), or an object of providers in the order
/// of the server.
struct ProviderMap
{
    enum class State : quint8 { Absent, NotAnObject, Object };

    State state = State::Absent;
    Value notAnObject;               ///< only with State::NotAnObject
    std::vector<Provider> providers; ///< only with State::Object; names are unique

    const Provider* find(const QString& name) const;
    bool operator==(const ProviderMap&) const = default;
};

} // namespace flavormap
