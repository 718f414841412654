// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/foldedtext.h"

#include "domain/jsonreader.h"
#include "domain/searchquery.h"

namespace flavormap {

void FoldedText::appendCell(std::string_view token)
{
    const bool isString = token.front() == '"';
    if (!isString || !appendPlain(token.substr(1, token.size() - 2)))
        appendCell(valueOf(token).text());
}

void FoldedText::appendCell(const QString& text)
{
    const QByteArray folded = foldedForSearch(text) + '\n';
    std::memcpy(room(size_t(folded.size())), folded.constData(), size_t(folded.size()));
    m_size += folded.size();
}

/// False, and nothing is appended, when the text is not all ASCII or has an escape.
bool FoldedText::appendPlain(std::string_view text)
{
    char* const to = room(text.size() + 1);
    quint8 special = 0;
    for (size_t at = 0; at < text.size(); ++at) { // no branch: the compiler makes it 16 or 32 bytes at a time
        const auto byte = quint8(text[at]);
        special = quint8(special | (byte & 0x80) | (byte == '\\'));
        to[at] = char(byte | (quint8(byte - 'A') < 26 ? 0x20 : 0));
    }
    to[text.size()] = '\n';
    if (special != 0)
        return false;
    m_size += qsizetype(text.size()) + 1;
    return true;
}

void FoldedText::reserve(qsizetype size)
{
    if (size <= m_bytes.size())
        return;
    m_bytes.resize(size);
    m_data = m_bytes.data();
}

QByteArray FoldedText::take()
{
    m_bytes.truncate(m_size);
    if (m_bytes.capacity() > m_size + m_size / 8)
        m_bytes.squeeze();
    return std::move(m_bytes);
}

} // namespace flavormap
