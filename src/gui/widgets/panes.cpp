// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/panes.h"

#include <QVariant>
#include <QWidget>

namespace flavormap {

namespace {

constexpr auto firstProperty = "firstInPane";

bool takesKeyboard(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
        && !widget.focusProxy();
}

QWidget* firstIn(QWidget* pane)
{
    if (auto* first = pane->property(firstProperty).value<QWidget*>(); first && takesKeyboard(*first))
        return first;
    if (takesKeyboard(*pane))
        return pane;
    for (QWidget* child : pane->findChildren<QWidget*>()) {
        if (takesKeyboard(*child) && child->window() == pane->window())
            return child;
    }
    return nullptr;
}

} // namespace

void setFirstInPane(QWidget* pane, QWidget* first)
{
    pane->setProperty(firstProperty, QVariant::fromValue(first));
}

void focusPane(const QList<QWidget*>& panes, int step)
{
    const auto count = int(panes.size());
    int at = step > 0 ? -1 : 0;
    for (int i = 0; i < count; ++i) {
        const QWidget* focused = panes[i]->window()->focusWidget();
        if (focused && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            at = i;
    }
    for (int tried = 1; tried <= count; ++tried) {
        if (QWidget* next = firstIn(panes[((at + tried * step) % count + count) % count])) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace flavormap
