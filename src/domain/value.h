// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace flavormap {

/// What stands in one cell: nothing, a string, or JSON that is not a string and is kept and sent back as it
/// came (5, true, null, {"x":1}, a string with a lone surrogate). An empty string is not absence.
class Value
{
public:
    enum class Kind : quint8 { Absent, String, RawJson };

    Value() = default;
    static Value string(QString text) { return Value(Kind::String, std::move(text)); }
    static Value rawJson(QString json) { return Value(Kind::RawJson, std::move(json)); }
    static Value emptyObject() { return rawJson(QStringLiteral("{}")); }
    static Value null() { return rawJson(QStringLiteral("null")); }

    Kind kind() const { return m_kind; }
    bool isAbsent() const { return m_kind == Kind::Absent; }
    bool isString() const { return m_kind == Kind::String; }
    bool isRawJson() const { return m_kind == Kind::RawJson; }

    /// The string itself, or the JSON text; empty when absent.
    const QString& text() const { return m_text; }

    bool operator==(const Value&) const = default;

private:
    Value(Kind kind, QString text)
        : m_kind(kind)
        , m_text(std::move(text))
    {
    }

    Kind m_kind = Kind::Absent;
    QString m_text;
};

} // namespace flavormap
