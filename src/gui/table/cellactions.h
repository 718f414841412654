// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

class QMenu;

namespace flavormap {

class MatrixView;

/// The commands on cells of the table, for its context menus and for the Edit menu of a window. They act on
/// the selection of their view, and are enabled as it allows.
class CellActions : public QObject
{
    Q_OBJECT

public:
    enum Command : quint8 {
        Edit,
        Clear,
        SetEmptyString,
        Cut,
        Copy,
        Paste,
        FillDown,
        FillRight,
        SelectAll,
        SelectColumn,
        SelectRow,
        RevertCell,
        FixProblem,
        KeepMine,
        TakeTheirs,
    };
    static constexpr int count = TakeTheirs + 1;

    explicit CellActions(MatrixView* view);

    QAction* action(Command command) const { return m_actions[command]; }
    /// While this menu is open the actions are enabled as the selection allows. At other times all are: a
    /// disabled one would take its key away, and what can't be done is refused with a reason.
    void serve(QMenu* menu);
    /// Enables what can be done with the selection as it is.
    void update();

private:
    void release();
    void add(Command command, const QString& text, const QKeySequence& keys, void (MatrixView::*does)());
    void nameTheFix();

    MatrixView* const m_view;
    std::array<QAction*, count> m_actions{};
};

} // namespace flavormap
