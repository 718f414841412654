// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/program.h"

#include "support/faultproxy.h"

#include "gui/shell/mainwindow.h"
#include "gui/style/look.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// The values of the key's header in all requests for image types.
QList<QByteArray> keysSeenBy(const FaultProxy& wire)
{
    QList<QByteArray> keys;
    for (const WireRequest& request : wire.requests()) {
        QByteArray key = "none";
        for (const QByteArray& line : request.bytes.split('\n')) {
            if (line.toLower().startsWith("coopr-apikey:"))
                key = line.mid(line.indexOf(':') + 1).trimmed();
        }
        if (request.target.contains("imagetypes"))
            keys.append(key);
    }
    return keys;
}

int openWindows()
{
    const auto all = QApplication::topLevelWidgets();
    return int(std::count_if(all.begin(), all.end(),
        [](QWidget* widget) { return qobject_cast<MainWindow*>(widget) != nullptr; }));
}

} // namespace

/// What the program does with the connections that it opens.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("COOPR_API_KEY", "key-of-the-command-line"); }

    void keyOfTheEnvironmentGoesOnlyToTheConnectionOfTheCommandLine()
    {
        QTemporaryDir dir;
        const Places places = Places::below(dir.path());
        FaultProxy named, other;
        ProfileStore profiles(places.configDir);
        for (const auto& [name, wire] : {std::pair{u"named"_s, &named}, std::pair{u"other"_s, &other}}) {
            Profile profile;
            profile.name = name;
            profile.address = wire->url().toString();
            profile.tenant = u"superadmin"_s;
            profile.user = u"admin"_s;
            QVERIFY(profiles.save(profile));
        }
        SecretStore secrets;
        QVERIFY(QCoro::waitFor(secrets.write(profiles.findByName(u"other"_s)->id, u"key-of-other"_s)));
        Settings settings(places);
        Look look(*qApp);
        Services services{places, profiles, secrets, settings, [] { return Result<Endpoint>(); }};
        Program program(services, look);

        QVERIFY(program.openProfile(u"named"_s));
        QTRY_COMPARE(keysSeenBy(named), QList<QByteArray>{"key-of-the-command-line"});
        const QPointer<MainWindow> second = program.newWindow();
        program.openProfileIn(second, u"other"_s);
        QTRY_COMPARE(keysSeenBy(other), QList<QByteArray>{"key-of-other"});
        program.quit();
        QTRY_COMPARE(openWindows(), 0);
    }

    void connectToWhatIsSavedOpensThatConnection()
    {
        QTemporaryDir dir;
        const Places places = Places::below(dir.path());
        FaultProxy wire;
        ProfileStore profiles(places.configDir);
        Profile profile;
        profile.name = u"saved"_s;
        profile.address = wire.url().toString();
        profile.tenant = u"superadmin"_s;
        profile.user = u"admin"_s;
        profile.production = true;
        const auto saved = profiles.save(profile);
        QVERIFY(saved);
        SecretStore secrets;
        Settings settings(places);
        Look look(*qApp);
        Services services{places, profiles, secrets, settings, [] { return Result<Endpoint>(); }};
        Program program(services, look);

        QVERIFY(program.openAddress(wire.url().toString(), u"admin"_s, u"superadmin"_s));
        const auto connection = Connection::of(*saved, {});
        QVERIFY(connection);
        QTRY_VERIFY(program.raiseWindowOf(*connection));
        QTRY_COMPARE(keysSeenBy(wire), QList<QByteArray>{"key-of-the-command-line"});
        program.quit();
        QTRY_COMPARE(openWindows(), 0);
    }
};

QTEST_MAIN(ProgramTest)
#include "tst_program.moc"
