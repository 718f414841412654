// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace flavormap {

Certificates::Files Certificates::authority(const QString& name)
{
    const Files files{path(name + u".pem"_s), path(name + u".key"_s)};
    run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
        u"-nodes"_s, u"-days"_s, u"3650"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
        u"keyUsage=critical,keyCertSign"_s, u"-keyout"_s, files.key, u"-out"_s, files.certificate});
    return files;
}

Certificates::Files Certificates::selfSigned(const QString& name, const QString& alternativeNames)
{
    const Files files{path(name + u".pem"_s), path(name + u".key"_s)};
    run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
        u"-nodes"_s, u"-days"_s, u"3650"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
        u"subjectAltName="_s + alternativeNames, u"-keyout"_s, files.key, u"-out"_s, files.certificate});
    return files;
}

Certificates::Files Certificates::issue(
    const QString& name, const QString& alternativeNames, const Files& by, const Validity& validity)
{
    const Files files{path(name + u".pem"_s), path(name + u".key"_s)};
    const QString request = path(name + u".csr"_s);
    const QString number = QString::number(++m_count);
    run({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
        u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, files.key, u"-out"_s, request});
    // "openssl ca" is the one that takes dates of the past.
    write(u"index"_s + number, {});
    write(u"serial"_s + number, "0" + QByteArray::number(m_count) + "\n");
    write(u"ca"_s + number,
        "[ca]\ndefault_ca=us\n[us]\nnew_certs_dir=" + m_folder.path().toUtf8() + "\ndatabase="
            + path(u"index"_s + number).toUtf8() + "\nserial=" + path(u"serial"_s + number).toUtf8()
            + "\ndefault_md=sha256\npolicy=any\nx509_extensions=more\n[any]\ncommonName=supplied\n"
              "[more]\nsubjectAltName="
            + alternativeNames.toUtf8() + '\n');
    run({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, path(u"ca"_s + number), u"-cert"_s, by.certificate,
        u"-keyfile"_s, by.key, u"-startdate"_s, validity.from, u"-enddate"_s, validity.to, u"-in"_s, request,
        u"-out"_s, files.certificate});
    return files;
}

void Certificates::write(const QString& name, const QByteArray& text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s can't be written", qPrintable(file.fileName()));
}

void Certificates::run(const QStringList& arguments) const
{
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')), openssl.readAll().constData());
}

} // namespace flavormap
