// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/services.h"
#include "sync/connection.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>

namespace flavormap {

class Look;
class MainWindow;

/// The windows of the running program: one for each open connection. What is asked for on the command line is
/// opened here too.
class Program : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the program's windows.
    Program(Services& services, Look& look, QObject* parent = nullptr);
    ~Program() override;

    // For the command line. Errors: what is wrong with it; nothing is shown then.
    Result<void> showConnections();
    Result<void> openSandbox();
    Result<void> openProfile(const QString& name);
    Result<void> openAddress(const QString& address, const QString& user, const QString& tenant);

    /// In this window, or in the one that has it.
    void openProfileIn(MainWindow* window, const QString& name);
    /// A window without a connection.
    MainWindow* newWindow();
    /// The window that has this connection, raised; or null.
    MainWindow* raiseWindowOf(const Connection& connection);
    /// The sandbox as a connection.
    Result<Connection> sandboxConnection();
    /// Closes one window after the other; one that asks and is told Cancel stops it.
    void quit();

    Services& services() { return m_services; }
    Look& look() { return m_look; }

private:
    /// An empty key: the one of the keyring.
    QCoro::Task<void> openWithKey(QPointer<MainWindow> window, Profile profile, QString key);
    /// Only for the one connection that the command line names.
    static QString keyOfTheEnvironment();

    Services& m_services;
    Look& m_look;
    QList<QPointer<MainWindow>> m_windows;
};

} // namespace flavormap
