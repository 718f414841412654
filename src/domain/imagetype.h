// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/providermap.h"
#include "domain/value.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace flavormap {

/// One image type, whole and lossless: every member in the order in which it came, known or not.
///
/// Seen as cells (what is edited, compared and merged) it is a flat map CellPath -> Value:
///  - Member(m): any member besides name, version and providermap.
///  - Map: absent, or the JSON of the whole provider map (null, {} or {…}).
///  - Provider(p): absent, or the JSON of the whole provider (null, 5, {} or {…}).
///  - Entry(p, k): the value of one key.
class ImageType
{
public:
    struct Member
    {
        QString name;
        Value value; ///< never absent; for "providermap" a placeholder: see providerMap()
        bool operator==(const Member&) const = default;
    };
    struct Cell
    {
        CellPath path;
        Value value;
        bool operator==(const Cell&) const = default;
    };

    ImageType() = default;
    explicit ImageType(QString name);

    const QString& name() const { return m_name; }
    void setName(QString name);

    /// The server's number of this state; nothing where there are no versions. Never sent, never compared by
    /// equal().
    std::optional<qint64> version() const { return m_version; }
    void setVersion(std::optional<qint64> version);

    const ProviderMap& providerMap() const { return m_providerMap; }
    /// All members but providermap, name and version, in order.
    const std::vector<Member>& members() const { return m_members; }
    /// Order of all members as read ("name", "providermap" and "version" too), so that encoding is lossless.
    const QStringList& memberOrder() const { return m_memberOrder; }

    /// The value of a cell; absent where there is none. Containers give their whole JSON (compact).
    Value value(const CellPath& path) const;

    /// Sets or (absent) clears one cell.
    /// Setting an entry makes its provider and the map objects if they are not. Clearing the last entry of a
    /// provider removes the provider; the map stays, as {}. New names append; a replaced value keeps its
    /// place. Map and Provider take absent, {} or any JSON: an object with content is taken apart into
    /// providers and entries.
    void setValue(const CellPath& path, const Value& value);

    /// Renames a provider or a key and keeps its place; nothing happens where `to` exists or `from` doesn't.
    void renameProvider(const QString& from, const QString& to);
    void renameKey(const QString& provider, const QString& from, const QString& to);

    /// The canonical flat form, in order: every member; Map only where it is not an object with providers;
    /// Provider only where it is not an object with entries; every entry. Two image types with the same name
    /// and the same set of cells say the same.
    std::vector<Cell> cells() const;

    /// Exact: order, version and all. For "does it say the same" use equal() of comparison.h.
    bool operator==(const ImageType&) const = default;

private:
    friend class ImageTypeCodec;

    void takeMembers(std::vector<Member> members);
    void setMember(const QString& name, const Value& value);
    void keepPlace(const QString& member, bool present);

    QString m_name;
    std::optional<qint64> m_version;
    std::vector<Member> m_members;
    QStringList m_memberOrder;
    ProviderMap m_providerMap;
};

} // namespace flavormap
