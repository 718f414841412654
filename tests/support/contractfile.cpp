// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/contractfile.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
/// {x*4100} and @admin.
QByteArray expanded(const QByteArray& line)
{
    if (line == "@admin")
        return "Coopr-UserID: admin\r\nCoopr-TenantID: superadmin\r\nCoopr-ApiKey: any";
    static const QRegularExpression repeat(u"\\{(.)\\*(\\d+)\\}"_s);
    const auto match = repeat.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return line;
    QByteArray result = line;
    return result.replace(
        match.captured(0).toUtf8(), match.captured(1).toUtf8().repeated(match.captured(2).toInt()));
}

QByteArray request(const QList<QByteArray>& lines)
{
    const auto headEnd = lines.indexOf(QByteArray());
    QByteArray head = lines.first(headEnd < 0 ? lines.size() : headEnd).join("\r\n") + "\r\n\r\n";
    const QByteArray body = headEnd < 0 ? QByteArray() : lines.sliced(headEnd + 1).join("\r\n");
    return head.replace("{length}", QByteArray::number(body.size())) + body;
}

/// "Content-Length: *" stands for the length of the body that comes.
QList<QByteArray> usualHeaders(const QByteArray& line)
{
    const QByteArray keepAlive = "Connection: keep-alive";
    if (line == "@empty")
        return {"Content-Length: 0", keepAlive};
    if (line == "@json")
        return {"Content-Type: application/json", "Content-Length: *", keepAlive};
    if (line == "@text")
        return {"Content-Type: text/plain; charset=UTF-8", "Content-Length: *", keepAlive};
    return {line};
}

class Reader
{
public:
    bool read(const QByteArray& line);
    QList<ContractGroup> finish();

private:
    bool readMark(const QByteArray& line);
    bool readReply(const QByteArray& line);
    void endExchange();
    ContractExchange& exchange() { return m_groups.last().exchanges.last(); }

    QList<ContractGroup> m_groups;
    QList<QByteArray> m_sent;
    QList<QByteArray> m_body;
    bool m_open = false; ///< an exchange has begun
    bool m_inBody = false;
};

bool Reader::read(const QByteArray& line)
{
    if (line.startsWith("== ")) {
        endExchange();
        m_groups.append(ContractGroup{QString::fromUtf8(line.sliced(3)), {}, "[]", {}});
    } else if (line.startsWith("-- ") && !m_groups.isEmpty()) {
        endExchange();
        m_groups.last().exchanges.append(ContractExchange{});
        exchange().title = QString::fromUtf8(line.sliced(3));
        m_open = true;
    } else if (m_open && line.startsWith('>')) {
        m_sent.append(expanded(line.sliced(std::min<qsizetype>(2, line.size()))));
    } else if (m_open && line.startsWith('<')) {
        return readReply(line);
    } else {
        return line.isEmpty() || line.startsWith('#') || readMark(line);
    }
    return true;
}

bool Reader::readMark(const QByteArray& line)
{
    if (!m_open && line.startsWith("serves: ") && !m_groups.isEmpty())
        m_groups.last().serves = line.sliced(8);
    else if (!m_open && line.startsWith("options: ") && !m_groups.isEmpty())
        m_groups.last().options = QString::fromUtf8(line.sliced(9)).split(u' ');
    else if (m_open && line == "never")
        exchange().never = true;
    else if (m_open && line == "leaves")
        exchange().leaves = true;
    else if (m_open && line == "closes")
        exchange().closes = true;
    else if (m_open && line == "alone")
        exchange().alone = true;
    else if (m_open && line == "closed")
        exchange().closed = true;
    else
        return false;
    return true;
}

bool Reader::readReply(const QByteArray& line)
{
    ContractExchange& current = exchange();
    const QByteArray text = line.sliced(std::min<qsizetype>(2, line.size()));
    if (current.statusLine.isEmpty()) {
        current.statusLine = text;
    } else if (line == "<*") {
        current.bodyIs = ContractExchange::Body::NotEmpty;
    } else if (line.startsWith("<~ ")) {
        current.bodyIs = ContractExchange::Body::Holds;
        m_body.append(line.sliced(3));
    } else if (m_inBody) {
        m_body.append(text);
    } else if (text.isEmpty()) {
        m_inBody = true;
    } else {
        current.headers += usualHeaders(text);
    }
    return true;
}

void Reader::endExchange()
{
    if (m_open) {
        ContractExchange& current = exchange();
        current.sent = request(m_sent);
        current.body = m_body.join('\n');
        std::sort(current.headers.begin(), current.headers.end());
    }
    m_sent.clear();
    m_body.clear();
    m_open = false;
    m_inBody = false;
}

QList<ContractGroup> Reader::finish()
{
    endExchange();
    return m_groups;
}
} // namespace

QList<ContractGroup> readContract(const QString& path, const QByteArray& dialect, QString* trouble)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *trouble = path + u": "_s + file.errorString();
        return {};
    }
    Reader reader;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArray line = lines[i];
        const bool isOneDialects = line.startsWith("server: ") || line.startsWith("page: ");
        if (isOneDialects && !line.startsWith(dialect + ": "))
            continue;
        if (isOneDialects)
            line.remove(0, dialect.size() + 2);
        if (!reader.read(line))
            *trouble = u"%1:%2: %3"_s.arg(path).arg(i + 1).arg(QString::fromUtf8(lines[i]));
    }
    return reader.finish();
}

} // namespace flavormap
