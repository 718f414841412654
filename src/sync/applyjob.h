// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "domain/itemstate.h"
#include "edit/changeplan.h"
#include "edit/editsession.h"
#include "store/journal.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace flavormap {

/// One image type of an Apply, as it is shown.
struct ApplyItem
{
    struct Step
    {
        ItemState state;
        QDateTime when;
        QString text; ///< "the server still has what was read at 14:02"
    };

    QString name;
    PatchEntry::Kind kind = PatchEntry::Kind::Update;
    bool rename = false;
    QString origin; ///< of a rename: the old name
    ItemState state = ItemState::Waiting;
    std::optional<Error> error; ///< of Failed, Conflict, Unknown
    QStringList notes;        ///< what the server dropped, a foreign write before or after ours and where its
                              ///< content is kept
    std::vector<Step> steps;  ///< in order
    bool isForbidden = false; ///< the write was answered by a 403: this user may write nothing
    std::optional<ImageType> replaced; ///< what it said before, where the server keeps it no more
    qint64 milliseconds = 0;           ///< from Checking to the end

    bool hasEnded() const { return state >= ItemState::Verified; }
};

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
    /// Result of all, for a change ticket.
    QString asText(const QString& connectionName) const;

Q_SIGNALS:
    void itemChanged(int index);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
