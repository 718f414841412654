// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace flavormap {

/// One long text, folded as foldedForSearch() does it, that grows by JSON values: ASCII strings without a
/// QString in between.
class FoldedText
{
public:
    /// A string token's text, or the JSON of any other value, and the end of its cell.
    void appendCell(std::string_view token);
    void appendCell(const QString& text);

    qsizetype size() const { return m_size; }
    void reserve(qsizetype size);
    QByteArray take(); ///< without spare room to speak of

private:
    bool appendPlain(std::string_view text);
    char* room(size_t size)
    {
        if (size_t(m_bytes.size() - m_size) < size)
            reserve(std::max(m_size + qsizetype(size), m_bytes.size() * 2));
        return m_data + m_size;
    }

    QByteArray m_bytes; ///< its size is the room there is
    char* m_data = nullptr;
    qsizetype m_size = 0;
};

} // namespace flavormap
