// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/value.h"

#include <QFlags>

namespace flavormap {

/// The one mark in the gutter of Name: the worst that is true of the row.
enum class RowMark : quint8 { None, Staged, Problem, Conflict, New, Deleted, Unreadable };

/// Everything that is needed to paint one cell, in one call.
struct TableCell
{
    enum Flag : quint16 {
        Missing = 0x1,       ///< no value: hatched
        Staged = 0x2,        ///< differs from the server; a staged clear is Missing too
        Conflict = 0x4,      ///< changed here and, differently, on the server
        Problem = 0x8,       ///< will not work for the planner
        NewRow = 0x10,       ///< the whole image type is new
        DeletedRow = 0x20,   ///< the whole image type is staged for deletion
        InFlight = 0x40,     ///< held by an Apply
        Unreadable = 0x80,   ///< the row can't be read and not be edited
        Json = 0x100,        ///< not a string: shown as its JSON
        EmptyString = 0x200, ///< a string without a letter: shown as ""
        Mono = 0x400,        ///< ids, paths, JSON
        Plain = 0x800,       ///< Name and Description: never hatched
    };
    Q_DECLARE_FLAGS(Flags, Flag)

    QString text; ///< as shown, in one line, not elided
    Flags flags;
    RowMark mark = RowMark::None; ///< of the row
};
Q_DECLARE_OPERATORS_FOR_FLAGS(TableCell::Flags)

/// One line for a cell: line breaks as ⏎, an empty string as "", JSON as it is.
QString shownText(const Value& value);
/// Such a value is edited in the form.
bool hasLineBreak(const QString& text);
/// A provider or key as shown in a header: an empty or blank one in quotes, so that it stays visible.
QString shownName(const QString& name);
/// The same for tool tips and screen readers: "not there", "an empty string", "line 1 ⏎ line 2".
QString spokenText(const Value& value);

} // namespace flavormap
