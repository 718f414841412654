// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/incomingpatch.h"
#include "gui/shell/noticebar.h"
#include "sync/changesfile.h"
#include "sync/workspace.h"

#include <QCoroTask>
#include <QPointer>

#include <optional>

namespace flavormap {

/// Where changes from files are told and asked about. All of it may go while somebody is asked: what comes
/// after is then left undone.
struct ChangesDesk
{
    QPointer<QWidget> window;
    QPointer<NoticeBar> notices;
    QPointer<Workspace> workspace;

    bool isThere() const { return window && notices && workspace; }
};

/// A file to read; empty: the person cancelled.
QCoro::Task<QString> askForChangesFile(QPointer<QWidget> window);
/// Asks for a file and writes the changes into it; empty: the person cancelled, or it failed and was told.
/// `about`: the connection that asks.
QCoro::Task<QString> saveChangesToFile(QPointer<QWidget> window, Profile about, SavedChanges changes);
/// Says from where the changes of a file are and how they fit here, and asks whether to stage them; nothing:
/// no.
QCoro::Task<std::optional<Rivals>> askToStage(
    ChangesDesk desk, SavedChanges changes, std::vector<IncomingChange> fits, QString file);

/// "http://coopr.example:55054/v2 (tenant superadmin, user admin)"
QString shownPlace(const DraftKey& place);

} // namespace flavormap
