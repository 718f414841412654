// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class NoKeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreKeptInMemoryAsLongAsTheStore()
    {
        const QUuid profile = QUuid::createUuid();
        {
            SecretStore store;
            QCOMPARE(QCoro::waitFor(store.place()), SecretStore::Place::Memory);
            const auto written = QCoro::waitFor(store.write(profile, u"key"_s));
            QVERIFY(written);
            QCOMPARE(*written, SecretStore::Place::Memory);
            QCOMPARE(QCoro::waitFor(store.read(profile)).value_or(u"error"_s), u"key"_s);
            QVERIFY(QCoro::waitFor(store.write(profile, {})));
            QCOMPARE(QCoro::waitFor(store.read(profile)).value_or(u"error"_s), QString());
            QVERIFY(QCoro::waitFor(store.write(profile, u"again"_s)));
        }
        SecretStore store;
        QCOMPARE(QCoro::waitFor(store.read(profile)).value_or(u"error"_s), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QCoreApplication app(argc, argv);
    NoKeyringTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_nokeyring.moc"
