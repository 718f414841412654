// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace flavormap {

/// One raw exchange of a contract file; its format is told at the top of
/// tests/sandbox/data/contract-server.txt.
struct ContractExchange
{
    enum class Body : quint8 { Exact, Holds, NotEmpty };

    QString title;
    QByteArray sent;
    QByteArray statusLine;     ///< empty: no reply is expected (never, leaves, closes)
    QList<QByteArray> headers; ///< sorted
    Body bodyIs = Body::Exact;
    QByteArray body;
    bool never = false;
    bool leaves = false;
    bool closes = false;
    bool alone = false;
    bool closed = false;
};

struct ContractGroup
{
    QString title;
    QStringList options;
    QByteArray serves;
    QList<ContractExchange> exchanges;
};

/// Reads a contract file as it is for one dialect ("server", "page"); `trouble` says what can't be
/// understood, with its line.
QList<ContractGroup> readContract(const QString& path, const QByteArray& dialect, QString* trouble);

} // namespace flavormap
