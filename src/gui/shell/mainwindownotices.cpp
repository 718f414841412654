// SPDX-License-Identifier: GPL-3.0-or-later
// What a MainWindow says below its tool bar.
#include "gui/shell/imagetypecommands.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/workspacepage.h"
#include "gui/table/matrixview.h"

#include <QLocale>

#include <algorithm>

namespace flavormap {

/// What is so for a while: failures of the store and of the reading, read-only, what was restored.
void MainWindow::updateNotices()
{
    const Workspace& workspace = m_open->workspace();
    const bool connected = workspace.state() == Workspace::State::Connected;
    const auto stand = [this](const QString& topic, NoticeBar::Kind kind, const QString& text,
                           std::vector<NoticeBar::Action> actions = {}) {
        m_notices->show({topic, kind, text, std::move(actions), true});
    };
    const QString store = QStringLiteral("store");
    if (const auto failure = workspace.storeFailure())
        stand(store, NoticeBar::Kind::Trouble,
            tr("%1 Editing goes on in memory; Apply is off.").arg(failure->message));
    else
        m_notices->clear(store);

    const QString refresh = QStringLiteral("refresh");
    if (connected && workspace.refreshError() && !workspace.isRefreshing()) {
        stand(refresh, NoticeBar::Kind::Warning,
            tr("As of %1, refresh failed: %2")
                .arg(QLocale().toString(workspace.readAt().time(), QLocale::ShortFormat),
                    workspace.refreshError()->message),
            {{tr("Retry"), [this] { m_actions.refresh->trigger(); }}});
    } else if (!workspace.isRefreshing()) {
        m_notices->clear(refresh);
    }

    const QString readOnly = QStringLiteral("readonly");
    const QString reason = workspace.session().readOnlyReason();
    std::vector<NoticeBar::Action> wayOut;
    if (workspace.isDraftFree())
        wayOut.push_back({tr("Take over"), [this] { takeOver(); }});
    if (connected && (workspace.isDraftOpened() || workspace.refreshError()) && !reason.isEmpty())
        stand(readOnly, NoticeBar::Kind::Warning, reason, std::move(wayOut));
    else
        m_notices->clear(readOnly);

    if (const auto notice = workspace.draftNotice())
        stand(QStringLiteral("draft"), NoticeBar::Kind::Warning, notice->message);

    const QString interrupted = QStringLiteral("interrupted");
    if (const InterruptedApply* apply = workspace.interruptedApply())
        stand(interrupted, NoticeBar::Kind::Warning, apply->sentence(),
            {{tr("Review"), [this] { m_actions.review->trigger(); }}});
    else
        m_notices->clear(interrupted); // an Apply began since

    const Patch& patch = workspace.session().patch();
    const auto isStaged = [&patch](const auto& entry) { return patch.contains(entry.first); };
    if (!m_restored.empty() && std::ranges::none_of(m_restored, isStaged)) {
        m_restored.clear();
        m_notices->clear(QStringLiteral("restored"));
    }
}

/// Once, as soon as the draft is in place.
void MainWindow::showRestored()
{
    const Workspace& workspace = m_open->workspace();
    const auto [count, when] = workspace.restored();
    if (m_told || count == 0 || workspace.state() != Workspace::State::Connected
        || !workspace.isDraftOpened())
        return;
    m_told = true;
    m_restored = workspace.session().patch(); // nothing could be staged before this
    if (m_restored.empty())
        return; // the server says the same by now
    std::vector<NoticeBar::Action> choices;
    choices.push_back({tr("Review"), [this] { m_actions.review->trigger(); }});
    if (workspace.session().readOnlyReason().isEmpty())
        choices.push_back({tr("Discard"), [this] { discardRestored(); }});
    m_notices->show({QStringLiteral("restored"), NoticeBar::Kind::Information,
        tr("%n change(s) from %1 are still staged.", nullptr, int(m_restored.size()))
            .arg(QLocale().toString(when, QLocale::ShortFormat)),
        std::move(choices)});
}

/// Only what is as it was restored: what the person has edited since stays.
void MainWindow::discardRestored()
{
    const Patch& patch = m_open->session().patch();
    QStringList names;
    int edited = 0;
    for (const auto& [name, entry] : std::exchange(m_restored, {})) {
        const auto staged = patch.find(name);
        if (staged != patch.end() && staged->second == entry)
            names += name;
        else if (staged != patch.end())
            ++edited;
    }
    m_open->commands().revert(names);
    if (edited > 0) {
        m_notices->show({QStringLiteral("restored"), NoticeBar::Kind::Information,
            tr("%n change(s) of them were edited since and stay staged.", nullptr, edited), {}});
    }
}

/// The draft that another Flavormap had.
QCoro::Task<void> MainWindow::takeOver()
{
    for (const QString& topic : {QStringLiteral("restored"), QStringLiteral("error")})
        m_notices->clear(topic); // of another try
    const auto taken = co_await m_open->workspace().takeOver();
    if (!m_open)
        co_return;
    if (!taken && taken.error().kind == Error::Kind::Storage)
        tell(taken.error()); // what else there is stands there already
    m_told = false;
    showRestored();
    m_open->page().table().setFocus(); // the button that was pressed is gone
    updateState();
}

void MainWindow::refuse(const QString& reason)
{
    const QString topic = QStringLiteral("refused");
    const bool isSaid = std::ranges::any_of(m_notices->notices(),
        [&](const NoticeBar::Notice& shown) { return shown.topic != topic && shown.text == reason; });
    if (!isSaid)
        m_notices->show({topic, NoticeBar::Kind::Warning, reason, {}});
}

void MainWindow::tellIf(const Result<void>& result)
{
    if (!result)
        tell(result.error());
}

} // namespace flavormap
