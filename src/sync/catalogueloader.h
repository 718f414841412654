// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "domain/catalogue.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace flavormap {

class CatalogueParser;

/// Reads the list and parses it on a worker thread while it comes in. An answer to an older question than the
/// newest is dropped: its load() ends as Cancelled.
class CatalogueLoader : public QObject
{
    Q_OBJECT

public:
    explicit CatalogueLoader(ImageTypesClient& client, QObject* parent = nullptr);

    QCoro::Task<Result<std::shared_ptr<const Catalogue>>> load(std::stop_token stop = {});

private:
    BodyWatch readAhead(std::shared_ptr<CatalogueParser> parser, std::stop_token stop);

    ImageTypesClient& m_client;
    QThreadPool m_worker; ///< one thread, so that what comes first is read first
    QTimer m_tidyUp;
    quint64 m_newest = 0;
};

} // namespace flavormap
