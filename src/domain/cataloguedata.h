// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QHash>
#include <QSet>

#include <string_view>
#include <utility>

namespace flavormap {

/// What a catalogue holds: the reply's bytes, offsets into them, and one long text for the search. Offsets
/// are 32 bits, because a reply has at most 512 MiB.
struct Catalogue::Data
{
    /// One value of the provider map; where it ends is read from its JSON. A provider without entries ({},
    /// null, 5) is a slot too, marked by `bare`.
    struct Slot
    {
        quint32 begin = 0;
        quint32 column = 0; ///< index into columns, or bare | index into providers
    };
    static constexpr quint32 bare = 0x80000000;
    static constexpr quint32 noColumn = 0xffffffff; ///< of a row that can't be read

    struct Row
    {
        quint32 begin = 0; ///< of the row's JSON
        quint32 length = 0;
        quint32 name = 0; ///< without quotes; in escapedNames if nameWasEscaped
        quint32 nameLength = 0;
        quint32 description = 0;
        quint32 descriptionLength = 0; ///< 0: absent
        quint32 firstSlot = 0;
        quint32 slotCount = 0;
        quint32 place = 0; ///< in the reply, from 0
        Trouble trouble = Trouble::None;
        bool nameWasEscaped = false;
        bool hasProblem = false;
    };

    static bool isReadable(const Row& row)
    {
        return row.trouble == Trouble::None || row.trouble == Trouble::DuplicateKeys
            || row.trouble == Trouble::Unaddressable;
    }

    std::string_view bytes(quint32 begin, quint32 length) const
    {
        return {reply.constData() + begin, length};
    }
    std::string_view nameOf(const Row& row) const
    {
        const QByteArray& from = row.nameWasEscaped ? escapedNames : reply;
        return {from.constData() + row.name, row.nameLength};
    }

    QByteArray reply;
    QByteArray escapedNames;         ///< the few names that were spelled with escapes, as they read
    QByteArray text;                 ///< the rows' search texts, in the order of the reply
    std::vector<quint32> textStarts; ///< where each row's text begins, by place, and the end of the last one
    std::vector<Row> rows; ///< readable ones sorted by name, then the others in the order of the reply
    std::vector<Slot> slotsOfRows;
    std::vector<quint32> rowOfPlace; ///< empty when the rows stand in the order of the reply
    QSet<QString> unreadableNames;   ///< of the others, where theirs can be read
    int readable = 0;
    int problemCount = 0;
    bool isInNaturalOrder = true;
    std::vector<Column> columns;
    QHash<std::pair<QString, QString>, int> columnIndex;
    QStringList providers;
    QHash<QString, int> providerUse;
    QStringList keys;
};

} // namespace flavormap
