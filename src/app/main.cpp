// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "gui/shell/program.h"
#include "gui/style/look.h"
#include "sandbox/sandboxserver.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

using namespace flavormap;

namespace {

/// The embedded server, started when it is first asked for, and as whom it is used.
class Sandbox
{
public:
    Result<Endpoint> endpoint()
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

private:
    std::unique_ptr<SandboxServer> m_server;
};

int print(const CommandLine::Answer& answer)
{
    std::fputs(answer.text.toLocal8Bit().constData(), answer.exitCode == 0 ? stdout : stderr);
    return answer.exitCode;
}

/// Where no language is set, Qt's C locale would show times with seconds and dates in no one's order.
void chooseLocale()
{
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

std::optional<CommandLine::Answer> parseWithoutADisplay(CommandLine& commandLine, int argc, char** argv)
{
    const QCoreApplication core(argc, argv);
    return commandLine.parse(QCoreApplication::arguments());
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("flavormap"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLAVORMAP_VERSION));
    CommandLine commandLine;
    if (argc > 1) {
        if (const auto answer = parseWithoutADisplay(commandLine, argc, argv))
            return print(*answer);
    }

    chooseLocale();
    QApplication application(argc, argv);
    application.setApplicationDisplayName(QStringLiteral("Flavormap"));
    application.setDesktopFileName(QStringLiteral("flavormap"));

    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/flavormap_en.qm")))
        QCoreApplication::installTranslator(&plurals);

    const Places places
        = commandLine.configDir.isEmpty() ? Places::standard() : Places::below(commandLine.configDir);
    Settings settings(places);
    Look look(application);
    look.setAppearance(settings.appearance());
    ProfileStore profiles(places.configDir);
    SecretStore secrets;
    Sandbox sandbox;
    Services services{places, profiles, secrets, settings, [&sandbox] { return sandbox.endpoint(); }};

    Program program(services, look);
    const auto started = [&]() -> Result<void> {
        switch (commandLine.target) {
        case CommandLine::Target::Connections:
            return program.showConnections();
        case CommandLine::Target::Sandbox:
            return program.openSandbox();
        case CommandLine::Target::Profile:
            return program.openProfile(commandLine.profile);
        case CommandLine::Target::Address:
            return program.openAddress(commandLine.address, commandLine.user, commandLine.tenant);
        }
        Q_UNREACHABLE();
    }();
    if (!started)
        return print({commandLine.option + QStringLiteral(": ") + started.error().message + u'\n', 2});
    return application.exec();
}
