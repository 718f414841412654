// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/openchanges.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>
#include <QUndoStack>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QString topic = u"changes"_s;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::OpenChanges)
};

/// Says that a file is being read, if that takes long; Cancel leaves it.
class Reading
{
public:
    Reading(const QPointer<NoticeBar>& notices, const QString& file)
        : m_notices(notices)
        , m_cancelled(std::make_shared<bool>(false))
    {
        constexpr int late = 300; // ms
        m_timer.setSingleShot(true);
        QObject::connect(
            &m_timer, &QTimer::timeout, notices.data(), [notices, file, cancelled = m_cancelled] {
                notices->show({topic, NoticeBar::Kind::Information, Words::tr("Reading “%1” …").arg(file),
                    {{Words::tr("Cancel"), [cancelled] { *cancelled = true; }}}});
            });
        m_timer.start(late);
    }
    ~Reading()
    {
        if (m_notices && !*m_cancelled)
            m_notices->clear(topic);
    }
    Q_DISABLE_COPY_MOVE(Reading)

    bool isCancelled() const { return *m_cancelled; }

private:
    QPointer<NoticeBar> m_notices;
    std::shared_ptr<bool> m_cancelled;
    QTimer m_timer;
};

QCoro::Task<std::optional<Result<SavedChanges>>> readUnlessCancelled(
    QPointer<NoticeBar> notices, QString path)
{
    const Reading reading(notices, QFileInfo(path).fileName());
    Result<SavedChanges> changes = co_await readChanges(path);
    if (reading.isCancelled())
        co_return std::nullopt;
    co_return std::optional(std::move(changes));
}

} // namespace

QString refusalToOpenChanges(const Workspace& workspace)
{
    if (const QString reason = workspace.session().readOnlyReason(); !reason.isEmpty())
        return reason;
    if (workspace.applyJob() && workspace.applyJob()->isRunning())
        return Words::tr("An Apply to %1 is running. Wait for its end, or cancel it.")
            .arg(workspace.connection().name);
    return {};
}

QCoro::Task<void> openChanges(ChangesDesk desk, std::function<void()> review)
{
    const QString path = co_await askForChangesFile(desk.window);
    if (path.isEmpty() || !desk.isThere())
        co_return;
    const auto read = co_await readUnlessCancelled(desk.notices, path);
    if (!read || !desk.isThere())
        co_return;
    const auto tell = [&notices = *desk.notices](NoticeBar::Kind kind, const QString& text,
                          std::vector<NoticeBar::Action> actions = {}) {
        notices.show({topic, kind, text, std::move(actions)});
    };
    const Result<SavedChanges>& changes = *read;
    if (!changes) {
        tell(NoticeBar::Kind::Trouble, changes.error().message);
        co_return;
    }
    const QString file = QFileInfo(path).fileName();
    EditSession& session = desk.workspace->session();
    const std::vector<IncomingChange> fits = co_await desk.workspace->examined(changes->patch);
    if (!desk.isThere())
        co_return;
    const std::optional<Rivals> rivals = co_await askToStage(desk, *changes, fits, file);
    if (!rivals || !desk.isThere())
        co_return;
    // It was asked for a while: an Apply may have begun, or a refresh brought something else.
    if (const QString refusal = refusalToOpenChanges(*desk.workspace); !refusal.isEmpty()) {
        tell(NoticeBar::Kind::Warning, Words::tr("Nothing of “%1” was staged: %2").arg(file, refusal));
        co_return;
    }
    const int before = session.undoStack()->index();
    const Result<void> staged
        = session.stageIncoming(changes->patch, *rivals, Words::tr("Open %1").arg(file));
    co_await desk.workspace->staged();
    if (!desk.isThere())
        co_return;
    if (!staged)
        tell(NoticeBar::Kind::Warning, staged.error().message);
    else if (session.undoStack()->index() > before)
        tell(NoticeBar::Kind::Information, Words::tr("The changes of “%1” are staged.").arg(file),
            {{Words::tr("Review"), std::move(review)}});
}

} // namespace flavormap
