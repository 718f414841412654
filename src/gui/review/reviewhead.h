// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace flavormap {

/// The top of Review: whose server it is, and when it was read.
class ReviewHead : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewHead(const Workspace& workspace, QWidget* parent = nullptr);

    /// Reads the workspace anew.
    void showState();
    bool canReadAgain() const;

Q_SIGNALS:
    void readAgainClicked();

private:
    const Workspace& m_workspace;
    QLabel* m_readAt;
    QPushButton* m_readAgain;
};

} // namespace flavormap
