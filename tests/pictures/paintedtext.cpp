// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/paintedtext.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

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
    void drawPath(const QPainterPath&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawPolygon(const QPoint*, int, PolygonDrawMode) override { }
    void drawRects(const QRectF*, int) override { }
    void drawRects(const QRect*, int) override { }
    void drawLines(const QLineF*, int) override { }
    void drawLines(const QLine*, int) override { }
    void drawEllipse(const QRectF&) override { }
    void drawTextItem(const QPointF& at, const QTextItem& item) override;
    Type type() const override { return User; }

    QList<PaintedText> texts;

private:
    QWidget& m_window;
};

void Recorder::drawTextItem(const QPointF& at, const QTextItem& item)
{
    const QString text = item.text();
    if (text.trimmed().isEmpty())
        return;
    const QPainter& by = *painter();
    auto* widget = dynamic_cast<QWidget*>(by.device());
    if (!widget)
        widget = &m_window;
    const QTransform toWindow = by.deviceTransform();
    QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(text);
    ink.moveLeft(0);
    ink.setWidth(item.width());
    QRectF shown(widget->visibleRegion().boundingRect().translated(widget->mapTo(&m_window, QPoint())));
    if (by.hasClipping())
        shown &= toWindow.mapRect(by.clipBoundingRect());
    texts.push_back(
        {widget, text, toWindow.mapRect(ink.translated(at)), shown, by.pen().color(), item.font()});
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
