// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/catalogueloader.h"

#include "domain/catalogueparser.h"
#include "domain/memory.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds soon{300}; ///< what was read is shown by then

} // namespace

CatalogueLoader::CatalogueLoader(ImageTypesClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
{
    m_worker.setMaxThreadCount(1);
    m_tidyUp.setSingleShot(true);
    m_tidyUp.setInterval(soon);
    connect(&m_tidyUp, &QTimer::timeout, this, [this] { m_worker.start(returnFreeMemory); });
}

/// Parsing follows the bytes, in steps that are worth a task.
BodyWatch CatalogueLoader::readAhead(std::shared_ptr<CatalogueParser> parser, std::stop_token stop)
{
    constexpr qsizetype step = qsizetype(256) * 1024;
    return [this, parser = std::move(parser), stop = std::move(stop), asked = qsizetype(0)](
               const QByteArray& body, qsizetype available) mutable {
        if (available - asked < step && available < body.size())
            return;
        asked = available;
        m_worker.start([parser, stop, body, available] {
            if (!stop.stop_requested())
                parser->readAhead(body, available);
        });
    };
}

QCoro::Task<Result<std::shared_ptr<const Catalogue>>> CatalogueLoader::load(std::stop_token stop)
{
    const quint64 question = ++m_newest;
    auto parser = std::make_shared<CatalogueParser>();
    auto watch = readAhead(parser, stop);
    auto reply = co_await m_client.list(stop, std::move(watch));
    if (!reply)
        co_return tl::unexpected(reply.error());
    // Started apart from the wait: g++ 12 destroys a lambda inside of a co_await expression twice.
    auto finish = [parser](QByteArray bytes) { return parser->finish(std::move(bytes)); };
    auto parsing = QtConcurrent::run(&m_worker, std::move(finish), std::move(*reply));
    auto catalogue = co_await parsing;
    m_tidyUp.start();
    if (question != m_newest || stop.stop_requested()) {
        co_return failure(
            Error::Kind::Cancelled, tr("Reading the catalogue was stopped. Refresh reads it again."));
    }
    co_return catalogue;
}

} // namespace flavormap

#include "moc_catalogueloader.cpp"
