// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QVarLengthArray>

namespace flavormap {

/// Numbers the names of one JSON object in the order in which they come and knows one that comes again.
/// Objects have a handful of names nearly always: no hash is made for those.
class NamePlaces
{
public:
    struct Place
    {
        size_t index = 0;
        bool isNew = false;
    };

    Place placeOf(const QString& name)
    {
        const qsizetype known = find(name);
        if (known >= 0)
            return {size_t(known), false};
        m_names.append(name);
        if (m_names.size() > few)
            addToHash();
        return {size_t(m_names.size() - 1), true};
    }

private:
    static constexpr qsizetype few = 16;

    qsizetype find(const QString& name) const
    {
        return m_names.size() > few ? m_places.value(name, -1) : m_names.indexOf(name);
    }
    void addToHash()
    {
        for (qsizetype at = m_places.size(); at < m_names.size(); ++at)
            m_places.insert(m_names[at], at);
    }

    QVarLengthArray<QString, few> m_names;
    QHash<QString, qsizetype> m_places; ///< of all names, once there are more than a few
};

} // namespace flavormap
