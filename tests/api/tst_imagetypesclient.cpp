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
    void createOfWhatExistsIsAConflict();
    void replaceOfWhatIsAbsentIsAsTheDialectHasIt();
    void writeByAnotherUserIsDenied();
    void unknownTenantIsNotAnAbsentImageType();
    void securityThatIsSwitchedOnIsDenied();
    void removeOfWhatIsAbsentIsAsTheDialectHasIt();
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

bool isPage()
{
    return options().dialect == Dialect::Page;
}

/// As the person reads it.
QString told(const Result<void>& result)
{
    return result ? QString() : result.error().message;
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
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QVERIFY(QCoro::waitFor(client.create(imageType(webJson))));
    QVERIFY(QCoro::waitFor(client.replace(imageType(webJson))));

    const auto removed = QCoro::waitFor(client.removeVersion(u"web"_s, 2));
    if (isPage()) { // which knows no versions
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, Error::Kind::Invalid);
        return;
    }
    QVERIFY(removed);

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

void TestImageTypesClient::createOfWhatExistsIsAConflict()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    QVERIFY(QCoro::waitFor(client.create(imageType(webJson))));

    const auto again = QCoro::waitFor(client.create(imageType(webJson)));

    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Conflict); // 400 of the page, 409 of the server
    QVERIFY2(told(again).startsWith(u"web "_s) && told(again).contains(u"another name"_s),
        qPrintable(told(again)));
}

void TestImageTypesClient::replaceOfWhatIsAbsentIsAsTheDialectHasIt()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto written = QCoro::waitFor(client.replace(imageType(webJson)));

    QCOMPARE(written.has_value(), !isPage());
    QCOMPARE(wire.server.imageType(u"web"_s).isEmpty(), isPage());
    if (!written) {
        QCOMPARE(written.error().kind, Error::Kind::Invalid);
        QVERIFY2(told(written).contains(u"web"_s), qPrintable(told(written)));
    }
}

void TestImageTypesClient::writeByAnotherUserIsDenied()
{
    Wire wire(options());
    wire.endpoint.user = u"joe"_s;
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);
    const QByteArray before = wire.server.list();

    QVERIFY(QCoro::waitFor(client.list()));
    for (const auto& written : {QCoro::waitFor(client.create(imageType(webJson))),
             QCoro::waitFor(client.replace(imageType(webJson))),
             QCoro::waitFor(client.remove(u"ubuntu-22.04"_s))}) {
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Denied);
        QVERIFY2(told(written).startsWith(u"User joe may not change"_s), qPrintable(told(written)));
    }
    QCOMPARE(wire.server.list(), before);
}

void TestImageTypesClient::unknownTenantIsNotAnAbsentImageType()
{
    Wire wire(options());
    wire.endpoint.tenant = u"nobody"_s;
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto read = QCoro::waitFor(client.get(u"ubuntu-22.04"_s));
    QVERIFY(!read);
    const auto listed = QCoro::waitFor(client.list());
    QVERIFY(!listed);
    const auto removed = QCoro::waitFor(client.remove(u"ubuntu-22.04"_s));
    QVERIFY(!removed);
    for (const Error& error : {read.error(), listed.error(), removed.error()}) {
        QCOMPARE(error.kind, Error::Kind::NotFound);
        QVERIFY(ImageTypesClient::isTenantMissing(error));
        QVERIFY2(error.message.contains(u"no tenant named “nobody”"_s), qPrintable(error.message));
    }
}

void TestImageTypesClient::securityThatIsSwitchedOnIsDenied()
{
    SandboxOptions secured = options();
    secured.bearerToken = "secret";
    Wire wire(secured);
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto listed = QCoro::waitFor(client.list());

    QVERIFY(!listed);
    QCOMPARE(listed.error().kind, Error::Kind::Denied);
    QVERIFY2(listed.error().message.contains(u"bearer token"_s), qPrintable(listed.error().message));
}

void TestImageTypesClient::removeOfWhatIsAbsentIsAsTheDialectHasIt()
{
    Wire wire(options());
    HttpFunnel funnel(wire.endpoint);
    ImageTypesClient client(funnel);

    const auto removed = QCoro::waitFor(client.remove(u"web"_s));

    QCOMPARE(removed.has_value(), !isPage());
    if (!removed)
        QCOMPARE(removed.error().kind, Error::Kind::NotFound);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestImageTypesClient)
#include "tst_imagetypesclient.moc"
