// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/imagetypestore.h"

#include "sandbox/storedimagetype.h"

#include <QHash>

#include <algorithm>
#include <chrono>
#include <vector>

namespace flavormap {

namespace {
constexpr std::chrono::milliseconds collisionWindow{2};
} // namespace

ImageTypeStore::ImageTypeStore(const SandboxOptions& options)
    : m_dialect(options.dialect)
    , m_caseInsensitive(options.caseInsensitiveNames)
    , m_collisions(options.collisions)
{
}

std::shared_ptr<const QByteArray> ImageTypeStore::list() const
{
    const std::lock_guard lock(m_mutex);
    if (m_list)
        return m_list;
    std::vector<const decltype(m_types)::value_type*> rows;
    qsizetype bytes = 2;
    for (const auto& row : m_types) {
        rows.push_back(&row);
        bytes += row.second.rbegin()->second.size() + 1;
    }
    if (m_caseInsensitive) // MariaDB has no order: any that nobody takes for one, the same in each run
        std::stable_sort(rows.begin(), rows.end(),
            [](auto* a, auto* b) { return qHash(a->first, 1) < qHash(b->first, 1); });
    auto list = std::make_shared<QByteArray>();
    list->reserve(bytes);
    list->append('[');
    for (const auto* row : rows) {
        if (list->size() > 1)
            list->append(',');
        list->append(row->second.rbegin()->second);
    }
    list->append(']');
    m_list = list;
    return m_list;
}

std::optional<QByteArray> ImageTypeStore::latest(const QString& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_types.find(keyOf(name));
    return it == m_types.end() ? std::nullopt : std::optional(it->second.rbegin()->second);
}

std::optional<QByteArray> ImageTypeStore::version(const QString& name, qint64 number) const
{
    const std::lock_guard lock(m_mutex);
    const auto type = m_types.find(keyOf(name));
    if (type == m_types.end())
        return std::nullopt;
    const auto it = type->second.find(number);
    return it == type->second.end() ? std::nullopt : std::optional(it->second);
}

ImageTypeStore::Outcome ImageTypeStore::create(const ImageType& imageType)
{
    std::unique_lock lock(m_mutex);
    const QByteArray key = keyOf(imageType.name());
    if (m_types.contains(key))
        return Outcome::Exists;
    letOthersWrite(lock); // so two of a new name at the same moment can both be told 200
    store(key, imageType);
    return Outcome::Done;
}

ImageTypeStore::Outcome ImageTypeStore::replace(const ImageType& imageType)
{
    std::unique_lock lock(m_mutex);
    const QByteArray key = keyOf(imageType.name());
    const qint64 chosenAfter = highest(key);
    if (chosenAfter == 0 && m_dialect == Dialect::Page)
        return Outcome::Absent;
    letOthersWrite(lock);
    if (highest(key) != chosenAfter)
        return Outcome::Collision;
    store(key, imageType);
    return Outcome::Done;
}

ImageTypeStore::Outcome ImageTypeStore::remove(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    m_list.reset();
    return m_types.erase(keyOf(name)) > 0 ? Outcome::Done : Outcome::Absent;
}

ImageTypeStore::Outcome ImageTypeStore::removeVersion(const QString& name, qint64 number)
{
    const std::lock_guard lock(m_mutex);
    const auto type = m_types.find(keyOf(name));
    if (type == m_types.end() || type->second.erase(number) == 0)
        return Outcome::Absent;
    m_list.reset();
    if (type->second.empty())
        m_types.erase(type);
    return Outcome::Done;
}

void ImageTypeStore::removeAll()
{
    const std::lock_guard lock(m_mutex);
    m_list.reset();
    m_types.clear();
}

void ImageTypeStore::load(const ImageType& imageType)
{
    const std::lock_guard lock(m_mutex);
    store(keyOf(imageType.name()), imageType);
}

void ImageTypeStore::plant(const QString& name, QByteArray json)
{
    const std::lock_guard lock(m_mutex);
    m_list.reset();
    m_types[keyOf(name)] = {{1, std::move(json)}};
}

QByteArray ImageTypeStore::keyOf(const QString& name) const
{
    return (m_caseInsensitive ? name.toLower() : name).toUtf8();
}

qint64 ImageTypeStore::highest(const QByteArray& key) const
{
    const auto it = m_types.find(key);
    return it == m_types.end() ? 0 : it->second.rbegin()->first;
}

void ImageTypeStore::store(const QByteArray& key, const ImageType& imageType)
{
    const qint64 number = highest(key) + 1;
    Versions& versions = m_types[key];
    if (m_dialect == Dialect::Page)
        versions.clear();
    versions.emplace(number, storedJson(imageType, number, m_dialect));
    m_list.reset();
}

void ImageTypeStore::letOthersWrite(std::unique_lock<std::mutex>& lock)
{
    if (!m_collisions)
        return;
    m_otherWriter.notify_all();
    m_otherWriter.wait_for(lock, collisionWindow);
}

} // namespace flavormap
