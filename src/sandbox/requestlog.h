// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <mutex>

namespace flavormap {

/// What arrived, in the order of arrival. Safe to use from any thread.
class RequestLog
{
public:
    struct Entry
    {
        QByteArray method;
        QString path;   ///< as sent, still percent-encoded
        int status = 0; ///< 0: not answered, or not yet
        bool operator==(const Entry&) const = default;
    };
    static constexpr qsizetype capacity = 20'000; ///< then the oldest are forgotten; the counts are not

    /// A request that arrived whole. Gives its number, for answered().
    quint64 arrived(const QByteArray& method, const QString& path);
    /// `writtenName` is not empty for a write to an image type.
    void answered(quint64 number, int status, const QString& writtenName);

    QList<Entry> entries() const;
    int count() const;                       ///< all that ever arrived
    int writesOf(const QString& name) const; ///< POST, PUT and DELETE, whatever came of them

private:
    mutable std::mutex m_mutex;
    QList<Entry> m_entries;
    quint64 m_forgotten = 0; ///< entries that were dropped from the front
    QHash<QString, int> m_writes;
};

} // namespace flavormap
