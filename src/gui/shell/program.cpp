// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/program.h"

#include "gui/shell/mainwindow.h"
#include "gui/widgets/spokenroles.h"

namespace flavormap {

Program::Program(Services& services, Look& look, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_look(look)
{
    installSpokenRoles();
}

Program::~Program()
{
    for (const QPointer<MainWindow>& window : m_windows)
        delete window.data();
}

Result<void> Program::showConnections()
{
    const auto loaded = m_services.profiles.load();
    MainWindow* window = newWindow();
    if (!loaded)
        window->tell(loaded.error());
    return {};
}

Result<void> Program::openSandbox()
{
    const auto connection = sandboxConnection();
    if (!connection)
        return tl::unexpected(connection.error());
    const auto loaded = m_services.profiles.load();
    MainWindow* window = newWindow();
    window->openConnection(*connection);
    if (!loaded)
        window->tell(loaded.error());
    return {};
}

Result<void> Program::openProfile(const QString& name)
{
    if (const auto loaded = m_services.profiles.load(); !loaded)
        return loaded;
    const Profile* profile = m_services.profiles.findByName(name);
    if (!profile) {
        QStringList known;
        for (const Profile& each : m_services.profiles.profiles())
            known += each.name;
        return failure(Error::Kind::Invalid,
            known.isEmpty() ? tr(
                "There is no saved connection “%1”: none is saved yet. Start without --profile to make one.")
                                  .arg(name)
                            : tr("There is no saved connection “%1”. There are: %2.")
                                  .arg(name, known.join(QStringLiteral(", "))));
    }
    openWithKey(newWindow(), *profile, keyOfTheEnvironment());
    return {};
}

Result<void> Program::openAddress(const QString& address, const QString& user, const QString& tenant)
{
    const auto base = Endpoint::parseAddress(address);
    if (!base)
        return tl::unexpected(base.error());
    const auto loaded = m_services.profiles.load();
    Endpoint endpoint;
    endpoint.base = *base;
    endpoint.user = user;
    endpoint.tenant = tenant;
    MainWindow* window = newWindow();
    const auto& saved = m_services.profiles.profiles();
    if (const Profile* profile = Connection::profileOf(endpoint, saved)) {
        openWithKey(window, *profile, keyOfTheEnvironment());
    } else {
        endpoint.apiKey = keyOfTheEnvironment();
        window->openConnection(Connection::commandLine(endpoint, saved));
    }
    if (!loaded)
        window->tell(loaded.error());
    return {};
}

void Program::openProfileIn(MainWindow* window, const QString& name)
{
    if (const Profile* profile = m_services.profiles.findByName(name))
        openWithKey(window, *profile, {});
}

MainWindow* Program::newWindow()
{
    auto* window = new MainWindow(*this); // deletes itself when it has closed
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    window->show();
    return window;
}

MainWindow* Program::raiseWindowOf(const Connection& connection)
{
    for (const QPointer<MainWindow>& window : std::as_const(m_windows)) {
        if (window && window->connectionId() == connection.id()) {
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    return nullptr;
}

Result<Connection> Program::sandboxConnection()
{
    const auto endpoint = m_services.sandbox();
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    return Connection::sandbox(*endpoint);
}

void Program::quit()
{
    const auto windows = m_windows;
    for (const QPointer<MainWindow>& window : windows) {
        if (window)
            window->close();
    }
}

QCoro::Task<void> Program::openWithKey(QPointer<MainWindow> window, Profile profile, QString key)
{
    if (key.isEmpty()) {
        const auto stored = co_await m_services.secrets.read(profile.id);
        if (!window)
            co_return;
        if (!stored) {
            window->tell(stored.error());
            co_return;
        }
        key = *stored;
    }
    const auto connection = Connection::of(profile, key);
    if (connection)
        window->openConnection(*connection);
    else
        window->tell(connection.error());
}

QString Program::keyOfTheEnvironment()
{
    return qEnvironmentVariable("COOPR_API_KEY");
}

} // namespace flavormap

#include "moc_program.cpp"
