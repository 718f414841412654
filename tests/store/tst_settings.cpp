// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreThoseOfXdg()
    {
        qputenv("XDG_CONFIG_HOME", "/tmp/some-config");
        qputenv("XDG_DATA_HOME", "/tmp/some-data");
        QCOMPARE(Places::standard().configDir, u"/tmp/some-config/flavormap"_s);
        QCOMPARE(Places::standard().dataDir, u"/tmp/some-data/flavormap"_s);
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_DATA_HOME");
        qputenv("HOME", "/tmp/some-home");
        QCOMPARE(Places::standard().configDir, u"/tmp/some-home/.config/flavormap"_s);
        QCOMPARE(Places::standard().dataDir, u"/tmp/some-home/.local/share/flavormap"_s);
    }

    void everythingCanBeMovedBelowOneFolder()
    {
        const Places places = Places::below(u"/tmp/elsewhere/"_s);
        QCOMPARE(places.configDir, u"/tmp/elsewhere"_s);
        QCOMPARE(places.dataDir, u"/tmp/elsewhere"_s);
    }

    void eachConnectionKeepsItsOwnState()
    {
        const QTemporaryDir home;
        const Places places = Places::below(home.filePath(u"config"_s));
        const QString first = u"https://coopr.example:55054/v2"_s, second = u"https://coopr.example:55054"_s;
        const QByteArray bytes("\x00\xff\n=;window", 11);
        {
            Settings settings(places);
            QCOMPARE(settings.appearance(), Settings::Appearance::System);
            QCOMPARE(settings.textSize(), 100);
            settings.setTextSize(150);
            QVERIFY(settings.windowState(first).isEmpty());
            settings.setAppearance(Settings::Appearance::Dark);
            settings.setWindowState(first, bytes);
            settings.setTableState(first, "table");
            settings.setWindowState(second, "second");
        }
        const Settings settings(places);
        QCOMPARE(settings.appearance(), Settings::Appearance::Dark);
        QCOMPARE(settings.textSize(), 150);
        QCOMPARE(settings.windowState(first), bytes);
        QCOMPARE(settings.tableState(first), "table");
        QCOMPARE(settings.windowState(second), "second");
        QVERIFY(settings.tableState(second).isEmpty());
        QVERIFY(!(QFile::permissions(places.configDir) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void anAppearanceThatDoesNotExistIsTheSystems()
    {
        const QTemporaryDir home;
        const Places places = Places::below(home.path());
        QSettings(home.filePath(u"window.ini"_s), QSettings::IniFormat).setValue(u"appearance"_s, 17);
        QCOMPARE(Settings(places).appearance(), Settings::Appearance::System);
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
