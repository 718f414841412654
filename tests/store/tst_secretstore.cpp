// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-keyring: a real, unlocked, empty keyring.
#include "store/secretstore.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsInTheKeyringForTheNextProgramToo()
    {
        const QUuid production = QUuid::createUuid(), staging = QUuid::createUuid();
        const QString key = u"s3cret-\u00e4\u20ac\U0001f511"_s;
        {
            SecretStore store;
            QCOMPARE(QCoro::waitFor(store.place()), SecretStore::Place::Keyring);
            const auto written = QCoro::waitFor(store.write(production, key));
            QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
            QCOMPARE(*written, SecretStore::Place::Keyring);
            QVERIFY(QCoro::waitFor(store.write(staging, u"other"_s)));
        }
        SecretStore store;
        QCOMPARE(QCoro::waitFor(store.read(production)).value_or(u"error"_s), key);
        QVERIFY(QCoro::waitFor(store.write(production, u"newer"_s)));
        QCOMPARE(QCoro::waitFor(store.read(production)).value_or(u"error"_s), u"newer"_s);
        QVERIFY(QCoro::waitFor(store.remove(production)));
        QCOMPARE(QCoro::waitFor(store.read(production)).value_or(u"error"_s), QString());
        QCOMPARE(QCoro::waitFor(store.read(staging)).value_or(u"error"_s), u"other"_s);
    }

    void aKeyThatWasNeverStoredIsEmpty()
    {
        SecretStore store;
        QCOMPARE(QCoro::waitFor(store.read(QUuid::createUuid())).value_or(u"error"_s), QString());
        QVERIFY(QCoro::waitFor(store.remove(QUuid::createUuid())));
    }

    void anEmptyKeyRemoves()
    {
        const QUuid profile = QUuid::createUuid();
        SecretStore store;
        QVERIFY(QCoro::waitFor(store.write(profile, u"key"_s)));
        const auto written = QCoro::waitFor(store.write(profile, {}));
        QVERIFY(written);
        QCOMPARE(*written, SecretStore::Place::Keyring);
        QCOMPARE(QCoro::waitFor(store.read(profile)).value_or(u"error"_s), QString());
    }

    void anAnswerAfterTheStoreIsGoneHarmsNothing()
    {
        const QUuid profile = QUuid::createUuid();
        auto store = std::make_unique<SecretStore>();
        auto writing = store->write(profile, u"late"_s);
        store.reset();
        QVERIFY(QCoro::waitFor(writing));
        SecretStore again;
        QCOMPARE(QCoro::waitFor(again.read(profile)).value_or(u"error"_s), u"late"_s);
    }
};

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
