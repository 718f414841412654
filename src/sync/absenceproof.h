// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "domain/catalogue.h"

#include <QElapsedTimer>
#include <QObject>

namespace flavormap {

/// Answers "is it really not there?" within one Apply. A 404 alone proves nothing (a proxy, a wrong path):
/// the whole list, read after the moment in question, has to agree. Questions that wait share one list.
class AbsenceProof : public QObject
{
    Q_OBJECT

public:
    explicit AbsenceProof(ImageTypesClient& client, QObject* parent = nullptr);

    /// A moment, to ask about later.
    quint64 now();
    /// Is `name` missing in a list whose reading began after `since`? Errors: those of the list, Cancelled.
    QCoro::Task<Result<bool>> isAbsent(QString name, quint64 since, std::stop_token stop);

Q_SIGNALS:
    void listEnded();

private:
    QCoro::Task<void> readList(std::stop_token stop);

    ImageTypesClient& m_client;
    quint64 m_clock = 0;
    quint64 m_listBegan = 0; ///< the clock when the newest list began that ended by itself; 0: none yet
    bool m_reading = false;
    Result<std::shared_ptr<const Catalogue>> m_list = std::shared_ptr<const Catalogue>();
};

} // namespace flavormap
