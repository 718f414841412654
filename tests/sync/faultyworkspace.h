// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/faultproxy.h"
#include "support/openworkspace.h"

namespace flavormap {

inline const QString alpha = QStringLiteral("alpha");
inline const QString beta = QStringLiteral("beta");
inline const QString third = QStringLiteral("gamma");
inline const QString delta = QStringLiteral("delta"); ///< not on the server
inline const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));
inline const CellPath joyentImage = CellPath::entry(QStringLiteral("joyent"), QStringLiteral("image"));

inline SandboxOptions threeTypes()
{
    SandboxOptions options;
    options.imageTypesJson = R"([
 {"name":"alpha","description":"A","providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2"},"joyent":{"image":"j-2"}}},
 {"name":"gamma","description":"C","providermap":{"joyent":{"image":"j-3"}}}])";
    return options;
}

inline QByteArray alphaWith(const QByteArray& image)
{
    return R"({"name":"alpha","description":"A","providermap":{"google":{"image":")" + image
        + R"(","sshuser":"root"}}})";
}

inline Value text(const char* value)
{
    return Value::string(QString::fromUtf8(value));
}

inline bool isWrite(const WireRequest& request)
{
    return request.method != "GET";
}

/// A workspace whose way to the sandbox leads through a FaultProxy.
class FaultyWorkspace : public OpenWorkspace
{
public:
    explicit FaultyWorkspace(const SandboxOptions& options = threeTypes(),
        std::chrono::seconds timeout = std::chrono::seconds(10), bool openAtOnce = true)
        : OpenWorkspace(options, false)
        , proxy(server.port())
    {
        endpoint.base = QUrl(proxy.url().toString() + QStringLiteral("/v2"));
        endpoint.timeout = timeout;
        if (openAtOnce)
            open();
    }
    ~FaultyWorkspace()
    {
        proxy.clearFaults();
        proxy.release();
        close(); // while the proxy is there
    }

    /// One change of each kind, staged: update alpha, delete beta, create delta.
    void stageOneOfEach()
    {
        set(alpha, googleImage, QStringLiteral("mine"));
        stageDelete(beta);
        stageCreate("mine");
    }
    void stageDelete(const QString& name) { must(session().remove({name}, QStringLiteral("Delete"))); }
    void stageCreate(const char* image)
    {
        ImageType created(delta);
        created.setValue(CellPath::description(), text("D"));
        created.setValue(googleImage, text(image));
        must(session().create(created, QStringLiteral("New")));
    }
    void stageRename(const QString& from, const QString& to) { must(session().rename(from, to)); }

    /// Begins to apply all that is staged.
    ApplyJob* beginToApply()
    {
        QStringList names;
        for (const auto& [name, entry] : session().patch())
            names += name;
        const auto job = QCoro::waitFor(workspace->apply(workspace->plan(), names));
        if (!job)
            qFatal("%s", qPrintable(job.error().message));
        return *job;
    }

    /// Writes as the proxy saw them: "PUT /v2/imagetypes/alpha", in the order of their first bytes, from the
    /// request of this number on.
    QList<QByteArray> writes(qsizetype from = 0) const
    {
        QList<QByteArray> all;
        for (const WireRequest& request : proxy.requests().mid(from)) {
            if (isWrite(request))
                all += request.method + ' ' + request.target;
        }
        return all;
    }

    FaultProxy proxy;

private:
    static void must(const Result<void>& done)
    {
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
};

inline const ApplyItem& itemOf(const ApplyJob& job, const QString& name)
{
    for (const ApplyItem& item : job.items()) {
        if (item.name == name)
            return item;
    }
    qFatal("no such item: %s", qPrintable(name));
}

/// All that an item tells: its error's sentence and its notes.
inline QString told(const ApplyItem& item)
{
    return (item.error ? item.error->message : QString()) + u'\n' + item.notes.join(u'\n');
}

/// An edit and its Apply: the way out of every trouble.
inline void expectWorkGoesOn(FaultyWorkspace& at)
{
    at.proxy.clearFaults();
    if (at.workspace->state() == Workspace::State::Connected
        && !at.session().readOnlyReason().isEmpty()) { // a 403 holds for the session
        at.close();
        at.open();
    } else {
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    }
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QVERIFY(!at.workspace->refreshError());
    at.set(third, joyentImage, QStringLiteral("next"));
    const ApplyJob* job = at.applyAll();
    QVERIFY2(job, at.refused ? qPrintable(at.refused->message) : "");
    QCOMPARE(job->count(ItemState::Verified), int(job->items().size()));
    QCOMPARE(at.onServer(third).value(joyentImage), text("next"));
    QVERIFY(!at.session().isDirty());
}

} // namespace flavormap
