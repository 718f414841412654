// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

namespace flavormap {

class CatalogueReader;

/// Makes a Catalogue of a list reply, beginning while the reply still comes in. Safe on any thread, on one at
/// a time.
class CatalogueParser
{
public:
    CatalogueParser();
    ~CatalogueParser();

    /// Reads what is whole in the first `available` bytes. The reply has its final size from the first call
    /// on, and its bytes stay where they are; those behind `available` may still be written by another
    /// thread.
    void readAhead(const QByteArray& reply, qsizetype available);
    /// All bytes are there: reads the rest. `reply` is kept; errors as Catalogue::parse(). Not to be called
    /// again.
    Result<std::shared_ptr<const Catalogue>> finish(QByteArray reply);

private:
    std::unique_ptr<CatalogueReader> m_reader;
};

} // namespace flavormap
