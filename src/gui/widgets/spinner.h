// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace flavormap {

/// Eight rays that turn while something is under way; the timer runs only while it is visible.
class Spinner : public QWidget
{
    Q_OBJECT

public:
    explicit Spinner(QWidget* parent = nullptr);

    void setRunning(bool running); ///< a spinner at rest paints nothing and keeps its place
    [[nodiscard]] bool isRunning() const { return m_running; }

    [[nodiscard]] QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void follow();

    QBasicTimer m_timer;
    int m_phase = 0;
    bool m_running = false;
};

} // namespace flavormap
