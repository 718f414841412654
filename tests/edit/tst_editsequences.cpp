// SPDX-License-Identifier: GPL-3.0-or-later
// Any sequence of edits, undo, redo, refreshes and applies, with a colleague at work on the same server,
// against a plain oracle.
#include "edit/editsession.h"
#include "operations.h"

#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace flavormap::play;
using namespace Qt::StringLiterals;

namespace {

/// A server, a colleague on it, a session and the oracle, all driven by the same operations.
class Play
{
public:
    Play()
    {
        for (int count = 0; count < 3; ++count) {
            const int id = m_oracle.newThing();
            m_world[id] = Named{u"s%1"_s.arg(id), {{paths[size_t(id)], values[1]}, {paths[4], values[2]}}};
            m_everThere.insert(m_world[id]->name);
        }
        refresh();
    }

    void run(const Operation& operation)
    {
        m_picks = &operation;
        m_next = 0;
        switch (operation.what) {
        case What::SetCells:
            setCells();
            break;
        case What::Create:
            create();
            break;
        case What::Remove:
            remove();
            break;
        case What::Rename:
            rename();
            break;
        case What::RenameBack:
            renameBack();
            break;
        case What::Revert:
            revert();
            break;
        case What::RevertCell:
            revertCell();
            break;
        case What::ReplaceDraft:
            replaceDraft();
            break;
        case What::KeepMine:
            resolve(Resolution::KeepMine);
            break;
        case What::TakeTheirs:
            resolve(Resolution::TakeTheirs);
            break;
        case What::Undo:
            undo();
            break;
        case What::Redo:
            redo();
            break;
        case What::Refresh:
            refresh();
            break;
        case What::ReadBack:
            readBack();
            break;
        case What::Apply:
            apply(true);
            break;
        case What::ApplyUnheard:
            apply(false);
            break;
        case What::Restart:
            restart();
            break;
        case What::TheirEdit:
            theirEdit();
            break;
        case What::TheirCreate:
            theirCreate();
            break;
        case What::TheirDelete:
            theirDelete();
            break;
        case What::End:
            break;
        }
        check();
    }
    void check()
    {
        std::map<QString, Cells> expected, found;
        std::set<QString> expectedStaged, staged;
        for (const auto& [id, thing] : m_oracle.things()) {
            if (thing.draft)
                RC_ASSERT(expected.emplace(thing.draft->name, thing.draft->cells).second);
            if (thing.isStaged())
                expectedStaged.insert(thing.draft ? thing.draft->name : thing.server->name);
        }
        int conflicts = 0;
        for (int row = 0; row < m_session->rowCount(); ++row) {
            if (!m_session->rowExists(row))
                continue;
            const QString name = m_session->name(row);
            RC_ASSERT(m_session->rowOf(name) == row);
            const bool isStaged = m_session->rowState(row) != EditSession::RowState::Unchanged;
            RC_ASSERT(isStaged == m_session->patch().contains(name));
            RC_ASSERT(m_session->hasConflict(row) == !m_session->conflicts(name).empty());
            conflicts += m_session->hasConflict(row);
            if (m_session->rowState(row) == EditSession::RowState::Deleted)
                continue;
            RC_ASSERT(found.emplace(name, stored(namedOf(m_session->draft(row))).cells).second);
            RC_ASSERT(m_session->draft(row).providerMap().state == ProviderMap::State::Object);
            for (const CellPath& path : paths)
                RC_ASSERT(m_session->value(row, path) == m_session->draft(row).value(path));
        }
        for (const auto& [name, entry] : m_session->patch())
            staged.insert(name);
        RC_ASSERT(found == expected);
        RC_ASSERT(staged == expectedStaged);
        RC_ASSERT(conflicts == m_session->conflictCount());
    }

private:
    int pick(int below) { return below > 0 ? m_picks->pick(m_next++) % below : 0; }
    template <typename T> const T& pickOf(const std::vector<T>& all)
    {
        return all[size_t(pick(int(all.size())))];
    }

    /// A thing of the draft that has no conflict as a whole; -1: none.
    int pickThing(bool mayBeInConflict = false)
    {
        std::vector<int> all;
        for (const auto& [id, thing] : m_oracle.things()) {
            if (!thing.draft)
                continue;
            bool isWhole = false;
            for (const Conflict& conflict : m_session->conflicts(thing.draft->name))
                isWhole = isWhole || conflict.kind != Conflict::Kind::Cell;
            if (mayBeInConflict || !isWhole)
                all.push_back(id);
        }
        return all.empty() ? -1 : pickOf(all);
    }
    const DraftOracle::Thing& thing(int id) const { return m_oracle.things().at(id); }

    /// A cell and a value for it. A value that is there already keeps its spelling: the oracle knows values
    /// as the server stores them.
    std::pair<CellPath, Value> pickCell(int id)
    {
        const CellPath& path = pickOf(paths);
        const Value value = pickOf(values);
        const State& draft = thing(id).draft;
        if (const int row = draft ? m_session->rowOf(draft->name) : -1; row >= 0) {
            if (const Value now = m_session->value(row, path); stored(now) == stored(value))
                return {path, now};
        }
        const State& there = thing(id).server ? thing(id).server : thing(id).last;
        const bool isThere = there && there->cells.contains(path) && there->cells.at(path) == stored(value);
        return {path, isThere ? stored(value) : value};
    }
    void putCell(Cells& cells, int id)
    {
        const auto [path, value] = pickCell(id);
        put(cells, path, value);
    }

    void setCells()
    {
        std::vector<CellEdit> edits;
        std::map<int, State> wanted;
        for (int count = 1 + pick(3); count > 0; --count) {
            const int id = pickThing();
            if (id < 0)
                return;
            const auto [path, value] = pickCell(id);
            edits.push_back({thing(id).draft->name, path, value});
            const auto it = wanted.try_emplace(id, thing(id).draft).first;
            put(it->second->cells, path, stored(value));
        }
        RC_ASSERT(m_session->setCells(edits, u"Edit"_s).has_value());
        m_oracle.edit(wanted);
    }

    void create()
    {
        // A staged delete of a name is one that can be created again.
        std::vector<int> deleted;
        for (const auto& [id, there] : m_oracle.things()) {
            if (there.server && !there.draft)
                deleted.push_back(id);
        }
        const bool again = !deleted.empty() && pick(2) == 0;
        const int id = again ? pickOf(deleted) : m_oracle.newThing();
        Named named{again ? thing(id).server->name : freeName(), {}};
        for (int count = pick(4); count > 0; --count)
            putCell(named.cells, id);
        const auto created = m_session->create(imageTypeOf(named), u"New"_s);
        RC_ASSERT(created.has_value());
        m_oracle.edit({{id, stored(named)}});
    }

    QString freeName()
    {
        QString name;
        do
            name = u"m%1"_s.arg(m_nextName++);
        while (m_everThere.contains(name) || m_oracle.thingOf(name) >= 0);
        return name;
    }

    void remove()
    {
        std::map<int, State> wanted;
        QStringList names;
        for (int count = 1 + pick(2); count > 0; --count) {
            const int id = pickThing(true);
            if (id < 0)
                return;
            names.append(thing(id).draft->name);
            wanted[id] = std::nullopt;
        }
        RC_ASSERT(m_session->remove(names, u"Delete"_s).has_value());
        m_oracle.edit(wanted);
    }

    void rename()
    {
        const int id = pickThing();
        if (id < 0)
            return;
        Named renamed{freeName(), thing(id).draft->cells};
        RC_ASSERT(m_session->rename(thing(id).draft->name, renamed.name).has_value());
        if (thing(id).server)
            m_oracle.edit({{id, renamed}});
        else // what the server never had is simply another new one
            m_oracle.edit({{id, std::nullopt}, {m_oracle.newThing(), renamed}});
    }

    void renameBack()
    {
        const int id = pickThing();
        if (id < 0 || !thing(id).server || thing(id).server->name == thing(id).draft->name)
            return;
        Named renamed{thing(id).server->name, thing(id).draft->cells};
        RC_ASSERT(m_session->rename(thing(id).draft->name, renamed.name).has_value());
        m_oracle.edit({{id, renamed}});
    }

    void revert()
    {
        std::vector<int> staged;
        for (const auto& [id, there] : m_oracle.things()) {
            if (there.isStaged())
                staged.push_back(id);
        }
        if (staged.empty())
            return;
        const int id = pickOf(staged);
        const DraftOracle::Thing& there = thing(id);
        RC_ASSERT(m_session->revert({there.draft ? there.draft->name : there.server->name}, u"Revert"_s)
                      .has_value());
        m_oracle.edit({{id, there.server}});
    }

    void revertCell()
    {
        const int id = pickThing();
        if (id < 0 || !thing(id).server)
            return;
        const CellPath path = pickOf(paths);
        Named wanted = *thing(id).draft;
        const auto there = thing(id).server->cells.find(path);
        put(wanted.cells, path, there == thing(id).server->cells.end() ? Value() : there->second);
        RC_ASSERT(m_session->revertCell(thing(id).draft->name, path).has_value());
        m_oracle.edit({{id, wanted}});
    }

    void replaceDraft()
    {
        const int id = pickThing();
        if (id < 0)
            return;
        Named wanted{thing(id).draft->name, {}};
        for (int count = pick(5); count > 0; --count)
            putCell(wanted.cells, id);
        RC_ASSERT(m_session->replaceDraft(wanted.name, imageTypeOf(wanted), u"JSON"_s).has_value());
        m_oracle.edit({{id, stored(wanted)}});
    }

    void resolve(Resolution resolution)
    {
        std::map<int, State> wanted;
        QStringList names;
        for (const auto& [id, there] : m_oracle.things()) {
            if (!there.isStaged())
                continue;
            const QString name = there.draft ? there.draft->name : there.server->name;
            const std::vector<Conflict> conflicts = m_session->conflicts(name);
            if (conflicts.empty())
                continue;
            // Kept, a rename of what is gone is a new image type: another thing to the oracle. See tst_merge.
            if (resolution == Resolution::KeepMine && !there.server && name != there.last->name)
                continue;
            names.append(name);
            State state = there.draft;
            for (const Conflict& conflict : conflicts) {
                if (resolution == Resolution::KeepMine)
                    continue;
                if (conflict.kind != Conflict::Kind::Cell) {
                    state = there.server;
                    break;
                }
                put(state->cells, conflict.path, conflict.theirs);
            }
            wanted[id] = state;
        }
        if (names.isEmpty())
            return;
        RC_ASSERT(m_session->resolve(names, {}, resolution).has_value());
        m_oracle.edit(wanted, true);
        for (const QString& name : names)
            RC_ASSERT(m_session->conflicts(name).empty());
    }

    // A step that a write of ours has emptied is skipped: all but the last one of a call.
    void undo()
    {
        if (!m_session->canUndo())
            return;
        const int before = m_session->undoStack()->index();
        RC_ASSERT(m_session->undo().has_value());
        const int last = m_session->undoStack()->index();
        for (int index = before - 1; index >= last; --index)
            RC_ASSERT((m_oracle.undo() || index == last));
    }

    void redo()
    {
        if (!m_session->canRedo())
            return;
        const int before = m_session->undoStack()->index();
        RC_ASSERT(m_session->redo().has_value());
        const int last = m_session->undoStack()->index();
        for (int index = before + 1; index <= last; ++index)
            RC_ASSERT((m_oracle.redo() || index == last));
    }

    void refresh()
    {
        QByteArrayList types;
        for (const auto& [id, state] : m_world) {
            if (state)
                types.append(ImageTypeCodec::encode(imageTypeOf(*state)));
        }
        m_session->rebase(*Catalogue::parse('[' + types.join(',') + ']'));
        for (const auto& [id, state] : m_world)
            m_oracle.read(id, state);
    }

    void read(int id)
    {
        // Where the session knows it, and where it is now.
        const State known = thing(id).server ? thing(id).server : thing(id).last;
        const State now = m_world[id];
        if (known && (!now || now->name != known->name))
            m_session->readBack(known->name, std::nullopt);
        if (now)
            m_session->readBack(now->name, imageTypeOf(*now));
        m_oracle.read(id, now);
    }

    void readBack()
    {
        std::vector<int> known;
        for (const auto& [id, there] : m_oracle.things()) {
            if (there.server)
                known.push_back(id);
        }
        if (!known.empty())
            read(pickOf(known));
    }

    /// Not heard: the reply is lost, and what was written is found there later.
    void apply(bool isHeard)
    {
        std::vector<int> staged;
        for (const auto& [id, there] : m_oracle.things()) {
            if (there.isStaged())
                staged.push_back(id);
        }
        if (staged.empty())
            return;
        const int id = pickOf(staged);
        read(id);
        if (!thing(id).isStaged())
            return;
        const QString name = thing(id).draft ? thing(id).draft->name : thing(id).server->name;
        if (!m_session->conflicts(name).empty())
            return;
        const PatchEntry entry = m_session->patch().at(name);
        const Theirs before = m_session->base().theirs(name, entry);
        const auto sent = patched(name, entry, before);
        // The server has what the oracle says, so that what the session would send is seen.
        m_world[id] = thing(id).draft;
        RC_ASSERT((sent ? State(stored(namedOf(*sent))) : std::nullopt) == m_world[id]);
        if (m_world[id])
            m_everThere.insert(m_world[id]->name);
        const auto stored = m_world[id] ? std::optional(imageTypeOf(*m_world[id])) : std::nullopt;
        m_oracle.wrote(id, m_world[id]);
        if (isHeard) {
            m_session->verified(name, entry, {stored, std::nullopt});
        } else {
            m_session->noteSent(name, entry, before);
            findWritten(name, entry.origin, stored);
        }
        RC_ASSERT(!m_session->patch().contains(name));
    }

    void findWritten(const QString& name, const QString& origin, const std::optional<ImageType>& stored)
    {
        if (pick(2) == 0) {
            refresh();
            return;
        }
        const bool isOriginFirst = !origin.isEmpty() && pick(2) == 0;
        if (isOriginFirst)
            m_session->readBack(origin, std::nullopt);
        m_session->readBack(name, stored);
        if (!origin.isEmpty() && !isOriginFirst)
            m_session->readBack(origin, std::nullopt);
    }

    /// The program ends and is started again; meanwhile nothing happens on the server.
    void restart()
    {
        refresh();
        auto next = std::make_unique<EditSession>();
        const bool isReadFirst = pick(2) == 0;
        if (isReadFirst)
            next->rebase(m_session->base().catalogue());
        next->restore(m_session->patch(), m_session->doneSteps(), m_session->undoneSteps());
        if (!isReadFirst)
            next->rebase(m_session->base().catalogue());
        m_session = std::move(next);
    }

    int pickInWorld()
    {
        std::vector<int> all;
        for (const auto& [id, state] : m_world) {
            if (state)
                all.push_back(id);
        }
        return all.empty() ? -1 : pickOf(all);
    }

    void theirEdit()
    {
        if (const int id = pickInWorld(); id >= 0) {
            const CellPath path = pickOf(paths);
            put(m_world[id]->cells, path, stored(pickOf(values)));
        }
    }
    void theirCreate()
    {
        const int id = m_oracle.newThing();
        m_world[id] = Named{u"f%1"_s.arg(id), {{pickOf(paths), values[1]}}};
    }
    void theirDelete()
    {
        if (const int id = pickInWorld(); id >= 0)
            m_world[id] = std::nullopt;
    }

    std::unique_ptr<EditSession> m_session = std::make_unique<EditSession>();
    DraftOracle m_oracle;
    std::map<int, State> m_world; // what the server really has
    std::set<QString> m_everThere;
    int m_nextName = 0;
    const Operation* m_picks = nullptr;
    size_t m_next = 0;
};

} // namespace

class TestEditSequences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=2000 max_size=80");
    }
    void anySequenceGivesTheDraftOfThePlainOracle();
};

void TestEditSequences::anySequenceGivesTheDraftOfThePlainOracle()
{
    QVERIFY(rc::check("any sequence gives the draft of the plain oracle", [] {
        const auto operations = *rc::gen::container<std::vector<Operation>>(anyOperation());
        Play play;
        for (const Operation& operation : operations)
            play.run(operation);
    }));
}

QTEST_GUILESS_MAIN(TestEditSequences)
#include "tst_editsequences.moc"
