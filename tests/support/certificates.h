// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace flavormap {

/// Authorities and certificates, made by the openssl command in a temporary folder that lives as long as
/// this.
class Certificates
{
public:
    /// Of a certificate: the files, PEM.
    struct Files
    {
        QString certificate;
        QString key;
    };
    /// As openssl writes it: YYYYMMDDHHMMSSZ.
    struct Validity
    {
        QString from;
        QString to;
    };

    /// Ends the program when openssl fails.
    Files authority(const QString& name);
    /// `alternativeNames` as openssl takes them: "IP:127.0.0.1,DNS:localhost".
    Files issue(const QString& name, const QString& alternativeNames, const Files& by,
        const Validity& validity = {QStringLiteral("20200101000000Z"), QStringLiteral("20991231235959Z")});
    Files selfSigned(const QString& name, const QString& alternativeNames);

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text) const;
    void run(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    int m_count = 0;
};

} // namespace flavormap
