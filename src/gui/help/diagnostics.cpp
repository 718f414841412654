// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/diagnostics.h"

#include "gui/help/libraries.h"
#include "sync/workspace.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QWidget>

namespace flavormap {

namespace {

/// For English readers, whatever the language of the window.
QString stateOf(const Workspace& workspace)
{
    switch (workspace.state()) {
    case Workspace::State::Idle:
        return QStringLiteral("idle");
    case Workspace::State::Connecting:
        return QStringLiteral("connecting");
    case Workspace::State::Connected:
        return QStringLiteral("connected");
    case Workspace::State::Denied:
        return QStringLiteral("denied");
    case Workspace::State::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

void addWorkspace(QStringList& lines, const Workspace& workspace)
{
    const EditSession& session = workspace.session();
    const Connection& connection = workspace.connection();
    const auto [ms, bytes] = workspace.lastListCost();
    lines += QStringLiteral("Connection: %1, %2%3%4")
                 .arg(stateOf(workspace), connection.endpoint.base.scheme(),
                     connection.production ? QStringLiteral(", production") : QString(),
                     session.readOnlyReason().isEmpty() ? QString() : QStringLiteral(", read-only"));
    lines += QStringLiteral("Catalogue: %1 image types, %2 ms, %3 bytes")
                 .arg(QString::number(session.existingCount()), QString::number(ms), QString::number(bytes));
    lines += QStringLiteral("Staged: %1 changed, %2 problems, %3 conflicts")
                 .arg(session.changedCount())
                 .arg(session.problemCount())
                 .arg(session.conflictCount());
    if (const auto error = workspace.refreshError())
        lines += QStringLiteral("Last refresh failed: kind %1").arg(int(error->kind));
    if (const auto failure = workspace.storeFailure())
        lines += QStringLiteral("Drafts can't be saved: kind %1").arg(int(failure->kind));
}

} // namespace

QString diagnostics(const QWidget& window, const Workspace* workspace)
{
    QStringList lines{QStringLiteral("Flavormap %1").arg(QStringLiteral(FLAVORMAP_VERSION))};
    for (const Library& library : libraries()) {
        if (!library.version.isEmpty())
            lines += QStringLiteral("%1 %2").arg(library.name, library.version);
    }
    lines += QStringLiteral("System: %1, kernel %2 %3")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                     QSysInfo::currentCpuArchitecture());
    lines += QStringLiteral("Platform: %1, locale %2, font %3")
                 .arg(QGuiApplication::platformName(), QLocale().name(), window.font().toString());
    const QSize size = window.size();
    lines += QStringLiteral("Window: %1 x %2 at %3x, dark %4")
                 .arg(size.width())
                 .arg(size.height())
                 .arg(window.devicePixelRatioF())
                 .arg(window.palette().window().color().lightness() < 128 ? QStringLiteral("yes")
                                                                          : QStringLiteral("no"));
    if (workspace)
        addWorkspace(lines, *workspace);
    else
        lines += QStringLiteral("Connection: none");
    return lines.join(u'\n') + u'\n';
}

} // namespace flavormap
