// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/plantext.h"

#include "domain/imagetypecodec.h"

#include <QCoreApplication>
#include <QLocale>

namespace flavormap {

namespace {

using Group = PlanItem::Group;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ChangePlan)
};

QString heading(const PlanItem& item)
{
    switch (item.group) {
    case Group::New:
        return Tr::tr("New: %1").arg(item.name);
    case Group::Changed:
        return Tr::tr("Changed: %1").arg(item.name);
    case Group::Renamed:
        return Tr::tr("Renamed: %1 to %2").arg(item.entry.origin, item.name);
    case Group::Deleted:
        return Tr::tr("Deleted: %1").arg(item.name);
    case Group::Conflict:
        break;
    }
    return Tr::tr("Conflict, held back: %1").arg(item.name);
}

QString shownName(const QString& name)
{
    const bool isPlain = !name.isEmpty() && name == name.trimmed() && !name.contains(u'.')
        && !name.contains(u'\n') && !name.contains(u'"');
    return isPlain ? name : QString::fromUtf8(ImageTypeCodec::quoted(name));
}

QString describe(const Conflict& conflict)
{
    switch (conflict.kind) {
    case Conflict::Kind::Cell:
        return Tr::tr("%1 was changed there: was %2, is %3, here %4")
            .arg(shownPath(conflict.path), shownValue(conflict.seen), shownValue(conflict.theirs),
                shownValue(conflict.mine));
    case Conflict::Kind::DeletedThere:
        return Tr::tr("gone from the server");
    case Conflict::Kind::ChangedThere:
        return Tr::tr("changed on the server since it was staged");
    case Conflict::Kind::UnreadableThere:
        return Tr::tr("can't be read on the server");
    case Conflict::Kind::CreatedThere:
        break;
    }
    return Tr::tr("an image type of this name was created on the server");
}

QString itemText(const PlanItem& item)
{
    QStringList lines{heading(item)};
    for (const Conflict& conflict : item.conflicts)
        lines.append(QStringLiteral("  ! ") + describe(conflict));
    for (const CellChange& change : item.changes) {
        lines.append(QStringLiteral("  %1: %2 → %3")
                         .arg(shownPath(change.path), shownValue(change.before), shownValue(change.after)));
    }
    if (!item.usedByTemplates.isEmpty())
        lines.append(QStringLiteral("  ! ")
            + Tr::tr("used by %1").arg(item.usedByTemplates.join(QStringLiteral(", "))));
    if (item.areUsesUnknown)
        lines.append(QStringLiteral("  ! ") + Tr::tr("which templates use it is unknown"));
    if (item.endsHistory())
        lines.append(QStringLiteral("  ! ") + Tr::tr("ends the version history on the server"));
    return lines.join(u'\n');
}

} // namespace

QString shownPath(const CellPath& path)
{
    switch (path.kind()) {
    case CellPath::Kind::Member:
        return shownName(path.memberName());
    case CellPath::Kind::Map:
        return QStringLiteral("providermap");
    case CellPath::Kind::Provider:
        return shownName(path.providerName());
    case CellPath::Kind::Entry:
        break;
    }
    return shownName(path.providerName()) + u'.' + shownName(path.key());
}

QString shownValue(const Value& value)
{
    if (value.isAbsent())
        return Tr::tr("(nothing)");
    return value.isString() ? QString::fromUtf8(ImageTypeCodec::quoted(value.text())) : value.text();
}

QString planText(const ChangePlan& plan, const QString& connectionName)
{
    QStringList blocks{Tr::tr("%n change(s) for %1, as of %2", nullptr, int(plan.items.size()))
                           .arg(connectionName, QLocale().toString(plan.made, QLocale::ShortFormat))};
    for (const PlanItem& item : plan.items)
        blocks.append(itemText(item));
    return blocks.join(QStringLiteral("\n\n")) + u'\n';
}

} // namespace flavormap
