// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"

#include <QByteArrayView>
#include <QSet>

#include <vector>

namespace flavormap {

/// Where the name of a cell (member, provider or key) begins in the JSON of an image type, in bytes.
struct CellPlace
{
    CellPath path;
    qsizetype position = 0;
};

/// The places of all cells (as ImageType::cells() names them), in order. Of duplicate names each has its
/// place. Where the JSON breaks off, those before it.
std::vector<CellPlace> cellPlaces(QByteArrayView json);

/// The lines (from 0) in which these cells begin.
QSet<int> linesOf(QByteArrayView json, const QSet<CellPath>& cells);

} // namespace flavormap
