// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-keyring: a real keyring, which this test locks; nobody is there to unlock it.
#include "store/secretstore.h"

#include <QProcess>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class LockedKeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeldKeyIsInMemoryUntilOneIsStored()
    {
        const QUuid profile = QUuid::createUuid();
        SecretStore store;
        QVERIFY(QCoro::waitFor(store.write(profile, u"stored"_s)));
        store.hold(profile, u"typed"_s);
        QCOMPARE(QCoro::waitFor(store.read(profile)).value_or(u"error"_s), u"typed"_s);
        SecretStore other; // as another start of the program
        QCOMPARE(QCoro::waitFor(other.read(profile)).value_or(u"error"_s), u"stored"_s);
        QVERIFY(QCoro::waitFor(store.write(profile, u"newer"_s)));
        QVERIFY(!store.holds(profile));
        QCOMPARE(QCoro::waitFor(other.read(profile)).value_or(u"error"_s), u"newer"_s);
    }

    void aLockedKeyringIsAnErrorNeverASilentFallback()
    {
        const QUuid profile = QUuid::createUuid();
        SecretStore store;
        QVERIFY(QCoro::waitFor(store.write(profile, u"key"_s)));
        lockKeyring();

        SecretStore locked;
        QCOMPARE(QCoro::waitFor(locked.place()), SecretStore::Place::Keyring);
        expectRefused(QCoro::waitFor(locked.write(profile, u"newer"_s)));
        expectRefused(QCoro::waitFor(locked.read(profile)));
        expectRefused(QCoro::waitFor(locked.remove(profile)));
        expectRefused(QCoro::waitFor(locked.read(QUuid::createUuid())));

        locked.hold(profile, u"typed"_s); // what the person decides is no silent fallback
        QCOMPARE(QCoro::waitFor(locked.read(profile)).value_or(u"error"_s), u"typed"_s);
        expectRefused(QCoro::waitFor(locked.write(profile, u"newer"_s)));
        QVERIFY(locked.holds(profile)); // still the one that is typed
        expectRefused(QCoro::waitFor(locked.remove(profile)));
        QVERIFY(!locked.holds(profile));
    }

private:
    template <typename T> static void expectRefused(const Result<T>& result)
    {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
        QVERIFY2(result.error().message.contains(u"unlock it"_s), qPrintable(result.error().message));
    }

    static void lockKeyring()
    {
        QProcess lock;
        lock.start(u"dbus-send"_s,
            {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
                u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
                u"array:objpath:/org/freedesktop/secrets/collection/login"_s});
        QVERIFY(lock.waitForFinished(10000));
        QVERIFY2(lock.exitCode() == 0, lock.readAllStandardError().constData());
        QVERIFY(lock.readAllStandardOutput().contains("collection/login"));
    }
};

QTEST_GUILESS_MAIN(LockedKeyringTest)
#include "tst_lockedkeyring.moc"
