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
        if (m_reading) {
            co_await qCoro(this, &AbsenceProof::listEnded);
            continue;
        }
        co_await readList(stop);
        if (!m_list)
            co_return tl::unexpected(m_list.error());
    }
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
    if (m_list)
        m_listBegan = began;
    m_reading = false;
    Q_EMIT listEnded();
}

} // namespace flavormap

#include "moc_absenceproof.cpp"
