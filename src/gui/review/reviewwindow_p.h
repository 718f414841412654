// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/review/reviewwindow.h"

#include <QCoroTask>
#include <QPointer>
#include <QTimer>

namespace flavormap {

class ChangeDetails;
class ChangeList;
struct ChangeProgress;
class NoticeBar;
class ReviewFoot;
class ReviewHead;
class ReviewPanes;

/// What a ReviewWindow holds, and how its parts are tied together.
class ReviewWindow::Private
{
public:
    Private(ReviewWindow& window, Workspace& shown, Settings& kept)
        : q(window)
        , workspace(shown)
        , settings(kept)
    {
    }

    void build();
    void connectParts();
    void rebuild();
    static QCoro::Task<void> rebuildAside(QPointer<ReviewWindow> window);
    void show(ChangePlan fresh);
    void showCurrent();
    void showProgress();
    void updateState();
    bool isApplying() const { return workspace.applyJob() && workspace.applyJob()->isRunning(); }
    const ApplyItem* applyItem(const QString& name) const;
    std::optional<ChangeProgress> progressOf(const QString& name) const;
    void apply();
    void tell(const QString& message);
    void tellIf(const Result<void>& result);
    void copyAsText() const;
    const ApplyReport* report() const;
    void saveState() const;
    void restoreState();
    static QCoro::Task<void> refresh(QPointer<ReviewWindow> window);
    static QCoro::Task<void> send(QPointer<ReviewWindow> window, QStringList names);

    ReviewWindow& q;
    Workspace& workspace;
    Settings& settings;
    std::optional<ApplyReport> results; ///< of the last Apply that ended
    bool applied = false;               ///< the results of the last Apply are shown
    QHash<QString, int> applyIndex;     ///< of the last Apply's items
    QHash<QString, PatchEntry> sent;    ///< as the last Apply was given them
    QSet<QString> progressed;           ///< since the last repaint
    QTimer gather;                      ///< until the next repaint
    QTimer rebuildSoon;
    int rebuilds = 0; ///< an older plan than the newest is dropped
    ReviewHead* head = nullptr;
    NoticeBar* notices = nullptr;
    ReviewPanes* panes = nullptr;
    ChangeList* list = nullptr;       ///< in the panes
    ChangeDetails* details = nullptr; ///< in the panes
    ReviewFoot* foot = nullptr;
};

} // namespace flavormap
