// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/value.h"

#include <QByteArray>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace flavormap {

/// Reads JSON (RFC 8259) strictly, in one pass, without memory of its own: strings, numbers and whole
/// containers come as the bytes they were spelled with, which is what a lossless codec and a catalogue of
/// offsets need. Bytes above 0x7f are allowed inside strings only and not looked at: who needs valid UTF-8
/// asks firstBadUtf8().
///
/// Every function returns false at the first thing that is not JSON; position() and problem() then tell where
/// and what.
class JsonReader
{
public:
    enum class Problem : quint8 {
        None,
        UnexpectedEnd,
        ExpectedValue,
        ExpectedName,
        ExpectedColon,
        ExpectedCommaOrBrace,
        ExpectedCommaOrBracket,
        BadNumber,
        BadEscape,
        ControlCharacter,
        TrailingContent,
    };

    explicit JsonReader(std::string_view json)
        : m_begin(json.data())
        , m_at(json.data())
        , m_end(json.data() + json.size())
    {
    }

    /// The next byte that is not a blank, '\0' at the end.
    char peek()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
        return m_at == m_end ? '\0' : *m_at;
    }

    /// Reads an object; visit(nameToken) must read the member's value and returns false to stop. `expected`
    /// is the next name's token as far as can be told (visit may change it): it is compared instead of read.
    template <typename Visit> bool object(Visit&& visit, const std::string_view& expected = {})
    {
        if (!take('{'))
            return fail(Problem::ExpectedValue);
        if (take('}'))
            return true;
        do {
            std::string_view name;
            if (peek() != '"')
                return fail(Problem::ExpectedName);
            if (!expected.empty() && size_t(m_end - m_at) >= expected.size()
                && std::memcmp(m_at, expected.data(), expected.size()) == 0) {
                name = expected;
                m_at += expected.size();
            } else if (!string(name)) {
                return false;
            }
            if (!take(':'))
                return fail(Problem::ExpectedColon);
            if (!visit(name))
                return false;
        } while (take(','));
        return take('}') || fail(Problem::ExpectedCommaOrBrace);
    }

    /// Reads an array; visit() must read one element and returns false to stop.
    template <typename Visit> bool array(Visit&& visit)
    {
        if (!take('['))
            return fail(Problem::ExpectedValue);
        if (take(']'))
            return true;
        do {
            if (!visit())
                return false;
        } while (take(','));
        return take(']') || fail(Problem::ExpectedCommaOrBracket);
    }

    /// Reads a string and gives it as spelled, with its quotes.
    bool string(std::string_view& token);
    /// Reads any value and gives it as spelled. Nesting has no limit: nothing here is recursive.
    bool value(std::string_view& token);
    /// True when nothing but blanks is left.
    bool atEnd() { return peek() == '\0' && m_at == m_end ? true : fail(Problem::TrailingContent); }

    /// More bytes have come behind the ones there were.
    void extendTo(const char* end) { m_end = end; }
    /// Reads the byte `wanted` and the blanks before it, if it comes next.
    bool take(char wanted)
    {
        if (peek() != wanted || m_at == m_end)
            return false;
        ++m_at;
        return true;
    }
    /// What is wrong here; false.
    bool fail(Problem problem)
    {
        m_problem = m_at == m_end && problem != Problem::TrailingContent ? Problem::UnexpectedEnd : problem;
        return false;
    }

    const char* at() const { return m_at; }
    Problem problem() const { return m_problem; }
    qsizetype position() const { return m_at - m_begin; } ///< in bytes

private:
    bool scalar();
    bool number();
    bool word(std::string_view wanted);
    bool container();

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    Problem m_problem = Problem::None;
};

/// One sentence without its full stop, such as "a colon is missing after a member's name".
QString problemText(JsonReader::Problem problem);

/// "line 3, column 14", both from 1, columns in characters.
QString placeText(QByteArrayView text, qsizetype position);

/// A string token as text. Lone surrogates stay in the text: ask QString::isValidUtf16().
QString unescaped(std::string_view token);

/// Any token as a value: a string, or raw JSON without the blanks between its parts.
Value valueOf(std::string_view token);

/// The same JSON without blanks between its parts; `json` must have been read before.
QByteArray compactJson(std::string_view json);

} // namespace flavormap
