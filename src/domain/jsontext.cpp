// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"

#include "domain/utf8.h"

#include <QCoreApplication>

namespace flavormap {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

void appendEscape(QString& text, std::string_view token, size_t& at)
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = token[at];
    if (letter == 'u') {
        text += QChar(QByteArray(token.data() + at + 1, 4).toUShort(nullptr, 16));
        at += 5;
    } else {
        text += QLatin1Char(meanings[letters.find(letter)]);
        at += 1;
    }
}

} // namespace

QString problemText(JsonReader::Problem problem)
{
    switch (problem) {
    case JsonReader::Problem::None:
        break;
    case JsonReader::Problem::UnexpectedEnd:
        return tr("the text ends in the middle");
    case JsonReader::Problem::ExpectedValue:
        return tr("a value is missing or not a JSON value");
    case JsonReader::Problem::ExpectedName:
        return tr("a member's name in double quotes is missing");
    case JsonReader::Problem::ExpectedColon:
        return tr("a colon is missing after a member's name");
    case JsonReader::Problem::ExpectedCommaOrBrace:
        return tr("a comma or a closing brace is missing");
    case JsonReader::Problem::ExpectedCommaOrBracket:
        return tr("a comma or a closing bracket is missing");
    case JsonReader::Problem::BadNumber:
        return tr("a number is not spelled as JSON spells it");
    case JsonReader::Problem::BadEscape:
        return tr("a backslash in a string starts no escape that JSON knows");
    case JsonReader::Problem::ControlCharacter:
        return tr("a string holds a line break or control character; write it as an escape such as \\n");
    case JsonReader::Problem::TrailingContent:
        return tr("something follows after its end");
    }
    return {};
}

QString placeText(QByteArrayView text, qsizetype position)
{
    qsizetype line = 1;
    qsizetype lineStart = 0;
    for (qsizetype at = 0; at < position; ++at) {
        if (text[at] == '\n') {
            ++line;
            lineStart = at + 1;
        }
    }
    qsizetype column = 1;
    for (qsizetype at = lineStart; at < position; ++at)
        column += (quint8(text[at]) & 0xc0) != 0x80; // not a continuation byte
    return tr("line %1, column %2").arg(line).arg(column);
}

QString unescaped(std::string_view token)
{
    token = token.substr(1, token.size() - 2);
    QString text;
    size_t at = 0;
    for (;;) {
        const size_t backslash = token.find('\\', at);
        const std::string_view plain = token.substr(at, backslash - at);
        text += textFromUtf8(QByteArrayView(plain.data(), qsizetype(plain.size())));
        if (backslash == std::string_view::npos)
            return text;
        at = backslash + 1;
        appendEscape(text, token, at);
    }
}

Value valueOf(std::string_view token)
{
    if (token.front() != '"')
        return Value::rawJson(QString::fromUtf8(compactJson(token)));
    QString text = unescaped(token);
    if (text.isValidUtf16())
        return Value::string(std::move(text));
    return Value::rawJson(QString::fromUtf8(token.data(), qsizetype(token.size())));
}

QByteArray compactJson(std::string_view json)
{
    QByteArray compact;
    compact.reserve(qsizetype(json.size()));
    bool inString = false;
    for (size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (inString && c == '\\') {
            compact += c;
            compact += json[++at];
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || !(c == ' ' || c == '\n' || c == '\r' || c == '\t'))
            compact += c;
    }
    return compact;
}

} // namespace flavormap
