// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/otherdraftnotices.h"

#include "gui/widgets/question.h"
#include "sync/otherdrafts.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QDir>
#include <QPushButton>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::OtherDraftNotices)
};

/// What is said and asked about one of them.
struct Asked
{
    ChangesDesk desk;
    QString dataDir;
    OtherDraft draft;

    QString topic() const { return u"draft of "_s + draft.key.fileName(); }
};

void tell(const Asked& asked, const QString& more = {});

QCoro::Task<bool> askToDiscard(Asked asked)
{
    const Connection& here = asked.desk.workspace->connection();
    const int changes = asked.draft.changes;
    QPointer<Question> box = new Question(here.identity(),
        Words::tr("Discard %n staged change(s) for %1?", nullptr, changes).arg(shownPlace(asked.draft.key)),
        Words::tr("This can't be undone. What is staged for %1 as it is now stays.").arg(here.name),
        asked.desk.window);
    const QPushButton* discard
        = box->addButton(Words::tr("Discard %n change(s)", nullptr, changes), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole));
    box->open();
    co_await qCoro(static_cast<QDialog*>(box), &QDialog::finished);
    if (!box)
        co_return false; // its window was closed
    box->deleteLater();
    co_return box->clickedButton() == discard;
}

QCoro::Task<void> discard(Asked asked)
{
    if (!asked.desk.isThere())
        co_return;
    const bool sure = co_await askToDiscard(asked);
    if (!asked.desk.isThere())
        co_return;
    if (!sure) {
        tell(asked);
        co_return;
    }
    const Result<void> discarded = co_await discardDraft(asked.dataDir, asked.draft.key);
    if (!discarded && asked.desk.isThere())
        tell(asked, discarded.error().message);
}

QCoro::Task<void> save(Asked asked)
{
    if (!asked.desk.isThere())
        co_return;
    auto changes = co_await changesOfDraft(asked.dataDir, asked.draft.key);
    if (!asked.desk.isThere())
        co_return;
    if (!changes) {
        tell(asked, changes.error().message);
        co_return;
    }
    const Connection& here = asked.desk.workspace->connection();
    changes->connection = here.name;
    const QString path = co_await saveChangesToFile(asked.desk.window, here.identity(), std::move(*changes));
    if (!asked.desk.isThere())
        co_return;
    tell(asked,
        path.isEmpty() ? QString()
                       : Words::tr("They are saved to “%1”: File > Open changes… stages them here.")
                             .arg(QDir::toNativeSeparators(path)));
}

/// `more`: what became of the last choice.
void tell(const Asked& asked, const QString& more)
{
    const Connection& here = asked.desk.workspace->connection();
    const int changes = asked.draft.changes;
    const QString text = asked.draft.key.isSamePlace(here.draftKey())
        ? Words::tr("%n change(s) for this server were staged under a connection that is not saved any more. "
                    "They wait on this computer, and are not sent.",
            nullptr, changes)
        : Words::tr("%n staged change(s) belong to %1, where “%2” was before it was edited. They "
                    "wait there, and are not sent to this server.",
            nullptr, changes)
              .arg(shownPlace(asked.draft.key), here.name);
    std::vector<NoticeBar::Action> choices;
    choices.push_back({Words::tr("Keep"), [] {}});
    choices.push_back({Words::tr("Discard…"), [asked] { discard(asked); }});
    choices.push_back({Words::tr("Save to a file…"), [asked] { save(asked); }});
    asked.desk.notices->show({asked.topic(), NoticeBar::Kind::Warning,
        more.isEmpty() ? text : text + u' ' + more, std::move(choices)});
}

} // namespace

QCoro::Task<void> tellOfOtherDrafts(ChangesDesk desk, QString dataDir, QSet<QUuid> savedProfiles)
{
    const DraftKey key = desk.workspace->connection().draftKey();
    const std::vector<OtherDraft> drafts = co_await otherDrafts(dataDir, key, std::move(savedProfiles));
    for (const OtherDraft& draft : drafts) {
        if (!desk.isThere())
            co_return;
        tell({desk, dataDir, draft});
    }
}

} // namespace flavormap
