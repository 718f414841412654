// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/sectiontitle.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int gap = 8;
constexpr int lineGap = 12;

} // namespace

SectionTitle::SectionTitle(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

SectionTitle::SectionTitle(const QString& title)
    : SectionTitle()
{
    setText(title);
}

void SectionTitle::setDetail(const QString& detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    updateGeometry();
    update();
}

void SectionTitle::setLineVisible(bool visible)
{
    m_line = visible;
    update();
}

QSize SectionTitle::sizeHint() const
{
    const QFontMetrics bold(weighted(font(), QFont::DemiBold));
    int width = bold.horizontalAdvance(text());
    if (!m_detail.isEmpty())
        width += gap + QFontMetrics(smallFont(font())).horizontalAdvance(m_detail);
    return {width + 2, std::max(24, bold.height() + 6)};
}

QSize SectionTitle::minimumSizeHint() const
{
    return {std::min(60, sizeHint().width()), sizeHint().height()};
}

void SectionTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // words that begin with a number keep their order
    const Tokens tokens = Tokens::of(palette());
    const auto mirrored = [this](const QRect& r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const int flags = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    int x = 0;
    const auto word = [&](const QFont& wordFont, const QColor& colour, const QString& words) {
        painter.setFont(wordFont);
        painter.setPen(isEnabled() ? colour : tokens.disabled);
        const int room
            = std::min(painter.fontMetrics().horizontalAdvance(words) + 2, std::max(0, width() - x));
        painter.drawText(mirrored(QRect(x, 0, room, height())), flags,
            painter.fontMetrics().elidedText(words, Qt::ElideRight, room));
        x += room;
    };
    word(weighted(font(), QFont::DemiBold), tokens.text, text());
    if (!m_detail.isEmpty()) {
        x += gap;
        word(smallFont(font()), tokens.muted, m_detail);
    }
    if (m_line && x + lineGap < width())
        painter.fillRect(
            mirrored(QRect(x + lineGap, height() / 2, width() - x - lineGap, 1)), tokens.separator);
}

} // namespace flavormap

#include "moc_sectiontitle.cpp"
