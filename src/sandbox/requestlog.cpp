// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/requestlog.h"

namespace flavormap {

quint64 RequestLog::arrived(const QByteArray& method, const QString& path)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() == capacity) {
        m_entries.removeFirst();
        ++m_forgotten;
    }
    m_entries.append({method, path, 0});
    return m_forgotten + quint64(m_entries.size()) - 1;
}

void RequestLog::answered(quint64 number, int status, const QString& writtenName)
{
    const std::lock_guard lock(m_mutex);
    if (number >= m_forgotten)
        m_entries[qsizetype(number - m_forgotten)].status = status;
    if (!writtenName.isEmpty())
        ++m_writes[writtenName];
}

QList<RequestLog::Entry> RequestLog::entries() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

int RequestLog::count() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_forgotten) + int(m_entries.size());
}

int RequestLog::writesOf(const QString& name) const
{
    const std::lock_guard lock(m_mutex);
    return m_writes.value(name);
}

} // namespace flavormap
