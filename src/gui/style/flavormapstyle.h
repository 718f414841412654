// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace flavormap {

/// Qt's Fusion, quieter and denser. What it paints itself is in parts/, a file for each kind of control.
///
/// Dynamic properties of widgets that it reads:
/// - `primary` (bool): the one filled button of a view;
/// - `accentColor` (QColor): the fill of such a button instead of the palette's Highlight;
/// - `flat` (bool): a push button without outline until the mouse is over it;
/// - `error` (bool): a red outline round a field, combo box, spin box or text area.
/// After a change of one call `update()` (`primary` also `updateGeometry()`: its text is wider).
class FlavormapStyle : public QProxyStyle
{
    Q_OBJECT

public:
    FlavormapStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
        const QWidget* widget = nullptr) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
        QStyleHintReturn* returned = nullptr) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    QPalette standardPalette() const override;

private:
    // Each paints what it knows and says whether it did.
    bool paintPanel(
        PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool paintEdge(
        PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool paintIndicator(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const;
    bool paintButtonControl(
        ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool paintBarControl(
        ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool paintViewControl(
        ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
};

} // namespace flavormap
