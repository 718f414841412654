// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connection.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

Profile profile(const QString& address, bool production = false, const QString& tenant = u"superadmin"_s)
{
    Profile profile;
    profile.id = QUuid::createUuid();
    profile.name = address + u' ' + tenant;
    profile.address = address;
    profile.tenant = tenant;
    profile.user = u"admin"_s;
    profile.production = production;
    return profile;
}

Endpoint endpoint(const QString& address)
{
    Endpoint endpoint;
    endpoint.base = Endpoint::parseAddress(address).value_or(QUrl());
    endpoint.tenant = u"superadmin"_s;
    endpoint.user = u"admin"_s;
    return endpoint;
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedConnectionIsFoundByAllThatMakesIt()
    {
        const QString address = u"https://coopr.example:443/v2"_s;
        std::vector<Profile> saved{profile(u"https://coopr.example/other"_s),
            profile(u"https://coopr.example:443"_s, true, u"other"_s), profile(u"http://coopr.example:443"_s),
            profile(u"no address"_s)};
        QVERIFY(!Connection::profileOf(endpoint(address), saved));
        saved.push_back(profile(u"HTTPS://Coopr.Example:443/v2/"_s));
        QCOMPARE(Connection::profileOf(endpoint(address), saved), &saved.back());
        saved.back().user = u"Admin"_s;
        QVERIFY(!Connection::profileOf(endpoint(address), saved));
    }

    void ofTwinsTheStrictestIsFound()
    {
        const QString address = u"http://coopr.example:55054"_s;
        std::vector<Profile> saved{profile(address), profile(address, true), profile(address)};
        saved[2].readOnly = true;
        QCOMPARE(Connection::profileOf(endpoint(address), saved), &saved[1]);
    }

    void unknownOriginIsProductionUnlessItIsThisComputer()
    {
        QVERIFY(Connection::commandLine(endpoint(u"http://coopr.example"_s)).production);
        QVERIFY(Connection::commandLine(
            endpoint(u"http://coopr.example"_s), {profile(u"http://coopr.example:1"_s)})
                    .production);
        QVERIFY(!Connection::commandLine(endpoint(u"http://127.0.0.1"_s)).production);
        QVERIFY(!Connection::commandLine(endpoint(u"http://localhost"_s)).production);
    }

    void aTwinThatIsNoProductionSwitchesNothingOff()
    {
        const QString address = u"http://coopr.example"_s;
        std::vector<Profile> saved{profile(address, true, u"a"_s), profile(address, false, u"b"_s)};
        saved[1].readOnly = true;
        for (int order = 0; order < 2; ++order) {
            const auto connection = Connection::commandLine(endpoint(address), saved);
            QVERIFY(connection.production);
            QVERIFY(connection.readOnly);
            std::swap(saved[0], saved[1]);
        }
        QVERIFY(!Connection::commandLine(endpoint(address), {profile(address, false, u"b"_s)}).production);
    }

    void caFileAndTimeOutOfTheOriginAreTaken()
    {
        const QString address = u"https://coopr.example"_s;
        std::vector<Profile> saved{profile(address, false, u"a"_s), profile(address, false, u"b"_s),
            profile(u"https://other.example"_s)};
        saved[0].timeoutSeconds = 7;
        saved[1].timeoutSeconds = 11;
        saved[1].caFile = u"/etc/ours.pem"_s;
        saved[2].timeoutSeconds = 500;
        const auto connection = Connection::commandLine(endpoint(address), saved);
        QCOMPARE(connection.endpoint.caFile, u"/etc/ours.pem"_s);
        QCOMPARE(connection.endpoint.timeout, std::chrono::seconds(11));
        QCOMPARE(connection.name, u"coopr.example:55054"_s);
        QVERIFY(connection.profile.isNull());
    }
};

QTEST_APPLESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
