// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguereader.h"

#include "domain/namerule.h"
#include "domain/utf8.h"

#include <algorithm>

namespace flavormap {

namespace {

using Trouble = Catalogue::Trouble;

/// The first names that are interned.
enum KnownMember : quint32 { NameMember, VersionMember, MapMember, DescriptionMember };

constexpr size_t rowsForEstimate = 256;

/// Would problems() find something in this value? A plain look at the edges; escapes and Unicode blanks are
/// rare and decoded.
bool isProblematic(std::string_view token)
{
    if (token.front() != '"')
        return false;
    const std::string_view text = token.substr(1, token.size() - 2);
    if (text.empty() || text.front() == ' ' || text.back() == ' ')
        return true;
    const bool plain = quint8(text.front()) < 0x80 && quint8(text.back()) < 0x80;
    if (plain && text.find('\\') == std::string_view::npos)
        return false;
    const Value value = valueOf(token);
    return value.isString() && (value.text().front().isSpace() || value.text().back().isSpace());
}

} // namespace

CatalogueReader::CatalogueReader(const QByteArray& reply)
    : m_owned(std::make_unique<Data>())
    , m_data(*m_owned)
    , m_reader(std::string_view(reply.constData(), 0))
{
    m_data.reply = reply;
    for (const std::string_view name : {"\"name\"", "\"version\"", "\"providermap\"", "\"description\""})
        m_memberNames.idOf(name);
    m_memberSeenIn.resize(m_memberNames.size());
}

void CatalogueReader::readAhead(qsizetype available)
{
    m_reader.extendTo(m_data.reply.constData() + available);
    readRows(false);
}

bool CatalogueReader::finish()
{
    m_reader.extendTo(m_data.reply.constData() + m_data.reply.size());
    const bool read = readRows(true) && m_reader.atEnd();
    m_data.textStarts.push_back(quint32(m_text.size()));
    m_data.text = m_text.take();
    return read;
}

/// The list up to its bracket; before the end only whole objects, and nothing of what is cut off: a row that
/// is no object, the bracket and every error are left to the end.
bool CatalogueReader::readRows(bool untilTheEnd)
{
    for (;;) {
        const JsonReader before = m_reader;
        const bool isFirst = !m_isBegun;
        if (isFirst ? !m_reader.take('[') : !m_reader.take(',')) {
            if (!untilTheEnd)
                return false;
            if (isFirst)
                return m_reader.fail(JsonReader::Problem::ExpectedValue);
            return m_reader.take(']') || m_reader.fail(JsonReader::Problem::ExpectedCommaOrBracket);
        }
        if (untilTheEnd && isFirst && m_reader.take(']'))
            return true;
        if ((untilTheEnd || m_reader.peek() == '{') && readRow()) {
            m_isBegun = true;
            continue;
        }
        if (!untilTheEnd)
            m_reader = before;
        return false;
    }
}

bool CatalogueReader::readRow()
{
    if (m_data.rows.size() == rowsForEstimate)
        reserveForAll();
    m_tooManyRows = m_data.rows.size() == mostRows;
    if (m_tooManyRows)
        return false;
    if (m_reader.peek() == '{')
        return readImageType();
    std::string_view json;
    const bool read = m_reader.value(json);
    if (read)
        addUnreadable(json, Trouble::NotAnObject);
    return read;
}

bool CatalogueReader::readImageType()
{
    m_members.clear();
    m_slots.clear();
    m_isMapObject = false;
    m_duplicates = false;
    m_replaced = false;
    ++m_object;
    const char* const begin = m_reader.at();
    const bool read = m_reader.object([&](const std::string_view& name) {
        const quint32 id = m_memberNames.idOf(name);
        m_memberSeenIn.resize(m_memberNames.size());
        const bool again = std::exchange(m_memberSeenIn[id], m_object) == m_object;
        m_duplicates |= again;
        if (id == MapMember)
            return readMap();
        std::string_view token;
        if (!m_reader.value(token))
            return false;
        if (again)
            std::ranges::find(m_members, id, &Member::id)->token = token;
        else
            m_members.push_back({id, token});
        return true;
    });
    if (read)
        addImageType(std::string_view(begin, size_t(m_reader.at() - begin)));
    return read;
}

bool CatalogueReader::readMap()
{
    m_slots.clear(); // of a map before this one in the same row
    m_replaced = false;
    m_isMapObject = m_reader.peek() == '{';
    if (!m_isMapObject) {
        std::string_view ignored;
        return m_reader.value(ignored);
    }
    ++m_map;
    quint32 last = CatalogueColumns::none;
    std::string_view next = m_columns.nextProvider(last);
    const auto visit = [&](const std::string_view& name) {
        last = m_columns.provider(name, last);
        next = m_columns.nextProvider(last);
        CatalogueColumns::Provider& provider = m_columns.providers[last];
        const bool again = std::exchange(provider.seenIn, m_map) == m_map;
        m_duplicates |= again;
        m_replaced |= again;
        provider.visit = ++m_visit;
        return readProvider(last);
    };
    return m_reader.object(visit, next);
}

bool CatalogueReader::readProvider(quint32 provider)
{
    std::string_view token;
    const size_t first = m_slots.size();
    if (m_reader.peek() != '{') {
        if (!m_reader.value(token))
            return false;
        addSlot(token, Data::bare | provider);
        return true;
    }
    const char* const begin = m_reader.at();
    quint32 last = CatalogueColumns::none;
    std::string_view next = m_columns.nextKey(provider, last);
    const auto visit = [&](const std::string_view& key) {
        if (!m_reader.value(token))
            return false;
        last = m_columns.column(provider, key, last);
        next = m_columns.nextKey(provider, last);
        CatalogueColumns::Column& column = m_columns.columns[last];
        if (std::exchange(column.visit, m_visit) == m_visit) {
            m_duplicates = true;
            m_slots[column.slot].token = token;
        } else {
            column.slot = m_slots.size();
            addSlot(token, last);
        }
        return true;
    };
    const bool read = m_reader.object(visit, next);
    if (read && m_slots.size() == first)
        addSlot(std::string_view(begin, size_t(m_reader.at() - begin)), Data::bare | provider);
    return read;
}

void CatalogueReader::addSlot(std::string_view token, quint32 column)
{
    m_slots.push_back({token, column, m_visit});
}

/// Slots of a provider's object that a later object of the same name replaced.
void CatalogueReader::dropReplacedSlots()
{
    std::erase_if(m_slots, [this](const ScratchSlot& slot) {
        const bool isBare = (slot.column & Data::bare) != 0;
        const quint32 provider = isBare ? slot.column & ~Data::bare : m_columns.columns[slot.column].provider;
        return slot.visit != m_columns.providers[provider].visit;
    });
}

/// Whether problems() of problem.h would find one, from the slots alone.
bool CatalogueReader::hasProblem() const
{
    if (!m_isMapObject)
        return true;
    bool hasImage = false;
    for (size_t at = 0; at < m_slots.size(); ++at) {
        const ScratchSlot& slot = m_slots[at];
        if ((slot.column & Data::bare) != 0) {
            if (slot.token.front() == '{')
                return true;
            continue;
        }
        if (isProblematic(slot.token))
            return true;
        hasImage |= m_columns.columns[slot.column].key == CatalogueColumns::imageKey;
        const bool isLast = at + 1 == m_slots.size() || m_slots[at + 1].visit != slot.visit;
        if (isLast && !std::exchange(hasImage, false))
            return true;
    }
    return false;
}

std::string_view CatalogueReader::member(quint32 id) const
{
    const auto found = std::ranges::find(m_members, id, &Member::id);
    return found == m_members.end() ? std::string_view() : found->token;
}

void CatalogueReader::addImageType(std::string_view json)
{
    if (!isValidUtf8(QByteArrayView(json.data(), qsizetype(json.size())))) {
        addUnreadable(json, Trouble::BadUtf8);
        return;
    }
    const std::string_view name = member(NameMember);
    const bool escaped = name.find('\\') != std::string_view::npos;
    if (name.size() <= 2 || name.front() != '"' || (escaped && !valueOf(name).isString())) {
        addUnreadable(json, Trouble::NoName);
        return;
    }
    if (m_replaced)
        dropReplacedSlots();
    Data::Row& row = addRow(json);
    setName(row, name);
    if (m_duplicates)
        row.trouble = Trouble::DuplicateKeys;
    const std::string_view shownName = m_data.nameOf(row);
    m_data.isInNaturalOrder = m_data.isInNaturalOrder && followsByName(shownName);
    if (!isAddressableName(QByteArrayView(shownName.data(), qsizetype(shownName.size()))))
        row.trouble = Trouble::Unaddressable;
    row.hasProblem = hasProblem();
    for (const Member& member : m_members) {
        if (member.id == DescriptionMember) {
            row.description = offset(member.token);
            row.descriptionLength = quint32(member.token.size());
        }
        if (member.id == VersionMember)
            continue;
        m_text.appendCell(member.token);
    }
    row.firstSlot = quint32(m_data.slotsOfRows.size());
    row.slotCount = quint32(m_slots.size());
    for (const ScratchSlot& slot : m_slots) {
        m_data.slotsOfRows.push_back({offset(slot.token), slot.column});
        m_text.appendCell(slot.token);
    }
}

void CatalogueReader::setName(Data::Row& row, std::string_view token)
{
    row.nameWasEscaped = token.find('\\') != std::string_view::npos;
    if (!row.nameWasEscaped) {
        row.name = offset(token) + 1;
        row.nameLength = quint32(token.size() - 2);
        return;
    }
    const QByteArray name = unescaped(token).toUtf8();
    row.name = quint32(m_data.escapedNames.size());
    row.nameLength = quint32(name.size());
    m_data.escapedNames += name;
}

bool CatalogueReader::followsByName(std::string_view name)
{
    m_nextKey.clear();
    const bool follows = m_order.appendAsciiKey(name, m_nextKey) && m_nameKey < m_nextKey;
    m_nameKey.swap(m_nextKey);
    return follows;
}

void CatalogueReader::addUnreadable(std::string_view json, Catalogue::Trouble trouble)
{
    m_data.isInNaturalOrder = false;
    Data::Row& row = addRow(json);
    row.trouble = trouble;
    m_text.appendCell(QString::fromUtf8(json.data(), qsizetype(json.size())));
}

CatalogueReader::Data::Row& CatalogueReader::addRow(std::string_view json)
{
    Data::Row& row = m_data.rows.emplace_back();
    row.begin = offset(json);
    row.length = quint32(json.size());
    row.place = quint32(m_data.rows.size() - 1);
    m_data.textStarts.push_back(quint32(m_text.size()));
    return row;
}

/// Room for all rows, from what the first ones took: growing by doubling would copy and waste as much again.
void CatalogueReader::reserveForAll()
{
    const double ratio = 1.02 * double(m_data.reply.size()) / double(m_reader.position());
    const auto scaled = [ratio](auto size) { return size_t(double(size) * ratio); };
    const size_t rows = std::min(scaled(m_data.rows.size()), mostRows);
    m_data.rows.reserve(rows);
    m_data.textStarts.reserve(rows + 1);
    m_data.slotsOfRows.reserve(scaled(m_data.slotsOfRows.size()));
    m_text.reserve(qsizetype(scaled(m_text.size())));
}

} // namespace flavormap
