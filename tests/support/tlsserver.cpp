// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tlsserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace flavormap {

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qPrintable(path));
    return file.readAll();
}

} // namespace

TlsServer::TlsServer(const Certificates::Files& files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(contents(files.certificate)));
    configuration.setPrivateKey(QSslKey(contents(files.key), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TlsServer::takeConnections);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("can't listen");
}

void TlsServer::takeConnections()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_secureConnections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray bytes = socket->readAll();
            m_received += bytes;
            if (bytes.endsWith("\r\n\r\n")) // all that is asked here are reads
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

} // namespace flavormap

#include "moc_tlsserver.cpp"
