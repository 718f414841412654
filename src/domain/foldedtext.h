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
    /// A string token's text, or the JSON of any other value.
    void appendValue(std::string_view token);
    void append(const QString& text);
    void endCell() { appendByte('\n'); }

    qsizetype size() const { return m_size; }
    void reserve(qsizetype size);
    QByteArray take(); ///< without spare room to speak of

private:
    bool appendPlain(std::string_view text);
    void appendByte(char byte);
    char* room(qsizetype size);

    QByteArray m_bytes; ///< its size is the room there is
    qsizetype m_size = 0;
};

} // namespace flavormap
