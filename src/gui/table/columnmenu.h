// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace flavormap {

class MatrixView;

/// What can be done with a column, or with the columns of its provider: for the menu of a header and of a
/// cell. Does nothing where the column has gone meanwhile.
void fillColumnMenu(QMenu* menu, MatrixView& view, int column, bool provider);

} // namespace flavormap
