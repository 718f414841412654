// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "badreplies.h"
#include "foreignwrites.h"
#include "sentences.h"

#include "edit/changeplan.h"

/// What is said of names, of what Apply finds on the server, and of an Apply that may not begin.
namespace flavormap::applysentences {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Fault = WireFault;

inline Result<void> create(FaultyWorkspace& at, const QString& name)
{
    return at.session().create(ImageType(name), u"New"_s);
}

inline void namesThatBreakTheRule(Sentences& said)
{
    FaultyWorkspace at;
    said.tell(u"no name"_s, create(at, {}), Kind::Invalid, {}, u"type 1 to 255 letters"_s);
    for (const QString& name : {u"a b"_s, u"a/b"_s, u"a%2Fb"_s, u"ü"_s, u"a\u202eb"_s})
        said.tell(u"wrong character"_s, create(at, name), Kind::Invalid, {name}, u"use only a to z"_s);
    said.tell(u"long name"_s, create(at, QString(256, u'a')), Kind::Invalid, {QString(24, u'a')},
        u"shorten it to at most 255"_s);
    for (const QString& name : {u"."_s, u".."_s})
        said.tell(u"dots"_s, create(at, name), Kind::Invalid, {u'“' + name + u'”'}, u"choose another"_s);
}

inline void namesThatAreTaken(Sentences& said)
{
    FaultyWorkspace at;
    const QByteArray list
        = at.server.list().chopped(1) + ",{\"name\":\"a b\"},{\"name\":\"bad\",\"description\":\"\xff\"}]";
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, list));
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    const QString another = u"choose another name"_s;
    said.tell(u"taken name"_s, create(at, alpha), Kind::Invalid, {alpha}, another);
    said.tell(
        u"name that differs in case"_s, create(at, u"ALPHA"_s), Kind::Invalid, {u"ALPHA"_s, alpha}, another);
    said.tell(u"rename of the case"_s, at.session().rename(alpha, u"ALPHA"_s), Kind::Invalid,
        {u"ALPHA"_s, alpha}, another);
    said.tell(u"name of an unreadable one"_s, create(at, u"bad"_s), Kind::Invalid, {u"bad"_s},
        u"mend it on the server, or choose another name"_s);
    said.tell(u"edit of an unreadable one"_s,
        at.session().setCells({{u"a b"_s, googleImage, text("x")}}, u"Edit"_s), Kind::Invalid, {u"a b"_s},
        u"mend it on the server, then refresh"_s);
    said.tell(u"edit of none"_s, at.session().setCells({{delta, googleImage, text("x")}}, u"Edit"_s),
        Kind::Invalid, {delta}, u"refresh to see what there is"_s);
    at.stageDelete(alpha);
    said.tell(u"name that is to be deleted"_s, at.session().rename(beta, alpha), Kind::Invalid, {alpha},
        u"revert or apply that, or choose another name"_s);
    said.tell(u"edit of what is to be deleted"_s,
        at.session().setCells({{alpha, googleImage, text("x")}}, u"Edit"_s), Kind::Invalid, {alpha},
        u"revert that to change it"_s);
    at.stageRename(beta, u"beta2"_s);
    said.tell(u"name that is to be renamed"_s, create(at, beta), Kind::Invalid, {beta, u"beta2"_s},
        u"apply that first, or choose another name"_s);
    at.set(third, joyentImage, u"mine"_s);
    at.server.deleteBehindTheBack(third);
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    said.tell(u"rename of one that is gone"_s, at.session().rename(third, delta), Kind::Invalid, {third},
        u"resolve that conflict first"_s);
}

/// One thing that an Apply finds: what is staged and broken, and what is said of the first item.
class Found
{
public:
    Found(Sentences& said, QString cause, const SandboxOptions& options = threeTypes())
        : at(options)
        , m_said(said)
        , m_cause(std::move(cause))
    {
    }

    /// Also that an edit and an Apply succeed after it.
    void tell(Kind kind, const QStringList& names, const QString& nextStep)
    {
        const ApplyJob* job = at.applyAll();
        QVERIFY2(job, qPrintable(m_cause));
        m_said.tell(m_cause, job->items().at(0).error, kind, names, nextStep);
        at.server.onRequest({});
        at.proxy.clearFaults();
        if (at.session().readOnlyReason().isEmpty()) { // else it must be opened again
            QVERIFY(QCoro::waitFor(at.workspace->refresh()));
            QVERIFY(at.session().resolve({}, {}, Resolution::KeepMine));
        }
        expectWorkGoesOn(at);
    }

    FaultyWorkspace at;

private:
    Sentences& m_said;
    QString m_cause;
};

inline void whatOthersWrote(Sentences& said)
{
    const QString decide = u"keep mine or take theirs, then apply again"_s;
    {
        Found found(said, u"changed there before"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        theirs(found.at);
        found.tell(Kind::Conflict, {alpha}, decide);
    }
    {
        Found found(said, u"deleted there before"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        found.at.server.deleteBehindTheBack(alpha);
        found.tell(Kind::Conflict, {alpha}, decide);
    }
    {
        Found found(said, u"created there before"_s);
        found.at.stageCreate("mine");
        theirs(found.at, delta, R"({"name":"delta","providermap":{}})");
        found.tell(Kind::Conflict, {delta}, decide);
    }
    {
        Found found(said, u"changed there after"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        atRequest(found.at, "GET", 1, [&] { theirs(found.at); });
        found.tell(Kind::Conflict, {alpha}, decide);
    }
    {
        Found found(said, u"deleted there after"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        atRequest(found.at, "GET", 1, [&] { found.at.server.deleteBehindTheBack(alpha); });
        found.tell(Kind::Conflict, {alpha}, decide);
    }
    {
        Found found(said, u"brought back there after"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        QByteArray before = alphaWith("g-1");
        before.replace("\"A\"", "\"theirs\"");
        atRequest(found.at, "GET", 1, [&] { theirs(found.at, alpha, before); });
        found.tell(Kind::Conflict, {alpha}, u"look at it and apply again"_s);
    }
    {
        Found found(said, u"there again after it was deleted"_s);
        found.at.stageDelete(alpha);
        atRequest(found.at, "GET", 1, [&] { theirs(found.at); });
        found.tell(Kind::Conflict, {alpha}, u"decide again"_s);
    }
    {
        SandboxOptions options = threeTypes();
        options.caseInsensitiveNames = true;
        Found found(said, u"one name there, whatever its case"_s, options);
        found.at.set(alpha, googleImage, u"mine"_s);
        theirs(found.at, u"ALPHA"_s, R"({"name":"ALPHA","providermap":{}})");
        const ApplyJob* job = found.at.applyAll();
        QVERIFY(job);
        said.tell(u"one name there, whatever its case"_s, job->items().at(0).error, Kind::Conflict,
            {u"ALPHA"_s, alpha}, u"Refresh, and edit it under that name"_s);
    }
}

inline void whatIsNotAsItWasSent(Sentences& said)
{
    const auto address = [](const Found& found) { return found.at.endpoint.shownAddress(); };
    {
        Found found(said, u"not there, but listed"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        found.at.proxy.on(
            {.pathPrefix = "/v2/imagetypes/", .times = -1}, Fault::answer(404, "no", "X-A: 1\r\n"));
        found.tell(Kind::BadReply, {alpha}, u"refresh and look again"_s);
    }
    for (const QByteArray method : {"PUT", "POST", "DELETE"}) {
        Found found(said, u"answered well, but nothing done: "_s + QString::fromLatin1(method));
        stageFor(found.at, method);
        found.at.proxy.on({.method = method}, Fault::answer(200, ""));
        found.tell(Kind::BadReply, {nameFor(method), address(found)},
            u"see what answers at this address, then apply again"_s);
    }
    for (const QByteArray method : {"PUT", "POST"}) {
        Found found(said, u"reply lost, and not done: "_s + QString::fromLatin1(method));
        stageFor(found.at, method);
        found.at.proxy.on({.method = method}, Fault::cutBeforeReply().withoutServer());
        found.tell(Kind::OutcomeUnknown, {nameFor(method), address(found)}, u"is not sent again by itself"_s);
    }
    {
        Found found(said, u"can't be read after it was sent"_s);
        found.at.set(alpha, googleImage, u"mine"_s);
        found.at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/alpha", .skip = 1, .times = -1},
            Fault::answer(500, "no"));
        found.tell(Kind::OutcomeUnknown, {alpha, address(found)}, u"refresh to see what became of it"_s);
    }
    {
        Found found(said, u"rename that may not delete"_s);
        found.at.stageRename(beta, u"beta2"_s);
        found.at.proxy.on({.method = "DELETE"}, Fault::answer(403, "no"));
        found.tell(Kind::Denied, {u"beta2"_s, beta, address(found)}, u"connect as the user admin"_s);
    }
    {
        Found found(said, u"rename whose end is not known"_s);
        found.at.stageRename(beta, u"beta2"_s);
        found.at.proxy.on({.method = "DELETE"}, Fault::cutBeforeReply());
        found.at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/beta", .skip = 4, .times = -1},
            Fault::answer(500, "no"));
        found.tell(Kind::OutcomeUnknown, {u"beta2"_s, beta, address(found)}, u"refresh to see what became"_s);
    }
}

/// The server refuses a write. That any other body says the same: tst_badreplies.
inline void refusedWrites(Sentences& said)
{
    struct Refusal
    {
        int status;
        QString cause;
        Kind kind;
        QString nextStep;
    };
    const QList<Refusal> refusals{{401, u"401"_s, Kind::Denied, u"check Tenant, User and API key"_s},
        {403, u"403, writing"_s, Kind::Denied, u"connect as the user admin"_s},
        {404, u"404 in Apply"_s, Kind::NotFound, u"refresh to see"_s},
        {409, u"409 in Apply"_s, Kind::Conflict, u"refresh to see"_s},
        {500, u"500 in Apply"_s, Kind::ServerFault, u"read it again"_s}};
    for (const auto& [status, cause, kind, nextStep] : refusals) {
        for (const QByteArray method : {"PUT", "POST", "DELETE"}) {
            for (const QByteArray& body : {QByteArray("no"), html}) {
                const bool isPage = body == html && status != 401 && status < 500;
                // What was read again is said too.
                const bool isReadAgain = isPage || status >= 404;
                const QString again = !isReadAgain ? QString()
                    : method == "POST"             ? u", not there"_s
                                                   : u", as it was"_s;
                Found found(said, (isPage ? u"web page in Apply"_s : cause) + again);
                stageFor(found.at, method);
                found.at.proxy.on({.method = method}, Fault::answer(status, body, "X-A: 1\r\n"));
                QStringList names{found.at.endpoint.shownAddress()};
                if (status != 401)
                    names += nameFor(method);
                found.tell(isPage ? Kind::BadReply : kind, names,
                    isPage ? u"check the port and the path"_s : nextStep);
            }
        }
    }
}

inline void appliesThatMayNotBegin(Sentences& said)
{
    const auto apply = [](FaultyWorkspace& at, const ChangePlan& plan) {
        return QCoro::waitFor(at.workspace->apply(plan, {alpha}));
    };
    {
        FaultyWorkspace at;
        at.set(alpha, googleImage, u"mine"_s);
        const ChangePlan reviewed = at.workspace->plan();
        at.set(alpha, googleImage, u"other"_s);
        said.tell(u"edited after the review"_s, apply(at, reviewed), Kind::Conflict, {alpha},
            u"Look at the review"_s);
        said.tell(u"nothing chosen"_s, QCoro::waitFor(at.workspace->apply(at.workspace->plan(), {})),
            Kind::Invalid, {}, u"Tick a change"_s);
        at.proxy.on({.method = "PUT"}, Fault::holdBeforeServer());
        const ApplyJob* job = at.beginToApply();
        QTRY_COMPARE(at.proxy.heldCount(), 1);
        const QString name = at.workspace->connection().name;
        said.tell(u"an Apply is running"_s, apply(at, at.workspace->plan()), Kind::Invalid, {name},
            u"Wait for its end, or cancel it"_s);
        said.tell(u"refresh during an Apply"_s, QCoro::waitFor(at.workspace->refresh()), Kind::Invalid, {},
            u"Refresh when it has ended"_s);
        said.tell(u"edit of what is being applied"_s,
            at.session().setCells({{alpha, googleImage, text("x")}}, u"Edit"_s), Kind::Invalid, {alpha},
            u"wait for it to end, then change it"_s);
        said.tell(u"name of what is being applied"_s, create(at, alpha), Kind::Invalid, {alpha},
            u"wait for it to end, or choose another name"_s);
        at.proxy.release();
        QTRY_VERIFY(!job->isRunning());
        at.proxy.on({.method = "PUT"}, Fault::answer(403, "no"));
        at.set(alpha, googleImage, u"last"_s);
        QVERIFY(at.applyAll());
        said.tell(u"refused to write before"_s, apply(at, at.workspace->plan()), Kind::Invalid, {name},
            u"connect as the user admin"_s);
        expectWorkGoesOn(at);
    }
    {
        FaultyWorkspace at;
        at.set(alpha, googleImage, u"mine"_s);
        at.close();
        at.proxy.refuse();
        at.open();
        said.tell(u"nothing was read"_s, apply(at, at.workspace->plan()), Kind::Invalid,
            {at.workspace->connection().name}, u"Refresh first"_s);
        at.proxy.listenAgain();
        expectWorkGoesOn(at);
    }
}

} // namespace flavormap::applysentences
