// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "domain/catalogue.h"

#include <QObject>

namespace flavormap {

/// Reads the list and parses it on a worker thread. An answer to an older question than the newest is
/// dropped: its load() ends as Cancelled.
class CatalogueLoader : public QObject
{
    Q_OBJECT

public:
    explicit CatalogueLoader(ImageTypesClient& client, QObject* parent = nullptr);

    QCoro::Task<Result<std::shared_ptr<const Catalogue>>> load(std::stop_token stop = {});

private:
    ImageTypesClient& m_client;
    quint64 m_newest = 0;
};

} // namespace flavormap
