// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/internednames.h"

#include "domain/jsonreader.h"

namespace flavormap {

quint32 InternedNames::idOf(std::string_view token)
{
    if (const auto known = m_byToken.find(token); known != m_byToken.end())
        return known->second;
    const QString text = unescaped(token);
    auto id = m_byText.constFind(text);
    if (id == m_byText.constEnd()) {
        id = m_byText.insert(text, quint32(m_texts.size()));
        m_texts.push_back(text);
    }
    m_byToken.emplace(token, *id);
    return *id;
}

} // namespace flavormap
