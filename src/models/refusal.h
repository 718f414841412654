// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace flavormap {

class Catalogue;
class EditSession;

/// Why nothing of this row can be edited now, one sentence for the status bar; empty: it can.
QString refusalOf(const EditSession& session, int row);

/// What is wrong with a row that can't be read, or can't be addressed: "not valid UTF-8".
QString unreadableText(const Catalogue& catalogue, int row);

} // namespace flavormap
