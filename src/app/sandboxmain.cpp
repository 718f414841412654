// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;
using namespace flavormap;

namespace {
constexpr int badArguments = 2;
constexpr int cannotServe = 1;

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

void complain(const QString& message)
{
    std::fprintf(stderr, "flavormap-sandbox: %s\n", qUtf8Printable(message));
}

/// The number of an option within its range; nothing, and a message, where it is none.
std::optional<int> number(const QCommandLineParser& parser, const QString& option, int lowest, int highest)
{
    bool ok = false;
    const int value = parser.value(option).toInt(&ok);
    if (ok && value >= lowest && value <= highest)
        return value;
    complain(tr("--%1 wants a number from %2 to %3, not \"%4\".")
                 .arg(option)
                 .arg(lowest)
                 .arg(highest)
                 .arg(parser.value(option)));
    return std::nullopt;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        tr("A Coopr-compatible server of image types on 127.0.0.1, for trying Flavormap out. It "
           "forgets everything when it ends."));
    parser.addOptions({
        {u"port"_s, tr("Port to listen on, 55054 without this; 0: any free one."), u"N"_s, u"55054"_s},
        {u"dialect"_s,
            tr("server (the default): as the real server does; page: as the public REST page says."),
            u"page|server"_s, u"server"_s},
        {u"load"_s, tr("Serve the image types of the *.json files in DIR."), u"DIR"_s},
        {u"types"_s, tr("Serve N generated image types."), u"N"_s, u"0"_s},
        {u"providers"_s, tr("Providers of the generated image types, 8 without this, at most 64."), u"M"_s,
            u"8"_s},
        {u"delay-ms"_s, tr("Wait D milliseconds before each answer."), u"D"_s, u"0"_s},
    });
}

std::optional<SandboxOptions> optionsFrom(const QCommandLineParser& parser)
{
    const auto port = number(parser, u"port"_s, 0, std::numeric_limits<quint16>::max());
    const auto types = number(parser, u"types"_s, 0, 9'999'999);
    const auto providers = number(parser, u"providers"_s, 1, 64);
    const auto delay = number(parser, u"delay-ms"_s, 0, 3'600'000);
    if (!port || !types || !providers || !delay)
        return std::nullopt;
    const QString dialect = parser.value(u"dialect"_s);
    QString trouble;
    if (dialect != "page"_L1 && dialect != "server"_L1)
        trouble = tr("--dialect is page or server, not \"%1\".").arg(dialect);
    else if (!parser.positionalArguments().isEmpty())
        trouble = tr("\"%1\" is no option: see --help.").arg(parser.positionalArguments().constFirst());
    else if (parser.isSet(u"load"_s) && *types > 0)
        trouble = tr("--load and --types are two sources of image types: give one of them.");
    else if (parser.isSet(u"providers"_s) && *types == 0)
        trouble = tr("--providers is for the image types that --types N generates: give both.");
    if (!trouble.isEmpty()) {
        complain(trouble);
        return std::nullopt;
    }
    SandboxOptions options;
    options.port = quint16(*port);
    options.dialect = dialect == "page"_L1 ? Dialect::Page : Dialect::Server;
    options.types = *types;
    options.providers = *providers;
    options.delayMs = *delay;
    options.loadDirectory = parser.value(u"load"_s);
    return options;
}
} // namespace

int main(int argc, char** argv)
{
    // Blocked in every thread before there is a second one, and then waited for: no handler, no event loop.
    sigset_t endSignals;
    sigemptyset(&endSignals);
    sigaddset(&endSignals, SIGTERM);
    sigaddset(&endSignals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endSignals, nullptr);

    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"flavormap-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FLAVORMAP_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(parser.errorText());
        return badArguments;
    }
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    const auto options = optionsFrom(parser);
    if (!options)
        return badArguments;
    SandboxServer server(*options);
    if (const Result<void> started = server.start(); !started) {
        complain(started.error().message);
        return cannotServe;
    }
    std::printf("%s\n", qUtf8Printable(server.url().toString()));
    std::fflush(stdout);
    int caught = 0;
    sigwait(&endSignals, &caught);
    return 0;
}
