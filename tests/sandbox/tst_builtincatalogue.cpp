// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetypecodec.h"
#include "domain/problem.h"
#include "sandbox/referencedata.h"
#include "sandbox/sandboxserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace flavormap;

/// What a person sees who tries the sandbox: enough of everything that the program shows.
class TestBuiltInCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fourteenImageTypesOnEightProviders();
    void everyKindOfProblemIsThere_data();
    void everyKindOfProblemIsThere();
    void thereAreGapsAStrayKeyAndANumber();
    void templatesReferToImageTypesAndOneToNone();
    void templatesReferToProvidersThatExist();
    void pageKeepsWhatTheServerNormalises();

private:
    QStringList names() const;

    std::vector<ImageType> m_types;
};

void TestBuiltInCatalogue::initTestCase()
{
    SandboxServer server({});
    QVERIFY(server.start());
    const QJsonArray list = QJsonDocument::fromJson(server.list()).array();
    for (const QJsonValue& type : list) {
        const auto decoded
            = ImageTypeCodec::decode(server.imageType(type.toObject().value("name"_L1).toString()));
        QVERIFY(decoded);
        m_types.push_back(decoded->imageType);
    }
}

QStringList TestBuiltInCatalogue::names() const
{
    QStringList all;
    for (const ImageType& type : m_types)
        all.append(type.name());
    return all;
}

void TestBuiltInCatalogue::fourteenImageTypesOnEightProviders()
{
    QCOMPARE(m_types.size(), size_t(14));
    QSet<QString> providers;
    for (const ImageType& type : m_types) {
        for (const Provider& provider : type.providerMap().providers)
            providers.insert(provider.name);
    }
    const QSet<QString> expected{u"google"_s, u"digitalocean"_s, u"joyent"_s, u"aws-us-east-1"_s,
        u"aws-us-west-1"_s, u"aws-us-west-2"_s, u"rackspace"_s, u"openstack"_s};
    QCOMPARE(providers, expected);
}

void TestBuiltInCatalogue::everyKindOfProblemIsThere_data()
{
    QTest::addColumn<Problem::Kind>("kind");
    QTest::newRow("entry without image") << Problem::Kind::EntryWithoutImage;
    QTest::newRow("empty value") << Problem::Kind::EmptyValue;
    QTest::newRow("no provider map") << Problem::Kind::NoProviderMap;
    QTest::newRow("blank at an edge") << Problem::Kind::BlankAtEdge;
}

void TestBuiltInCatalogue::everyKindOfProblemIsThere()
{
    QFETCH(const Problem::Kind, kind);
    const auto withIt = std::count_if(m_types.begin(), m_types.end(), [kind](const ImageType& type) {
        const std::vector<Problem> all = problems(type);
        return std::any_of(
            all.begin(), all.end(), [kind](const Problem& problem) { return problem.kind == kind; });
    });
    QCOMPARE(withIt, 1);
}

void TestBuiltInCatalogue::thereAreGapsAStrayKeyAndANumber()
{
    const auto complete = std::count_if(m_types.begin(), m_types.end(),
        [](const ImageType& type) { return type.providerMap().providers.size() == 8; });
    QVERIFY(complete > 0 && complete < 14);
    const ImageType& centos = m_types[size_t(names().indexOf(u"centos-6"_s))];
    QCOMPARE(centos.value(CellPath::entry(u"aws-us-west-2"_s, u"name"_s)), Value::string(u"aws-us-west-2"_s));
    QCOMPARE(centos.value(CellPath::entry(u"digitalocean"_s, u"image"_s)), Value::string(u"6372321"_s));
}

void TestBuiltInCatalogue::templatesReferToImageTypesAndOneToNone()
{
    QStringList missing;
    const QJsonArray templates = QJsonDocument::fromJson(builtInJson(u"clustertemplates"_s)).array();
    QVERIFY(!templates.isEmpty());
    for (const QJsonValue& entry : templates) {
        const QString name = entry["defaults"_L1]["imagetype"_L1].toString();
        if (!names().contains(name))
            missing.append(name);
    }
    QCOMPARE(missing, QStringList{u"ubuntu16"_s});
}

void TestBuiltInCatalogue::templatesReferToProvidersThatExist()
{
    QStringList providers;
    const QJsonArray all = QJsonDocument::fromJson(builtInJson(u"providers"_s)).array();
    for (const QJsonValue& provider : all)
        providers.append(provider["name"_L1].toString());
    QCOMPARE(providers.size(), 8);
    const QJsonArray templates = QJsonDocument::fromJson(builtInJson(u"clustertemplates"_s)).array();
    for (const QJsonValue& entry : templates)
        QVERIFY(providers.contains(entry["defaults"_L1]["provider"_L1].toString()));
}

void TestBuiltInCatalogue::pageKeepsWhatTheServerNormalises()
{
    SandboxOptions options;
    options.dialect = Dialect::Page;
    SandboxServer page(options);
    QVERIFY(page.start());
    const auto decoded = ImageTypeCodec::decode(page.imageType(u"centos-6"_s));
    QVERIFY(decoded);
    const Value number = decoded->imageType.value(CellPath::entry(u"digitalocean"_s, u"image"_s));
    QCOMPARE(number, Value::rawJson(u"6372321"_s));
    QVERIFY(!decoded->imageType.version());
}

QTEST_GUILESS_MAIN(TestBuiltInCatalogue)
#include "tst_builtincatalogue.moc"
