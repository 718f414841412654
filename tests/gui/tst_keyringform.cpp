// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-keyring: keys go through the form into a real keyring, which may be slow or
// locked.
#include "gui/connectionsdesk.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDirIterator>
#include <QSignalSpy>

#include <csignal>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; for a daemon that asks for the password first, of nobody here

bool isWritten(const QString& folder, const QByteArray& secret)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(secret))
            return true;
    }
    return false;
}

/// Holds the keyring still; it answers when this goes.
class KeyringAsleep
{
public:
    KeyringAsleep()
        : m_process(pid_t(
            QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s).value()))
    {
        if (m_process <= 0 || kill(m_process, SIGSTOP) != 0)
            qFatal("the keyring can't be stopped");
    }
    ~KeyringAsleep() { wake(); }
    void wake()
    {
        if (m_process > 0)
            kill(std::exchange(m_process, 0), SIGCONT);
    }
    Q_DISABLE_COPY_MOVE(KeyringAsleep)

private:
    pid_t m_process;
};

void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
        u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    const QList<QDBusObjectPath> all{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)};
    lock << QVariant::fromValue(all);
    const QDBusMessage answer = QDBusConnection::sessionBus().call(lock);
    QVERIFY2(answer.type() == QDBusMessage::ReplyMessage, qPrintable(answer.errorMessage()));
}

} // namespace

class TestKeyringForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormPutsTheKeyIntoTheKeyring()
    {
        ConnectionsDesk desk;
        desk.press(desk.page.get(), u"New connection"_s);
        QTRY_VERIFY(desk.says(desk.editor(), u"Stored in the system keyring, never in a file"_s));
        desk.type(u"Name"_s, u"staging"_s);
        desk.type(u"Server URL"_s, u"http://127.0.0.1:55054"_s);
        desk.type(u"Tenant"_s, u"superadmin"_s);
        desk.type(u"User"_s, u"admin"_s);
        desk.type(u"API key"_s, u"a-real-secret"_s);
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());

        const QUuid id = desk.profiles.findByName(u"staging"_s)->id;
        SecretStore again; // as another start of the program
        QCOMPARE(QCoro::waitFor(again.read(id)).value_or(u"error"_s), u"a-real-secret"_s);
        QFile file(desk.places.configDir + u"/profiles.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("a-real-secret"));

        desk.press(desk.card(u"staging"_s), u"Edit"_s);
        QTRY_COMPARE(desk.field<QLineEdit>(u"API key"_s)->text(), u"a-real-secret"_s);
        QCOMPARE(desk.field<QLineEdit>(u"API key"_s)->echoMode(), QLineEdit::Password);
        desk.type(u"API key"_s, u"newer"_s);
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());
        QCOMPARE(QCoro::waitFor(again.read(id)).value_or(u"error"_s), u"newer"_s);
    }

    void aDuplicateHasAKeyOfItsOwn()
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s)});
        const QUuid id = desk.profiles.findByName(u"staging"_s)->id;
        QVERIFY(QCoro::waitFor(desk.secrets.write(id, u"secret"_s)));
        desk.press(desk.card(u"staging"_s), u"Duplicate"_s);
        desk.type(u"API key"_s, u"other"_s);
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());
        QCOMPARE(QCoro::waitFor(desk.secrets.read(id)).value_or(u"error"_s), u"secret"_s);
        const QUuid copy = desk.profiles.findByName(u"staging copy"_s)->id;
        QCOMPARE(QCoro::waitFor(desk.secrets.read(copy)).value_or(u"error"_s), u"other"_s);
    }

    void aSlowKeyringIsWaitedForInWordsAndTheNewestClickCounts()
    {
        ConnectionsDesk desk({savedProfile(u"first"_s), savedProfile(u"second"_s)});
        for (const QString& name : {u"first"_s, u"second"_s}) {
            const auto id = desk.profiles.findByName(name)->id;
            QVERIFY(QCoro::waitFor(desk.secrets.write(id, u"key of "_s + name)));
        }
        QSignalSpy connecting(desk.page.get(), &ConnectionsPage::connectRequested);
        KeyringAsleep asleep;
        desk.press(desk.card(u"first"_s), u"Connect"_s);
        QVERIFY(!desk.says(desk.page.get(), u"Asking the keyring"_s)); // not at once: most are quick
        QTRY_VERIFY(desk.says(desk.page.get(), u"Asking the keyring for the key of first …"_s));
        desk.press(desk.card(u"second"_s), u"Connect"_s);
        desk.press(desk.card(u"second"_s), u"Connect"_s); // impatient
        QTRY_VERIFY(desk.says(desk.page.get(), u"Asking the keyring for the key of second …"_s));
        QCOMPARE(connecting.size(), 0);
        asleep.wake();
        QTRY_VERIFY(!desk.says(desk.page.get(), u"Asking the keyring"_s));
        // Whatever the others were told comes before the answer to this one.
        QVERIFY(QCoro::waitFor(desk.secrets.read(desk.profiles.findByName(u"first"_s)->id)));
        QCOMPARE(connecting.size(), 1);
        const auto connection = connecting.first().first().value<Connection>();
        QCOMPARE(connection.name, u"second"_s);
        QCOMPARE(connection.endpoint.apiKey, u"key of second"_s);
    }

    void aLockedKeyringIsToldAndNothingIsOpened() // it stays locked
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s)});
        QVERIFY(QCoro::waitFor(desk.secrets.write(desk.profiles.findByName(u"staging"_s)->id, u"key"_s)));
        QSignalSpy connecting(desk.page.get(), &ConnectionsPage::connectRequested);
        lockKeyring();
        desk.press(desk.card(u"staging"_s), u"Connect"_s);
        // The daemon asks for the password first, of nobody here, and takes its time to give up.
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(desk.page.get(), u"unlock it and try again"_s), patience);
        QVERIFY(desk.says(desk.page.get(), u"staging"_s));
        QCOMPARE(connecting.size(), 0);

        desk.press(desk.card(u"staging"_s), u"Edit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(desk.editor(), u"unlock it and try again"_s), patience);
        desk.type(u"API key"_s, u"newer"_s);
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.field<QLineEdit>(u"API key"_s)->property("error").toBool(), patience);
        QVERIFY(desk.editor()); // what was typed is not lost
        QCOMPARE(desk.field<QLineEdit>(u"API key"_s)->text(), u"newer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.field<QLineEdit>(u"API key"_s)->hasFocus(), patience);
        desk.press(desk.editor(), u"Cancel"_s);
        QTRY_VERIFY(desk.says(desk.editor(), u"Only its API key is not saved yet."_s));
    }

    void whereTheKeyringIsLockedAKeyCanBeTypedForNow()
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s)});
        const QUuid id = desk.profiles.findByName(u"staging"_s)->id;
        QSignalSpy connecting(desk.page.get(), &ConnectionsPage::connectRequested);
        lockKeyring();
        desk.press(desk.card(u"staging"_s), u"Connect"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(desk.page.get(), u"unlock it and try again"_s), patience);
        desk.press(desk.page.get(), u"Enter the key…"_s);
        QVERIFY(desk.editor());
        const QString onlyHere = u"Only until Flavormap is closed"_s;
        QTRY_VERIFY(desk.field<QLineEdit>(u"API key"_s)->hasFocus());
        QTRY_VERIFY(desk.says(desk.editor(), u"Kept until Flavormap is closed and stored nowhere"_s));
        QVERIFY(desk.box(onlyHere)->isVisible() && desk.box(onlyHere)->isChecked());
        desk.type(u"API key"_s, u"typed-for-now"_s);
        desk.press(desk.editor(), u"Save and connect"_s);
        QTRY_COMPARE(connecting.size(), 1);
        QCOMPARE(connecting.first().first().value<Connection>().endpoint.apiKey, u"typed-for-now"_s);
        QVERIFY(!desk.says(desk.page.get(), u"was not opened"_s));
        QVERIFY(!isWritten(desk.dir.path(), "typed-for-now"));

        desk.press(desk.card(u"staging"_s), u"Connect"_s); // once more, and nobody is asked
        QTRY_COMPARE(connecting.size(), 2);
        desk.press(desk.card(u"staging"_s), u"Edit"_s);
        QTRY_COMPARE(desk.field<QLineEdit>(u"API key"_s)->text(), u"typed-for-now"_s);
        QTRY_VERIFY(desk.box(onlyHere)->isVisible() && desk.box(onlyHere)->isChecked());
        QTest::mouseClick(
            desk.box(onlyHere), Qt::LeftButton, {}, QPoint(8, desk.box(onlyHere)->height() / 2));
        QVERIFY(desk.says(desk.editor(), u"Stored in the system keyring, never in a file"_s));
        desk.press(desk.editor(), u"Save"_s); // into the keyring, which refuses
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(desk.editor(), u"unlock it and try again"_s), patience);
        QTest::mouseClick(
            desk.box(onlyHere), Qt::LeftButton, {}, QPoint(8, desk.box(onlyHere)->height() / 2));
        QVERIFY(!desk.says(desk.editor(), u"unlock it"_s));
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());
        QVERIFY(desk.secrets.holds(id));
    }
};

QTEST_MAIN(TestKeyringForm)
#include "tst_keyringform.moc"
