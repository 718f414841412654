// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QColor>
#include <QIconEngine>
#include <variant>

namespace flavormap {

/// Paints one line icon. The colour is looked up in the application's palette for each paint, so an icon that
/// was made before a change of appearance is right after it. Pixmaps are kept in QPixmapCache by name, size,
/// ratio and colour.
class IconEngine : public QIconEngine
{
public:
    /// `share`: of the size that is asked for; the rest is air.
    IconEngine(IconName name, std::variant<IconColour, QColor> colour, double share = 1);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override;
    QString key() const override;
    QString iconName() override;
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const;

    IconName m_name;
    std::variant<IconColour, QColor> m_colour;
    double m_share;
};

} // namespace flavormap
