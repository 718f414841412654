// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogueparser.h"

#include "domain/catalogueindex.h"
#include "domain/cataloguereader.h"

#include <QCoreApplication>

namespace flavormap {

namespace {

constexpr qsizetype largestReply = qsizetype(512) << 20;

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

tl::unexpected<Error> badReply(QString message, const QByteArray& reply, qsizetype position)
{
    return failure(Error::Kind::BadReply, std::move(message), placeText(reply, position));
}

/// Why a reply does not even begin as a list.
tl::unexpected<Error> notAList(const QByteArray& reply)
{
    JsonReader reader(std::string_view(reply.constData(), size_t(reply.size())));
    if (reader.atEnd()) {
        return badReply(
            tr("The server answered the list of image types with nothing at all: refresh, and check the "
               "connection's server URL if it stays so."),
            reply, 0);
    }
    if (reader.peek() == '<') {
        return badReply(
            tr("The server answered the list of image types with a web page: check that the connection's "
               "server URL is that of a Coopr server."),
            reply, reader.position());
    }
    const qsizetype begin = reader.position();
    std::string_view token;
    if (reader.value(token) && reader.atEnd()) {
        return badReply(
            tr("The server answered the list of image types with JSON that is no list: check that the "
               "connection's server URL is that of a Coopr server."),
            reply, begin);
    }
    return badReply(
        tr("The server answered the list of image types with text that is not JSON: check that the "
           "connection's server URL is that of a Coopr server."),
        reply, begin);
}

tl::unexpected<Error> brokenList(const QByteArray& reply, const JsonReader& reader)
{
    switch (reader.problem()) {
    case JsonReader::Problem::UnexpectedEnd:
        return badReply(tr("The list of image types broke off after %1 bytes: refresh to read it again.")
                            .arg(reply.size()),
            reply, reader.position());
    case JsonReader::Problem::TrailingContent:
        return badReply(
            tr("More follows after the end of the list of image types: refresh, and look at what stands "
               "between this computer and the server if it stays so."),
            reply, reader.position());
    default:
        return badReply(tr("The list of image types is not valid JSON (%1): refresh, and show the details to "
                           "who runs the "
                           "server if it stays so.")
                            .arg(problemText(reader.problem())),
            reply, reader.position());
    }
}

} // namespace

CatalogueParser::CatalogueParser() = default;
CatalogueParser::~CatalogueParser() = default;

void CatalogueParser::readAhead(const QByteArray& reply, qsizetype available)
{
    if (!m_reader)
        m_reader = std::make_unique<CatalogueReader>(reply);
    m_reader->readAhead(available);
}

Result<std::shared_ptr<const Catalogue>> CatalogueParser::finish(QByteArray reply)
{
    if (reply.size() > largestReply) {
        return failure(Error::Kind::BadReply,
            tr("The list of image types is larger than 512 MiB, which is more than this program reads: check "
               "that the "
               "connection's server URL is that of a Coopr server."));
    }
    // Other bytes than those that were read ahead are read from the beginning.
    if (!m_reader || m_reader->reply().constData() != reply.constData())
        m_reader = std::make_unique<CatalogueReader>(reply);
    if (JsonReader(std::string_view(reply.constData(), size_t(reply.size()))).peek() != '[')
        return notAList(reply);
    if (!m_reader->finish()) {
        if (!m_reader->hasTooManyRows())
            return brokenList(reply, m_reader->reader());
        return failure(Error::Kind::BadReply,
            tr("The list holds more than a million image types, which is more than this program reads: check "
               "that the connection's server URL is that of a Coopr server."));
    }
    return CatalogueIndex(m_reader->takeData(), m_reader->columns()).build();
}

} // namespace flavormap
