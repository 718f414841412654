// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cataloguecolumns.h"
#include "domain/cataloguedata.h"
#include "domain/foldedtext.h"
#include "domain/jsonreader.h"

namespace flavormap {

/// Reads a list reply in one pass into offsets; see Catalogue::parse.
class CatalogueReader
{
public:
    using Data = Catalogue::Data;

    explicit CatalogueReader(Data& data);

    bool read(); ///< false: reader() says why, or there are more than `mostRows`
    bool hasTooManyRows() const { return m_tooManyRows; }
    /// Half a gigabyte of "1,1,1" would be 256 million rows, and more than a computer's memory.
    static constexpr size_t mostRows = 1'000'000;

    JsonReader& reader() { return m_reader; }

    const CatalogueColumns& columns() const { return m_columns; }

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

    bool readRow();
    bool readImageType();
    bool readMap();
    bool readProvider(quint32 provider);
    void addSlot(std::string_view token, quint32 column);
    void addUnreadable(std::string_view json, Catalogue::Trouble trouble);
    void addImageType(std::string_view json);
    void setName(Data::Row& row, std::string_view token);
    void dropReplacedSlots();
    bool hasProblem() const;
    Data::Row& addRow(std::string_view json);
    void reserveForAll();
    std::string_view member(quint32 id) const;
    quint32 offset(std::string_view token) const { return quint32(token.data() - m_data.reply.constData()); }

    Data& m_data;
    JsonReader m_reader;
    bool m_validUtf8;
    CatalogueColumns m_columns;
    InternedNames m_memberNames;
    std::vector<quint64> m_memberSeenIn; ///< by member: the last row (from 1) that has it
    FoldedText m_text;
    quint64 m_map = 0;   ///< counts provider maps
    quint64 m_visit = 0; ///< counts the objects of providers

    // The row that is being read
    std::vector<Member> m_members;
    std::vector<ScratchSlot> m_slots;
    bool m_isMapObject = false;
    bool m_tooManyRows = false;
    bool m_duplicates = false;
    bool m_replaced = false; ///< some of m_slots belong to a provider that came again
};

} // namespace flavormap
