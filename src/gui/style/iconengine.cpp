// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/iconengine.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/svg.h"
#include "gui/style/tokens.h"

#include <QGuiApplication>
#include <QPainter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QColor meaning(IconColour colour, const Tokens& tokens, QIcon::Mode mode)
{
    switch (colour) {
    case IconColour::Muted:
        return mode == QIcon::Normal ? tokens.muted : tokens.text;
    case IconColour::Text:
        return tokens.text;
    case IconColour::Focus:
        return tokens.focus;
    case IconColour::OnAccent:
        return tokens.onAccent;
    case IconColour::Staged:
        return tokens.staged.mark;
    case IconColour::Created:
        return tokens.created.mark;
    case IconColour::Deleted:
        return tokens.deleted.mark;
    case IconColour::Conflict:
        return tokens.conflict.mark;
    case IconColour::Problem:
        return tokens.problemMark;
    }
    return tokens.muted;
}

} // namespace

IconEngine::IconEngine(IconName name, std::variant<IconColour, QColor> colour, double share)
    : m_name(name)
    , m_colour(std::move(colour))
    , m_share(share)
{
}

QColor IconEngine::colourFor(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    const Tokens tokens = Tokens::of(palette);
    if (mode == QIcon::Disabled)
        return tokens.disabled;
    if (const auto* connection = std::get_if<QColor>(&m_colour))
        return asText(*connection, palette);
    return meaning(std::get<IconColour>(m_colour), tokens, mode);
}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    QPixmap image = scaledPixmap(rect.size() * ratio, mode, state, ratio);
    image.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, image);
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    const QPixmap lines = iconPixmap(m_name, (QSizeF(size) * m_share).toSize(), scale, colourFor(mode));
    if (m_share == 1)
        return lines;
    QPixmap image(size);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.drawPixmap(
        QPoint((size.width() - lines.width()) / 2, (size.height() - lines.height()) / 2), lines);
    return image;
}

QSize IconEngine::actualSize(const QSize& size, QIcon::Mode, QIcon::State)
{
    const int side = std::min(size.width(), size.height());
    return {side, side};
}

QIconEngine* IconEngine::clone() const
{
    return std::make_unique<IconEngine>(*this).release();
}

QString IconEngine::key() const
{
    return u"flavormap-line"_s;
}

QString IconEngine::iconName()
{
    return iconFileName(m_name);
}

} // namespace flavormap
