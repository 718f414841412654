// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QTest>

#include <set>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// Who watches a reply: keeps the bytes as another thread would, and what was told of them.
struct Watcher
{
    HttpRequest request()
    {
        const auto note = [this](const QByteArray& bytes, qsizetype available) {
            body = bytes;
            places.insert(bytes.constData());
            told.push_back(available);
            isTrue = isTrue && bytes.first(available) == expected.first(available);
        };
        return {.method = "GET", .path = u"/imagetypes"_s, .body = {}, .isList = true, .watch = note};
    }

    QByteArray expected;
    QByteArray body{};
    std::set<const char*> places{};
    std::vector<qsizetype> told{};
    bool isTrue = true;
};

QByteArray manyBytes()
{
    QByteArray bytes;
    while (bytes.size() < 5'000'000)
        bytes += QByteArray::number(bytes.size()) + ',';
    return bytes;
}

} // namespace

/// What of a reply can be seen before it has ended.
class TestBodyWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreToldAsTheyComeAndStayWhereTheyAre();
    void bytesOfAReplyThatBreaksStayReadable();
    void onlyA200IsTold_data();
    void onlyA200IsTold();
};

void TestBodyWatch::bytesAreToldAsTheyComeAndStayWhereTheyAre()
{
    BrokenWire wire;
    Watcher watcher{.expected = manyBytes()};
    wire.proxy.always(WireFault::answer(200, watcher.expected));

    const auto reply = QCoro::waitFor(wire.funnel.send(watcher.request()));

    QVERIFY(reply);
    QCOMPARE(reply->body, watcher.expected);
    QVERIFY(watcher.isTrue);
    QCOMPARE(watcher.places, std::set{reply->body.constData()});
    QCOMPARE(watcher.told.back(), watcher.expected.size());
    QVERIFY(std::is_sorted(watcher.told.begin(), watcher.told.end()));
    QVERIFY2(watcher.told.front() < watcher.expected.size(), "all at once");
}

void TestBodyWatch::bytesOfAReplyThatBreaksStayReadable()
{
    BrokenWire wire;
    Watcher watcher{.expected = manyBytes()};
    WireFault broken = WireFault::answer(200, watcher.expected);
    broken.instead->chop(1'000'000);
    broken.ending = WireFault::Ending::Close;
    wire.proxy.always(broken);

    const auto reply = QCoro::waitFor(wire.funnel.send(watcher.request()));

    QVERIFY(!reply);
    QVERIFY(watcher.isTrue);
    QVERIFY(!watcher.told.empty());
    const qsizetype came = watcher.told.back();
    QCOMPARE(watcher.body.first(came), watcher.expected.first(came));
}

void TestBodyWatch::onlyA200IsTold_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("another status") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 5\r\n\r\nsorry");
    QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n[]");
    QTest::newRow("nothing in it") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

void TestBodyWatch::onlyA200IsTold()
{
    QFETCH(QByteArray, answer);
    BrokenWire wire;
    Watcher watcher;
    wire.proxy.always(WireFault::answer(answer, WireFault::Ending::Close));

    QVERIFY(QCoro::waitFor(wire.funnel.send(watcher.request())));

    QVERIFY(watcher.told.empty());
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestBodyWatch)
#include "tst_bodywatch.moc"
