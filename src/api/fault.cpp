// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/fault.h"

#include "api/words.h"

#include <QLocale>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

using Cause = Fault::Cause;

QString seconds(qint64 milliseconds)
{
    return Words::tr("%1 s").arg(QLocale::c().toString(static_cast<double>(milliseconds) / 1000.0, 'g', 4));
}

/// What happened, without a full stop. It begins the sentence.
QString clause(const Fault& fault, const FaultPlace& place)
{
    const QString& address = place.address;
    switch (fault.cause) {
    case Cause::Refused:
        return Words::tr("%1 refuses connections").arg(address);
    case Cause::HostNotFound:
        return Words::tr("No computer named %1 was found for %2").arg(place.host, address);
    case Cause::NoRoute:
        return Words::tr("%1 can't be reached (%2)").arg(address, fault.words);
    case Cause::ConnectTimeOut:
        return Words::tr("%1 did not accept a connection within %2")
            .arg(address, seconds(fault.milliseconds));
    case Cause::SecureTimeOut:
        return Words::tr("No secure connection to %1 was made within %2")
            .arg(address, seconds(fault.milliseconds));
    case Cause::BrokeBeforeRequest:
        return Words::tr("%1 closed the connection before the request could be sent").arg(address);
    case Cause::BrokeNoReply:
        return Words::tr("%1 closed the connection without an answer").arg(address);
    case Cause::BrokeInReply:
        return Words::tr("%1 broke off in the middle of its answer").arg(address);
    case Cause::Truncated:
        return Words::tr("The answer of %1 ends after %2 of %3 bytes")
            .arg(address)
            .arg(fault.bytes)
            .arg(fault.limit);
    case Cause::UploadStalled:
        return Words::tr("%1 has taken nothing more of the request for %2")
            .arg(address, seconds(fault.milliseconds));
    case Cause::NoAnswer:
        return Words::tr("%1 took the request and has not answered for %2")
            .arg(address, seconds(fault.milliseconds));
    case Cause::Stalled:
        return Words::tr("%1 went silent for %2 in the middle of its answer")
            .arg(address, seconds(fault.milliseconds));
    case Cause::PastDeadline:
        return Words::tr("%1 had not finished its answer after %2").arg(address, seconds(fault.milliseconds));
    case Cause::TooSlow:
        return Words::tr("%1 sends its list slower than %2 bytes a second").arg(address).arg(fault.limit);
    case Cause::NotHttp:
        return Words::tr("What listens at %1 does not speak HTTP").arg(address);
    case Cause::TooLarge:
        return Words::tr("The answer of %1 is larger than %2")
            .arg(address, QLocale::c().formattedDataSize(fault.limit, 0));
    case Cause::Compressed:
        return Words::tr("%1 answers in a compressed form (%2)").arg(address, fault.words);
    case Cause::RedirectSame:
        return Words::tr("%1 sends the request on to another path, %2").arg(address, fault.words);
    case Cause::RedirectOther:
        return Words::tr("%1 sends the request on to another server, %2").arg(address, fault.words);
    case Cause::Tls:
        return fault.words;
    case Cause::Cancelled:
        return Words::tr("The request to %1 was cancelled").arg(address);
    case Cause::Closed:
        return Words::tr("The connection to %1 was closed here before the answer came").arg(address);
    }
    return {};
}

/// What to do next, for a request that changed nothing.
QString nextStep(const Fault& fault)
{
    switch (fault.cause) {
    case Cause::Refused:
        return Words::tr("check the address and the port, and that the server is running");
    case Cause::HostNotFound:
        return Words::tr("check the spelling of the host name in the connection");
    case Cause::NoRoute:
        return Words::tr("check this computer's network and the way to that host");
    case Cause::ConnectTimeOut:
        return Words::tr("check the address, and whether a firewall is in between");
    case Cause::SecureTimeOut:
        return Words::tr(
            "see whether the address should start with http://, and whether a firewall is in between");
    case Cause::BrokeBeforeRequest:
        return Words::tr("see whether http:// or https:// is right for that port, then try again");
    case Cause::BrokeNoReply:
        return Words::tr("try again; if it stays so, see whether the address should start with http:// or "
                         "https://, and look at the server's log");
    case Cause::BrokeInReply:
        return Words::tr("try again, and check the network if it stays so");
    case Cause::Truncated:
        return Words::tr("try again, and check what stands between here and the server");
    case Cause::UploadStalled:
        return Words::tr("check the network, then send it again");
    case Cause::NoAnswer:
        return Words::tr(
            "see whether the server is well and the address should start with https://, then try again");
    case Cause::Stalled:
        return Words::tr("check the network, then try again");
    case Cause::PastDeadline:
        return Words::tr("try again later, or set a longer time-out in the connection");
    case Cause::TooSlow:
        return Words::tr("try again over a faster network, or set a longer time-out in the connection");
    case Cause::NotHttp:
        return Words::tr("check the port in the connection, usually 55054, and whether the address should "
                         "start with https://");
    case Cause::TooLarge:
        return Words::tr("check that the address is a Coopr server's");
    case Cause::Compressed:
        return Words::tr("switch compression off in the gateway in front of the server");
    case Cause::RedirectSame:
        return Words::tr("if that is right, enter the new path in the connection");
    case Cause::RedirectOther:
        return Words::tr(
            "the key was not sent there; if that server is right, enter its address in the connection");
    case Cause::Tls:
        return fault.advice;
    case Cause::Cancelled:
        return Words::tr("start it again when you want");
    case Cause::Closed:
        return Words::tr("open the connection again to go on");
    }
    return {};
}

Error::Kind kind(Cause cause)
{
    switch (cause) {
    case Cause::Refused:
    case Cause::HostNotFound:
    case Cause::NoRoute:
    case Cause::BrokeBeforeRequest:
    case Cause::BrokeNoReply:
        return Error::Kind::Unreachable;
    case Cause::ConnectTimeOut:
    case Cause::SecureTimeOut:
    case Cause::UploadStalled:
    case Cause::NoAnswer:
    case Cause::Stalled:
    case Cause::PastDeadline:
    case Cause::TooSlow:
        return Error::Kind::TimedOut;
    case Cause::Tls:
        return Error::Kind::Tls;
    case Cause::Cancelled:
    case Cause::Closed:
        return Error::Kind::Cancelled;
    default:
        return Error::Kind::BadReply;
    }
}

Error::Reached reached(Cause cause)
{
    switch (cause) {
    case Cause::Refused:
    case Cause::HostNotFound:
    case Cause::NoRoute:
    case Cause::ConnectTimeOut:
    case Cause::Cancelled:
    case Cause::Closed:
        return Error::Reached::Nothing;
    case Cause::SecureTimeOut:
    case Cause::BrokeBeforeRequest:
    case Cause::Tls:
        return Error::Reached::Connection;
    default:
        return Error::Reached::Server;
    }
}

} // namespace

Error toError(const Fault& fault, const FaultPlace& place)
{
    const QString what = clause(fault, place);
    if (place.mayHaveLeft) {
        return {Error::Kind::OutcomeUnknown,
            Words::tr("%1, so it is not known whether %2 was done: read it again before anything else.")
                .arg(what, place.request),
            fault.words};
    }
    return {kind(fault.cause), Words::tr("%1: %2.").arg(what, nextStep(fault)), fault.words,
        reached(fault.cause)};
}

} // namespace flavormap
