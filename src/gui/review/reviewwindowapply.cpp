// SPDX-License-Identifier: GPL-3.0-or-later
// What a ReviewWindow sends, and what it knows of how that went.
#include "gui/review/changedetails.h"
#include "gui/review/changelist.h"
#include "gui/review/confirmproduction.h"
#include "gui/review/reviewwindow_p.h"
#include "gui/shell/noticebar.h"

#include <QClipboard>
#include <QGuiApplication>

namespace flavormap {

const ApplyItem* ReviewWindow::Private::applyItem(const QString& name) const
{
    if (const InterruptedApply* interrupted = workspace.interruptedApply())
        return interrupted->find(name);
    const ApplyJob* job = workspace.applyJob();
    const int at = job ? applyIndex.value(name, -1) : -1;
    if (at < 0 || at >= int(job->items().size()))
        return nullptr;
    const ApplyItem* item = &job->items()[size_t(at)];
    if (applied || isApplying())
        return item;
    // Why it failed is told as long as what is staged is what was sent.
    const Patch& patch = workspace.session().patch();
    const auto staged = patch.find(name);
    return item->error && staged != patch.end() && staged->second == sent.value(name) ? item : nullptr;
}

std::optional<ChangeProgress> ReviewWindow::Private::progressOf(const QString& name) const
{
    const ApplyItem* item = applyItem(name);
    if (!item)
        return {};
    QStringList reasons;
    if (item->error)
        reasons += item->error->message;
    reasons += item->notes;
    return ChangeProgress{item->state, item->milliseconds, reasons.join(u' ')};
}

void ReviewWindow::Private::apply()
{
    details->commitEditor();
    const QStringList names = list->changes().tickedNames();
    if (names.isEmpty() || isApplying() || !workspace.applyRefusal().isEmpty())
        return;
    if (!workspace.connection().production) {
        send(&q, names);
        return;
    }
    auto* confirm = new ConfirmProduction(workspace.connection(), int(names.size()), &q);
    confirm->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(confirm, &QDialog::accepted, &q, [this, names] { send(&q, names); });
    confirm->open();
}

void ReviewWindow::Private::copyAsText() const
{
    const QString name = workspace.connection().name;
    const ApplyReport* shown = report();
    QGuiApplication::clipboard()->setText(shown ? shown->asText(name) : list->changes().plan().asText(name));
}

/// Of the Apply whose results are what is shown; null: none are.
const ApplyReport* ReviewWindow::Private::report() const
{
    if (const InterruptedApply* interrupted = workspace.interruptedApply())
        return &interrupted->report;
    return applied && results ? &*results : nullptr;
}

QCoro::Task<void> ReviewWindow::Private::send(QPointer<ReviewWindow> window, QStringList names)
{
    ChangePlan plan = window->d->list->changes().plan();
    QHash<QString, PatchEntry> sent;
    for (const PlanItem& item : plan.items)
        sent.insert(item.name, item.entry);
    const auto job = co_await window->d->workspace.apply(std::move(plan), names);
    if (!window)
        co_return;
    Private& d = *window->d;
    d.notices->clearAll();
    if (!job) {
        d.tell(job.error().message);
        d.rebuild();
        co_return;
    }
    d.applied = true;
    d.results.reset();
    d.sent = std::move(sent);
    d.applyIndex.clear();
    for (size_t at = 0; at < (*job)->items().size(); ++at)
        d.applyIndex.insert((*job)->items()[at].name, int(at));
    connect(*job, &ApplyJob::itemChanged, window, [&d, job = *job](int index) {
        d.progressed.insert(job->items()[size_t(index)].name);
        if (!d.gather.isActive())
            d.gather.start();
    });
    d.rebuild();
}

} // namespace flavormap
