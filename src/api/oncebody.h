// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace flavormap {

/// The body of a write, readable once. It is sequential and can't be rewound: that alone keeps
/// QNetworkAccessManager from silently sending a POST, PUT or DELETE again when a connection dies
/// (QT-FACTS.md 1). An empty body needs one too.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(QByteArray bytes, QObject* parent = nullptr);

    /// A part was handed out. Qt sends a request's header together with the first part of its body, so as
    /// long as this is false and the body is not empty, nothing has left.
    bool isBegun() const { return m_begun; }
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
