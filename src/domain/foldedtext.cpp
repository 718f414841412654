// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/foldedtext.h"

#include "domain/jsonreader.h"
#include "domain/searchquery.h"

namespace flavormap {

void FoldedText::appendValue(std::string_view token)
{
    const bool isString = token.front() == '"';
    if (!isString || !appendPlain(token.substr(1, token.size() - 2)))
        append(valueOf(token).text());
}

void FoldedText::append(const QString& text)
{
    const QByteArray folded = foldedForSearch(text);
    std::memcpy(room(folded.size()), folded.constData(), size_t(folded.size()));
    m_size += folded.size();
}

/// False, and nothing is appended, when the text is not all ASCII or has an escape.
bool FoldedText::appendPlain(std::string_view text)
{
    char* const to = room(qsizetype(text.size()));
    quint8 special = 0;
    for (size_t at = 0; at < text.size(); ++at) { // no branch: the compiler makes it 16 or 32 bytes at a time
        const auto byte = quint8(text[at]);
        special = quint8(special | (byte & 0x80) | (byte == '\\'));
        to[at] = char(byte | (quint8(byte - 'A') < 26 ? 0x20 : 0));
    }
    if (special != 0)
        return false;
    m_size += qsizetype(text.size());
    return true;
}

void FoldedText::appendByte(char byte)
{
    *room(1) = byte;
    ++m_size;
}

char* FoldedText::room(qsizetype size)
{
    if (m_bytes.size() - m_size < size)
        reserve(std::max(m_size + size, m_bytes.size() * 2));
    return const_cast<char*>(m_bytes.constData())
        + m_size; // never shared: spares data() its look at the count
}

void FoldedText::reserve(qsizetype size)
{
    if (size > m_bytes.size())
        m_bytes.resize(size);
}

QByteArray FoldedText::take()
{
    m_bytes.truncate(m_size);
    if (m_bytes.capacity() > m_size + m_size / 8)
        m_bytes.squeeze();
    return std::move(m_bytes);
}

} // namespace flavormap
