// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tlsserver.h"

#include "support/httpframe.h"

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
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TlsServer::takeConnections);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("can't listen");
}

void TlsServer::takeConnections()
{
    while (auto* socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection())) {
        ++m_secureConnections;
        m_protocols.append(socket->sslConfiguration().nextNegotiatedProtocol());
        connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, request = QByteArray()]() mutable { take(*socket, request); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void TlsServer::take(QSslSocket& socket, QByteArray& request)
{
    const QByteArray bytes = socket.readAll();
    m_received += bytes;
    request += bytes;
    const auto frame = HttpFrame::of(request, false);
    if (!frame || !frame->isWholeIn(request))
        return;
    m_methods.append(request.first(request.indexOf(' ')));
    request.clear();
    if (m_methods.constLast() == m_leaveAfter)
        socket.abort();
    else
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
}

int TlsServer::requestCount(const QByteArray& method) const
{
    return int(m_methods.count(method));
}

} // namespace flavormap

#include "moc_tlsserver.cpp"
