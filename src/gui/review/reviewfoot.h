// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QWidget>

#include <functional>

class QProgressBar;
class QPushButton;

namespace flavormap {

class ElidedLabel;

/// The foot of Review: how far it is, and the verbs.
class ReviewFoot : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewFoot(const Workspace& workspace, QWidget* parent = nullptr);

    /// Reads the workspace anew. `ticked`: what Apply would send; `results`: of the Apply that is
    /// shown above.
    void showState(int ticked, const ApplyReport* results);

Q_SIGNALS:
    void applyClicked();
    void cancelClicked();
    void copyClicked();
    void saveClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showRunning(const ApplyJob& job);
    void showStaged(const ApplyReport* results);
    /// `words` says it for a name, which may be of any length.
    void showApply(const std::function<QString(const QString& name)>& words, bool enabled);
    void say(const QString& state, const QString& more);
    /// To a screen reader, once.
    void speak(const QString& sentence);

    const Workspace& m_workspace;
    ElidedLabel* m_state; ///< in 600
    ElidedLabel* m_more;  ///< small, below it
    QProgressBar* m_progress;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_cancel;
    QPushButton* m_apply;
    QString m_spoken;
};

} // namespace flavormap
