// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace flavormap {

/// The body of a write, readable once. It is sequential and can't be rewound: that alone keeps
/// QNetworkAccessManager from silently sending a POST, PUT or DELETE again when a connection dies
/// (QT-FACTS.md 1). An empty body needs one too.
///
/// The price: QNetworkAccessManager sends a body of more than 16 KB in pieces, and between two of them its
/// socket can wait for the other side's acknowledgement (Nagle; 44 ms against a server that delays it). Its
/// sockets are out of reach, so there is no LowDelayOption. An image type is far smaller.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(QByteArray bytes, QObject* parent = nullptr);

    /// A part was handed out. Qt sends a request's header together with the first part of its body, so as
    /// long as this is false and the body is not empty, nothing has left.
    bool isBegun() const { return m_begun; }
    /// All of it was handed out.
    bool isUsedUp() const { return m_position == m_bytes.size(); }
    /// From now on nothing is handed out any more.
    void shut() { m_shut = true; }

    bool isSequential() const override { return true; }
    bool reset() override;
    qint64 bytesAvailable() const override;

Q_SIGNALS:
    /// Some of it was taken: the upload moves.
    void taken();

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_begun = false;
    bool m_shut = false;
};

} // namespace flavormap
