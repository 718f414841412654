// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

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
    /// Enables what can be done with the selection as it is; before a menu is shown.
    void update();

private:
    void add(Command command, const QString& text, const QKeySequence& keys, void (MatrixView::*does)());
    void nameTheFix();

    MatrixView* const m_view;
    std::array<QAction*, count> m_actions{};
};

} // namespace flavormap
