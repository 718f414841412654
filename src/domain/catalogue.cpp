// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/catalogueindex.h"
#include "domain/cataloguereader.h"
#include "domain/imagetypecodec.h"
#include "domain/utf8.h"

#include <QCoreApplication>

#include <algorithm>

namespace flavormap {

namespace {

constexpr qsizetype largestReply = qsizetype(512) << 20;

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

tl::unexpected<Error> badReply(QString message, const QByteArray& reply, qsizetype position)
{
    return failure(Error::Kind::BadReply, std::move(message), placeText(reply, position));
}

/// Why a reply does not even begin as a list.
tl::unexpected<Error> notAList(const QByteArray& reply)
{
    JsonReader reader(std::string_view(reply.constData(), size_t(reply.size())));
    if (reader.atEnd()) {
        return badReply(
            tr("The server answered the list of image types with nothing at all: refresh, and check the "
               "connection's server URL if it stays so."),
            reply, 0);
    }
    if (reader.peek() == '<') {
        return badReply(
            tr("The server answered the list of image types with a web page: check that the connection's "
               "server URL is that of a Coopr server."),
            reply, reader.position());
    }
    const qsizetype begin = reader.position();
    std::string_view token;
    if (reader.value(token) && reader.atEnd()) {
        return badReply(
            tr("The server answered the list of image types with JSON that is no list: check that the "
               "connection's server URL is that of a Coopr server."),
            reply, begin);
    }
    return badReply(
        tr("The server answered the list of image types with text that is not JSON: check that the "
           "connection's server URL is that of a Coopr server."),
        reply, begin);
}

tl::unexpected<Error> brokenList(const QByteArray& reply, const JsonReader& reader)
{
    switch (reader.problem()) {
    case JsonReader::Problem::UnexpectedEnd:
        return badReply(tr("The list of image types broke off after %1 bytes: refresh to read it again.")
                            .arg(reply.size()),
            reply, reader.position());
    case JsonReader::Problem::TrailingContent:
        return badReply(
            tr("More follows after the end of the list of image types: refresh, and look at what stands "
               "between this computer and the server if it stays so."),
            reply, reader.position());
    default:
        return badReply(tr("The list of image types is not valid JSON (%1): refresh, and show the details to "
                           "who runs the "
                           "server if it stays so.")
                            .arg(problemText(reader.problem())),
            reply, reader.position());
    }
}

} // namespace

Catalogue::Catalogue(std::unique_ptr<Data> data)
    : d(std::move(data))
{
}

Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Catalogue>> Catalogue::parse(QByteArray reply)
{
    if (reply.size() > largestReply) {
        return failure(Error::Kind::BadReply,
            tr("The list of image types is larger than 512 MiB, which is more than this program reads: check "
               "that the "
               "connection's server URL is that of a Coopr server."));
    }
    auto data = std::make_unique<Data>();
    data->reply = std::move(reply);
    CatalogueReader reader(*data);
    if (reader.reader().peek() != '[')
        return notAList(data->reply);
    if (!reader.read()) {
        if (!reader.hasTooManyRows())
            return brokenList(data->reply, reader.reader());
        return failure(Error::Kind::BadReply,
            tr("The list holds more than a million image types, which is more than this program reads: check "
               "that the connection's server URL is that of a Coopr server."));
    }
    CatalogueIndex(*data, reader.columns()).build();
    return std::shared_ptr<const Catalogue>(new Catalogue(std::move(data)));
}

std::shared_ptr<const Catalogue> Catalogue::empty()
{
    return std::shared_ptr<const Catalogue>(new Catalogue(std::make_unique<Data>()));
}

int Catalogue::size() const
{
    return int(d->rows.size());
}

int Catalogue::rowOf(const QString& name) const
{
    const QByteArray wanted = name.toUtf8();
    const std::string_view text(wanted.constData(), size_t(wanted.size()));
    const auto end = d->rows.begin() + d->readable;
    const auto found = std::ranges::lower_bound(
        d->rows.begin(), end, text, {}, [this](const Data::Row& row) { return d->nameOf(row); });
    return found != end && d->nameOf(*found) == text ? int(found - d->rows.begin()) : -1;
}

bool Catalogue::isUnreadable(const QString& name) const
{
    return d->unreadableNames.contains(name);
}

QString Catalogue::name(int row) const
{
    const Data::Row& at = d->rows[size_t(row)];
    if (!Data::isReadable(at))
        return QStringLiteral("#%1").arg(at.place + 1);
    const std::string_view name = d->nameOf(at);
    return textFromUtf8(QByteArrayView(name.data(), qsizetype(name.size())));
}

Catalogue::Trouble Catalogue::trouble(int row) const
{
    return d->rows[size_t(row)].trouble;
}

bool Catalogue::isEditable(int row) const
{
    return trouble(row) == Trouble::None || trouble(row) == Trouble::DuplicateKeys;
}

QByteArray Catalogue::rawJson(int row) const
{
    const Data::Row& at = d->rows[size_t(row)];
    return d->reply.mid(at.begin, at.length);
}

ImageType Catalogue::imageType(int row) const
{
    const Data::Row& at = d->rows[size_t(row)];
    if (!Data::isReadable(at))
        return ImageType(name(row));
    const std::string_view json = d->bytes(at.begin, at.length);
    auto decoded = ImageTypeCodec::decode(QByteArrayView(json.data(), qsizetype(json.size())));
    return decoded ? std::move(decoded->imageType) : ImageType(name(row));
}

Value Catalogue::value(int row, const CellPath& path) const
{
    if (path.isEntry())
        return value(row, columnOf(path.providerName(), path.key()));
    if (path == CellPath::description())
        return description(row);
    return imageType(row).value(path);
}

Value Catalogue::value(int row, int column) const
{
    const Data::Row& at = d->rows[size_t(row)];
    if (column < 0 || !Data::isReadable(at))
        return {};
    const auto begin = d->slotsOfRows.begin() + at.firstSlot;
    const auto end = begin + at.slotCount;
    const auto found
        = std::find_if(begin, end, [column](const auto& slot) { return slot.column == quint32(column); });
    return found == end ? Value() : valueOf(d->bytes(found->begin, found->length));
}

Value Catalogue::description(int row) const
{
    const Data::Row& at = d->rows[size_t(row)];
    if (at.descriptionLength == 0 || !Data::isReadable(at))
        return {};
    return valueOf(d->bytes(at.description, at.descriptionLength));
}

bool Catalogue::hasProvider(int row, const QString& provider) const
{
    const Data::Row& at = d->rows[size_t(row)];
    if (!Data::isReadable(at))
        return false;
    const auto begin = d->slotsOfRows.begin() + at.firstSlot;
    return std::any_of(begin, begin + at.slotCount, [&](const Data::Slot& slot) {
        return provider
            == (slot.column & Data::bare ? d->providers.at(qsizetype(slot.column & ~Data::bare))
                                         : d->columns[slot.column].provider);
    });
}

const std::vector<Catalogue::Column>& Catalogue::columns() const
{
    return d->columns;
}

int Catalogue::columnOf(const QString& provider, const QString& key) const
{
    return d->columnIndex.value({provider, key}, -1);
}

const QStringList& Catalogue::providers() const
{
    return d->providers;
}

const QStringList& Catalogue::keys() const
{
    return d->keys;
}

int Catalogue::filledProviders(const QString& provider) const
{
    return d->providerUse.value(provider);
}

bool Catalogue::hasProblem(int row) const
{
    return d->rows[size_t(row)].hasProblem;
}

int Catalogue::problemCount() const
{
    return d->problemCount;
}

qint64 Catalogue::memoryBytes() const
{
    return qint64(sizeof(Data)) + d->reply.capacity() + d->escapedNames.capacity() + d->text.capacity()
        + qint64(d->rows.capacity() * sizeof(Data::Row) + d->slotsOfRows.capacity() * sizeof(Data::Slot)
            + (d->rowOfPlace.capacity() + d->textStarts.capacity()) * sizeof(quint32)
            + d->columns.capacity() * sizeof(Column));
}

} // namespace flavormap
