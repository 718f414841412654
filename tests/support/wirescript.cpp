// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wirescript.h"

namespace flavormap {

bool fits(const WireRequest& request, const QByteArray& method, const QByteArray& pathPrefix)
{
    return (method.isEmpty() || request.method == method) && request.target.startsWith(pathPrefix);
}

WireFault WireScript::take(const WireRequest& request)
{
    for (Rule& rule : m_rules) {
        const WireMatch& match = rule.match;
        if (!fits(request, match.method, match.pathPrefix)
            || (match.times >= 0 && rule.seen >= match.skip + match.times))
            continue;
        if (rule.seen++ >= match.skip)
            return rule.fault;
    }
    return WireFault::pass();
}

qsizetype WireScript::begin(const WireRequest& request)
{
    m_log.append(request);
    return m_log.size() - 1;
}

} // namespace flavormap
