// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/panehead.h"

#include "gui/style/tokens.h"

#include <QHBoxLayout>
#include <QPainter>

namespace flavormap {

PaneHead::PaneHead(const QList<QWidget*>& leading, const QList<QWidget*>& trailing, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 4, 5);
    layout->setSpacing(8);
    for (QWidget* widget : leading)
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget* widget : trailing)
        layout->addWidget(widget);
    setMinimumHeight(37);
}

void PaneHead::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), Tokens::of(palette()).separator);
}

} // namespace flavormap

#include "moc_panehead.cpp"
