// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/testpanel.h"

#include "gui/style/fonts.h"
#include "gui/style/parts/common.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/circlesteps.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QStringList stepNames()
{
    return {TestPanel::tr("Address"), TestPanel::tr("Reach"), TestPanel::tr("TLS"), TestPanel::tr("HTTP"),
        TestPanel::tr("Sign-in"), TestPanel::tr("Catalogue")};
}

QString seconds(qint64 milliseconds)
{
    return QLocale().toString(double(milliseconds) / 1000, 'f', 2);
}

} // namespace

TestPanel::TestPanel(QWidget* parent)
    : QWidget(parent)
    , m_steps(new CircleSteps(stepNames()))
    , m_sentence(new QLabel)
    , m_more(new QLabel)
    , m_time(new QLabel)
    , m_chooseCaFile(new QPushButton(tr("Choose CA file…")))
{
    for (QLabel* label : {m_sentence, m_more}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
    }
    m_chooseCaFile->setAutoDefault(false);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_chooseCaFile);
    bottom->addStretch();
    bottom->addWidget(m_time);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_steps);
    layout->addWidget(line);
    layout->addWidget(m_sentence);
    layout->addWidget(m_more);
    layout->addLayout(bottom);
    connect(m_chooseCaFile, &QPushButton::clicked, this, &TestPanel::caFileWanted);
    hide();
}

void TestPanel::setState(State state)
{
    m_state = state;
    dress();
    show();
    update();
}

void TestPanel::dress()
{
    const Tokens tokens = Tokens::of(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
        m_state == State::Failed     ? tokens.problemText
            : m_state == State::Good ? tokens.created.text
                                     : tokens.text);
    m_sentence->setPalette(colours);
    m_sentence->setFont(weighted(font(), QFont::DemiBold));
    m_time->setFont(smallFont(font()));
    m_time->setForegroundRole(QPalette::PlaceholderText);
}

void TestPanel::start()
{
    m_steps->reset();
    m_verdict = tr("Testing …");
    m_sentence->setText(m_verdict);
    m_more->hide();
    m_time->clear();
    m_chooseCaFile->hide();
    setState(State::Running);
}

void TestPanel::setWaiting(ConnectionTest::Step step)
{
    m_steps->setState(int(step), CircleSteps::State::Waiting);
}

void TestPanel::setPassed(ConnectionTest::Step step)
{
    m_steps->setState(int(step), CircleSteps::State::Ok);
}

void TestPanel::setNotNeeded(ConnectionTest::Step step)
{
    m_steps->setState(int(step), CircleSteps::State::NotNeeded);
}

void TestPanel::showStopped()
{
    m_steps->reset();
    m_verdict = tr("Stopped");
    m_sentence->setText(tr("The test was stopped before its end."));
    setState(State::Running);
}

void TestPanel::showOutcome(const ConnectionTest::Outcome& outcome)
{
    if (outcome.error) {
        const int step = int(*outcome.failedAt);
        m_steps->setState(step, CircleSteps::State::Failed);
        m_verdict = tr("%1 failed").arg(stepNames().at(step));
        m_sentence->setText(outcome.error->message);
        m_more->hide();
        m_time->setText(tr("Failed after %1 s").arg(seconds(outcome.milliseconds)));
        m_chooseCaFile->setVisible(*outcome.failedAt == ConnectionTest::Step::Tls);
        setState(State::Failed);
        announce(this, m_verdict + QStringLiteral(". ") + m_sentence->text());
        return;
    }
    m_verdict = tr("All is well");
    m_sentence->setText(tr("%n image type(s).", nullptr, outcome.imageTypes));
    m_more->setText(tr("%1; %2.").arg(outcome.mayWrite, outcome.keySeen));
    m_more->show();
    m_time->setText(tr("%1 s").arg(seconds(outcome.milliseconds)));
    setState(State::Good);
    announce(this, m_verdict + QStringLiteral(". ") + m_sentence->text() + u' ' + m_more->text());
}

void TestPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

void TestPanel::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QColor line = tokens.separator;
    QColor fill = tokens.base;
    if (m_state != State::Running) {
        const Tokens::State& state = m_state == State::Failed ? tokens.deleted : tokens.created;
        line = state.mark;
        line.setAlphaF(0.5F);
        fill = state.fill;
        fill.setAlphaF(tokens.dark ? 1.0F : 0.6F);
    }
    QPainter painter(this);
    paintBox(painter, rect(), fill, line);
}

} // namespace flavormap

#include "moc_testpanel.cpp"
