// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"

#include <QVarLengthArray>

#include <bit>

namespace flavormap {

namespace {

constexpr quint64 everyByte(quint8 byte)
{
    return 0x0101010101010101ull * byte;
}

/// High bit of each byte that is zero (the lowest such bit is exact, which is the one that counts).
constexpr quint64 zeroBytes(quint64 word)
{
    return (word - everyByte(1)) & ~word & everyByte(0x80);
}

/// The first quote, backslash or control character, eight bytes at a time: most of a reply is inside strings.
const char* findSpecial(const char* at, const char* end)
{
    if constexpr (std::endian::native == std::endian::little) {
        while (end - at >= 8) {
            quint64 word;
            std::memcpy(&word, at, 8);
            const quint64 special = zeroBytes(word ^ everyByte('"')) | zeroBytes(word ^ everyByte('\\'))
                | ((word - everyByte(0x20)) & ~word & everyByte(0x80));
            if (special != 0)
                return at + std::countr_zero(special) / 8;
            at += 8;
        }
    }
    while (at != end && *at != '"' && *at != '\\' && quint8(*at) >= 0x20)
        ++at;
    return at;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool JsonReader::string(std::string_view& token)
{
    const char* const begin = m_at;
    ++m_at;
    for (;;) {
        m_at = findSpecial(m_at, m_end);
        if (m_at == m_end)
            return fail(Problem::UnexpectedEnd);
        if (*m_at == '"')
            break;
        if (*m_at != '\\')
            return fail(Problem::ControlCharacter);
        ++m_at;
        if (m_at == m_end)
            return fail(Problem::UnexpectedEnd);
        if (*m_at == 'u') {
            for (int digit = 0; digit < 4; ++digit) {
                ++m_at;
                if (m_at == m_end || !isHexDigit(*m_at))
                    return fail(Problem::BadEscape);
            }
        } else if (std::string_view("\"\\/bfnrt").find(*m_at) == std::string_view::npos) {
            return fail(Problem::BadEscape);
        }
        ++m_at;
    }
    ++m_at;
    token = std::string_view(begin, size_t(m_at - begin));
    return true;
}

bool JsonReader::value(std::string_view& token)
{
    const char first = peek();
    if (first == '"')
        return string(token);
    const char* const begin = m_at;
    if (!(first == '{' || first == '[' ? container() : scalar()))
        return false;
    token = std::string_view(begin, size_t(m_at - begin));
    return true;
}

bool JsonReader::scalar()
{
    switch (peek()) {
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    case '"': {
        std::string_view ignored;
        return string(ignored);
    }
    default:
        return number();
    }
}

bool JsonReader::word(std::string_view wanted)
{
    for (const char c : wanted) {
        if (m_at == m_end || *m_at != c)
            return fail(Problem::ExpectedValue);
        ++m_at;
    }
    return true;
}

bool JsonReader::number()
{
    const auto digits = [this] {
        const char* const begin = m_at;
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        return m_at != begin;
    };
    const char first = peek();
    if (m_at == m_end || !(first == '-' || isDigit(first)))
        return fail(Problem::ExpectedValue);
    if (first == '-')
        ++m_at;
    const bool leadingZero = m_at != m_end && *m_at == '0';
    const char* const integer = m_at;
    if (!digits() || (leadingZero && m_at - integer > 1))
        return fail(Problem::BadNumber);
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return fail(Problem::BadNumber);
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!digits())
            return fail(Problem::BadNumber);
    }
    return true;
}

bool JsonReader::container()
{
    QVarLengthArray<char, 64> open; // what closes each container that is open
    bool first = true;              // nothing was read in the innermost one yet
    do {
        const char next = peek();
        if (!open.isEmpty() && next == open.back() && m_at != m_end) {
            ++m_at;
            open.pop_back();
            first = false;
            continue;
        }
        const bool inObject = !open.isEmpty() && open.back() == '}';
        if (!open.isEmpty() && !first && !take(','))
            return fail(inObject ? Problem::ExpectedCommaOrBrace : Problem::ExpectedCommaOrBracket);
        if (inObject) {
            std::string_view name;
            if (peek() != '"')
                return fail(Problem::ExpectedName);
            if (!string(name))
                return false;
            if (!take(':'))
                return fail(Problem::ExpectedColon);
        }
        const char begin = peek();
        first = begin == '{' || begin == '[';
        if (first) {
            ++m_at;
            open.append(begin == '{' ? '}' : ']');
        } else if (!scalar()) {
            return false;
        }
    } while (!open.isEmpty());
    return true;
}

} // namespace flavormap
