// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/value.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace flavormap {

/// What EditSession promises, said the plain way: no patch, no cells staged, only whole image types, as the
/// person and the server have them, and whole copies of them as history. Shares no code with edit/.
///
/// A thing is one image type through all its renames. An image type is a flat map of cells: a provider is
/// there when it has an entry.
class DraftOracle
{
public:
    using Cells = std::map<CellPath, Value>;
    struct Named
    {
        QString name;
        Cells cells;
        bool operator==(const Named&) const = default;
    };
    using State = std::optional<Named>; ///< nothing: absent
    struct Thing
    {
        State server; ///< as the session last read it
        State last;   ///< the last that was there
        State draft;
        bool isStaged() const { return draft != server; }
    };

    const std::map<int, Thing>& things() const { return m_things; }
    int thingOf(const QString& draftName) const
    {
        for (const auto& [id, thing] : m_things) {
            if (thing.draft && thing.draft->name == draftName)
                return id;
        }
        return -1;
    }

    /// The server's state was read.
    void read(int id, const State& fresh)
    {
        Thing& thing = m_things[id];
        const Side now{thing.server, thing.draft};
        thing.server = fresh;
        if (fresh)
            thing.last = fresh;
        thing.draft = merged(now, thing);
    }

    /// One step: these things are to be so. Nothing differs: no step, unless `always`.
    void edit(const std::map<int, State>& wanted, bool always = false)
    {
        Step step;
        for (const auto& [id, state] : wanted) {
            Thing& thing = m_things[id];
            if (state == thing.draft && !always)
                continue;
            step.before.emplace(id, Side{thing.server, thing.draft});
            thing.draft = state;
            step.after.emplace(id, Side{thing.server, thing.draft});
        }
        if (step.before.empty())
            return;
        m_done.push_back(step);
        m_undone.clear();
    }

    /// True: the draft is as it was.
    bool undo()
    {
        const bool isSame = put(m_done.back().before);
        m_undone.push_back(m_done.back());
        m_done.pop_back();
        return isSame;
    }
    bool redo()
    {
        const bool isSame = put(m_undone.back().after);
        m_done.push_back(m_undone.back());
        m_undone.pop_back();
        return isSame;
    }

    int newThing()
    {
        const int id = int(m_things.size());
        m_things[id];
        return id;
    }

    /// A write of ours: the server has `written` now. Every state of history means the same as before.
    void wrote(int id, const State& written)
    {
        if (!written)
            takeApart(id);
        Thing& thing = m_things[id];
        for (auto* steps : {&m_done, &m_undone}) {
            for (Step& step : *steps) {
                for (auto* sides : {&step.before, &step.after}) {
                    if (const auto side = sides->find(id); side != sides->end())
                        side->second = {written, merged(side->second, thing)};
                }
            }
        }
        thing.server = written;
        if (written)
            thing.last = written;
        thing.draft = written;
    }

private:
    struct Side
    {
        State server;
        State draft;
    };
    struct Step
    {
        std::map<int, Side> before, after;
    };

    /// We have deleted it: what it was under other names are things of their own, which the server never had.
    void takeApart(int id)
    {
        std::map<QString, int> others;
        const auto otherOf = [&](const State& draft) {
            const auto [it, isNew] = others.try_emplace(draft->name, -1);
            if (isNew)
                it->second = newThing();
            return it->second;
        };
        const QString name = m_things[id].server->name;
        for (auto* steps : {&m_done, &m_undone}) {
            for (Step& step : *steps) {
                for (auto* sides : {&step.before, &step.after}) {
                    const auto side = sides->find(id);
                    if (side == sides->end() || !side->second.draft || side->second.draft->name == name)
                        continue;
                    const int other = otherOf(side->second.draft);
                    step.before.try_emplace(other);
                    step.after.try_emplace(other);
                    (*sides)[other].draft = merged(side->second, m_things[id]);
                    side->second.draft.reset();
                }
            }
        }
    }

    /// What a state of then is now: what was changed stays, what was not follows the server.
    static State merged(const Side& then, const Thing& now)
    {
        if (then.draft == then.server)
            return now.server;
        const State& there = now.server ? now.server : now.last;
        if (!then.draft || !then.server || !there)
            return then.draft;
        Named result = *there;
        if (then.draft->name != then.server->name)
            result.name = then.draft->name;
        std::set<CellPath> paths;
        for (const Cells* cells : {&then.draft->cells, &then.server->cells}) {
            for (const auto& [path, value] : *cells)
                paths.insert(path);
        }
        for (const CellPath& path : paths) {
            const auto mine = then.draft->cells.find(path);
            const auto seen = then.server->cells.find(path);
            const bool has = mine != then.draft->cells.end();
            const bool had = seen != then.server->cells.end();
            if (has && (!had || mine->second != seen->second))
                result.cells[path] = mine->second;
            else if (!has && had)
                result.cells.erase(path);
        }
        return result;
    }

    bool put(const std::map<int, Side>& sides)
    {
        bool isSame = true;
        for (const auto& [id, side] : sides) {
            State draft = merged(side, m_things[id]);
            isSame = isSame && draft == m_things[id].draft;
            m_things[id].draft = std::move(draft);
        }
        return isSame;
    }

    std::map<int, Thing> m_things;
    std::vector<Step> m_done, m_undone;
};

} // namespace flavormap
