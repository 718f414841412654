// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/result.h"

#include <QStringList>
#include <QWidget>

#include <functional>

namespace flavormap {

class EditSession;
class FieldNote;
struct Problem;

/// Below the provider map: what is wrong with the map and with the current line, its conflict, what the
/// server has, and which providers have no mapping, each with the verbs that settle it.
class ProviderMapNotes : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderMapNotes(QWidget* parent = nullptr);

    /// One image type, and the cell of the current line; `path` Map: none is current.
    void show(EditSession& session, const QString& name, const CellPath& path);
    /// Several: what is typed goes into all.
    void showSeveral(int count);
    void clear();
    /// What was typed into the map and can't be; empty: nothing.
    void showRefused(const QString& sentence);
    /// Providers in use that the image types have not.
    void showMissing(const QStringList& providers);

Q_SIGNALS:
    void refused(const flavormap::Error& error);
    /// A provider without an image: the person wants to type one.
    void imageWanted(const QString& provider);

private:
    void showProblem(EditSession& session, const QString& name, const CellPath& path);
    void showState(EditSession& session, const QString& name, const CellPath& path);
    void tell(const Result<void>& result);

    FieldNote *m_refused, *m_problem, *m_state, *m_missing;
};

} // namespace flavormap
