// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/columnmenu.h"

#include "gui/table/matrixview.h"

#include <QCoreApplication>
#include <QMenu>

#include <functional>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::MatrixView)
};

using Does = std::function<void(MatrixView&, int column)>;

/// The columns may be others when the person has chosen: the column is looked up again.
QAction* add(QMenu* menu, MatrixView& view, const TableColumn& column, const QString& text, Does does)
{
    QAction* action = menu->addAction(text);
    QObject::connect(action, &QAction::triggered, &view, [view = &view, column, does = std::move(does)] {
        for (int at = 0; view->tableModel() && at < view->tableModel()->columnCount(); ++at) {
            const TableColumn& each = view->tableModel()->column(at);
            if (each.kind == column.kind && each.id == column.id) {
                does(*view, at);
                return;
            }
        }
    });
    return action;
}

bool isSameProvider(const TableColumn& a, const TableColumn& b)
{
    return a.isEntry() && b.isEntry() && a.id.provider == b.id.provider;
}

void hide(MatrixView& view, int column, bool provider)
{
    ImageTypeTableModel& model = *view.tableModel();
    const TableColumn hidden = model.column(column);
    ColumnChoice choice = model.columnChoice();
    if (!hidden.isEntry())
        choice.descriptionHidden = true;
    for (const TableColumn& each : model.columns()) {
        if (provider ? isSameProvider(each, hidden) : each.isEntry() && each.id == hidden.id)
            choice.hidden.insert(each.id);
    }
    model.setColumnChoice(choice);
}

void fit(MatrixView& view, int column, bool provider)
{
    const ImageTypeTableModel& model = *view.tableModel();
    for (int each = 0; each < model.columnCount(); ++each) {
        if (each == column || (provider && isSameProvider(model.column(each), model.column(column))))
            view.fitColumn(each);
    }
}

void move(MatrixView& view, const QString& provider, int step)
{
    ImageTypeTableModel& model = *view.tableModel();
    model.setColumnChoice(withMovedProvider(model.columnChoice(), model.allEntryColumns(), provider, step));
}

} // namespace

void fillColumnMenu(QMenu* menu, MatrixView& view, int column, bool provider)
{
    const ImageTypeTableModel& model = *view.tableModel();
    const ColumnChoice& choice = model.columnChoice();
    const TableColumn shown = model.column(column);
    const auto entry
        = [&](const QString& text, Does does) { return add(menu, view, shown, text, std::move(does)); };
    if (provider) {
        entry(Words::tr("Select &columns of %1")
                  .arg(shownName(shown.id.provider).replace(u'&', QStringLiteral("&&"))),
            [](MatrixView& in, int at) { in.selectProvider(at); });
    } else {
        entry(Words::tr("Sort &ascending"),
            [](MatrixView& in, int at) { in.tableModel()->sort(at, Qt::AscendingOrder); });
        entry(Words::tr("Sort &descending"),
            [](MatrixView& in, int at) { in.tableModel()->sort(at, Qt::DescendingOrder); });
        menu->addSeparator();
        entry(Words::tr("Select &column"), [](MatrixView& in, int at) { in.selectColumn(at); });
    }
    menu->addSeparator();
    if (shown.kind != TableColumn::Kind::Name) {
        entry(provider ? Words::tr("&Hide columns") : Words::tr("&Hide column"),
            [provider](MatrixView& in, int at) { hide(in, at, provider); })
            ->setEnabled(choice.onlyKey.isNull()); // narrowed to a key all of it is shown
    }
    if (shown.isEntry()) {
        const std::pair<QString, int> moves[]
            = {{Words::tr("Move provider &left"), view.isRightToLeft() ? 1 : -1},
                {Words::tr("Move provider &right"), view.isRightToLeft() ? -1 : 1}};
        for (const auto& [text, step] : moves) {
            const ColumnChoice moved
                = withMovedProvider(choice, model.allEntryColumns(), shown.id.provider, step);
            entry(text, [name = shown.id.provider, step = step](MatrixView& in, int) {
                move(in, name, step);
            })->setEnabled(moved != choice);
        }
    }
    menu->addSeparator();
    entry(provider ? Words::tr("&Fit widths") : Words::tr("&Fit width"),
        [provider](MatrixView& in, int at) { fit(in, at, provider); });
    entry(Words::tr("Arran&ge columns…"), [](MatrixView& in, int) { Q_EMIT in.arrangeRequested(); });
}

} // namespace flavormap
