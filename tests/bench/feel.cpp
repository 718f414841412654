// SPDX-License-Identifier: GPL-3.0-or-later
// From an event of the X server, which xdotool makes, to the painted effect: clicks, keys and scroll steps;
// and a window that is dragged to other sizes.
#include "benchwindow.h"

#include "gui/table/matrixview.h"

#include <QAbstractNativeEventFilter>
#include <QJsonArray>
#include <QProcess>
#include <QScrollBar>

#include <cstring>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int steps = 200;

/// Notes when the first press came in from the X server since it was asked to.
class FirstPress : public QAbstractNativeEventFilter
{
public:
    FirstPress() { qApp->installNativeEventFilter(this); }
    ~FirstPress() override { qApp->removeNativeEventFilter(this); }

    void await() { m_at.reset(); }
    std::optional<Clock::time_point> at() const { return m_at; }

    bool nativeEventFilter(const QByteArray&, void* message, qintptr*) override
    {
        // The X protocol: the kind is in the first byte; of an event of XInput 2 it is the fifth short.
        constexpr int keyPress = 2, buttonPress = 4, generic = 35;
        const auto* bytes = static_cast<const uchar*>(message);
        int kind = bytes[0] & 0x7f;
        if (kind == generic) {
            quint16 of = 0;
            std::memcpy(&of, bytes + 8, sizeof of);
            kind = of;
        }
        if (!m_at && (kind == keyPress || kind == buttonPress))
            m_at = Clock::now();
        return false;
    }

private:
    std::optional<Clock::time_point> m_at;
};

/// The size that the X server last told for a window: what it answers to the one before would undo a new one.
class ToldSize : public QAbstractNativeEventFilter
{
public:
    explicit ToldSize(const QWidget& window)
        : m_window(quint32(window.winId()))
    {
        qApp->installNativeEventFilter(this);
    }
    ~ToldSize() override { qApp->removeNativeEventFilter(this); }

    QSize size() const { return m_size; }

    bool nativeEventFilter(const QByteArray&, void* message, qintptr*) override
    {
        constexpr int configureNotify = 22;
        const auto* bytes = static_cast<const uchar*>(message);
        quint32 window = 0;
        std::memcpy(&window, bytes + 8, sizeof window);
        if ((bytes[0] & 0x7f) != configureNotify || window != m_window)
            return false;
        quint16 size[2];
        std::memcpy(size, bytes + 20, sizeof size);
        m_size = QSize(size[0], size[1]);
        return false;
    }

private:
    const quint32 m_window;
    QSize m_size;
};

class Hand
{
public:
    explicit Hand(BenchWindow& bench)
        : m_bench(bench)
    {
        m_xdotool.start(u"xdotool"_s, {u"-"_s});
        if (!m_xdotool.waitForStarted())
            qFatal("no xdotool");
    }
    ~Hand()
    {
        m_xdotool.closeWriteChannel();
        m_xdotool.waitForFinished();
    }

    void moveTo(const QModelIndex& index)
    {
        const QWidget* viewport = m_bench.table()->viewport();
        const QPoint at = viewport->mapToGlobal(m_bench.table()->visualRect(index).center());
        say(u"mousemove %1 %2"_s.arg(at.x()).arg(at.y()));
    }
    /// What is said makes `done` true; gives the time from the event to that frame, in milliseconds.
    double measure(const QString& what, const std::function<bool()>& done)
    {
        m_press.await();
        say(what);
        const auto end = m_bench.clock().painted({m_bench.table()->viewport()}, done);
        return milliseconds(end - *m_press.at());
    }

private:
    void say(const QString& line)
    {
        m_xdotool.write(line.toLatin1() + '\n');
        m_xdotool.waitForBytesWritten();
    }

    BenchWindow& m_bench;
    FirstPress m_press;
    QProcess m_xdotool;
};

/// Times of the frames in which the window is dragged narrower and lower, and back.
QJsonArray resizes(BenchWindow& bench)
{
    QJsonArray times;
    MainWindow* const window = bench.window();
    const ToldSize told(*window);
    const QSize whole = window->size();
    for (int step = 0; step < steps; ++step) {
        const int inwards = step % 100 < 50 ? step % 50 + 1 : 49 - step % 50;
        const QSize size = whole - QSize(4, 3) * inwards;
        const auto begin = Clock::now();
        window->resize(size);
        const auto end
            = bench.clock().painted({bench.table()->viewport()}, [&] { return window->size() == size; });
        times.append(milliseconds(end - begin));
        bench.clock().reached([&] { return told.size() == size; });
    }
    return times;
}

} // namespace

QJsonObject measureFeel(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    bench.awaitDraft();
    clock.reached([&] { return bench.table()->hasFocus() && bench.window()->isActiveWindow(); });
    MatrixView& table = *bench.table();
    Hand hand(bench);
    QJsonArray clicks, keys, scrolls;
    const int shown = std::min(bench.model().rowCount(), 10);
    for (int step = 0; step < steps; ++step) {
        const QModelIndex target = bench.model().index(step % shown, 2 + step % 2);
        hand.moveTo(target);
        clicks.append(
            hand.measure(u"mousedown 1 mouseup 1"_s, [&] { return table.currentIndex() == target; }));
    }
    table.setCurrentIndex(bench.model().index(0, 2));
    for (int step = 0; step < steps; ++step) {
        const bool down = bench.model().rowCount() > steps || step / 10 % 2 == 0;
        const int target = table.currentIndex().row() + (down ? 1 : -1);
        keys.append(hand.measure(
            down ? u"key Down"_s : u"key Up"_s, [&] { return table.currentIndex().row() == target; }));
    }
    QScrollBar* const bar = table.verticalScrollBar();
    for (int step = 0; bar->maximum() > 0 && step < steps; ++step) {
        const int before = bar->value();
        const bool down = step / 20 % 2 == 0;
        scrolls.append(hand.measure(down ? u"mousedown 5 mouseup 5"_s : u"mousedown 4 mouseup 4"_s,
            [&] { return bar->value() != before; }));
    }
    return {{u"click"_s, clicks}, {u"key"_s, keys}, {u"scroll"_s, scrolls}, {u"resize"_s, resizes(bench)}};
}

} // namespace flavormap
