// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSet>

namespace flavormap {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

QCommandLineOption longOption(const char* name, const QString& description, const char* value = nullptr)
{
    return QCommandLineOption(
        QString::fromLatin1(name), description, value ? QString::fromLatin1(value) : QString());
}

/// What QApplication takes for itself (qguiapplication.html, qapplication.html and the xcb platform). Not
/// asked of QApplication, because without a display there is none, and wrong arguments are told all the same.
QStringList withoutThoseOfQt(const QStringList& arguments)
{
    static const QSet<QString> alone{QStringLiteral("reverse"), QStringLiteral("nograb"),
        QStringLiteral("dograb"), QStringLiteral("widgetcount")};
    static const QSet<QString> withValue{QStringLiteral("platform"), QStringLiteral("platformpluginpath"),
        QStringLiteral("platformtheme"), QStringLiteral("plugin"), QStringLiteral("qwindowgeometry"),
        QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"), QStringLiteral("geometry"),
        QStringLiteral("icon"), QStringLiteral("title"), QStringLiteral("display"), QStringLiteral("session"),
        QStringLiteral("style"), QStringLiteral("stylesheet"), QStringLiteral("name"),
        QStringLiteral("visual")};
    QStringList others;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        const qsizetype dashes = argument.startsWith(u"--") ? 2 : argument.startsWith(u'-') ? 1 : 0;
        const QString name = dashes > 0 ? argument.mid(dashes).section(u'=', 0, 0) : QString();
        if (withValue.contains(name))
            i += argument.contains(u'=') ? 0 : 1;
        else if (!alone.contains(name))
            others += argument;
    }
    return others;
}

} // namespace

std::optional<CommandLine::Answer> CommandLine::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Flavormap: the image types of a Coopr server as a table. Edits are staged, reviewed, then sent.\n"
           "The API key comes from the system keyring or from the environment variable COOPR_API_KEY."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, tr("Say this, and end."));
    const QCommandLineOption version(
        {QStringLiteral("v"), QStringLiteral("version")}, tr("Say the version, and end."));
    const auto sandboxOption = longOption("sandbox", tr("Open the embedded sandbox server."));
    const auto profileOption = longOption("profile", tr("Open the saved connection of this name."), "NAME");
    const auto connectOption = longOption("connect", tr("Open the server at this address."), "URL");
    const auto userOption = longOption("user", tr("The user, with --connect."), "U");
    const auto tenantOption = longOption("tenant", tr("The tenant's name, with --connect."), "T");
    const auto configOption
        = longOption("config", tr("Keep everything that is stored below this folder."), "DIR");
    parser.addOptions(
        {help, version, sandboxOption, profileOption, connectOption, userOption, tenantOption, configOption});

    const auto wrong = [](const QString& what) {
        return Answer{what + u'\n' + tr("See flavormap --help.") + u'\n', 2};
    };
    if (!parser.parse(withoutThoseOfQt(arguments)))
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
    if (parser.isSet(sandboxOption)) {
        target = Target::Sandbox;
        option = QStringLiteral("--sandbox");
    } else if (parser.isSet(profileOption)) {
        target = Target::Profile;
        option = QStringLiteral("--profile");
        profile = parser.value(profileOption);
    } else if (parser.isSet(connectOption)) {
        target = Target::Address;
        option = QStringLiteral("--connect");
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
