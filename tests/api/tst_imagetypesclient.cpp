// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/imagetypesclient.h"
#include "domain/catalogue.h"
#include "domain/imagetypecodec.h"
#include "sandbox/sandboxserver.h"

#include <QCoroTask>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// A sandbox and a client that talks to it as the admin of superadmin.
struct Wire
{
    explicit Wire(SandboxOptions options = {})
        : server(std::move(options))
    {
        started = server.start().has_value();
        endpoint.base = Endpoint::parseAddress(server.url().toString()).value_or(QUrl());
        endpoint.tenant = u"superadmin"_s;
        endpoint.user = u"admin"_s;
        endpoint.apiKey = u"s3cret-key"_s;
    }

    SandboxServer server;
    bool started = false;
    Endpoint endpoint;
};

ImageType imageType(const QByteArray& json)
{
    const auto decoded = ImageTypeCodec::decode(json);
    return decoded ? decoded->imageType : ImageType(u"unreadable"_s);
}

const QByteArray webJson = R"({"name":"web","description":"Web","providermap":{"google":{"image":"img-1"}}})";

} // namespace

class TestImageTypesClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void listIsAllOfTheServersImageTypes();
    void whatIsCreatedIsReadBack();
    void replaceMakesAVersionThatCanBeRead();
    void removedIsAbsent();
    void removedVersionIsAbsentAndTheOneBeforeIsBack();
    void statusIsAnsweredBesideTheApi();
    void providerNamesLeavePasswordsOutOfTheRecord();
    void templateUsesNameWhatTemplatesAskFor();
    void previewIsWhatIsSent();
};

void TestImageTypesClient::initTestCase_data()
{
    QTest::addColumn<int>("dialect");
    QTest::newRow("page") << static_cast<int>(Dialect::Page);
    QTest::newRow("server") << static_cast<int>(Dialect::Server);
}

namespace {

SandboxOptions options()
{
    QFETCH_GLOBAL(int, dialect);
    SandboxOptions options;
    options.dialect = static_cast<Dialect>(dialect);
    return options;
}

} // namespace

void TestImageTypesClient::listIsAllOfTheServersImageTypes()
{
    Wire wire(options());
    QVERIFY(wire.started);
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto list = QCoro::waitFor(client.list());

    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(*list, wire.server.list());
    const auto catalogue = Catalogue::parse(*list);
    QVERIFY(catalogue);
    QVERIFY((*catalogue)->size() > 0);
}

void TestImageTypesClient::whatIsCreatedIsReadBack()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto created = QCoro::waitFor(client.create(imageType(webJson)));
    QVERIFY2(created, qPrintable(created ? QString() : created.error().message));

    const auto read = QCoro::waitFor(client.get(u"web"_s));
    QVERIFY(read);
    QCOMPARE(read->value(CellPath::entry(u"google"_s, u"image"_s)).text(), u"img-1"_s);
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);
}

void TestImageTypesClient::replaceMakesAVersionThatCanBeRead()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QVERIFY(QCoro::waitFor(client.create(imageType(webJson))));
    ImageType changed = imageType(webJson);
    changed.setValue(CellPath::entry(u"google"_s, u"image"_s), Value::string(u"img-2"_s));

    QVERIFY(QCoro::waitFor(client.replace(changed)));

    const auto latest = QCoro::waitFor(client.get(u"web"_s));
    QVERIFY(latest);
    QCOMPARE(latest->value(CellPath::entry(u"google"_s, u"image"_s)).text(), u"img-2"_s);
    if (latest->version()) {
        QCOMPARE(*latest->version(), 2);
        const auto first = QCoro::waitFor(client.getVersion(u"web"_s, 1));
        QVERIFY(first);
        QCOMPARE(first->value(CellPath::entry(u"google"_s, u"image"_s)).text(), u"img-1"_s);
    }
}

void TestImageTypesClient::removedIsAbsent()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QVERIFY(QCoro::waitFor(client.create(imageType(webJson))));

    QVERIFY(QCoro::waitFor(client.remove(u"web"_s)));

    QCOMPARE(wire.server.imageType(u"web"_s), QByteArray());
    const auto read = QCoro::waitFor(client.get(u"web"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::NotFound);
    QVERIFY(!ImageTypesClient::isTenantMissing(read.error()));
}

void TestImageTypesClient::removedVersionIsAbsentAndTheOneBeforeIsBack()
{
    QFETCH_GLOBAL(int, dialect);
    if (static_cast<Dialect>(dialect) == Dialect::Page) {
        QSKIP("the page knows no versions");
    }
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QVERIFY(QCoro::waitFor(client.create(imageType(webJson))));
    QVERIFY(QCoro::waitFor(client.replace(imageType(webJson))));

    QVERIFY(QCoro::waitFor(client.removeVersion(u"web"_s, 2)));

    const auto latest = QCoro::waitFor(client.get(u"web"_s));
    QVERIFY(latest);
    QCOMPARE(latest->version(), std::optional<qint64>(1));
    const auto gone = QCoro::waitFor(client.getVersion(u"web"_s, 2));
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, Error::Kind::NotFound);
}

void TestImageTypesClient::statusIsAnsweredBesideTheApi()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    QVERIFY(QCoro::waitFor(client.status()));
    QCOMPARE(wire.server.requests().last().path, u"/status"_s);
}

void TestImageTypesClient::providerNamesLeavePasswordsOutOfTheRecord()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QList<RequestRecord> records;
    connect(
        &funnel, &HttpFunnel::finished, this, [&](const RequestRecord& record) { records.append(record); });

    const auto names = QCoro::waitFor(client.providerNames());

    QVERIFY(names);
    QVERIFY(names->contains(u"google"_s));
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().replyBody, QByteArray());
    QVERIFY(records.first().bytesReceived > 0);
}

void TestImageTypesClient::templateUsesNameWhatTemplatesAskFor()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto uses = QCoro::waitFor(client.templateUses());

    QVERIFY(uses);
    QVERIFY(!uses->empty());
    const bool someNames = std::any_of(uses->begin(), uses->end(),
        [](const TemplateUse& use) { return !use.templateName.isEmpty() && !use.imageTypes.isEmpty(); });
    QVERIFY(someNames);
}

void TestImageTypesClient::previewIsWhatIsSent()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    RequestRecord sent;
    connect(&funnel, &HttpFunnel::finished, this, [&](const RequestRecord& record) { sent = record; });
    const ImageType web = imageType(webJson);

    const RequestRecord preview = client.preview("PUT", u"web"_s, &web);
    QVERIFY(QCoro::waitFor(client.create(web)));
    QVERIFY(QCoro::waitFor(client.replace(web)));

    QCOMPARE(preview.url, sent.url);
    QCOMPARE(preview.requestHeaders, sent.requestHeaders);
    QCOMPARE(preview.requestBody, sent.requestBody);
    QList<QByteArray> names;
    for (const auto& [name, value] : preview.requestHeaders) {
        names.append(name);
        QVERIFY(!value.contains("s3cret"));
    }
    QCOMPARE(
        names, QList<QByteArray>({"Host", "Coopr-UserID", "Coopr-TenantID", "Coopr-ApiKey", "Content-Type"}));
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestImageTypesClient)
#include "tst_imagetypesclient.moc"
