// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/cataloguedata.h"
#include "domain/catalogueparser.h"
#include "domain/imagetypecodec.h"
#include "domain/jsonreader.h"
#include "domain/utf8.h"

#include <algorithm>

namespace flavormap {

Catalogue::Catalogue(std::unique_ptr<Data> data)
    : d(std::move(data))
{
}

Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Catalogue>> Catalogue::parse(QByteArray reply)
{
    return CatalogueParser().finish(std::move(reply));
}

std::shared_ptr<const Catalogue> Catalogue::empty()
{
    return std::shared_ptr<const Catalogue>(new Catalogue(std::make_unique<Data>()));
}

int Catalogue::size() const
{
    return int(d->rows.size());
}

bool Catalogue::isInNaturalOrder() const
{
    return d->isInNaturalOrder;
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
    if (found == end)
        return {};
    JsonReader reader(d->bytes(found->begin, at.begin + at.length - found->begin));
    std::string_view token;
    return reader.value(token) ? valueOf(token) : Value();
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
