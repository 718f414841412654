// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/reviewfoot.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/tokens.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/elidedlabel.h"
#include "models/changelistmodel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int widestName = 160; ///< px of a connection's name on the button

/// "3 verified, 1 failed"
QString resultWords(const ApplyReport& results, const QLocale& locale)
{
    QStringList counts;
    for (const ItemState state : {ItemState::Verified, ItemState::Failed, ItemState::Conflict,
             ItemState::Unknown, ItemState::NotSent}) {
        if (const int count = results.count(state); count > 0)
            counts += QStringLiteral("%1 %2").arg(locale.toString(count), ChangeListModel::word(state));
    }
    const QString words = counts.join(QStringLiteral(", "));
    return results.isInterrupted
        ? ReviewFoot::tr("Interrupted at %1: %2")
              .arg(locale.toString(results.ended.time(), QLocale::ShortFormat), words)
        : words;
}

} // namespace

ReviewFoot::ReviewFoot(const Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(new ElidedLabel)
    , m_more(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_copy(new QPushButton(tr("Copy as text")))
    , m_save(new QPushButton(tr("Save summary…")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_apply(new QPushButton)
{
    m_state->setFont(weighted(font(), QFont::DemiBold));
    m_more->setFont(smallFont(font()));
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->setElideMode(Qt::ElideRight);
    for (ElidedLabel* label : {m_state, m_more})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of Apply"));
    const Profile identity = workspace.connection().identity();
    m_apply->setProperty("primary", true);
    m_apply->setProperty("accentColor", connectionColour(identity.colour));
    if (identity.production)
        m_apply->setIcon(icon(IconName::Shield, IconColour::OnAccent));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_state);
    words->addWidget(m_more);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addWidget(m_progress);
    layout->addSpacing(8);
    for (QPushButton* button : {m_copy, m_save, m_cancel, m_apply}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_copy, &QPushButton::clicked, this, &ReviewFoot::copyClicked);
    connect(m_save, &QPushButton::clicked, this, &ReviewFoot::saveClicked);
    connect(m_cancel, &QPushButton::clicked, this, &ReviewFoot::cancelClicked);
    connect(m_apply, &QPushButton::clicked, this, &ReviewFoot::applyClicked);
}

void ReviewFoot::showState(int ticked, const ApplyReport* results)
{
    const ApplyJob* job = m_workspace.applyJob();
    const bool running = job && job->isRunning();
    const int all = int(m_workspace.session().patch().size());
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_copy->setVisible(!running); // the list is worth copying before and after
    m_copy->setEnabled(all > 0 || results != nullptr);
    m_save->setVisible(!running && results != nullptr);
    if (running) {
        const int sent = int(job->items().size());
        showApply(
            [sent](const QString& name) { return tr("Apply %n change(s) to %1", nullptr, sent).arg(name); },
            false);
        showRunning(*job);
        return;
    }
    const auto words = [&](const QString& name) {
        return all == 0     ? tr("Nothing to apply")
            : ticked == all ? tr("Apply %n change(s) to %1", nullptr, ticked).arg(name)
                            : tr("Apply %1 of %n change(s) to %2", nullptr, all).arg(ticked).arg(name);
    };
    showApply(words, ticked > 0 && m_workspace.applyRefusal().isEmpty());
    showStaged(results);
}

void ReviewFoot::showRunning(const ApplyJob& job)
{
    const int all = int(job.items().size());
    m_progress->setRange(0, all);
    m_progress->setValue(job.endedCount());
    m_cancel->setEnabled(!job.isCancelled());
    QString state = tr("Applying to %1: %2 of %3 done")
                        .arg(m_workspace.connection().name, locale().toString(job.endedCount()),
                            locale().toString(all));
    const int failed = job.count(ItemState::Failed) + job.count(ItemState::Unknown);
    if (failed > 0)
        state += tr(", %1 of them failed").arg(locale().toString(failed));
    if (job.isCancelled()) {
        const QString waits
            = tr("Cancelled. Waiting for: %1").arg(job.waitingFor().join(QStringLiteral(", ")));
        say(state, waits);
        speak(waits);
        return;
    }
    say(state, tr("Cancel stops after the requests under way; what was not sent stays staged."));
    speak(tr("Applying %n change(s) to %1 …", nullptr, all).arg(m_workspace.connection().name));
}

void ReviewFoot::showStaged(const ApplyReport* results)
{
    const int all = int(m_workspace.session().patch().size());
    QStringList more;
    if (results && all > 0)
        more += tr("%n change(s) stay staged.", nullptr, all);
    if (const int conflicts = m_workspace.session().conflictCount(); conflicts > 0)
        more += tr("%n conflict(s) are held back.", nullptr, conflicts);
    if (const QString refusal = m_workspace.applyRefusal(); all > 0 && !refusal.isEmpty())
        more += refusal;
    const QString state = results ? resultWords(*results, locale())
        : all == 0                ? tr("Nothing is staged.")
                                  : tr("%n change(s) staged; nothing was sent yet.", nullptr, all);
    say(state, more.join(u' '));
    speak((QStringList{state} + more).join(u' '));
}

void ReviewFoot::showApply(const std::function<QString(const QString& name)>& words, bool enabled)
{
    const QString& name = m_workspace.connection().name;
    m_apply->setText(words(m_apply->fontMetrics().elidedText(name, Qt::ElideMiddle, widestName)));
    m_apply->setAccessibleName(words(name));
    m_apply->setToolTip(words(name) == m_apply->text() ? QString() : words(name));
    m_apply->setEnabled(enabled);
}

void ReviewFoot::say(const QString& state, const QString& more)
{
    m_state->setText(state);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
}

void ReviewFoot::speak(const QString& sentence)
{
    if (sentence == m_spoken || !isVisible())
        return;
    m_spoken = sentence;
    announce(this, sentence);
}

void ReviewFoot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_progress->setFixedWidth(std::clamp((width() - 640) / 3, 100, 260)); // words before it
}

void ReviewFoot::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(0, 0, width(), 1), Tokens::of(palette()).separator);
}

} // namespace flavormap

#include "moc_reviewfoot.cpp"
