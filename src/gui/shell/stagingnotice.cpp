// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/stagingnotice.h"

#include "gui/shell/noticebar.h"
#include "gui/widgets/announcement.h"

#include <algorithm>

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds worthTelling{300};
constexpr std::chrono::milliseconds interval{100};

const QString topic = QStringLiteral("staging");

} // namespace

StagingNotice::StagingNotice(EditSession& session, NoticeBar& notices, QObject* parent)
    : QObject(parent)
    , m_session(&session)
    , m_notices(notices)
{
    connect(&session, &EditSession::stagingChanged, this, &StagingNotice::follow);
    connect(&m_timer, &QTimer::timeout, this, &StagingNotice::update);
}

void StagingNotice::follow()
{
    if (m_session->staging()) {
        m_wasCancelled = false;
        m_timer.start(worthTelling);
        return;
    }
    m_timer.stop();
    m_isShown = false;
    m_notices.clear(topic);
    if (std::exchange(m_wasCancelled, false))
        announce(&m_notices, tr("Cancelled: nothing was staged."));
}

void StagingNotice::update()
{
    const Staging& staging = *m_session->staging();
    const bool isThere = std::ranges::any_of(
        m_notices.notices(), [](const NoticeBar::Notice& notice) { return notice.topic == topic; });
    if (m_isShown && !isThere) { // the person closed it, or has cancelled
        m_timer.stop();
        return;
    }
    m_isShown = true;
    m_timer.start(interval);
    const auto cancel = [this] {
        if (!m_session || !m_session->staging())
            return;
        m_wasCancelled = true;
        m_session->staging()->cancel();
    };
    NoticeBar::Notice notice{topic, NoticeBar::Kind::Information, tr("Staging “%1” …").arg(staging.title()),
        {{tr("Cancel"), cancel}}};
    notice.percent = 100 * staging.done() / std::max(1, staging.size());
    m_notices.show(std::move(notice));
}

} // namespace flavormap

#include "moc_stagingnotice.cpp"
