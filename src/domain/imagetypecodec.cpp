// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetypecodec.h"

#include "domain/jsonreader.h"
#include "domain/jsonwriter.h"
#include "domain/nameplaces.h"
#include "domain/providermapjson.h"
#include "domain/utf8.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace flavormap {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

void appendUnicodeEscape(QByteArray& json, char16_t unit)
{
    json += "\\u";
    json += QByteArray::number(unit, 16).rightJustified(4, '0');
}

/// What JSON makes one write as an escape, 0: nothing, the character stands for itself.
char shortEscape(char16_t unit)
{
    switch (unit) {
    case u'"':
        return '"';
    case u'\\':
        return '\\';
    case u'\b':
        return 'b';
    case u'\f':
        return 'f';
    case u'\n':
        return 'n';
    case u'\r':
        return 'r';
    case u'\t':
        return 't';
    default:
        return 0;
    }
}

/// Is the unit at `at` half of a pair, the other half of which stands beside it?
bool isPaired(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate())
        return at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return at > 0 && text[at - 1].isHighSurrogate();
}

} // namespace

Result<ImageTypeCodec::Decoded> ImageTypeCodec::decode(QByteArrayView json, qsizetype* problemAt)
{
    const auto problem = [&](QString message, qsizetype position) {
        if (problemAt)
            *problemAt = position;
        return failure(Error::Kind::BadReply, std::move(message), placeText(json, position));
    };
    if (const qsizetype bad = firstBadUtf8(json); bad >= 0)
        return problem(tr("The image type can't be read: a byte in it is not UTF-8 text."), bad);
    JsonReader reader(std::string_view(json.data(), size_t(json.size())));
    if (reader.peek() != '{' && reader.position() < json.size())
        return problem(
            tr("The image type can't be read: it is not a JSON object in braces."), reader.position());

    Decoded decoded;
    std::vector<ImageType::Member> members;
    NamePlaces places;
    const bool read = reader.object([&](std::string_view token) {
        const QString name = unescaped(token);
        const auto [index, isNew] = places.placeOf(name);
        decoded.duplicateKeys |= !isNew;
        if (isNew)
            members.push_back({name, {}});
        if (name == u"providermap") {
            decoded.imageType.d->providerMap = {};
            return readProviderMap(reader, decoded.imageType.d->providerMap, decoded.duplicateKeys);
        }
        std::string_view value;
        if (!reader.value(value))
            return false;
        members[index].value = valueOf(value);
        return true;
    });
    if (!read || !reader.atEnd()) {
        return problem(tr("The image type is not valid JSON: %1.").arg(problemText(reader.problem())),
            reader.position());
    }
    decoded.imageType.takeMembers(std::move(members));
    if (decoded.imageType.name().isEmpty())
        return problem(tr("The image type has no name: give it a member “name” with a text."), 0);
    return decoded;
}

QByteArray ImageTypeCodec::written(const ImageType& imageType, Style style, bool withVersion)
{
    JsonWriter writer(style);
    const QString version = QStringLiteral("version");
    QStringList order = imageType.d->memberOrder;
    if (imageType.d->version && !order.contains(version))
        order.append(version);
    QHash<QString, const Value*> members;
    for (const ImageType::Member& member : imageType.d->members)
        members.insert(member.name, &member.value);

    writer.beginObject();
    for (const QString& member : std::as_const(order)) {
        if (member == u"name") {
            writer.name(member);
            writer.value(Value::string(imageType.d->name));
        } else if (member == u"providermap") {
            writer.name(member);
            writer.value(imageType.d->providerMap);
        } else if (member == version && (!withVersion || imageType.d->version)) {
            if (!withVersion)
                continue;
            writer.name(member);
            writer.value(Value::rawJson(QString::number(*imageType.d->version)));
        } else if (const Value* const value = members.value(member)) {
            writer.name(member);
            writer.value(*value);
        }
    }
    writer.endObject();
    return std::move(writer).result();
}

QByteArray ImageTypeCodec::encode(const ImageType& imageType, Style style)
{
    return written(imageType, style, true);
}

QByteArray ImageTypeCodec::requestBody(const ImageType& imageType, Style style)
{
    return written(imageType, style, false);
}

QByteArray ImageTypeCodec::quoted(const QString& text)
{
    QByteArray json = "\"";
    qsizetype plain = 0; // from here to `at` nothing needs an escape
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const char letter = shortEscape(unit);
        const bool lone = QChar::isSurrogate(unit) && !isPaired(text, at);
        if (letter == 0 && unit >= 0x20 && !lone)
            continue;
        json += QStringView(text).sliced(plain, at - plain).toUtf8();
        plain = at + 1;
        if (letter != 0)
            (json += '\\') += letter;
        else
            appendUnicodeEscape(json, unit);
    }
    json += QStringView(text).sliced(plain).toUtf8();
    return json += '"';
}

} // namespace flavormap
