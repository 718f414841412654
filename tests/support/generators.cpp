// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generators.h"

#include "domain/imagetypecodec.h"

#include <ostream>

namespace flavormap {

namespace {

rc::Gen<QString> oneOf(const std::vector<QString>& pool)
{
    return rc::gen::elementOf(pool);
}

bool chance(bool possible, int percent)
{
    return possible && *rc::gen::inRange(0, 100) < percent;
}

/// Writes one JSON text, rolling dice for its spelling.
class Speller
{
public:
    explicit Speller(JsonSpelling spelling)
        : m_spelling(spelling)
    {
    }

    QByteArray blanks() const
    {
        if (!m_spelling.blanks)
            return {};
        return *rc::gen::elementOf(std::vector<QByteArray>{"", "", " ", "\n", "\t", "\r\n  "});
    }

    QByteArray string(const QString& text) const
    {
        if (!chance(m_spelling.escapes, 25))
            return ImageTypeCodec::quoted(text);
        QByteArray json = "\"";
        for (const QChar c : text)
            json += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        return json + '"';
    }

    QByteArray value(const Value& value) const
    {
        return value.isString() ? string(value.text()) : value.text().toUtf8();
    }

    QByteArray object(const std::vector<std::pair<QString, QByteArray>>& members) const
    {
        QByteArray json = "{" + blanks();
        for (const auto& [name, value] : members) {
            json += (json.endsWith('{') || json.trimmed() == "{" ? QByteArray() : "," + blanks())
                + string(name) + blanks() + ":" + blanks() + value + blanks();
        }
        return json + "}";
    }

    /// Some names of a pool, without or with repetitions.
    QStringList names(const rc::Gen<QString>& name, int most) const
    {
        QStringList names;
        for (int count = *rc::gen::inRange(0, most + 1); count > 0; --count) {
            const QString next = *name;
            if (m_spelling.duplicates || !names.contains(next))
                names.append(next);
        }
        return names;
    }

    QByteArray provider() const
    {
        if (chance(true, 12))
            return value(*anyPresentValue());
        std::vector<std::pair<QString, QByteArray>> entries;
        for (const QString& key : names(anyKey(), 3))
            entries.emplace_back(key, value(*anyPresentValue()));
        return object(entries);
    }

    QByteArray providerMap() const
    {
        if (chance(true, 15))
            return *rc::gen::elementOf(std::vector<QByteArray>{"null", "{}", "5", "[]", "\"text\""});
        std::vector<std::pair<QString, QByteArray>> providers;
        for (const QString& name : names(anyProviderName(), 5))
            providers.emplace_back(name, provider());
        return object(providers);
    }

    QByteArray version() const
    {
        return *rc::gen::elementOf(std::vector<QByteArray>{"1", "7", "7", "1.0", "null", "\"2\"", "-0"});
    }

    QByteArray imageType(const QString& name) const
    {
        std::vector<std::pair<QString, QByteArray>> members{{QStringLiteral("name"), string(name)}};
        const auto insert = [&members](const QString& member, const QByteArray& value) {
            members.insert(members.begin() + *rc::gen::inRange<qsizetype>(0, qsizetype(members.size()) + 1),
                {member, value});
        };
        for (const QString& member : names(anyMemberName(), 5))
            insert(member, value(*anyPresentValue()));
        if (chance(true, 90))
            insert(QStringLiteral("providermap"), providerMap());
        if (chance(m_spelling.duplicates, 10))
            insert(QStringLiteral("providermap"), providerMap());
        if (chance(true, 50))
            insert(QStringLiteral("version"), version());
        return object(members);
    }

private:
    JsonSpelling m_spelling;
};

} // namespace

rc::Gen<QString> anyImageTypeName()
{
    return oneOf({QStringLiteral("centos-6"), QStringLiteral("centos-10"), QStringLiteral("CentOS-6"),
        QStringLiteral("ubuntu_22.04"), QStringLiteral("a"), QStringLiteral("z")});
}

rc::Gen<QString> anyMemberName()
{
    return oneOf({QStringLiteral("label"), QStringLiteral("description"), QStringLiteral("icon"),
        QStringLiteral("extra"), QStringLiteral(""), QStringLiteral("größe")});
}

rc::Gen<QString> anyProviderName()
{
    return oneOf({QStringLiteral("aws-us-east-1"), QStringLiteral("google"), QStringLiteral("openstack"),
        QStringLiteral(""), QStringLiteral(" "), QStringLiteral("île/北\n")});
}

rc::Gen<QString> anyKey()
{
    return oneOf({QStringLiteral("image"), QStringLiteral("image"), QStringLiteral("sshuser"),
        QStringLiteral("flavor"), QStringLiteral(""), QStringLiteral(" k\t")});
}

rc::Gen<Value> anyPresentValue()
{
    const auto string = [](const char16_t* text) { return Value::string(QString::fromUtf16(text)); };
    const auto raw = [](const char16_t* json) { return Value::rawJson(QString::fromUtf16(json)); };
    return rc::gen::elementOf(std::vector<Value>{string(u"ami-0a1b2c3d"), string(u"ami-FFFF"),
        string(u"ubuntu"), string(u"projects/x/global/images/y"), string(u""), string(u" edge"),
        string(u"two\nlines "), string(u"\ufeffmark"), string(u"Straße 😀 ÎLE\u00a0"),
        string(u"\"quoted\\\" \u0001"), raw(u"null"), raw(u"5"), raw(u"0.10"), raw(u"-1E+2"), raw(u"true"),
        raw(u"[]"), raw(u"{}"), raw(u"{\"x\":[1,{\"y z\":null}]}"), raw(u"\"\\ud800 lone\"")});
}

rc::Gen<CellPath> anyEntryPath()
{
    return rc::gen::map(rc::gen::pair(anyProviderName(), anyKey()),
        [](const std::pair<QString, QString>& names) { return CellPath::entry(names.first, names.second); });
}

rc::Gen<QByteArray> imageTypeJson(QString name, JsonSpelling spelling)
{
    return rc::gen::exec([name = std::move(name), spelling] { return Speller(spelling).imageType(name); });
}

void showValue(const Value& value, std::ostream& out)
{
    if (value.isAbsent())
        out << "absent";
    else
        out << (value.isString() ? "string " : "raw ") << value.text().toStdString();
}

void showValue(const CellPath& path, std::ostream& out)
{
    const char* const kinds[] = {"Member", "Map", "Provider", "Entry"};
    out << kinds[int(path.kind())] << "(" << ImageTypeCodec::quoted(path.providerName()).constData() << ", "
        << ImageTypeCodec::quoted(path.key()).constData() << ")";
}

void showValue(const ImageType& imageType, std::ostream& out)
{
    out << ImageTypeCodec::encode(imageType).constData();
}

} // namespace flavormap

namespace rc {

using namespace flavormap;

Gen<Value> Arbitrary<Value>::arbitrary()
{
    return gen::weightedOneOf<Value>({{4, anyPresentValue()}, {1, gen::just(Value())}});
}

Gen<CellPath> Arbitrary<CellPath>::arbitrary()
{
    const auto member
        = gen::map(anyMemberName(), [](QString name) { return CellPath::member(std::move(name)); });
    const auto provider
        = gen::map(anyProviderName(), [](QString name) { return CellPath::provider(std::move(name)); });
    return gen::weightedOneOf<CellPath>(
        {{2, member}, {1, gen::just(CellPath::map())}, {2, provider}, {6, anyEntryPath()}});
}

Gen<ImageType> Arbitrary<ImageType>::arbitrary()
{
    return gen::map(
        gen::mapcat(anyImageTypeName(), [](QString name) { return imageTypeJson(std::move(name)); }),
        [](const QByteArray& json) { return ImageTypeCodec::decode(json).value().imageType; });
}

} // namespace rc
