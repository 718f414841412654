// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/catalogueloader.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

CatalogueLoader::CatalogueLoader(ImageTypesClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
{
}

QCoro::Task<Result<std::shared_ptr<const Catalogue>>> CatalogueLoader::load(std::stop_token stop)
{
    const quint64 question = ++m_newest;
    auto reply = co_await m_client.list(stop);
    if (!reply)
        co_return tl::unexpected(reply.error());
    // Started apart from the wait: g++ 12 destroys a lambda inside of a co_await expression twice.
    auto parsing = QtConcurrent::run(&Catalogue::parse, std::move(*reply));
    auto catalogue = co_await parsing;
    if (question != m_newest || stop.stop_requested()) {
        co_return failure(
            Error::Kind::Cancelled, tr("Reading the catalogue was stopped. Refresh reads it again."));
    }
    co_return catalogue;
}

} // namespace flavormap

#include "moc_catalogueloader.cpp"
