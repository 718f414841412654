// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/desktopappearance.h"
#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/look.h"
#include "gui/style/palettes.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

/// The part of xdg-desktop-portal that tells of dark and light.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;
    uint contrast = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString& key) // NOLINT: the portal's name
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(key == u"contrast" ? contrast : scheme)));
    }
};

class TestStyleLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void portalIsAskedAndHeard();
    void otherSettingsAreIgnored();
    void withoutAPortalNothingIsPreferred();
    void chosenAppearanceWins();
    void highContrastIsAskedAndHeard();
    void textSizeIsThatOfEveryFont();

private:
    QDBusConnection connection(const QString& name) { return QDBusConnection::connectToBus(m_address, name); }

    void tell(const QString& group, const QString& key, uint value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(
            u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        QVERIFY(connection(u"portal"_s).send(signal));
    }

    QProcess m_bus;
    QString m_address;
    FakePortal m_portal;
};

void TestStyleLook::initTestCase()
{
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY2(m_bus.waitForStarted(), "dbus-daemon (package dbus) is needed");
    QVERIFY(m_bus.waitForReadyRead());
    m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
    QDBusConnection server = connection(u"portal"_s);
    QVERIFY(server.registerObject(
        u"/org/freedesktop/portal/desktop"_s, &m_portal, QDBusConnection::ExportAllSlots));
    QVERIFY(server.registerService(u"org.freedesktop.portal.Desktop"_s));
}

void TestStyleLook::cleanupTestCase()
{
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestStyleLook::portalIsAskedAndHeard()
{
    m_portal.scheme = 1;
    DesktopAppearance desktop(connection(u"client"_s));
    QSignalSpy changed(&desktop, &DesktopAppearance::preferenceChanged);
    QTRY_COMPARE(desktop.preference(), DesktopAppearance::Preference::Dark);
    tell(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2);
    QTRY_COMPARE(desktop.preference(), DesktopAppearance::Preference::Light);
    QCOMPARE(changed.size(), 2);
}

void TestStyleLook::otherSettingsAreIgnored()
{
    m_portal.scheme = 2;
    DesktopAppearance desktop(connection(u"other"_s));
    QTRY_COMPARE(desktop.preference(), DesktopAppearance::Preference::Light);
    tell(u"org.gnome.desktop.interface"_s, u"color-scheme"_s, 1);
    tell(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 99);
    QTRY_COMPARE(desktop.preference(), DesktopAppearance::Preference::None);
}

void TestStyleLook::withoutAPortalNothingIsPreferred()
{
    DesktopAppearance desktop(QDBusConnection(u"no such connection"_s));
    QCOMPARE(desktop.preference(), DesktopAppearance::Preference::None);
}

void TestStyleLook::chosenAppearanceWins()
{
    Look look(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    QVERIFY(qobject_cast<FlavormapStyle*>(QApplication::style()));
    QVERIFY(!QApplication::windowIcon().isNull());
    look.setAppearance(Settings::Appearance::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
    look.setAppearance(Settings::Appearance::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightPalette().color(QPalette::Window));
}

void TestStyleLook::highContrastIsAskedAndHeard()
{
    m_portal.scheme = 0;
    m_portal.contrast = 1;
    DesktopAppearance desktop(connection(u"contrast"_s));
    QTRY_VERIFY(desktop.wantsHighContrast());
    QCOMPARE(desktop.preference(), DesktopAppearance::Preference::None);
    QSignalSpy changed(&desktop, &DesktopAppearance::preferenceChanged);
    tell(u"org.freedesktop.appearance"_s, u"contrast"_s, 0);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!desktop.wantsHighContrast());
    m_portal.contrast = 0;
}

void TestStyleLook::textSizeIsThatOfEveryFont()
{
    Look look(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    QWidget small;
    small.setFont(smallFont(small.font()));
    const int before = QFontInfo(QApplication::font()).pixelSize();
    const int smallBefore = QFontInfo(small.font()).pixelSize();
    QVERIFY(smallBefore < before);
    look.setTextSize(200);
    QCOMPARE(QFontInfo(QApplication::font()).pixelSize(), 2 * before);
    QCOMPARE(QFontInfo(small.font()).pixelSize(), 2 * smallBefore);
    look.setTextSize(100);
    QCOMPARE(QFontInfo(QApplication::font()).pixelSize(), before);
    QCOMPARE(QFontInfo(small.font()).pixelSize(), smallBefore);
}

} // namespace flavormap

QTEST_MAIN(flavormap::TestStyleLook)
#include "tst_stylelook.moc"
