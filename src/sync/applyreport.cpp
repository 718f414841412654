// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/applyreport.h"

#include "domain/imagetypecodec.h"
#include "domain/jsonwriter.h"
#include "sync/connection.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ApplyReport)
};

QString word(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return Words::tr("waiting");
    case ItemState::Checking:
        return Words::tr("checking");
    case ItemState::Sending:
        return Words::tr("sending");
    case ItemState::Verifying:
        return Words::tr("reading back");
    case ItemState::Verified:
        return Words::tr("verified");
    case ItemState::Failed:
        return Words::tr("failed");
    case ItemState::Conflict:
        return Words::tr("conflict");
    case ItemState::Unknown:
        return Words::tr("unknown");
    case ItemState::NotSent:
        return Words::tr("not sent");
    }
    Q_UNREACHABLE();
}

/// The same in a file, whatever the language.
QString tokenOf(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return u"waiting"_s;
    case ItemState::Checking:
        return u"checking"_s;
    case ItemState::Sending:
        return u"sending"_s;
    case ItemState::Verifying:
        return u"verifying"_s;
    case ItemState::Verified:
        return u"verified"_s;
    case ItemState::Failed:
        return u"failed"_s;
    case ItemState::Conflict:
        return u"conflict"_s;
    case ItemState::Unknown:
        return u"unknown"_s;
    case ItemState::NotSent:
        return u"not sent"_s;
    }
    Q_UNREACHABLE();
}

QString tokenOf(const ApplyItem& item)
{
    if (item.rename)
        return u"rename"_s;
    switch (item.kind) {
    case PatchEntry::Kind::Create:
        return u"create"_s;
    case PatchEntry::Kind::Update:
        return u"update"_s;
    case PatchEntry::Kind::Delete:
        return u"delete"_s;
    }
    Q_UNREACHABLE();
}

void write(JsonWriter& out, const QString& name, const QString& text)
{
    out.name(name);
    out.value(Value::string(text));
}

void writeRaw(JsonWriter& out, const QString& name, const QByteArray& json)
{
    out.name(name);
    out.value(Value::rawJson(json.isEmpty() ? u"null"_s : QString::fromUtf8(json)));
}

QString textOf(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray joined(const QList<QByteArray>& values)
{
    return '[' + values.join(',') + ']';
}

QByteArray jsonOf(const ApplyItem& item, const std::vector<const JournalItem*>& journal)
{
    QList<QByteArray> steps, notes;
    QByteArray before, after;
    for (const JournalItem* each : journal) {
        JsonWriter step(ImageTypeCodec::Style::Compact);
        step.beginObject();
        write(step, u"state"_s, tokenOf(each->state));
        write(step, u"at"_s, textOf(each->when));
        step.endObject();
        steps += std::move(step).result();
        before = before.isEmpty() ? each->before : before; // of a rename: before its first write
        after = each->after.isEmpty() ? after : each->after;
    }
    for (const QString& note : item.notes)
        notes += ImageTypeCodec::quoted(note);
    JsonWriter out(ImageTypeCodec::Style::Compact);
    out.beginObject();
    write(out, u"name"_s, item.name);
    write(out, u"change"_s, tokenOf(item));
    if (item.rename)
        write(out, u"from"_s, item.origin);
    write(out, u"state"_s, tokenOf(item.state));
    write(out, u"reason"_s, item.error ? item.error->message : QString());
    writeRaw(out, u"notes"_s, joined(notes));
    writeRaw(out, u"steps"_s, joined(steps));
    writeRaw(out, u"before"_s, before);
    writeRaw(out, u"after"_s, after);
    out.endObject();
    return std::move(out).result();
}

} // namespace

int ApplyReport::count(ItemState state) const
{
    return int(std::ranges::count(items, state, &ApplyItem::state));
}

QString ApplyReport::asText(const QString& connectionName) const
{
    QString text = isInterrupted
        ? Words::tr("Applied to %1, %2, interrupted at %3")
              .arg(connectionName, started.toString(Qt::ISODate), ended.toString(Qt::ISODate))
        : Words::tr("Applied to %1, %2 to %3")
              .arg(connectionName, started.toString(Qt::ISODate), ended.toString(Qt::ISODate));
    for (const ApplyItem& item : items) {
        text += u'\n' + item.name + u": "_s + word(item.state);
        if (item.error)
            text += u" — "_s + item.error->message;
        for (const QString& note : item.notes)
            text += u"\n    "_s + note;
        if (item.replaced)
            text += u"\n    "_s + QString::fromUtf8(ImageTypeCodec::encode(*item.replaced));
    }
    return text + u'\n';
}

QByteArray ApplyReport::asJson(const Connection& connection, const std::vector<JournalItem>& journal) const
{
    QHash<QString, std::vector<const JournalItem*>> byName;
    for (const JournalItem& item : journal)
        byName[item.name].push_back(&item);
    QList<QByteArray> all;
    for (const ApplyItem& item : items)
        all += jsonOf(item, byName.value(item.name));
    JsonWriter out(ImageTypeCodec::Style::Compact);
    out.beginObject();
    writeRaw(out, u"flavormapApply"_s, "1");
    write(out, u"connection"_s, connection.name);
    const DraftKey place = connection.draftKey();
    write(out, u"address"_s, place.base);
    write(out, u"tenant"_s, place.tenant);
    write(out, u"user"_s, place.user);
    write(out, u"run"_s, run);
    write(out, u"started"_s, textOf(started));
    write(out, u"ended"_s, textOf(ended));
    writeRaw(out, u"interrupted"_s, isInterrupted ? "true" : "false");
    writeRaw(out, u"items"_s, "[\n" + all.join(",\n") + "\n]");
    out.endObject();
    return std::move(out).result() + '\n';
}

const ApplyItem* InterruptedApply::find(const QString& name) const
{
    const auto found = std::ranges::find(report.items, name, &ApplyItem::name);
    return found == report.items.end() ? nullptr : &*found;
}

QString InterruptedApply::sentence() const
{
    QStringList parts;
    if (const int there = report.count(ItemState::Verified))
        parts += Words::tr("%1 on the server").arg(there);
    if (const int missing = report.count(ItemState::NotSent) + report.count(ItemState::Failed))
        parts += Words::tr("%1 still to be sent").arg(missing);
    QStringList unknown;
    for (const ApplyItem& item : report.items) {
        if (item.state == ItemState::Unknown)
            unknown += item.name;
    }
    if (!unknown.isEmpty())
        parts += Words::tr("%1 sent without a known outcome (%2)")
                     .arg(QString::number(unknown.size()), QLocale().createSeparatedList(unknown));
    if (const int conflicts = report.count(ItemState::Conflict))
        parts += Words::tr("%1 in conflict").arg(conflicts);
    return Words::tr("Apply was interrupted at %1. Compared with the server now: %2.")
        .arg(QLocale().toString(report.ended, QLocale::ShortFormat), parts.join(u", "_s));
}

} // namespace flavormap
