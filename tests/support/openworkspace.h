// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetypecodec.h"
#include "sandbox/sandboxserver.h"
#include "sync/workspace.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace flavormap {

/// A real sandbox server and a workspace that is open on it, drafts in a temporary folder: where sync tests
/// begin.
class OpenWorkspace
{
public:
    explicit OpenWorkspace(SandboxOptions options = {}, bool openAtOnce = true)
        : server(std::move(options))
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        endpoint.base = QUrl(server.url().toString() + QStringLiteral("/v2"));
        endpoint.tenant = QStringLiteral("superadmin");
        endpoint.user = QStringLiteral("admin");
        endpoint.apiKey = QStringLiteral("secret");
        endpoint.timeout = std::chrono::seconds(5);
        if (openAtOnce)
            open();
    }

    ~OpenWorkspace() { close(); }

    void open()
    {
        Connection connection = Connection::commandLine(endpoint);
        workspace = std::make_unique<Workspace>(connection, Places::below(dir.path()));
        const auto opened = QCoro::waitFor(workspace->open());
        if (!opened)
            openError = opened.error();
    }

    void close()
    {
        if (!workspace)
            return;
        QCoro::waitFor(workspace->closed());
        workspace.reset();
    }

    EditSession& session() { return workspace->session(); }

    void set(const QString& name, const CellPath& path, const QString& text)
    {
        const auto done = session().setCells({{name, path, Value::string(text)}}, QStringLiteral("Edit"));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    /// Applies all that is staged and waits for the end.
    ApplyJob* applyAll()
    {
        QStringList names;
        for (const auto& [name, entry] : session().patch())
            names += name;
        const auto job = QCoro::waitFor(workspace->apply(workspace->plan(), names));
        if (!job) {
            refused = job.error();
            return nullptr;
        }
        QSignalSpy ended(*job, &ApplyJob::finished); // qWaitFor() sleeps 10 ms between any two events
        if ((*job)->isRunning() && !ended.wait(60'000))
            qFatal("Apply did not end");
        return *job;
    }

    ImageType onServer(const QString& name) const
    {
        const auto decoded = ImageTypeCodec::decode(server.imageType(name));
        return decoded ? decoded->imageType : ImageType();
    }

    QTemporaryDir dir;
    SandboxServer server;
    Endpoint endpoint;
    std::unique_ptr<Workspace> workspace;
    std::optional<Error> openError;
    std::optional<Error> refused;
};

} // namespace flavormap
