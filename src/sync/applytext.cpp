// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of an Apply as plain text, for a change ticket.
#include "domain/imagetypecodec.h"
#include "sync/applyjob.h"

namespace flavormap {

namespace {

QString word(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return ApplyJob::tr("waiting");
    case ItemState::Checking:
        return ApplyJob::tr("checking");
    case ItemState::Sending:
        return ApplyJob::tr("sending");
    case ItemState::Verifying:
        return ApplyJob::tr("reading back");
    case ItemState::Verified:
        return ApplyJob::tr("verified");
    case ItemState::Failed:
        return ApplyJob::tr("failed");
    case ItemState::Conflict:
        return ApplyJob::tr("conflict");
    case ItemState::Unknown:
        return ApplyJob::tr("unknown");
    case ItemState::NotSent:
        return ApplyJob::tr("not sent");
    }
    Q_UNREACHABLE();
}

} // namespace

QString ApplyJob::asText(const QString& connectionName) const
{
    QString text = tr("Applied to %1, %2 to %3")
                       .arg(connectionName, started().toString(Qt::ISODate), ended().toString(Qt::ISODate));
    for (const ApplyItem& item : items()) {
        text += u'\n' + item.name + QStringLiteral(": ") + word(item.state);
        if (item.error)
            text += QStringLiteral(" — ") + item.error->message;
        for (const QString& note : item.notes)
            text += QStringLiteral("\n    ") + note;
        if (item.replaced)
            text += QStringLiteral("\n    ") + QString::fromUtf8(ImageTypeCodec::encode(*item.replaced));
    }
    return text + u'\n';
}

} // namespace flavormap
