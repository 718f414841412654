// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "edit/merge.h"

#include <QHash>

#include <optional>

namespace flavormap {

/// What the server had when it was last read: a catalogue, and over it the image types that were read one by
/// one since then (nothing: found absent). The overlay is emptied by the next catalogue.
class Base
{
public:
    Base();
    explicit Base(std::shared_ptr<const Catalogue> catalogue);
    ~Base() = default;
    /// Without what was decoded: two threads that share it would copy all of it at their next look.
    Base(const Base& other);
    Base(Base&& other) = default;
    Base& operator=(const Base& other);
    Base& operator=(Base&& other) = default;

    /// False until a catalogue was read: nothing is known of the server yet.
    bool isKnown() const { return m_known; }
    const std::shared_ptr<const Catalogue>& catalogue() const { return m_catalogue; }
    const QHash<QString, std::optional<ImageType>>& overlay() const { return m_overlay; }
    void readBack(const QString& name, std::optional<ImageType> imageType);

    bool contains(const QString& name) const;     ///< readable and there
    bool isUnreadable(const QString& name) const; ///< there, but as a row that can't be read
    std::optional<ImageType> imageType(const QString& name) const;
    Value value(const QString& name, const CellPath& path) const;
    /// What is there for a staged entry.
    Theirs theirs(const QString& name, const PatchEntry& entry) const;

private:
    std::shared_ptr<const Catalogue> m_catalogue; // never null
    bool m_known = false;
    QHash<QString, std::optional<ImageType>> m_overlay;
    mutable QHash<QString, ImageType>
        m_decoded; ///< of the catalogue: a refresh, a review and an Apply ask again
};

} // namespace flavormap
