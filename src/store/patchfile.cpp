// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/patchfile.h"

#include "edit/patchcodec.h"
#include "store/privatefiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1; ///< "from" and "saved" came later: older programs read past them
constexpr qint64 mostBytes = 256LL * 1024 * 1024;
const QString formatMember = u"flavormapChanges"_s;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::PatchFile)
};

QJsonObject placeOf(const SavedChanges& changes)
{
    return {{u"connection"_s, changes.connection}, {u"address"_s, changes.place.base},
        {u"tenant"_s, changes.place.tenant}, {u"user"_s, changes.place.user}};
}

tl::unexpected<Error> unreadable(const QString& path, const QString& reason)
{
    return failure(Error::Kind::Storage,
        Words::tr("“%1” can't be read: %2. Check the path and its permissions.").arg(path, reason));
}

tl::unexpected<Error> foreign(const QString& path)
{
    return failure(Error::Kind::Storage,
        Words::tr("“%1” does not hold changes that Flavormap saved. Choose another file.").arg(path));
}

tl::unexpected<Error> damaged(const QString& path, const QString& detail)
{
    return failure(Error::Kind::Storage,
        Words::tr("“%1” is damaged, and nothing of it was taken. Choose another copy of it.").arg(path),
        detail);
}

/// As staging makes them; a hand that edits files may write others.
bool isWhole(const PatchEntry& entry)
{
    const bool isDelete = entry.kind == PatchEntry::Kind::Delete;
    return (!entry.isRename() || entry.kind == PatchEntry::Kind::Update)
        && (entry.seenWhole || !(isDelete || entry.isRename())) && !(isDelete && !entry.cells.empty());
}

Result<QByteArray> contentsOf(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a pipe would be waited for
        return foreign(path);
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return unreadable(path, in.errorString());
    if (in.size() > mostBytes)
        return foreign(path);
    QByteArray contents = in.readAll();
    if (in.error() != QFileDevice::NoError)
        return unreadable(path, in.errorString());
    return contents;
}

} // namespace

Result<void> savePatchFile(const QString& path, const SavedChanges& changes)
{
    QJsonObject entries;
    for (const auto& [name, entry] : changes.patch)
        entries.insert(name, QString::fromUtf8(encode(entry)));
    const QJsonObject file{{formatMember, format},
        {u"saved"_s, changes.when.toUTC().toString(Qt::ISODateWithMs)}, {u"from"_s, placeOf(changes)},
        {u"entries"_s, entries}};

    const QString why = writePrivateFile(path, QJsonDocument(file).toJson());
    if (why.isEmpty())
        return {};
    return failure(Error::Kind::Storage,
        Words::tr("The changes could not be written to “%1”: %2. Choose another folder.").arg(path, why));
}

Result<SavedChanges> loadPatchFile(const QString& path)
{
    const auto contents = contentsOf(path);
    if (!contents)
        return tl::unexpected(contents.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*contents, &error);
    if (document.isNull() && contents->contains("\"entries\"")) // the first member, as savePatchFile() writes
        return damaged(path, error.errorString());
    const QJsonObject file = document.object();
    const int found = file.value(formatMember).toInt();
    if (found > format) {
        return failure(Error::Kind::Storage,
            Words::tr("“%1” was saved by a newer Flavormap. Open it with that one.").arg(path),
            u"format %1"_s.arg(found));
    }
    if (!file.contains(formatMember))
        return foreign(path);
    if (found < format || !file.value(u"entries").isObject())
        return damaged(path, u"no format, or no entries"_s);

    SavedChanges changes;
    const QJsonObject entries = file.value(u"entries").toObject();
    for (auto each = entries.begin(); each != entries.end(); ++each) {
        auto entry = decodePatchEntry(each.value().toString().toUtf8());
        if (!entry)
            return damaged(path, each.key() + u": "_s + entry.error().detail);
        if (!isWhole(*entry))
            return damaged(path, each.key() + u": not a whole change"_s);
        changes.patch.insert_or_assign(each.key(), std::move(*entry));
    }
    const QJsonObject from = file.value(u"from").toObject();
    changes.connection = from.value(u"connection").toString();
    changes.place = {{}, from.value(u"address").toString(), from.value(u"tenant").toString(),
        from.value(u"user").toString()};
    changes.when = QDateTime::fromString(file.value(u"saved").toString(), Qt::ISODateWithMs).toLocalTime();
    return changes;
}

} // namespace flavormap
