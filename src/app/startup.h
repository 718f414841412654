// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "gui/shell/program.h"
#include "gui/style/look.h"
#include "sandbox/sandboxserver.h"

#include <QTranslator>

class QApplication;

namespace flavormap {

/// What comes before the application object: names, the locale, and the arguments, which need no display.
/// Gives what to print instead of starting.
std::optional<CommandLine::Answer> beforeApplication(CommandLine& commandLine, int argc, char** argv);

/// The embedded server, started when it is first asked for, and as whom it is used.
class Sandbox
{
public:
    Result<Endpoint> endpoint();

private:
    std::unique_ptr<SandboxServer> m_server;
};

/// The objects of the running program, handed to each other: what main() makes, and the benchmarks too, so
/// that they measure the same start.
class Startup
{
public:
    /// `application` outlives it.
    Startup(QApplication& application, const CommandLine& commandLine);

    /// Opens what the command line asks for. Errors: what is wrong with it; nothing is shown then.
    Result<void> start();

private:
    const CommandLine m_commandLine;
    QTranslator m_plurals;
    const Places m_places;
    Settings m_settings;
    Look m_look;
    ProfileStore m_profiles;
    SecretStore m_secrets;
    Sandbox m_sandbox;
    Services m_services;
    Program m_program;
};

} // namespace flavormap
