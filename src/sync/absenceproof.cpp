// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/absenceproof.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QtConcurrentRun>

namespace flavormap {

AbsenceProof::AbsenceProof(ImageTypesClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
{
}

quint64 AbsenceProof::now()
{
    return ++m_clock;
}

QCoro::Task<Result<bool>> AbsenceProof::isAbsent(QString name, quint64 since, std::stop_token stop)
{
    while (m_listBegan <= since) {
        if (m_reading)
            co_await qCoro(this, &AbsenceProof::listEnded);
        else
            co_await readList(stop);
        if (stop.stop_requested() && m_listBegan <= since)
            co_return failure(Error::Kind::Cancelled,
                tr("Whether “%1” is absent was not read, as it was cancelled.").arg(name));
    }
    if (!m_list)
        co_return tl::unexpected(m_list.error());
    co_return (*m_list)->rowOf(name) < 0;
}

QCoro::Task<void> AbsenceProof::readList(std::stop_token stop)
{
    m_reading = true;
    const quint64 began = now();
    auto reply = co_await m_client.list(stop);
    if (reply) {
        auto parsing = QtConcurrent::run(&Catalogue::parse, std::move(*reply));
        m_list = co_await parsing;
    } else {
        m_list = tl::unexpected(reply.error());
    }
    // A failed list is an answer for all who waited for it, one that somebody cancelled is none.
    if (m_list || !stop.stop_requested())
        m_listBegan = began;
    m_reading = false;
    Q_EMIT listEnded();
}

} // namespace flavormap

#include "moc_absenceproof.cpp"
