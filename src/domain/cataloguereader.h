// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cataloguecolumns.h"
#include "domain/cataloguedata.h"
#include "domain/foldedtext.h"
#include "domain/jsonreader.h"
#include "domain/naturalorder.h"

namespace flavormap {

/// Reads a list reply in one pass into offsets; see CatalogueParser.
class CatalogueReader
{
public:
    using Data = Catalogue::Data;

    /// The reply has its size and its place already; which of its bytes are there is told below.
    explicit CatalogueReader(const QByteArray& reply);

    /// Reads the image types that are whole in the first `available` bytes.
    void readAhead(qsizetype available);
    /// All bytes are there: reads the rest. False: reader() says why, or there are more
    /// than `mostRows`.
    bool finish();
    bool hasTooManyRows() const { return m_tooManyRows; }
    /// Half a gigabyte of "1,1,1" would be 256 million rows, and more than a computer's memory.
    static constexpr size_t mostRows = 1'000'000;

    JsonReader& reader() { return m_reader; }

    const QByteArray& reply() const { return m_data.reply; }
    const CatalogueColumns& columns() const { return m_columns; }
    std::unique_ptr<Data> takeData() { return std::move(m_owned); } ///< after finish()

private:
    struct Member
    {
        quint32 id = 0;
        std::string_view token;
    };
    struct ScratchSlot
    {
        std::string_view token;
        quint32 column = 0;
        quint64 visit = 0;
    };

    bool readRows(bool untilTheEnd);
    bool readRow();
    bool readImageType();
    bool readMap();
    bool readProvider(quint32 provider);
    void addSlot(std::string_view token, quint32 column);
    void addUnreadable(std::string_view json, Catalogue::Trouble trouble);
    void addImageType(std::string_view json);
    void setName(Data::Row& row, std::string_view token);
    bool followsByName(std::string_view name);
    void dropReplacedSlots();
    bool hasProblem() const;
    Data::Row& addRow(std::string_view json);
    void reserveForAll();
    std::string_view member(quint32 id) const;
    quint32 offset(std::string_view token) const { return quint32(token.data() - m_data.reply.constData()); }

    std::unique_ptr<Data> m_owned;
    Data& m_data; ///< that one
    JsonReader m_reader;
    bool m_isBegun = false; ///< the list's bracket was read
    CatalogueColumns m_columns;
    InternedNames m_memberNames;
    std::vector<quint64> m_memberSeenIn; ///< by member: the last object that has it
    FoldedText m_text;
    NaturalOrder m_order;
    std::vector<char> m_nameKey; ///< of the last row, in m_order
    std::vector<char> m_nextKey;
    quint64 m_object = 0; ///< counts the objects of image types
    quint64 m_map = 0;    ///< counts provider maps
    quint64 m_visit = 0;  ///< counts the objects of providers

    // The row that is being read
    std::vector<Member> m_members;
    std::vector<ScratchSlot> m_slots;
    bool m_isMapObject = false;
    bool m_tooManyRows = false;
    bool m_duplicates = false;
    bool m_replaced = false; ///< some of m_slots belong to a provider that came again
};

} // namespace flavormap
