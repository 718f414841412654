// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <memory>

namespace flavormap {

class Catalogue;
class EditSession;

/// Finds the rows of a session again after its base was replaced and all row numbers are void: by name.
class RefreshMap
{
public:
    /// Keeps the catalogue as it is now until follow().
    explicit RefreshMap(const EditSession& session);
    ~RefreshMap();

    /// The row that the session now has for what was in `oldRow`; -1: it is gone.
    int rowNow(int oldRow) const;
    /// From here the session's rows as they are now are the old ones.
    void follow();
    /// Rows beyond the catalogue came or changed their names.
    void noteExtraRows();

private:
    const EditSession& m_session;
    std::shared_ptr<const Catalogue> m_catalogue;
    QStringList m_extraNames;
};

} // namespace flavormap
