// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "edit/changeplan.h"
#include "edit/editsession.h"
#include "store/journal.h"
#include "sync/applyreport.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace flavormap {

/// Sends a frozen plan by the protocol of ARCHITECTURE.md, "Sending": one image type at a time for a
/// case-folded name, several in flight, every write checked before and read back after, never repeated by
/// itself. Lives until finished().
class ApplyJob : public QObject
{
    Q_OBJECT

public:
    /// Image types at once: enough to keep six connections busy while others wait for the disk.
    static constexpr int inFlight = 12;

    /// `items`: what to send (held-back ones are skipped as Conflict). The references must outlive the job.
    ApplyJob(ImageTypesClient& client, Journal& journal, EditSession& session, std::vector<PlanItem> items,
        QObject* parent = nullptr);
    /// Only after finished(), or before start().
    ~ApplyJob() override;

    void start();
    /// Stops new sends at once; what is in flight ends by itself.
    void cancel();
    bool isRunning() const;
    bool isCancelled() const;

    const std::vector<ApplyItem>& items() const;
    int endedCount() const;
    int count(ItemState state) const;
    /// While cancelling: the names whose writes are still waited for.
    QStringList waitingFor() const;
    QDateTime started() const;
    QDateTime ended() const;
    ApplyReport report() const;

Q_SIGNALS:
    void itemChanged(int index);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
