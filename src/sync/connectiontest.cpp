// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectiontest.h"

#include "api/httpfunnel.h"
#include "api/imagetypesclient.h"
#include "sync/catalogueloader.h"

#include <QElapsedTimer>

namespace flavormap {

namespace {

/// Which step an error of /status belongs to.
ConnectionTest::Step stepOf(const Error& error, bool secure)
{
    using Step = ConnectionTest::Step;
    if (error.reached == Error::Reached::Connection)
        return secure ? Step::Tls : Step::Http;
    if (error.reached == Error::Reached::Server)
        return Step::Http;
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::TimedOut:
    case Error::Kind::Cancelled:
        return Step::Reach;
    case Error::Kind::Denied: // with its security switched on a server asks on every path
        return Step::SignIn;
    default:
        return Step::Http;
    }
}

/// A real server says 500 to an empty user; any other fault of it is about the catalogue.
bool isSignIn(const Error& error, const Endpoint& endpoint)
{
    return error.kind == Error::Kind::Denied || ImageTypesClient::isTenantMissing(error)
        || (error.kind == Error::Kind::ServerFault && endpoint.user.isEmpty());
}

} // namespace

ConnectionTest::ConnectionTest(QObject* parent)
    : QObject(parent)
{
}

QCoro::Task<ConnectionTest::Outcome> ConnectionTest::run(
    QString address, Endpoint endpoint, std::stop_token stop)
{
    QElapsedTimer clock;
    clock.start();
    Outcome outcome;
    const auto passed = [&](Step step) {
        if (step == Step::Tls && endpoint.base.scheme() != u"https")
            Q_EMIT stepNotNeeded(step);
        else
            Q_EMIT stepPassed(step);
    };
    const auto failed = [&](Step step, const Error& error) {
        outcome.failedAt = step;
        outcome.error = error;
        outcome.milliseconds = clock.elapsed();
    };

    Q_EMIT stepStarted(Step::Address);
    const auto base = Endpoint::parseAddress(address);
    if (!base) {
        failed(Step::Address, base.error());
        co_return outcome;
    }
    endpoint.base = *base;
    Q_EMIT stepPassed(Step::Address);

    Q_EMIT stepStarted(Step::Reach);
    HttpFunnel funnel(endpoint);
    ImageTypesClient client(funnel);
    const auto status = co_await client.status(stop);
    if (!status) {
        const Step step = stepOf(status.error(), endpoint.base.scheme() == u"https");
        for (int before = int(Step::Reach); before < int(step); ++before)
            passed(Step(before));
        failed(step, status.error());
        co_return outcome;
    }
    for (const Step step : {Step::Reach, Step::Tls, Step::Http})
        passed(step);

    Q_EMIT stepStarted(Step::SignIn);
    CatalogueLoader loader(client);
    const auto catalogue = co_await loader.load(stop);
    if (!catalogue) {
        const bool signIn = isSignIn(catalogue.error(), endpoint);
        if (!signIn)
            Q_EMIT stepPassed(Step::SignIn);
        failed(signIn ? Step::SignIn : Step::Catalogue, catalogue.error());
        co_return outcome;
    }
    Q_EMIT stepPassed(Step::SignIn);
    Q_EMIT stepPassed(Step::Catalogue);

    outcome.imageTypes = (*catalogue)->size();
    outcome.mayWrite = endpoint.user == u"admin" ? tr("%1 probably may write").arg(endpoint.user)
                                                 : tr("%1 may not write: only admin may").arg(endpoint.user);
    outcome.keySeen = endpoint.apiKey.isEmpty() ? tr("no API key was sent")
                                                : tr("the API key was sent; this server may not check it");
    outcome.milliseconds = clock.elapsed();
    co_return outcome;
}

} // namespace flavormap

#include "moc_connectiontest.cpp"
