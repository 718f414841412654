// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace flavormap {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

QCommandLineOption option(const char* name, const QString& description, const char* value = nullptr)
{
    return QCommandLineOption(
        QString::fromLatin1(name), description, value ? QString::fromLatin1(value) : QString());
}

} // namespace

std::optional<CommandLine::Answer> CommandLine::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Flavormap: the image types of a Coopr server as a table. Edits are staged, reviewed, then sent.\n"
           "The API key comes from the system keyring or from the environment variable COOPR_API_KEY."));
    const auto help = option("help", tr("Say this, and end."));
    const auto version = option("version", tr("Say the version, and end."));
    const auto sandboxOption = option("sandbox", tr("Open the embedded sandbox server."));
    const auto profileOption = option("profile", tr("Open the saved connection of this name."), "NAME");
    const auto connectOption = option("connect", tr("Open the server at this address."), "URL");
    const auto userOption = option("user", tr("The user, with --connect."), "U");
    const auto tenantOption = option("tenant", tr("The tenant's name, with --connect."), "T");
    const auto configOption
        = option("config", tr("Keep everything that is stored below this folder."), "DIR");
    auto tourOption = option("tour", QString(), "DIR");
    tourOption.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({help, version, sandboxOption, profileOption, connectOption, userOption, tenantOption,
        configOption, tourOption});

    const auto wrong = [](const QString& what) {
        return Answer{what + u'\n' + tr("See flavormap --help.") + u'\n', 2};
    };
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return Answer{parser.helpText(), 0};
    if (parser.isSet(version))
        return Answer{QStringLiteral("flavormap " FLAVORMAP_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(tr("Flavormap takes no argument “%1”.").arg(parser.positionalArguments().first()));

    if (int(parser.isSet(sandboxOption)) + int(parser.isSet(profileOption)) + int(parser.isSet(connectOption))
        > 1)
        return wrong(tr("Only one of --sandbox, --profile and --connect can be opened at a time."));
    configDir = parser.value(configOption);
    tourDir = parser.value(tourOption);
    if (parser.isSet(sandboxOption)) {
        target = Target::Sandbox;
    } else if (parser.isSet(profileOption)) {
        target = Target::Profile;
        profile = parser.value(profileOption);
    } else if (parser.isSet(connectOption)) {
        target = Target::Address;
        address = parser.value(connectOption);
        user = parser.value(userOption);
        tenant = parser.value(tenantOption);
        if (user.isEmpty() || tenant.isEmpty())
            return wrong(tr("--connect needs --user and --tenant."));
    }
    if (target != Target::Address && (parser.isSet(userOption) || parser.isSet(tenantOption)))
        return wrong(tr("--user and --tenant belong to --connect."));
    return {};
}

} // namespace flavormap
