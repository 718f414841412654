// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/matrixheader.h"

#include "edit/editsession.h"
#include "gui/style/alignment.h"
#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/table/cellpainter.h"
#include "gui/table/matrixview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace flavormap {

MatrixHeader::MatrixHeader(MatrixView* view)
    : QHeaderView(Qt::Horizontal, view)
    , m_view(view)
{
    setSectionsClickable(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(48);
    setFocusPolicy(Qt::NoFocus);
    // The sticking names are painted anew as a whole, or they smear.
    connect(this, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
}

QSize MatrixHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 2 * std::max(bandHeight, fontMetrics().height() + 8)};
}

QRect MatrixHeader::sectionRect(int column) const
{
    if (column == ImageTypeTableModel::nameColumn)
        return QRect(m_view->frozenRect().left(), 0, m_view->frozenRect().width(), height());
    return {sectionViewportPosition(column), 0, sectionSize(column), height()};
}

bool MatrixHeader::isFrozen(const QPoint& position) const
{
    return sectionRect(ImageTypeTableModel::nameColumn).contains(position);
}

int MatrixHeader::columnAt(const QPoint& position) const
{
    return isFrozen(position) ? int(ImageTypeTableModel::nameColumn) : logicalIndexAt(position);
}

bool MatrixHeader::isProviderBand(const QPoint& position, int column) const
{
    return column >= 0 && position.y() < height() / 2 && m_view->tableModel()->column(column).isEntry();
}

int MatrixHeader::lastOfProvider(int column) const
{
    const auto& columns = m_view->tableModel()->columns();
    auto last = size_t(column);
    while (last + 1 < columns.size() && columns[last + 1].isEntry()
        && columns[last + 1].id.provider == columns[last].id.provider)
        ++last;
    return int(last);
}

void MatrixHeader::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // "3 of 14" keeps its order
    painter.fillRect(viewport()->rect(), tokens.window);
    if (m_view->tableModel() == nullptr || count() == 0)
        return;
    for (int column = 1; column < count(); ++column) {
        const int last = m_view->tableModel()->column(column).isEntry() ? lastOfProvider(column) : column;
        for (int each = column; each <= last; ++each)
            paintKey(painter, each, sectionRect(each));
        if (m_view->tableModel()->column(column).isEntry())
            paintProvider(painter, column, last);
        const QRect end = sectionRect(last);
        painter.fillRect(isRightToLeft() ? end.left() : end.right(), 0, 1, height(), tokens.group);
        column = last;
    }
    const QRect name = sectionRect(ImageTypeTableModel::nameColumn);
    painter.fillRect(name, tokens.window);
    paintKey(painter, ImageTypeTableModel::nameColumn, name);
    painter.fillRect(isRightToLeft() ? name.left() : name.right(), 0, 1, height(), tokens.border);
    painter.fillRect(0, height() - 1, width(), 1, tokens.group);
}

void MatrixHeader::paintKey(QPainter& painter, int column, const QRect& rect) const
{
    if (!rect.intersects(viewport()->rect()))
        return;
    const Tokens tokens = Tokens::of(palette());
    const TableColumn& shown = m_view->tableModel()->column(column);
    QRect lower = rect.adjusted(0, height() / 2, 0, 0);
    const bool selected = column != 0 && m_view->selectionModel()
        && m_view->selectionModel()->columnIntersectsSelection(column, {});
    if (selected) {
        painter.fillRect(lower, tokens.selectedHeaderTint);
        painter.fillRect(lower.left(), lower.bottom() - 1, lower.width(), 2, tokens.focus);
    }
    const bool title = !shown.isEntry();
    const QFont face = title ? weighted(font(), QFont::DemiBold) : font();
    painter.setFont(face);
    painter.setPen(title ? tokens.text : tokens.muted);
    const int edge = column == 0 ? CellPainter::gutter : CellPainter::padding;
    const QString text = title ? (column == 0 ? tr("Name") : tr("Description")) : shownName(shown.id.key);
    const QRect box = isRightToLeft() ? lower.adjusted(8, 0, -edge, 0) : lower.adjusted(edge, 0, -8, 0);
    const QFontMetrics metrics(face);
    const QString elided = metrics.elidedText(text, Qt::ElideRight, box.width());
    painter.drawText(box, leadingAlignment(layoutDirection()), elided);
    if (m_view->tableModel()->sortColumn() == column) {
        const int advance = metrics.horizontalAdvance(elided);
        const int x = isRightToLeft() ? box.right() - advance - 14 : box.left() + advance + 6;
        paintSortArrow(painter, QRectF(x, box.center().y() - 4, 8, 8));
    }
}

void MatrixHeader::paintSortArrow(QPainter& painter, QRectF box) const
{
    const bool up = m_view->tableModel()->sortOrder() == Qt::AscendingOrder;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Tokens::of(palette()).muted, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double tip = up ? box.top() : box.bottom();
    const double back = up ? box.top() + 3 : box.bottom() - 3;
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
    painter.drawPolyline(QPolygonF{{box.left() + 1, back}, {box.center().x(), tip}, {box.right() - 1, back}});
    painter.restore();
}

void MatrixHeader::paintProvider(QPainter& painter, int first, int last) const
{
    const Tokens tokens = Tokens::of(palette());
    const QRect span = sectionRect(first).united(sectionRect(last));
    const QRect name = sectionRect(ImageTypeTableModel::nameColumn);
    // The part that is not under the frozen Name and inside the viewport: there the name sticks.
    QRect visible = span.intersected(viewport()->rect());
    if (isRightToLeft())
        visible.setRight(std::min(visible.right(), name.left() - 1));
    else
        visible.setLeft(std::max(visible.left(), name.right() + 1));
    if (visible.width() <= 0)
        return;
    const QRect upper(
        visible.left() + CellPainter::padding, 0, visible.width() - 2 * CellPainter::padding, height() / 2);
    painter.fillRect(upper.left(), upper.bottom(), upper.width(), 1, tokens.separator);

    const QString provider = m_view->tableModel()->column(first).id.provider;
    const QFont face = weighted(font(), QFont::DemiBold);
    const QFontMetrics metrics(face);
    const QString elided = metrics.elidedText(shownName(provider), Qt::ElideRight, upper.width());
    painter.setFont(face);
    painter.setPen(tokens.text);
    const int alignment = leadingAlignment(layoutDirection());
    painter.drawText(upper, alignment, elided);

    const int used = metrics.horizontalAdvance(elided) + CellPainter::padding;
    const QString count = tr("%1 of %2")
                              .arg(m_view->tableModel()->providerCount(provider))
                              .arg(m_view->tableModel()->session()->existingCount());
    const QFont small = smallFont(font());
    if (used + QFontMetrics(small).horizontalAdvance(count) > upper.width())
        return;
    painter.setFont(small);
    painter.setPen(tokens.muted);
    const QRect rest = isRightToLeft() ? upper.adjusted(0, 1, -used, 1) : upper.adjusted(used, 1, 0, 1);
    painter.drawText(rest, alignment, count);
}

void MatrixHeader::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    m_pressed = event->button() == Qt::LeftButton ? columnAt(at) : -1;
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedProvider = isProviderBand(at, m_pressed);
    if (!isFrozen(at) && cursor().shape() == Qt::SplitHCursor) {
        m_pressed = -1; // the edge is dragged
        QHeaderView::mousePressEvent(event);
    }
}

void MatrixHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const int released = columnAt(at);
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed < 0 || pressed != released || !rect().contains(at))
        return;
    if (m_pressedProvider)
        Q_EMIT providerClicked(pressed);
    else
        Q_EMIT keyClicked(pressed);
}

void MatrixHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (cursor().shape() == Qt::SplitHCursor)
        QHeaderView::mouseDoubleClickEvent(event);
    else
        mousePressEvent(event);
}

void MatrixHeader::contextMenuEvent(QContextMenuEvent* event)
{
    const int column = m_view->tableModel() ? columnAt(event->pos()) : -1;
    if (column >= 0)
        Q_EMIT menuRequested(column, isProviderBand(event->pos(), column), event->globalPos());
}

bool MatrixHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    // Names are elided here, and the base class knows of no columns under the frozen Name.
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int column = m_view->tableModel() ? columnAt(help->pos()) : -1;
    QString text;
    if (column >= 0) {
        text = m_view->tableModel()->headerData(column, Qt::Horizontal).toString();
        if (isProviderBand(help->pos(), column))
            text = shownName(m_view->tableModel()->column(column).id.provider);
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

} // namespace flavormap

#include "moc_matrixheader.cpp"
