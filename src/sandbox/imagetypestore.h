// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"
#include "sandbox/sandboxoptions.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace flavormap {

/// The image types of one tenant with their versions. Safe to use from any thread.
class ImageTypeStore
{
public:
    enum class Outcome : quint8 { Done, Exists, Absent, Collision };

    explicit ImageTypeStore(const SandboxOptions& options);

    /// The reply to a list: kept until the next write, so that a bench measures its reader.
    std::shared_ptr<const QByteArray> list() const;
    /// JSON of the latest version.
    std::optional<QByteArray> latest(const QString& name) const;
    std::optional<QByteArray> version(const QString& name, qint64 number) const;

    /// Exists where there is one of this name.
    Outcome create(const ImageType& imageType);
    /// A new version, highest + 1. Absent one: created on the server, Absent on the page. Collision: another
    /// writer chose the same version; nothing is stored (only with SandboxOptions::collisions).
    Outcome replace(const ImageType& imageType);
    /// All versions. Absent: there was none.
    Outcome remove(const QString& name);
    /// One version; its number is used again if it was the highest.
    Outcome removeVersion(const QString& name, qint64 number);
    void removeAll();
    /// For filling it before it serves: what create() or replace() would do, by the server's rules; or JSON
    /// exactly as it is.
    void load(const ImageType& imageType);
    void plant(const QString& name, QByteArray json);

private:
    using Versions = std::map<qint64, QByteArray>;

    QByteArray keyOf(const QString& name) const;
    qint64 highest(const QByteArray& key) const;
    void store(const QByteArray& key, const ImageType& imageType);
    void letOthersWrite(std::unique_lock<std::mutex>& lock);

    const Dialect m_dialect;
    const bool m_caseInsensitive;
    const bool m_collisions;
    mutable std::mutex m_mutex;
    std::condition_variable m_otherWriter;
    std::map<QByteArray, Versions> m_types;           ///< by UTF-8 name: code-point order
    mutable std::shared_ptr<const QByteArray> m_list; ///< null after a write
};

} // namespace flavormap
