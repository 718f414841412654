// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/scenery.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QPainter>
#include <QScreen>
#include <QTest>
#include <QWidget>

namespace flavormap {

namespace {

class Paints : public QObject
{
public:
    Paints()
    {
        m_since.start();
        qApp->installEventFilter(this);
    }
    bool isQuiet() const { return m_since.elapsed() >= 60; } // ms: longer than any throttle of the window

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint || event->type() == QEvent::LayoutRequest)
            m_since.restart();
        return false;
    }

private:
    QElapsedTimer m_since;
};

} // namespace

Openings::Openings()
{
    qApp->installEventFilter(this);
}

bool Openings::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show)
        m_places[watched] = ++m_count;
    return false;
}

Profile savedProfile(const QString& name, int colour, const QString& address)
{
    Profile profile;
    profile.name = name;
    profile.colour = colour;
    profile.address = address;
    profile.tenant = QStringLiteral("superadmin");
    profile.user = QStringLiteral("admin");
    return profile;
}

void untilQuiet()
{
    const Paints paints;
    constexpr int turning = 600; // ms: a busy sign never rests
    const bool quiet = QTest::qWaitFor([&paints] { return paints.isQuiet(); }, turning);
    Q_UNUSED(quiet)
}

void rightClick(QWidget* widget, const QPoint& at)
{
    QTest::mouseClick(widget, Qt::RightButton, {}, at);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at)); // the platform's part
    QApplication::sendEvent(widget, &event);
}

QImage compose(const QWidgetList& windows, const QScreen* screen)
{
    const double ratio = screen->devicePixelRatio();
    QImage picture(screen->geometry().size() * ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(QColor(0x70, 0x78, 0x84));
    QPainter painter(&picture);
    for (QWidget* each : windows) {
        const QRect place(each->mapToGlobal(QPoint()), each->size());
        painter.drawPixmap(place.topLeft(), each->grab());
        if (each->windowType() == Qt::Dialog || each->windowType() == Qt::Window) {
            painter.setPen(QColor(0, 0, 0, 90)); // the desktop's frame
            painter.drawRect(place.adjusted(-1, -1, 0, 0));
        }
    }
    return picture;
}

} // namespace flavormap

#include "moc_scenery.cpp"
