// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/checks.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QScrollBar>
#include <QSplitter>
#include <QSplitterHandle>
#include <QTabBar>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastSide = 24; // px of what is clicked

/// What is scrolled stands wherever it wants to.
bool isScrolled(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    const auto* area = parent ? qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) : nullptr;
    return area && area->viewport() == parent;
}

/// Laid over others on purpose: the frozen column, what stands in a view, the desktop's grip.
bool isLaidOver(const QWidget& widget)
{
    return isScrolled(widget) || widget.inherits("flavormap::FrozenColumn") || widget.inherits("QSizeGrip");
}

bool isClicked(const QWidget& widget)
{
    if (qobject_cast<const QCheckBox*>(&widget) || qobject_cast<const QRadioButton*>(&widget))
        return false; // the mark; its words belong to it, too
    if (qobject_cast<const QComboBox*>(widget.parentWidget()))
        return false; // its line is part of it
    if (widget.inherits("QLineEditIconButton") && widget.accessibleName().isEmpty() && !widget.isEnabled())
        return false; // only a sign
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget)
        || qobject_cast<const QLineEdit*>(&widget);
}

QString sizeWords(const QSize& size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

QStringList sizeFaults(const QWidget& widget)
{
    QStringList faults;
    const auto tell = [&](const QString& what, const QSize& size) {
        if (size.width() < leastSide || size.height() < leastSide)
            faults += u"too small (%1): %2"_s.arg(sizeWords(size), what);
    };
    if (isClicked(widget))
        tell(described(widget), widget.size());
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int at = 0; at < tabs->count(); ++at)
            tell(u"tab “%1”"_s.arg(tabs->tabText(at)), tabs->tabRect(at).size());
    }
    if (const auto* menu = qobject_cast<const QMenu*>(&widget)) {
        for (QAction* action : menu->actions()) {
            const QRect place = menu->actionGeometry(action);
            if (!action->isSeparator() && action->isVisible() && menu->rect().contains(place))
                tell(u"entry “%1”"_s.arg(action->text()), place.size());
        }
    }
    return faults;
}

bool isApart(const QWidget& widget)
{
    return qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QSplitterHandle*>(&widget);
}

QList<QWidget*> shownChildren(const QWidget& parent)
{
    QList<QWidget*> children;
    for (QWidget* child : parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && !child->isWindow() && !child->size().isEmpty())
            children += child;
    }
    return children;
}

void walk(const QWidget& parent, QStringList& faults)
{
    const QList<QWidget*> children = shownChildren(parent);
    for (qsizetype at = 0; at < children.size(); ++at) {
        const QWidget& child = *children[at];
        if (!isApart(child))
            faults += sizeFaults(child);
        // From right to left a QSplitter places its parts 1 px further.
        const int off = qobject_cast<const QSplitter*>(&parent) ? 1 : 0;
        if (!isScrolled(child) && !parent.rect().adjusted(-off, 0, off, 0).contains(child.geometry()))
            faults += u"outside its parent by %1: %2 in %3"_s.arg(
                sizeWords(child.geometry().united(parent.rect()).size() - parent.size()), described(child),
                described(parent));
        for (qsizetype other = at + 1; other < children.size(); ++other) {
            const QWidget& sibling = *children[other];
            const QRect both = child.geometry() & sibling.geometry();
            const bool handle = off > 0 && both.width() <= off;
            if (!both.isEmpty() && !handle && !isLaidOver(child) && !isLaidOver(sibling))
                faults += u"over one another (%1): %2 and %3"_s.arg(
                    sizeWords(both.size()), described(child), described(sibling));
        }
        walk(child, faults);
    }
}

} // namespace

QStringList placeFaults(QWidget& window)
{
    QStringList faults = sizeFaults(window);
    walk(window, faults);
    return faults;
}

} // namespace flavormap
