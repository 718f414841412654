// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/providermap.h"
#include "domain/value.h"

#include <QSharedData>
#include <QStringList>

#include <optional>
#include <vector>

namespace flavormap {

/// One image type, whole and lossless: every member in the order in which it came, known or not. Copies share
/// what they hold until one of them is changed.
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

    ImageType();
    explicit ImageType(QString name);
    // Not inline: inside of an empty optional g++ 12 would see an uninitialised one.
    ImageType(const ImageType& other);
    ImageType(ImageType&& other) noexcept;
    ImageType& operator=(const ImageType& other);
    ImageType& operator=(ImageType&& other) noexcept;
    ~ImageType();

    const QString& name() const { return d->name; }
    void setName(QString name);

    /// The server's number of this state; nothing where there are no versions. Never sent, never compared by
    /// equal().
    std::optional<qint64> version() const { return d->version; }
    void setVersion(std::optional<qint64> version);

    const ProviderMap& providerMap() const { return d->providerMap; }
    /// All members but providermap, name and version, in order.
    const std::vector<Member>& members() const { return d->members; }
    /// Order of all members as read ("name", "providermap" and "version" too), so that encoding is lossless.
    const QStringList& memberOrder() const { return d->memberOrder; }

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
    bool operator==(const ImageType& other) const;

private:
    friend class ImageTypeCodec;

    void takeMembers(std::vector<Member> members);
    void setMember(const QString& name, const Value& value);
    void keepPlace(const QString& member, bool present);

    struct Data : QSharedData
    {
        QString name;
        std::optional<qint64> version;
        std::vector<Member> members;
        QStringList memberOrder;
        ProviderMap providerMap;
    };
    QSharedDataPointer<Data> d;
};

} // namespace flavormap
