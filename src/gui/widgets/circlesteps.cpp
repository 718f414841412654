// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/circlesteps.h"

#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/style/painterscope.h"

#include <QLocale>
#include <algorithm>

namespace flavormap {

namespace {

constexpr double circle = 18;
constexpr double top = 4;
constexpr double lineGap = 4;

ItemState glyphOf(CircleSteps::State state)
{
    switch (state) {
    case CircleSteps::State::Ok:
        return ItemState::Verified;
    case CircleSteps::State::Failed:
        return ItemState::Failed;
    case CircleSteps::State::Waiting:
        return ItemState::Sending;
    case CircleSteps::State::NotNeeded:
        return ItemState::NotSent;
    case CircleSteps::State::NotReached:
        break;
    }
    return ItemState::Waiting;
}

QString wordOf(CircleSteps::State state)
{
    switch (state) {
    case CircleSteps::State::Ok:
        return CircleSteps::tr("ok");
    case CircleSteps::State::Failed:
        return CircleSteps::tr("failed");
    case CircleSteps::State::Waiting:
        return CircleSteps::tr("under way");
    case CircleSteps::State::NotNeeded:
        return CircleSteps::tr("not needed");
    case CircleSteps::State::NotReached:
        break;
    }
    return CircleSteps::tr("not reached");
}

} // namespace

CircleSteps::CircleSteps(const QStringList& names, QWidget* parent)
    : QWidget(parent)
{
    for (const QString& name : names)
        m_steps.append({name, State::NotReached});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Steps"));
    describe();
}

void CircleSteps::setState(int step, State state)
{
    if (step < 0 || step >= count())
        return;
    m_steps[step].state = state;
    const bool waiting = std::any_of(
        m_steps.cbegin(), m_steps.cend(), [](const Step& s) { return s.state == State::Waiting; });
    if (waiting && m_timer == 0) {
        m_timer = startTimer(100);
    } else if (!waiting && m_timer != 0) {
        killTimer(m_timer);
        m_timer = 0;
    }
    describe();
    update();
}

CircleSteps::State CircleSteps::state(int step) const
{
    return m_steps.value(step).state;
}

void CircleSteps::reset()
{
    for (int i = 0; i < count(); ++i)
        setState(i, State::NotReached);
}

void CircleSteps::describe()
{
    QStringList words;
    for (const Step& step : m_steps)
        words.append(tr("%1: %2", "a step and its state").arg(step.name, wordOf(step.state)));
    setAccessibleDescription(locale().createSeparatedList(words));
}

QSize CircleSteps::sizeHint() const
{
    return {count() * 110, static_cast<int>(top + circle + 6) + fontMetrics().height() + 4};
}

QSize CircleSteps::minimumSizeHint() const
{
    int widest = 0;
    const QFontMetrics bold(weighted(font(), QFont::DemiBold));
    for (const Step& step : m_steps)
        widest = std::max(widest, bold.horizontalAdvance(step.name));
    return {count() * (widest + 8), sizeHint().height()};
}

double CircleSteps::centre(int step) const
{
    const double share = (step + 0.5) * width() / std::max(1, count());
    return layoutDirection() == Qt::LeftToRight ? share : width() - share;
}

void CircleSteps::paintLine(QPainter& painter, int step) const
{
    const Tokens tokens = Tokens::of(palette());
    const State next = m_steps[step + 1].state;
    QPen pen(tokens.border, 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 3});
    if (next == State::Ok || next == State::Failed)
        pen = QPen(next == State::Ok ? tokens.created.mark : tokens.problemMark, 1.5);
    painter.setPen(pen);
    const double reach = circle / 2 + lineGap;
    const double y = top + circle / 2;
    const auto [left, right]
        = std::pair(std::min(centre(step), centre(step + 1)), std::max(centre(step), centre(step + 1)));
    painter.drawLine(QPointF(left + reach, y), QPointF(right - reach, y));
}

void CircleSteps::paintStep(QPainter& painter, int step) const
{
    const Tokens tokens = Tokens::of(palette());
    const State state = m_steps[step].state;
    const double x = centre(step);
    painter.save();
    painter.translate(x, top + circle / 2);
    painter.scale(circle / 16, circle / 16);
    paintItemState(painter, QRectF(-8, -8, 16, 16), glyphOf(state), tokens, m_phase);
    painter.restore();
    painter.setFont(state == State::Failed ? weighted(font(), QFont::DemiBold) : font());
    painter.setPen(state == State::Failed
            ? tokens.problemText
            : (state == State::NotReached || state == State::NotNeeded ? tokens.muted : tokens.text));
    const double share = width() / static_cast<double>(std::max(1, count()));
    const QRectF place(x - share / 2, top + circle + 4, share, fontMetrics().height() + 4);
    painter.drawText(place, Qt::AlignCenter,
        painter.fontMetrics().elidedText(m_steps[step].name, Qt::ElideRight, static_cast<int>(share)));
}

void CircleSteps::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i + 1 < count(); ++i)
        paintLine(painter, i);
    for (int i = 0; i < count(); ++i)
        paintStep(painter, i);
}

void CircleSteps::timerEvent(QTimerEvent*)
{
    m_phase = (m_phase + 1) % 8;
    update();
}

} // namespace flavormap

#include "moc_circlesteps.cpp"
