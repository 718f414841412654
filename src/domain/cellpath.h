// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace flavormap {

/// The address of one cell inside an image type. See ImageType::value for what each kind holds.
/// The members name, version and providermap are never a Member path.
class CellPath
{
public:
    enum class Kind : quint8 { Member, Map, Provider, Entry };

    CellPath() = default; ///< Map
    static CellPath member(QString name) { return {Kind::Member, std::move(name), {}}; }
    static CellPath map() { return {}; }
    static CellPath provider(QString provider) { return {Kind::Provider, std::move(provider), {}}; }
    static CellPath entry(QString provider, QString key)
    {
        return {Kind::Entry, std::move(provider), std::move(key)};
    }
    static CellPath description() { return member(QStringLiteral("description")); }

    Kind kind() const { return m_kind; }
    bool isEntry() const { return m_kind == Kind::Entry; }
    const QString& memberName() const { return m_first; }   ///< Member only
    const QString& providerName() const { return m_first; } ///< Provider and Entry only
    const QString& key() const { return m_second; }         ///< Entry only

    bool operator==(const CellPath&) const = default;
    /// Members first, then the map, then provider by provider; only for a stable order, never shown.
    std::strong_ordering operator<=>(const CellPath& other) const;

    friend size_t qHash(const CellPath& path, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, int(path.m_kind), path.m_first, path.m_second);
    }

private:
    CellPath(Kind kind, QString first, QString second)
        : m_kind(kind)
        , m_first(std::move(first))
        , m_second(std::move(second))
    {
    }

    Kind m_kind = Kind::Map;
    QString m_first;
    QString m_second;
};

} // namespace flavormap
