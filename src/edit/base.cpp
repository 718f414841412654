// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/base.h"

namespace flavormap {

namespace {

constexpr qsizetype mostDecoded = 4096; ///< some 5 KB each

} // namespace

Base::Base()
    : m_catalogue(Catalogue::empty())
{
}

Base::Base(std::shared_ptr<const Catalogue> catalogue)
    : m_catalogue(std::move(catalogue))
    , m_known(m_catalogue != nullptr)
{
    if (!m_catalogue)
        m_catalogue = Catalogue::empty();
}

Base::Base(const Base& other)
    : m_catalogue(other.m_catalogue)
    , m_known(other.m_known)
    , m_overlay(other.m_overlay)
{
}

Base& Base::operator=(const Base& other)
{
    return *this = Base(other);
}

void Base::readBack(const QString& name, std::optional<ImageType> imageType)
{
    m_overlay.insert(name, std::move(imageType));
}

bool Base::contains(const QString& name) const
{
    if (const auto it = m_overlay.constFind(name); it != m_overlay.cend())
        return it->has_value();
    return m_catalogue->rowOf(name) >= 0;
}

bool Base::isUnreadable(const QString& name) const
{
    return !m_overlay.contains(name) && m_catalogue->isUnreadable(name);
}

std::optional<ImageType> Base::imageType(const QString& name) const
{
    if (const auto it = m_overlay.constFind(name); it != m_overlay.cend())
        return *it;
    if (const auto it = m_decoded.constFind(name); it != m_decoded.cend())
        return *it;
    const int row = m_catalogue->rowOf(name);
    if (row < 0)
        return std::nullopt;
    if (m_decoded.size() >= mostDecoded)
        m_decoded.clear();
    return *m_decoded.insert(name, m_catalogue->imageType(row));
}

Value Base::value(const QString& name, const CellPath& path) const
{
    if (const auto it = m_overlay.constFind(name); it != m_overlay.cend())
        return it->has_value() ? (*it)->value(path) : Value();
    const int row = m_catalogue->rowOf(name);
    return row < 0 ? Value() : m_catalogue->value(row, path);
}

Theirs Base::theirs(const QString& name, const PatchEntry& entry) const
{
    return {imageType(name), entry.isRename() ? imageType(entry.origin) : std::nullopt,
        isUnreadable(name) || (entry.isRename() && isUnreadable(entry.origin))};
}

} // namespace flavormap
