// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/generator.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace flavormap;

class TestGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProviderHasImageAndUser_data();
    void everyProviderHasImageAndUser();
    void everyImageIsDifferent();
    void imagesAreIdsAndPathsMixed();
    void atLeast640BytesAtEightProviders_data();
    void atLeast640BytesAtEightProviders();
    void sameSeedSameCatalogue();
    void anotherSeedAnotherCatalogue();
    void namesAreInOrderAndKeepTheRule();
};

namespace {
QJsonObject object(const Generator& generator, int index)
{
    return QJsonDocument::fromJson(generator.json(index)).object();
}

QStringList images(const Generator& generator, int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i) {
        const QJsonObject map = object(generator, i).value("providermap"_L1).toObject();
        for (const QJsonValue& provider : map)
            all.append(provider.toObject().value("image"_L1).toString());
    }
    return all;
}
} // namespace

void TestGenerator::everyProviderHasImageAndUser_data()
{
    QTest::addColumn<int>("providers");
    for (const int count : {1, 3, 8, 9, 32, 64})
        QTest::newRow(qPrintable(QString::number(count))) << count;
}

void TestGenerator::everyProviderHasImageAndUser()
{
    QFETCH(const int, providers);
    const Generator generator(providers, 7, Dialect::Server);
    QCOMPARE(generator.providers().size(), providers);
    QCOMPARE(QSet<QString>(generator.providers().begin(), generator.providers().end()).size(), providers);
    for (int i = 0; i < 50; ++i) {
        const QJsonObject type = object(generator, i);
        QCOMPARE(type.value("name"_L1).toString(), generator.name(i));
        const QJsonObject map = type.value("providermap"_L1).toObject();
        QCOMPARE(map.size(), providers);
        for (const QString& name : generator.providers()) {
            const QJsonObject provider = map.value(name).toObject();
            QCOMPARE(provider.keys(), QStringList({u"image"_s, u"sshuser"_s}));
            QVERIFY(!provider.value("image"_L1).toString().isEmpty());
            QVERIFY(!provider.value("sshuser"_L1).toString().isEmpty());
        }
    }
}

void TestGenerator::everyImageIsDifferent()
{
    const QStringList all = images(Generator(32, 1, Dialect::Server), 3000);
    QCOMPARE(all.size(), 3000 * 32);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
}

void TestGenerator::imagesAreIdsAndPathsMixed()
{
    static const QRegularExpression amiId(u"^ami-[0-9a-f]{17}$"_s);
    int ids = 0;
    int paths = 0;
    const QStringList all = images(Generator(8, 1, Dialect::Server), 100);
    for (const QString& image : all) {
        ids += amiId.match(image).hasMatch() ? 1 : 0;
        paths += image.startsWith("projects/"_L1) && image.size() == 60 ? 1 : 0;
    }
    QCOMPARE(ids + paths, all.size());
    QVERIFY(ids >= 100);
    QVERIFY(paths >= 100);
}

void TestGenerator::atLeast640BytesAtEightProviders_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("server") << Dialect::Server;
    QTest::newRow("page") << Dialect::Page;
}

void TestGenerator::atLeast640BytesAtEightProviders()
{
    QFETCH(const Dialect, dialect);
    const Generator generator(8, 3, dialect);
    for (int i = 0; i < 1000; ++i) {
        const qsizetype size = generator.json(i).size();
        QVERIFY2(size >= 640 && size <= 665, qPrintable(u"%1 bytes in %2"_s.arg(size).arg(i)));
    }
}

void TestGenerator::sameSeedSameCatalogue()
{
    const Generator once(8, 42, Dialect::Server);
    const Generator again(8, 42, Dialect::Server);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(once.json(i), again.json(i));
    // The same on every machine and in every version: figures of different days are compared.
    QCOMPARE(Generator(1, 1, Dialect::Page).json(1),
        QByteArray(
            R"({"name":"type-0000001-debian-12","description":"Debian bookworm","providermap":{"google":{"image":"ami-0cffba95c77f1a6ab","sshuser":"admin"}}})"));
}

void TestGenerator::anotherSeedAnotherCatalogue()
{
    const QStringList one = images(Generator(8, 1, Dialect::Server), 200);
    const QStringList two = images(Generator(8, 2, Dialect::Server), 200);
    QVERIFY(!QSet<QString>(one.begin(), one.end()).intersects(QSet<QString>(two.begin(), two.end())));
}

void TestGenerator::namesAreInOrderAndKeepTheRule()
{
    static const QRegularExpression rule(u"^[a-zA-Z0-9_.-]{1,255}$"_s);
    const Generator generator(1, 1, Dialect::Server);
    for (const int i : {0, 1, 9, 10, 99'999, 100'000, 9'999'998}) {
        QVERIFY(rule.match(generator.name(i)).hasMatch());
        QVERIFY(generator.name(i) < generator.name(i + 1));
    }
}

QTEST_GUILESS_MAIN(TestGenerator)
#include "tst_generator.moc"
