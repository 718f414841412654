// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/wordchip.h"

#include "gui/style/fonts.h"
#include "gui/style/parts/common.h"

#include <algorithm>

namespace flavormap {

namespace {

constexpr int padding = 10;
constexpr int widest = 280;

} // namespace

WordChip::WordChip(const QString& word, QWidget* parent)
    : QLabel(word, parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize WordChip::sizeHint() const
{
    const QFontMetrics metrics(monoFont(font()));
    return {std::min(widest, metrics.horizontalAdvance(text()) + 2 * padding),
        std::max(24, metrics.height() + 8)};
}

QSize WordChip::minimumSizeHint() const
{
    return {std::min(60, sizeHint().width()), sizeHint().height()};
}

void WordChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens tokens = Tokens::of(palette());
    paintBox(painter, rect(), tokens.base, tokens.border, 1, height() / 2.0);
    painter.setFont(monoFont(font()));
    painter.setPen(tokens.text);
    const int room = width() - 2 * padding;
    painter.drawText(
        rect(), Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, room + 1));
}

} // namespace flavormap

#include "moc_wordchip.cpp"
