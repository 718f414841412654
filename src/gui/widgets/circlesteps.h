// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace flavormap {

/// The steps of **Test connection** in a row: circles with their names, joined by lines. The states are also
/// told as the accessible description ("Address: ok, Reach: failed, TLS: not reached").
class CircleSteps : public QWidget
{
    Q_OBJECT

public:
    enum class State : quint8 {
        NotReached,
        Waiting, ///< under way
        Ok,
        Failed,
        NotNeeded,
    };

    explicit CircleSteps(const QStringList& names, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }
    void setState(int step, State state); ///< out of range: ignored
    [[nodiscard]] State state(int step) const;
    void reset(); ///< all not reached

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    struct Step
    {
        QString name;
        State state = State::NotReached;
    };
    [[nodiscard]] double centre(int step) const;
    void paintLine(QPainter& painter, int step) const;
    void paintStep(QPainter& painter, int step) const;
    void describe();

    QList<Step> m_steps;
    int m_timer = 0;
    int m_phase = 0;
};

} // namespace flavormap
