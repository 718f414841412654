// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/imagetypetablemodel.h"
#include "sync/workspace.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;

namespace flavormap {

class EmptyState;

/// What stands over the table's cells when there are none: connecting, empty, no match, denied, failed.
/// Covers `over` and goes away by itself.
class CatalogueState : public QWidget
{
    Q_OBJECT

public:
    explicit CatalogueState(QWidget* over);

    void show(const Workspace& workspace, const ImageTypeTableModel& model);

Q_SIGNALS:
    void clearSearch();
    void retry();
    void cancel();
    void create();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Kind : quint8 { Nothing, Connecting, Empty, NoMatch, Denied, Failed };
    void tell(const Workspace& workspace, const ImageTypeTableModel& model);
    static Kind kindOf(const Workspace& workspace, const ImageTypeTableModel& model);
    void showConnecting(const Workspace& workspace, bool again);
    void showNoMatch(const Workspace& workspace, const ImageTypeTableModel& model);
    void showError(const Workspace& workspace, bool denied);

    EmptyState* m_message;
    QProgressBar* m_progress;
    QTimer m_late; ///< work under 300 ms shows no progress
    Kind m_kind = Kind::Nothing;
};

} // namespace flavormap
