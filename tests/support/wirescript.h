// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/wirefault.h"

#include <QList>

namespace flavormap {

/// Which fault each request gets, and what was seen. Not safe from several threads: FaultProxy guards it.
class WireScript
{
public:
    /// A request takes the first match that fits and is not used up; without one it passes.
    void add(const WireMatch& match, const WireFault& fault) { m_rules.append({match, fault, 0}); }
    void clear() { m_rules.clear(); }

    WireFault take(const WireRequest& request);

    qsizetype begin(const WireRequest& request);
    WireRequest& request(qsizetype number) { return m_log[number]; }
    const QList<WireRequest>& log() const { return m_log; }

private:
    struct Rule
    {
        WireMatch match;
        WireFault fault;
        int seen;
    };

    QList<Rule> m_rules;
    QList<WireRequest> m_log;
};

bool fits(const WireRequest& request, const QByteArray& method, const QByteArray& pathPrefix);

} // namespace flavormap
