// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/services.h"
#include "sync/connection.h"

#include <QWidget>

#include <memory>

namespace flavormap {

/// The saved connections as cards, shown in a window that has none open: connect, new, edit, duplicate,
/// delete, try the sandbox.
class ConnectionsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(Services& services, QWidget* parent = nullptr);
    ~ConnectionsPage() override;

    /// Opens the editor: for New connection, or for an existing one.
    void newConnection();
    void edit(const QUuid& profile);

Q_SIGNALS:
    /// The person chose one; the key is in it.
    void connectRequested(const flavormap::Connection& connection);
    void sandboxRequested();
    /// "API keys are kept in the system keyring", for the status bar.
    void keyPlaceKnown(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
