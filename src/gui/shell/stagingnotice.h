// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"

#include <QPointer>
#include <QTimer>

namespace flavormap {

class NoticeBar;

/// Says how far an edit of many image types has come, if it takes long; Cancel stages nothing of it.
class StagingNotice : public QObject
{
    Q_OBJECT

public:
    StagingNotice(EditSession& session, NoticeBar& notices, QObject* parent);

private:
    void follow();
    void update();

    const QPointer<EditSession> m_session;
    NoticeBar& m_notices;
    QTimer m_timer;
    bool m_isShown = false;
    bool m_wasCancelled = false;
};

} // namespace flavormap
