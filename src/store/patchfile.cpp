// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/patchfile.h"

#include "edit/patchcodec.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace flavormap {

namespace {

constexpr int format = 1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::PatchFile)
};

} // namespace

Result<void> savePatchFile(const QString& path, const Patch& patch)
{
    QJsonObject entries;
    for (const auto& [name, entry] : patch)
        entries.insert(name, QString::fromUtf8(encode(entry)));
    const QJsonObject file{
        {QStringLiteral("flavormapChanges"), format}, {QStringLiteral("entries"), entries}};

    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly)) {
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        // commit() misses what fails when its buffer is written: a full disk.
        const QByteArray json = QJsonDocument(file).toJson();
        if (out.write(json) == json.size() && out.flush() && out.commit())
            return {};
    }
    return failure(Error::Kind::Storage,
        Words::tr("The changes could not be written to “%1”: %2. Choose another folder.")
            .arg(path, out.errorString()));
}

Result<Patch> loadPatchFile(const QString& path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Storage,
            Words::tr("“%1” can't be read: %2. Check the path and its permissions.")
                .arg(path, in.errorString()));
    }
    const QJsonObject file = QJsonDocument::fromJson(in.readAll()).object();
    if (file.value(QStringLiteral("flavormapChanges")).toInt() != format) {
        return failure(Error::Kind::Storage,
            Words::tr("“%1” does not hold changes that Flavormap saved. Choose another file.").arg(path));
    }
    Patch patch;
    const QJsonObject entries = file.value(QStringLiteral("entries")).toObject();
    for (auto each = entries.begin(); each != entries.end(); ++each) {
        auto entry = decodePatchEntry(each.value().toString().toUtf8());
        if (!entry)
            return tl::unexpected(entry.error());
        patch.insert_or_assign(each.key(), std::move(*entry));
    }
    return patch;
}

} // namespace flavormap
