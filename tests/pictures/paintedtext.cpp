// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/paintedtext.h"

#include <QFontMetricsF>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace flavormap {

namespace {

/// Paints nothing, and notes the letters.
class Recorder : public QPaintEngine
{
public:
    explicit Recorder(QWidget& window)
        : QPaintEngine(AllFeatures)
        , m_window(window)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override { }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override { }
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override { }
    void drawPath(const QPainterPath& path) override
    {
        if (painter()->brush().style() != Qt::NoBrush)
            cover(path.boundingRect().adjusted(1, 1, -1, -1));
    }
    void drawRects(const QRectF* rects, int count) override
    {
        for (int at = 0; at < count; ++at)
            cover(rects[at]);
    }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawLines(const QLineF*, int) override { }
    void drawEllipse(const QRectF&) override { }
    void drawTextItem(const QPointF& at, const QTextItem& item) override;
    Type type() const override { return User; }

    QList<PaintedText> texts;

private:
    void cover(const QRectF& painted);
    QWidget* widget() const
    {
        auto* widget = dynamic_cast<QWidget*>(painter()->device());
        return widget ? widget : &m_window;
    }
    QRectF clip() const;

    QWidget& m_window;
};

/// What can be seen of what is painted now, in coordinates of the window.
QRectF Recorder::clip() const
{
    QRectF part(widget()->visibleRegion().boundingRect().translated(widget()->mapTo(&m_window, QPoint())));
    if (painter()->hasClipping())
        part &= painter()->deviceTransform().mapRect(painter()->clipBoundingRect());
    return part;
}

/// Letters under a filled part are not seen.
void Recorder::cover(const QRectF& painted)
{
    const QBrush& brush = painter()->brush();
    if (brush.style() != Qt::SolidPattern || brush.color().alpha() < 255)
        return;
    const QRectF part = painter()->deviceTransform().mapRect(painted) & clip();
    for (PaintedText& text : texts) {
        if (text.widget != widget() || !part.intersects(text.ink))
            continue;
        if (part.left() <= text.shown.left() && part.right() < text.shown.right())
            text.shown.setLeft(part.right());
        else if (part.right() >= text.shown.right() && part.left() > text.shown.left())
            text.shown.setRight(part.left());
        else if (part.contains(text.ink & text.shown))
            text.shown = {};
        text.isScrolledUnder = true;
    }
}

bool isUnderAnEditor(const QWidget& widget, const QPoint& at)
{
    return qobject_cast<QLineEdit*>(widget.childAt(widget.mapFrom(widget.window(), at))) != nullptr;
}

void Recorder::drawTextItem(const QPointF& at, const QTextItem& item)
{
    const QString text = item.text();
    if (text.trimmed().isEmpty())
        return;
    const QTransform toWindow = painter()->deviceTransform();
    QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(text);
    ink.moveLeft(0);
    ink.setWidth(item.width());
    ink = toWindow.mapRect(ink.translated(at));
    const auto isAgain = [&](const PaintedText& other) {
        return other.widget == widget() && other.text == text && other.ink == ink;
    };
    const auto again = std::find_if(texts.begin(), texts.end(), isAgain);
    if (again != texts.end()) { // what is selected in a field is painted over itself
        again->otherColour = std::exchange(again->colour, painter()->pen().color());
        return;
    }
    if (!isUnderAnEditor(*widget(), ink.center().toPoint()))
        texts.push_back({widget(), text, ink, clip(), painter()->pen().color(), {}, item.font()});
}

class RecordingDevice : public QPaintDevice
{
public:
    explicit RecordingDevice(QWidget& window)
        : m_size(window.size())
        , m_recorder(window)
    {
    }
    QPaintEngine* paintEngine() const override { return &m_recorder; }
    const QList<PaintedText>& texts() const { return m_recorder.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        constexpr int dotsPerInch = 96;
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return dotsPerInch;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    QSize m_size;
    mutable Recorder m_recorder;
};

} // namespace

QList<PaintedText> paintedTexts(QWidget& window)
{
    RecordingDevice device(window);
    window.render(&device, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    return device.texts();
}

} // namespace flavormap
