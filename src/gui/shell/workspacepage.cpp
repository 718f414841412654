// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/workspacepage.h"

#include "gui/shell/arrangedialog.h"
#include "gui/shell/cataloguestate.h"
#include "gui/shell/searchbar.h"
#include "gui/shell/tablestate.h"
#include "gui/table/matrixview.h"
#include "gui/table/pastedialog.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/throttle.h"

#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds pause{400}; // in the typing of a search

} // namespace

WorkspacePage::WorkspacePage(Workspace& workspace, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_model(&workspace.session())
    , m_search(new SearchBar(m_model))
    , m_table(new MatrixView)
    , m_state(new CatalogueState(m_table->viewport()))
{
    m_table->setTableModel(&m_model);
    m_table->setConnection(workspace.connection().id(), workspace.connection().name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);

    connect(&m_workspace, &Workspace::stateChanged, this, &WorkspacePage::updateContent);
    connect(&m_workspace, &Workspace::surroundingsRead, this, &WorkspacePage::updateContent);
    connect(&m_workspace.session(), &EditSession::countsChanged,
        new Throttle(this, [this] { updateContent(); }), &Throttle::call);
    connect(&m_model, &ImageTypeTableModel::shownRowsChanged, this, &WorkspacePage::updateContent);
    m_tellFound.setSingleShot(true);
    m_tellFound.setInterval(pause);
    m_tellFound.callOnTimeout(this, &WorkspacePage::tellFound);
    connect(&m_model, &ImageTypeTableModel::shownRowsChanged, &m_tellFound, qOverload<>(&QTimer::start));
    connect(m_search, &SearchBar::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_search, &SearchBar::arrangeRequested, this, &WorkspacePage::arrangeColumns);
    connect(m_search, &SearchBar::columnAdded, this, [this](const CellPath& path) {
        m_table->showCell(m_table->currentName(), path);
        m_table->setFocus();
    });
    connect(m_table, &MatrixView::arrangeRequested, this, &WorkspacePage::arrangeColumns);
    connect(m_table, &MatrixView::matchWanted, this, &WorkspacePage::previewPaste);
    connect(m_table, &MatrixView::escaped, m_search, &SearchBar::clearText);
    connect(m_state, &CatalogueState::clearSearch, m_search, &SearchBar::clearSearch);
    connect(m_state, &CatalogueState::retry, this, &WorkspacePage::retryRequested);
    connect(m_state, &CatalogueState::cancel, this, &WorkspacePage::refreshCancelled);
    connect(m_state, &CatalogueState::create, this, &WorkspacePage::newRequested);
    connect(&m_workspace.session(), &EditSession::baseReplaced, this, [this, restored = false]() mutable {
        if (!std::exchange(restored, true))
            restoreState();
    });
    updateContent();
}

WorkspacePage::~WorkspacePage() = default;

void WorkspacePage::showImageType(const QString& name)
{
    if (!m_table->showRow(name)) {
        m_search->clearSearch();
        m_table->showRow(name);
    }
}

void WorkspacePage::applyAgain()
{
    m_model.applyAgain();
}

void WorkspacePage::arrangeColumns()
{
    ArrangeDialog::Columns columns;
    columns.choice = m_model.columnChoice();
    columns.entries = m_model.allEntryColumns();
    ColumnChoice byUse = columns.choice;
    byUse.providerOrder.clear();
    columns.entriesByUse = m_model.allEntryColumns(byUse);
    columns.chosenWidths = m_table->chosenWidths();
    for (int column = 0; column < m_model.columnCount(); ++column)
        columns.widths.insert(m_model.column(column).widthId(), m_table->columnWidth(column));
    auto* dialog = new ArrangeDialog(std::move(columns), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_model.setColumnChoice(dialog->choice());
        m_table->setChosenWidths(dialog->chosenWidths());
    });
    dialog->open();
}

void WorkspacePage::previewPaste(const CopiedCells& cells)
{
    auto* dialog = new PasteDialog(cells, m_workspace.session(), m_workspace.connection().identity(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasteDialog::placeChosen, this, [this, cells] { m_table->pasteAtPlace(cells.values); });
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, from = cells.connectionName] { m_table->pasteByName(dialog->edits(), from); });
    dialog->open();
}

/// For the ear: the eye sees the rows.
void WorkspacePage::tellFound()
{
    if (m_search->isAncestorOf(window()->focusWidget()) && m_model.rowCount() > 0)
        announce(this,
            tr("%1 of %n image type(s)", nullptr, m_workspace.session().existingCount())
                .arg(m_model.rowCount()));
}

void WorkspacePage::updateContent()
{
    m_search->setEnabled(m_workspace.state() == Workspace::State::Connected);
    m_search->setKnownProviders(m_workspace.providerNames());
    m_state->show(m_workspace, m_model);
}

void WorkspacePage::restoreState()
{
    TableState state = TableState::decode(m_settings.tableState(m_workspace.connection().id()));
    const QString onlyKey = std::exchange(state.columns.onlyKey, {});
    m_model.setColumnChoice(state.columns);
    m_table->setChosenWidths(state.widths);
    const int sorted = state.sortedBy ? std::max(0, m_model.columnOf(*state.sortedBy)) : 0;
    if (sorted != m_model.sortColumn() || state.sortOrder != m_model.sortOrder())
        m_model.sort(sorted, state.sortOrder);
    if (!onlyKey.isNull()) // only now: it may be sorted by a column that isn't shown then
        m_model.setOnlyKey(onlyKey);
}

bool WorkspacePage::isOnServer(const ColumnId& id) const
{
    return std::ranges::any_of(m_model.allEntryColumns(),
        [&](const TableColumn& column) { return column.id == id && column.source >= 0; });
}

void WorkspacePage::saveState()
{
    if (m_workspace.state() != Workspace::State::Connected)
        return;
    TableState state;
    state.columns = m_model.columnChoice();
    // One that was hidden again, or that holds something by now, need not be added next time.
    std::erase_if(state.columns.added,
        [&](const ColumnId& id) { return state.columns.hidden.contains(id) || isOnServer(id); });
    state.widths = m_table->chosenWidths();
    if (const TableColumn& column = m_model.sortedBy(); column.kind != TableColumn::Kind::Name)
        state.sortedBy = column.path();
    state.sortOrder = m_model.sortOrder();
    m_settings.setTableState(m_workspace.connection().id(), state.encode());
}

} // namespace flavormap

#include "moc_workspacepage.cpp"
