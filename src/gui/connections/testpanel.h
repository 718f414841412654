// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connectiontest.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace flavormap {

class CircleSteps;

/// What **Test connection** found: the steps in a row, and the sentence of the one that failed.
class TestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TestPanel(QWidget* parent = nullptr);

    void start();
    void setWaiting(ConnectionTest::Step step);
    void setPassed(ConnectionTest::Step step);
    void setNotNeeded(ConnectionTest::Step step);
    void showOutcome(const ConnectionTest::Outcome& outcome);
    void showStopped();
    /// "TLS failed", for beside the button; empty while nothing is known.
    QString verdict() const { return m_verdict; }
    bool hasFailed() const { return m_state == State::Failed; }

Q_SIGNALS:
    void caFileWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class State : quint8 { Running, Good, Failed };
    void setState(State state);
    void dress();

    State m_state = State::Running;
    QString m_verdict;
    CircleSteps* m_steps;
    QLabel *m_sentence, *m_more, *m_time;
    QPushButton* m_chooseCaFile;
};

} // namespace flavormap
