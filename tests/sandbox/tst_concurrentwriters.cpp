// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"

#include "support/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <latch>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace flavormap;

/// Many clients at once, with and without the real server's fault that two of them may choose one version.
class TestConcurrentWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyWritersOfOneNameMakeFiftyVersions();
    void withCollisionsAFailedWriteStoresNothing();
    void twoPostsOfOneNewNameCanBothBeTold200();
    void writesToDifferentNamesNeverFail();
};

namespace {
SandboxOptions withoutImageTypes()
{
    SandboxOptions options;
    options.imageTypesJson = "[]";
    return options;
}

QByteArray imageType(const QByteArray& name, int number)
{
    return "{\"name\":\"" + name + "\",\"description\":\"" + QByteArray::number(number) + "\"}";
}

QJsonObject object(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

/// One status for each of the requests, all sent at once from threads of their own.
std::vector<int> statusesOf(quint16 port, const std::vector<QByteArray>& requests)
{
    std::vector<int> statuses(requests.size());
    std::vector<std::thread> threads;
    std::latch ready{std::ptrdiff_t(requests.size())};
    for (size_t i = 0; i < requests.size(); ++i) {
        threads.emplace_back([&, i] {
            RawClient client(port);
            ready.arrive_and_wait();
            statuses[i] = client.ask(requests[i]).status();
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return statuses;
}

std::vector<QByteArray> putsOf(const QByteArray& name, int count)
{
    std::vector<QByteArray> requests;
    for (int i = 0; i < count; ++i)
        requests.push_back(adminRequest("PUT", "/v2/imagetypes/" + name, imageType(name, i)));
    return requests;
}
} // namespace

void TestConcurrentWriters::fiftyWritersOfOneNameMakeFiftyVersions()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());

    const std::vector<int> statuses = statusesOf(server.port(), putsOf("one", 50));

    QCOMPARE(std::count(statuses.begin(), statuses.end(), 200), 50);
    QCOMPARE(server.writesOf(u"one"_s), 50);
    QSet<QString> contents;
    RawClient client(server.port());
    for (int version = 1; version <= 50; ++version) {
        const RawReply reply
            = client.ask(adminRequest("GET", "/v2/imagetypes/one/" + QByteArray::number(version)));
        QCOMPARE(reply.status(), 200);
        QCOMPARE(object(reply.body).value("version"_L1).toInt(), version);
        contents.insert(object(reply.body).value("description"_L1).toString());
    }
    QCOMPARE(contents.size(), 50); // each write is there, in one version
}

void TestConcurrentWriters::withCollisionsAFailedWriteStoresNothing()
{
    SandboxOptions options = withoutImageTypes();
    options.collisions = true;
    SandboxServer server(options);
    QVERIFY(server.start());

    const std::vector<int> statuses = statusesOf(server.port(), putsOf("one", 50));

    const auto done = std::count(statuses.begin(), statuses.end(), 200);
    const auto collided = std::count(statuses.begin(), statuses.end(), 500);
    QCOMPARE(done + collided, 50);
    QVERIFY(collided > 0);
    RawClient client(server.port());
    for (int version = 1; version <= int(done) + 1; ++version) {
        const RawReply reply
            = client.ask(adminRequest("GET", "/v2/imagetypes/one/" + QByteArray::number(version)));
        QCOMPARE(reply.status(), version <= done ? 200 : 404);
        if (version <= done)
            QCOMPARE(statuses[object(reply.body).value("description"_L1).toString().toUInt()], 200);
    }
}

void TestConcurrentWriters::twoPostsOfOneNewNameCanBothBeTold200()
{
    SandboxOptions options = withoutImageTypes();
    options.collisions = true;
    SandboxServer server(options);
    QVERIFY(server.start());
    bool both = false;
    for (int attempt = 0; attempt < 200 && !both; ++attempt) {
        const QByteArray name = "new-" + QByteArray::number(attempt);
        const QByteArray post = adminRequest("POST", "/v2/imagetypes", imageType(name, attempt));
        const std::vector<int> statuses = statusesOf(server.port(), {post, post});
        for (const int status : statuses)
            QVERIFY(status == 200 || status == 409);
        both = statuses == std::vector<int>{200, 200};
    }
    QVERIFY(both);
}

void TestConcurrentWriters::writesToDifferentNamesNeverFail()
{
    SandboxOptions options = withoutImageTypes();
    options.collisions = true;
    SandboxServer server(options);
    QVERIFY(server.start());
    std::vector<QByteArray> requests;
    for (int i = 0; i < 50; ++i) {
        const QByteArray name = "t" + QByteArray::number(i);
        requests.push_back(adminRequest("PUT", "/v2/imagetypes/" + name, imageType(name, i)));
    }
    const std::vector<int> statuses = statusesOf(server.port(), requests);
    QCOMPARE(std::count(statuses.begin(), statuses.end(), 200), 50);
    QCOMPARE(QJsonDocument::fromJson(server.list()).array().size(), 50);
}

QTEST_GUILESS_MAIN(TestConcurrentWriters)
#include "tst_concurrentwriters.moc"
