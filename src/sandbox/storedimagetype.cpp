// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/storedimagetype.h"

#include "domain/comparison.h"
#include "domain/imagetypecodec.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
constexpr qsizetype longestName = 255;

Result<ImageType> invalid(const char* text)
{
    return failure(Error::Kind::Invalid, QString::fromLatin1(text));
}

Result<ImageType> invalidInput(Dialect dialect)
{
    return invalid(dialect == Dialect::Server ? "invalid input" : "bad request");
}

Result<ImageType> badName(Dialect dialect)
{
    return invalid(dialect == Dialect::Server
            ? "invalid name: it must be specified, of 1 to 255 characters of [a-zA-Z0-9_.-]"
            : "bad request");
}

/// The server's rule, "." and ".." included; domain's checkName() is the stricter one of the client.
bool isName(const QString& name)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'.' || c == u'-';
    };
    return !name.isEmpty() && name.size() <= longestName && std::all_of(name.begin(), name.end(), allowed);
}

/// Is it only the name that makes the codec refuse it?
bool lacksName(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue name = document.object().value("name"_L1);
    return document.isObject() && (name.isUndefined() || name.isNull() || name.toString(u"x"_s).isEmpty());
}

bool startsAs(const Value& value, QChar opening)
{
    return value.isRawJson() && value.text().trimmed().startsWith(opening);
}

bool isContainer(const Value& value)
{
    return startsAs(value, u'{') || startsAs(value, u'[');
}

bool isNull(const Value& value)
{
    return value == Value::null();
}

/// Members that hold something of the wrong type: an object where text belongs, text where an object belongs.
bool hasWrongTypes(const ImageType& imageType)
{
    for (const ImageType::Member& member : imageType.members()) {
        const bool known
            = member.name == "label"_L1 || member.name == "description"_L1 || member.name == "icon"_L1;
        if (known && isContainer(member.value))
            return true;
    }
    const ProviderMap& map = imageType.providerMap();
    if (map.state == ProviderMap::State::NotAnObject && !isNull(map.notAnObject))
        return true;
    return std::any_of(map.providers.begin(), map.providers.end(), [](const Provider& provider) {
        return (!provider.isObject() && !isNull(provider.notAnObject))
            || std::any_of(provider.entries.begin(), provider.entries.end(),
                [](const Provider::Entry& entry) { return isContainer(entry.value); });
    });
}

/// The client's number is ignored, but it has to be one: the server reads it as an integer.
bool hasWrongVersion(const QByteArray& body)
{
    if (!body.contains("\"version\""))
        return false;
    const QJsonValue version = QJsonDocument::fromJson(body).object().value("version"_L1);
    bool isNumber = true;
    if (version.isString())
        version.toString().toInt(&isNumber);
    else if (version.isDouble())
        isNumber = version.toDouble() == version.toInt();
    else
        isNumber = version.isNull() || version.isUndefined();
    return !isNumber;
}

void appendMember(QByteArray& json, const ImageType& imageType, const char* name)
{
    const Value value = imageType.value(CellPath::member(QString::fromLatin1(name)));
    if (value.isAbsent())
        return;
    json += QByteArray(",\"") + name + "\":";
    json += value.isString() ? ImageTypeCodec::quoted(value.text()) : value.text().toUtf8();
}
} // namespace

bool isNeverAnswered(const QByteArray& body)
{
    const QByteArray text = body.trimmed();
    return text.isEmpty() || text == "null";
}

Result<ImageType> readStoredImageType(const QByteArray& body, Dialect dialect)
{
    const auto decoded = ImageTypeCodec::decode(body);
    if (!decoded)
        return lacksName(body) ? badName(dialect) : invalidInput(dialect);
    const ImageType& sent = decoded->imageType;
    if (hasWrongTypes(sent) || hasWrongVersion(body))
        return invalidInput(dialect);
    if (!isName(sent.name()))
        return badName(dialect);
    return dialect == Dialect::Server ? normalised(sent) : sent;
}

Result<ImageType> readImageType(const QByteArray& body, Dialect dialect)
{
    const Result<ImageType> sent = readStoredImageType(body, dialect);
    if (!sent || dialect == Dialect::Server)
        return sent;
    const bool complete = !sent->value(CellPath::description()).isAbsent()
        && sent->providerMap().state == ProviderMap::State::Object;
    return complete ? sent : invalidInput(dialect);
}

QByteArray storedJson(const ImageType& imageType, qint64 version, Dialect dialect)
{
    if (dialect == Dialect::Page)
        return ImageTypeCodec::requestBody(imageType);
    QByteArray json = "{\"name\":" + ImageTypeCodec::quoted(imageType.name());
    appendMember(json, imageType, "label");
    appendMember(json, imageType, "description");
    appendMember(json, imageType, "icon");
    json += ",\"version\":" + QByteArray::number(version);
    const Value map = imageType.value(CellPath::map());
    if (!map.isAbsent())
        json += ",\"providermap\":" + map.text().toUtf8();
    return json + '}';
}

} // namespace flavormap
