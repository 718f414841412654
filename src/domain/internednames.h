// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace flavormap {

/// Numbers for names that come again and again in a reply: by their spelling first (no QString is made), by
/// their text second
/// ("a" and "\u0061" are one name). The tokens must outlive it.
class InternedNames
{
public:
    quint32 idOf(std::string_view token);

    size_t size() const { return m_texts.size(); }
    const QString& text(quint32 id) const { return m_texts[id]; }

private:
    std::unordered_map<std::string_view, quint32> m_byToken;
    QHash<QString, quint32> m_byText;
    std::vector<QString> m_texts;
};

} // namespace flavormap
