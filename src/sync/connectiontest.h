// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace flavormap {

/// Tries a connection step by step and names the one that fails. Reads only, never writes.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    enum class Step : quint8 { Address, Reach, Tls, Http, SignIn, Catalogue };
    static constexpr int stepCount = 6;

    struct Outcome
    {
        std::optional<Step> failedAt;
        std::optional<Error> error;
        int imageTypes = 0; ///< of a catalogue that was read
        QString mayWrite;   ///< "probably may write" for admin, "may not write" for others
        QString keySeen;    ///< "sent; this server may not check it", or "none sent"
        qint64 milliseconds = 0;
    };

    explicit ConnectionTest(QObject* parent = nullptr);

    /// `address` as typed; the rest of `endpoint` as given. Tls is not needed for http.
    QCoro::Task<Outcome> run(QString address, Endpoint endpoint, std::stop_token stop = {});

Q_SIGNALS:
    void stepStarted(flavormap::ConnectionTest::Step step);
    void stepPassed(flavormap::ConnectionTest::Step step);
    void stepNotNeeded(flavormap::ConnectionTest::Step step);
};

} // namespace flavormap
