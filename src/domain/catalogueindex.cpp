// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogueindex.h"

#include "domain/jsonreader.h"
#include "domain/utf8.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace flavormap {

using Trouble = Catalogue::Trouble;

std::shared_ptr<const Catalogue> CatalogueIndex::build()
{
    sortRows();
    markNamesThatAreThereTwice();
    keepUnreadableNames();
    keepPlaces();
    countUse();
    orderColumns();
    orderProvidersAndKeys();
    renumberSlots();
    return std::shared_ptr<const Catalogue>(new Catalogue(std::move(m_owned)));
}

void CatalogueIndex::sortRows()
{
    std::vector<Data::Row>& rows = m_data.rows;
    if (!std::ranges::is_partitioned(rows, Data::isReadable))
        std::ranges::stable_partition(rows, Data::isReadable);
    const auto others = std::ranges::partition_point(rows, Data::isReadable);
    std::ranges::sort(others, rows.end(), {}, &Data::Row::place);
    const auto name = [this](const Data::Row& row) { return m_data.nameOf(row); };
    if (!std::ranges::is_sorted(rows.begin(), others, {}, name)) // the usual server sorts already
        sortByName(size_t(others - rows.begin()));
}

/// Code points sort as their UTF-8 bytes do. The names lie all over the reply: most comparisons are made with
/// the eight bytes that follow what all names begin with, held beside the row's number.
void CatalogueIndex::sortByName(size_t count)
{
    std::vector<Data::Row>& rows = m_data.rows;
    const std::string_view first = m_data.nameOf(rows.front());
    size_t common = first.size();
    for (size_t row = 1; row < count; ++row) {
        const std::string_view name = m_data.nameOf(rows[row]);
        const auto end
            = std::mismatch(name.begin(), name.begin() + std::min(common, name.size()), first.begin());
        common = size_t(end.second - first.begin());
    }
    struct Key
    {
        quint64 head;
        std::string_view name;
        size_t row;
        auto operator<=>(const Key&) const = default;
    };
    std::vector<Key> keys;
    keys.reserve(count);
    for (size_t row = 0; row < count; ++row) {
        const std::string_view name = m_data.nameOf(rows[row]);
        const std::string_view rest = name.substr(common);
        char head[8] = {};
        std::memcpy(head, rest.data(), std::min(rest.size(), sizeof head));
        keys.push_back({qFromBigEndian<quint64>(head), name, row});
    }
    std::ranges::sort(keys); // equal names, which become unreadable, keep their order
    std::vector<Data::Row> sorted;
    sorted.reserve(rows.size());
    for (const Key& key : keys)
        sorted.push_back(rows[key.row]);
    sorted.insert(sorted.end(), rows.begin() + qptrdiff(count), rows.end());
    rows = std::move(sorted);
    m_data.isInNaturalOrder = false; // which was that of the reply
}

void CatalogueIndex::markNamesThatAreThereTwice()
{
    std::vector<Data::Row>& rows = m_data.rows;
    std::vector<size_t> twice;
    for (size_t at = 1; at < rows.size() && Data::isReadable(rows[at]); ++at) {
        if (m_data.nameOf(rows[at - 1]) == m_data.nameOf(rows[at])) {
            if (twice.empty() || twice.back() != at - 1)
                twice.push_back(at - 1);
            twice.push_back(at);
        }
    }
    for (const size_t at : twice) {
        rows[at].trouble = Trouble::NameTwice;
        rows[at].hasProblem = false;
    }
    if (!twice.empty())
        sortRows();
    m_data.readable = int(std::ranges::count_if(rows, Data::isReadable));
    m_data.problemCount = int(std::ranges::count_if(rows, &Data::Row::hasProblem));
}

/// What can't be read is there nonetheless: nobody may take it for gone.
void CatalogueIndex::keepUnreadableNames()
{
    for (size_t at = size_t(m_data.readable); at < m_data.rows.size(); ++at) {
        const Data::Row& row = m_data.rows[at];
        JsonReader reader(m_data.bytes(row.begin, row.length));
        if (reader.peek() != '{')
            continue;
        QString name;
        reader.object([&](std::string_view member) {
            std::string_view token;
            const bool read = reader.value(token);
            if (member == "\"name\"" && isValidUtf8(QByteArrayView(token.data(), qsizetype(token.size()))))
                name = valueOf(token).isString() ? valueOf(token).text() : QString();
            return read;
        });
        if (!name.isEmpty())
            m_data.unreadableNames.insert(name);
    }
}

void CatalogueIndex::keepPlaces()
{
    if (std::ranges::is_sorted(m_data.rows, {}, &Data::Row::place))
        return;
    m_data.rowOfPlace.resize(m_data.rows.size());
    for (size_t row = 0; row < m_data.rows.size(); ++row)
        m_data.rowOfPlace[m_data.rows[row].place] = quint32(row);
}

quint32 CatalogueIndex::providerOf(quint32 slotColumn) const
{
    return (slotColumn & Data::bare) != 0 ? slotColumn & ~Data::bare : m_columns.columns[slotColumn].provider;
}

void CatalogueIndex::countUse()
{
    for (const Data::Row& row : m_data.rows) {
        if (!Data::isReadable(row))
            continue;
        quint32 last = CatalogueColumns::none;
        for (size_t at = row.firstSlot; at < row.firstSlot + row.slotCount; ++at) {
            const quint32 column = m_data.slotsOfRows[at].column;
            const quint32 provider = providerOf(column);
            m_providerUse[provider] += provider != last; // a provider's slots stand together
            last = provider;
            if ((column & Data::bare) == 0)
                ++m_filled[column];
        }
    }
    for (size_t column = 0; column < m_filled.size(); ++column)
        m_keyUse[m_columns.columns[column].key] += m_filled[column];
}

void CatalogueIndex::orderColumns()
{
    std::vector<quint32> order;
    for (quint32 column = 0; column < m_filled.size(); ++column) {
        if (m_filled[column] > 0)
            order.push_back(column);
    }
    std::ranges::sort(order, [this](quint32 a, quint32 b) {
        const CatalogueColumns::Column& left = m_columns.columns[a];
        const CatalogueColumns::Column& right = m_columns.columns[b];
        if (left.provider != right.provider) {
            const int more = m_providerUse[left.provider] - m_providerUse[right.provider];
            const auto& names = m_columns.providerNames();
            return more != 0 ? more > 0 : names.text(left.provider) < names.text(right.provider);
        }
        const int more = m_filled[a] - m_filled[b];
        const auto& names = m_columns.keyNames();
        return more != 0 ? more > 0 : names.text(left.key) < names.text(right.key);
    });
    m_newColumn.assign(m_filled.size(), Data::noColumn);
    m_data.columnIndex.reserve(qsizetype(order.size()));
    for (const quint32 column : order) {
        const CatalogueColumns::Column& read = m_columns.columns[column];
        const QString& provider = m_columns.providerNames().text(read.provider);
        const QString& key = m_columns.keyNames().text(read.key);
        const auto index = int(m_data.columns.size());
        m_newColumn[column] = quint32(index);
        m_data.columns.push_back({provider, key, m_filled[column]});
        m_data.columnIndex.insert({provider, key}, index);
    }
}

QStringList CatalogueIndex::namesByUse(const InternedNames& names, const std::vector<int>& use) const
{
    std::vector<quint32> order(names.size());
    std::iota(order.begin(), order.end(), 0u);
    std::erase_if(order, [&use](quint32 name) { return use[name] == 0; });
    std::ranges::sort(order, [&](quint32 a, quint32 b) {
        return use[a] != use[b] ? use[a] > use[b] : names.text(a) < names.text(b);
    });
    QStringList sorted;
    for (const quint32 name : order)
        sorted.append(names.text(name));
    return sorted;
}

void CatalogueIndex::orderProvidersAndKeys()
{
    const InternedNames& names = m_columns.providerNames();
    m_data.keys = namesByUse(m_columns.keyNames(), m_keyUse);
    for (quint32 provider = 0; provider < m_providerUse.size(); ++provider) {
        if (m_providerUse[provider] > 0)
            m_data.providerUse.insert(names.text(provider), m_providerUse[provider]);
    }
    for (const Catalogue::Column& column : m_data.columns) {
        if (m_data.providers.isEmpty() || m_data.providers.back() != column.provider)
            m_data.providers.append(column.provider);
    }
    // Those without keys, at the end.
    std::vector<int> bareUse = m_providerUse;
    for (size_t column = 0; column < m_filled.size(); ++column) {
        if (m_filled[column] > 0)
            bareUse[m_columns.columns[column].provider] = 0;
    }
    m_data.providers += namesByUse(names, bareUse);
}

void CatalogueIndex::renumberSlots()
{
    std::vector<quint32> newProvider;
    for (quint32 provider = 0; provider < m_providerUse.size(); ++provider)
        newProvider.push_back(quint32(m_data.providers.indexOf(m_columns.providerNames().text(provider))));
    for (Data::Slot& slot : m_data.slotsOfRows) {
        const bool isBare = (slot.column & Data::bare) != 0;
        slot.column = isBare ? Data::bare | newProvider[slot.column & ~Data::bare] : m_newColumn[slot.column];
    }
}

} // namespace flavormap
