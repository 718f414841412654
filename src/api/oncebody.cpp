// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/oncebody.h"

#include <cstring>

namespace flavormap {

OnceBody::OnceBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered, so that "begun" means that somebody asked for it and not that QIODevice read ahead.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OnceBody::reset()
{
    shut();
    return false;
}

qint64 OnceBody::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_bytes.size() - m_position;
}

qint64 OnceBody::readData(char* data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, m_bytes.size() - m_position);
    if (m_shut || size <= 0) {
        return -1;
    }
    m_begun = true;
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(size));
    m_position += size;
    Q_EMIT taken();
    return size;
}

qint64 OnceBody::writeData(const char*, qint64)
{
    return -1;
}

} // namespace flavormap

#include "moc_oncebody.cpp"
