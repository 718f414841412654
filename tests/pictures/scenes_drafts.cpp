// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a draft when something else than its window has to do with it.
#include "pictures/edits.h"

#include "store/draftstore.h"
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

} // namespace

Scenes draftScenes()
{
    return {{u"draft-elsewhere"_s, elsewhere}};
}

} // namespace flavormap
