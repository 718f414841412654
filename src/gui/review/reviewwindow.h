// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/settings.h"
#include "sync/workspace.h"

#include <QWidget>

#include <memory>

namespace flavormap {

/// Review changes: what is staged, what will be sent, and the sending itself. One for a workspace; a window
/// of its own that blocks its main window only while it asks to confirm (the other image types stay editable
/// during Apply).
class ReviewWindow : public QWidget
{
    Q_OBJECT

public:
    ReviewWindow(Workspace& workspace, Settings& settings, QWidget* parent = nullptr);
    ~ReviewWindow() override;

    /// Shows or raises it, reads the server first and says when that failed; `name`: the change to show, may
    /// be empty.
    void present(const QString& name = {});

Q_SIGNALS:
    /// The person wants to see this image type in the table.
    void showRequested(const QString& name);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
