// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include <QApplication>
#include <QLocale>

namespace flavormap {

namespace {

/// Where no language is set, Qt's C locale would show times with seconds and dates in no one's order.
void chooseLocale()
{
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

} // namespace

std::optional<CommandLine::Answer> beforeApplication(CommandLine& commandLine, int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("flavormap"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLAVORMAP_VERSION));
    chooseLocale();
    if (argc <= 1)
        return std::nullopt;
    const QCoreApplication core(argc, argv);
    return commandLine.parse(QCoreApplication::arguments());
}

Result<Endpoint> Sandbox::endpoint()
{
    if (!m_server) {
        auto server = std::make_unique<SandboxServer>(SandboxOptions());
        if (const auto started = server->start(); !started)
            return tl::unexpected(started.error());
        m_server = std::move(server);
    }
    Endpoint endpoint;
    endpoint.base = QUrl(m_server->url().toString() + QStringLiteral("/v2"));
    endpoint.tenant = QStringLiteral("superadmin");
    endpoint.user = QStringLiteral("admin");
    return endpoint;
}

Startup::Startup(QApplication& application, const CommandLine& commandLine)
    : m_commandLine(commandLine)
    , m_places(commandLine.configDir.isEmpty() ? Places::standard() : Places::below(commandLine.configDir))
    , m_settings(m_places)
    , m_look(application)
    , m_profiles(m_places.configDir)
    , m_services{m_places, m_profiles, m_secrets, m_settings, [this] { return m_sandbox.endpoint(); }}
    , m_program(m_services, m_look)
{
    application.setApplicationDisplayName(QStringLiteral("Flavormap"));
    application.setDesktopFileName(QStringLiteral("flavormap"));
    if (m_plurals.load(QStringLiteral(":/i18n/flavormap_en.qm")))
        QCoreApplication::installTranslator(&m_plurals);
    m_look.setAppearance(m_settings.appearance());
    m_look.setTextSize(m_settings.textSize());
}

Result<void> Startup::start()
{
    switch (m_commandLine.target) {
    case CommandLine::Target::Connections:
        return m_program.showConnections();
    case CommandLine::Target::Sandbox:
        return m_program.openSandbox();
    case CommandLine::Target::Profile:
        return m_program.openProfile(m_commandLine.profile);
    case CommandLine::Target::Address:
        return m_program.openAddress(m_commandLine.address, m_commandLine.user, m_commandLine.tenant);
    }
    Q_UNREACHABLE();
}

} // namespace flavormap
