// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refusal.h"

#include "edit/editsession.h"

#include <QCoreApplication>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap)
};

} // namespace

QString unreadableText(const Catalogue& catalogue, int row)
{
    switch (catalogue.trouble(row)) {
    case Catalogue::Trouble::BadUtf8:
        return Words::tr("not valid UTF-8");
    case Catalogue::Trouble::NotAnObject:
        return Words::tr("not a JSON object");
    case Catalogue::Trouble::NoName:
        return Words::tr("has no name");
    case Catalogue::Trouble::NameTwice:
        return Words::tr("this name is twice in the list");
    case Catalogue::Trouble::Unaddressable:
        return Words::tr("a name that no request can address");
    case Catalogue::Trouble::DuplicateKeys:
        return Words::tr("a key is there twice, the last one counts");
    case Catalogue::Trouble::None:
        break;
    }
    return {};
}

QString refusalOf(const EditSession& session, int row)
{
    if (const QString reason = session.readOnlyReason(); !reason.isEmpty())
        return reason;
    const QString name = session.name(row);
    if (session.rowState(row) == EditSession::RowState::Unreadable)
        return Words::tr("%1 can't be edited: %2.")
            .arg(name, unreadableText(*session.base().catalogue(), row));
    if (session.rowState(row) == EditSession::RowState::Deleted)
        return Words::tr("%1 is staged for deletion: revert that first.").arg(name);
    if (session.isInFlight(name))
        return Words::tr("%1 is being applied: wait for its end.").arg(name);
    if (!session.isEditable(row))
        return Words::tr("%1 can't be edited.").arg(name);
    return {};
}

} // namespace flavormap
