// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a draft when something else than its window has to do with it.
#include "pictures/edits.h"

#include "domain/imagetypecodec.h"
#include "store/draftstore.h"
#include "store/journal.h"
#include "sync/connection.h"

#include <QAbstractButton>
#include <QCoroTask>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

PatchEntry entryOf(const CellPath& path, const QString& seen, const QString& wanted)
{
    PatchEntry entry;
    entry.cells.emplace_back(path, PatchCell{Value::string(seen), Value::string(wanted)});
    return entry;
}

/// Another program has it, then has ended.
void elsewhere(Stage& stage)
{
    std::unique_ptr<DraftStore> other;
    const auto takeIt = [&other](const Places& places, const Profile& profile) {
        const DraftKey key = Connection::of(profile, {})->draftKey();
        other = std::make_unique<DraftStore>(places.dataDir, key);
        if (!QCoro::waitFor(other->open()))
            qFatal("no draft");
        const PatchEntry entry = entryOf(cell("aws-us-east-1", "sshuser"), u"centos"_s, u"cloud-user"_s);
        other->commit({{u"centos-7"_s, std::nullopt, entry}});
        if (!QCoro::waitFor(other->flushed()))
            qFatal("not staged");
    };
    stage.start({.before = takeIt});
    stage.until([&] { return stage.says(u"The draft is open in another Flavormap"_s); }, "who has it");
    stage.take(u"draft-elsewhere"_s);
    QCoro::waitFor(other->closed());
    stage.until([&] { return stage.button(u"Take over"_s) != nullptr; }, "Take over");
    stage.take(u"draft-free"_s);
    stage.press(u"Take over"_s);
    stage.untilReady();
    stage.until([&] { return stage.says(u"1 change"_s); }, "what is staged");
    stage.take(u"draft-taken-over"_s);
}

/// The program ended in the middle of Apply: one write had arrived, one had not, one was not sent.
void interrupted(Stage& stage)
{
    const CellPath path = cell("aws-us-east-1", "sshuser");
    const auto leaveIt = [&](const Places& places, const Profile& profile) {
        const DraftKey key = Connection::of(profile, {})->draftKey();
        DraftStore store(places.dataDir, key);
        if (!QCoro::waitFor(store.open()))
            qFatal("no draft");
        std::vector<JournalItem> journal;
        const QDateTime now = QDateTime::currentDateTime();
        for (const QString& name : {u"centos-6"_s, u"centos-7"_s, u"debian-12"_s}) {
            const QString seen = name.startsWith(u"centos") ? u"centos"_s : u"admin"_s;
            store.commit({{name, std::nullopt, entryOf(path, seen, u"cloud-user"_s)}});
            journal.push_back({u"run"_s, name, ItemState::Waiting, now, u"update"_s, {}, {}, {}});
        }
        for (const QString& name : {u"centos-6"_s, u"centos-7"_s}) {
            const QByteArray before = stage.server().imageType(name);
            auto after = ImageTypeCodec::decode(before)->imageType;
            after.setValue(path, Value::string(u"cloud-user"_s));
            journal.push_back({u"run"_s, name, ItemState::Sending, now, u"update"_s, before,
                ImageTypeCodec::encode(after), {}});
        }
        if (!QCoro::waitFor(store.journal().record(journal)))
            qFatal("no journal");
        QCoro::waitFor(store.closed());
        writeBehindTheBack(stage, u"centos-6"_s, path, u"cloud-user"_s);
    };
    stage.start({.before = leaveIt});
    stage.untilReady();
    stage.until([&] { return stage.says(u"Apply was interrupted at"_s); }, "it is told");
    stage.take(u"apply-interrupted"_s);
    stage.openReview();
    stage.take(u"review-interrupted"_s);
    stage.press(u"Save summary…"_s);
    stage.until([&] { return stage.shown().size() == 3; }, "the file dialog");
    stage.take(u"dialog-save-summary"_s);
}

} // namespace

Scenes draftScenes()
{
    return {{u"draft-elsewhere"_s, elsewhere}, {u"apply-interrupted"_s, interrupted}};
}

} // namespace flavormap
