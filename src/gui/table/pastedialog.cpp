// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/pastedialog.h"

#include "gui/table/pastematchdelegate.h"
#include "gui/widgets/throttle.h"
#include "ui_pastedialog.h"

#include <QHeaderView>

namespace flavormap {

using Fit = MatchedCell::Fit;
using Column = PasteMatchModel::Column;

namespace {

constexpr int mostInHeights = 24; // of a line: names and values may have any length
constexpr int measuredRows = 100;

} // namespace

PasteDialog::PasteDialog(
    const CopiedCells& copied, const EditSession& session, const Profile& here, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PasteDialog>())
    , m_cells(new PasteMatchModel(copied, session, this))
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Paste into %1").arg(here.name));
    m_ui->band->setProfile(here);
    m_ui->identity->setProfile(here);
    m_ui->about->setText(tr("These cells were copied in “%1”. They are matched by the names of image type, "
                            "provider and key. What is staged can be undone.")
                             .arg(copied.connectionName));
    m_ui->changed->setTone(Pill::Tone::Staged);
    m_ui->changed->setGlyph(StateGlyph::Staged);
    m_ui->created->setTone(Pill::Tone::Created);
    m_ui->created->setGlyph(StateGlyph::Created);
    setUpCells();
    follow(session);
    const int em = fontMetrics().height();
    resize(QSize(64 * em, 32 * em).boundedTo(parent->window()->size() - QSize(32, 32)).expandedTo(size()));
    connect(m_ui->clearsToo, &QCheckBox::toggled, m_cells, &PasteMatchModel::setClearsToo);
    connect(m_ui->clearsToo, &QCheckBox::toggled, this, &PasteDialog::update);
    connect(m_ui->place, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT placeChosen();
    });
    update();
    (m_ui->stage->isEnabled() ? m_ui->stage : m_ui->cancel)->setFocus();
}

PasteDialog::~PasteDialog() = default;

void PasteDialog::setUpCells()
{
    SpokenTable* view = m_ui->cells;
    view->setItemDelegate(new PasteMatchDelegate(view, m_cells));
    view->setModel(m_cells);
    view->setRows(24, 8);
    QHeaderView* header = view->horizontalHeader();
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(measuredRows);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

/// An Apply or a refresh may end meanwhile: what is shown is what is staged.
void PasteDialog::follow(const EditSession& session)
{
    auto* again = new Throttle(this, [this] {
        m_cells->match();
        update();
    });
    for (const auto signal : {&EditSession::baseReplaced, &EditSession::readOnlyChanged})
        connect(&session, signal, again, &Throttle::call);
    connect(&session, &EditSession::rowsChanged, again, &Throttle::call);
    connect(&session, &EditSession::rowsAppended, again, &Throttle::call);
}

void PasteDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    setWidths();
}

/// As wide as what is in them, so that ids are compared whole; what the dialog has no room for is scrolled.
void PasteDialog::setWidths()
{
    SpokenTable* view = m_ui->cells;
    view->horizontalHeader()->setStretchLastSection(false); // it would be cut where there is no room
    view->resizeColumnsToContents();
    const int most = mostInHeights * fontMetrics().height();
    int free = view->viewport()->width();
    for (int column = 0; column < Column::ColumnCount; ++column) {
        view->setColumnWidth(column, std::min(view->columnWidth(column), most));
        free -= view->columnWidth(column);
    }
    for (const int column : {Column::Here, Column::Pasted})
        view->setColumnWidth(column, view->columnWidth(column) + std::max(0, free / 2));
    view->horizontalHeader()->setStretchLastSection(free >= 0);
}

std::vector<CellEdit> PasteDialog::edits() const
{
    return m_cells->edits();
}

void PasteDialog::update()
{
    const int clears = m_cells->count(Fit::Clears);
    const int unmatched = m_cells->count(Fit::Unmatched);
    const int same = m_cells->count(Fit::Same);
    const int staged = int(edits().size());
    m_ui->changed->setText(tr("%n matched", nullptr, m_cells->count(Fit::Changes)));
    m_ui->created->setText(tr("%n new", nullptr, m_cells->count(Fit::New)));
    m_ui->unmatched->setText(tr("%n unmatched", nullptr, unmatched));
    m_ui->same->setText(tr("%n the same", nullptr, same));
    m_ui->clearsToo->setVisible(clears > 0);
    m_ui->clearsToo->setText(tr("&Clear %n cell(s) here that had no value there", nullptr, clears));
    m_ui->stage->setEnabled(staged > 0);
    m_ui->stage->setText(staged > 0 ? tr("&Stage %n cell(s)", nullptr, staged) : tr("Nothing to stage"));
}

} // namespace flavormap

#include "moc_pastedialog.cpp"
