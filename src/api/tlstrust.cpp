// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/tlstrust.h"

#include "api/words.h"

#include <QFile>
#include <QSslCertificate>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

QString issuer(const QSslCertificate& certificate)
{
    QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    names += certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? Words::tr("an unnamed authority") : u'"' + names.join(u", "_s) + u'"';
}

QString subject(const QSslCertificate& certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    names += certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    return names.join(u", "_s);
}

Fault tlsFault(const QString& words, const QString& advice)
{
    return {.cause = Fault::Cause::Tls, .words = words, .advice = advice};
}

const QSslError* find(const QList<QSslError>& errors, std::initializer_list<QSslError::SslError> kinds)
{
    const auto found = std::find_if(errors.begin(), errors.end(), [&](const QSslError& error) {
        return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
    });
    return found == errors.end() ? nullptr : &*found;
}

} // namespace

Result<QSslConfiguration> TlsTrust::configuration(const QString& caFile, const QString& address)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (caFile.isEmpty()) {
        return configuration;
    }
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Tls,
            Words::tr("The CA file %1 for %2 can't be read: choose it again in the connection.")
                .arg(caFile, address),
            file.errorString());
    }
    const auto authorities = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (authorities.isEmpty()) {
        return failure(Error::Kind::Tls,
            Words::tr("The CA file %1 for %2 holds no certificate: choose a PEM file in the connection.")
                .arg(caFile, address));
    }
    configuration.setCaCertificates(authorities);
    return configuration;
}

Fault TlsTrust::fault(
    const QList<QSslError>& errors, const QString& errorString, const QString& address, const QString& host)
{
    using E = QSslError;
    if (const auto* error = find(errors, {E::CertificateExpired, E::CertificateNotYetValid})) {
        return tlsFault(Words::tr("The certificate of %1, issued by %2, is valid only from %3 to %4")
                            .arg(address, issuer(error->certificate()),
                                error->certificate().effectiveDate().toString(Qt::ISODate),
                                error->certificate().expiryDate().toString(Qt::ISODate)),
            Words::tr("have it renewed, or set this computer's clock"));
    }
    if (const auto* error = find(errors,
            {E::SelfSignedCertificate, E::SelfSignedCertificateInChain, E::UnableToGetIssuerCertificate,
                E::UnableToGetLocalIssuerCertificate, E::UnableToVerifyFirstCertificate,
                E::CertificateUntrusted, E::InvalidCaCertificate})) {
        return tlsFault(Words::tr("The certificate of %1 was issued by %2, which is not trusted here")
                            .arg(address, issuer(error->certificate())),
            Words::tr("if it is yours, choose that authority's CA file in the connection"));
    }
    if (const auto* error = find(errors, {E::HostNameMismatch})) {
        return tlsFault(Words::tr("The certificate of %1, issued by %2, is made out to %3 and not to %4")
                            .arg(address, issuer(error->certificate()), subject(error->certificate()), host),
            Words::tr("use a name that it is made out to as the address, or have it issued for this one"));
    }
    if (!errors.isEmpty()) {
        return tlsFault(Words::tr("The certificate of %1, issued by %2, is not accepted (%3)")
                            .arg(address, issuer(errors.first().certificate()), errors.first().errorString()),
            Words::tr("have it issued anew"));
    }
    return tlsFault(Words::tr("No secure connection to %1 could be made (%2)").arg(address, errorString),
        Words::tr(
            "see whether the address should start with http://, and which TLS versions the server speaks"));
}

} // namespace flavormap
