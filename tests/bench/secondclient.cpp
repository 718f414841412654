// SPDX-License-Identifier: GPL-3.0-or-later
#include "secondclient.h"

#include "domain/imagetypecodec.h"

#include <QFile>
#include <QProcess>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

SecondClient::SecondClient(const QString& address, const QString& folder)
    : m_address(address)
    , m_file(folder + u"/second-client.curl"_s)
{
}

void SecondClient::add(const QByteArray& method, const QString& name, const ImageType* body)
{
    QByteArray request = "silent\nshow-error\noutput = \"/dev/null\"\nwrite-out = \"%{http_code}\\n\"\n"
                         "header = \"Coopr-UserID: admin\"\nheader = \"Coopr-TenantID: superadmin\"\n"
                         "header = \"Content-Type: application/json\"\n";
    request += "request = \"" + method + "\"\n";
    request += "url = \"" + m_address.toUtf8() + "/v2/imagetypes" + (name.isEmpty() ? "" : "/")
        + name.toUtf8() + "\"\n";
    if (body) {
        QByteArray json = ImageTypeCodec::requestBody(*body, ImageTypeCodec::Style::Compact);
        json.replace('\\', "\\\\").replace('"', "\\\"");
        request += "data-raw = \"" + json + "\"\n";
    }
    m_requests += request;
}

void SecondClient::send()
{
    QFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_requests.join("next\n")) < 0 || !file.flush())
        qFatal("the second client has no file");
    QProcess curl;
    curl.start(u"curl"_s, {u"-K"_s, m_file});
    if (!curl.waitForFinished(60'000))
        qFatal("the second client did not end");
    QByteArrayList codes = curl.readAllStandardOutput().split('\n');
    codes.removeAll({});
    if (codes.size() != m_requests.size() || codes.count("200") != codes.size())
        qFatal("the second client was refused: %s", curl.readAllStandardError().constData());
    m_requests.clear();
}

} // namespace flavormap
