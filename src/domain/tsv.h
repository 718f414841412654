// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace flavormap {

/// A block of cells as spreadsheets put it on the clipboard: cells apart by tabs, rows by line breaks, a cell
/// with one of these or a quote at its beginning in quotes (doubled inside). Ends with a line break, but for
/// a single cell, which is pasted into a field of text too.
QString toTsv(const std::vector<QStringList>& rows);

/// The rows of such a text, each as long as the longest; a line break at the end adds none. Line breaks
/// inside quotes stay as they are.
std::vector<QStringList> fromTsv(const QString& text);

} // namespace flavormap
