// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermaptable.h"

#include "gui/table/cellpainter.h"
#include "gui/widgets/spokenhelp.h"
#include "models/providermapmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int lineHeight = 24;
constexpr int fewestRows = 4;
constexpr int widestProvider = 130;
constexpr int widestKey = 92;
constexpr int narrowestValue = 120;

} // namespace

ProviderMapTable::ProviderMapTable(QWidget* parent)
    : SpokenTable(parent)
{
    setAccessibleName(tr("Provider map"));
    setWhatsThis(
        tr("Which image and user each provider takes for this image type. F2 or Enter edits, Del removes a "
           "key; the last key of a provider takes the provider with it."));
    describe(*this);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    setTabKeyNavigation(false); // Tab goes on through the form
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    verticalHeader()->setMinimumSectionSize(lineHeight);
    setRows(lineHeight, 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionsClickable(false);
}

void ProviderMapTable::setModel(QAbstractItemModel* model)
{
    if (this->model())
        this->model()->disconnect(this);
    SpokenTable::setModel(model);
    if (model) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, &ProviderMapTable::fit);
        connect(model, &QAbstractItemModel::modelReset, this, &ProviderMapTable::fit);
    }
    fit();
}

int ProviderMapTable::contentHeight() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize();
}

void ProviderMapTable::fit()
{
    updateGeometry();
    setMaximumHeight(contentHeight());
    if (!model())
        return;
    // What is longest in sight decides, so that short names leave the room to the values.
    const auto longest = [this](int column, int widest) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QString text = model()->index(row, column).data().toString();
            width = std::max(width, fontMetrics().horizontalAdvance(text) + CellPainter::padding + 2);
        }
        return std::min(width, widest);
    };
    const int key = longest(ProviderMapModel::KeyColumn, widestKey);
    const int room = std::max(60, viewport()->width() - key - narrowestValue);
    setColumnWidth(ProviderMapModel::KeyColumn, key);
    setColumnWidth(ProviderMapModel::ProviderColumn,
        std::min(longest(ProviderMapModel::ProviderColumn, widestProvider), room));
}

QSize ProviderMapTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), contentHeight()};
}

QSize ProviderMapTable::minimumSizeHint() const
{
    const int few
        = horizontalHeader()->sizeHint().height() + fewestRows * verticalHeader()->defaultSectionSize();
    return {200, std::min(few, contentHeight())};
}

void ProviderMapTable::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested();
        return;
    }
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()
        && currentIndex().flags().testFlag(Qt::ItemIsEditable)) {
        edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void ProviderMapTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    SpokenTable::currentChanged(current, previous);
    Q_EMIT currentRowChanged();
}

void ProviderMapTable::changeEvent(QEvent* event)
{
    SpokenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ProviderMapTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

} // namespace flavormap

#include "moc_providermaptable.cpp"
