// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of every kind of cell of image types as odd as servers hold them, alone on the server: the draft is
// what plain edits of whole image types give, undo gives exactly the state before, stored and read again all
// is as it was.
#include "edit/editsession.h"
#include "edit/patchcodec.h"
#include "support/generators.h"
#include "support/imagetypes.h"

#include <QTest>

#include <ostream>
#include <set>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

enum class What : quint8 {
    Set,
    SetMany,
    Replace,
    Create,
    Remove,
    Rename,
    Revert,
    Undo,
    Redo,
    Apply,
    Store,
    End
};

constexpr const char* whats[]
    = {"Set", "SetMany", "Replace", "Create", "Remove", "Rename", "Revert", "Undo", "Redo", "Apply", "Store"};

void showValue(What what, std::ostream& out)
{
    out << whats[int(what)];
}

/// Of these names; std::string, so that RapidCheck shows it.
QString anyOf(const std::vector<std::string>& names)
{
    return QString::fromStdString(*rc::gen::elementOf(names));
}

using Cells = std::map<CellPath, Value>;
using Draft = std::map<QString, ImageType>;

Cells cellsOf(const ImageType& imageType)
{
    Cells cells;
    for (const ImageType::Cell& cell : imageType.cells())
        cells.emplace(cell.path, cell.value);
    return cells;
}

std::map<QString, Cells> cellsOf(const Draft& draft)
{
    std::map<QString, Cells> all;
    for (const auto& [name, imageType] : draft)
        all.emplace(name, cellsOf(imageType));
    return all;
}

class Play
{
public:
    Play()
        : m_session(std::make_unique<EditSession>())
    {
        QByteArrayList types;
        for (const QString& name : {u"a"_s, u"b"_s, u"c"_s}) {
            ImageType imageType = *rc::gen::arbitrary<ImageType>();
            imageType.setName(name);
            types.append(ImageTypeCodec::encode(imageType));
            m_draft.emplace(name, imageType);
        }
        m_catalogue = *Catalogue::parse('[' + types.join(',') + ']');
        m_server = m_draft;
        m_session->rebase(m_catalogue);
        m_steps = {{m_draft, {}}};
    }

    void run(What what)
    {
        if (m_isOver)
            return;
        switch (what) {
        case What::Set:
            set(1);
            break;
        case What::SetMany:
            set(6);
            break;
        case What::Replace:
            replace();
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
        case What::Revert:
            revert();
            break;
        case What::Undo:
            undo();
            break;
        case What::Redo:
            redo();
            break;
        case What::Apply:
            apply();
            break;
        case What::Store:
            store();
            break;
        case What::End:
            break;
        }
        check();
    }

private:
    void check()
    {
        std::map<QString, Cells> found;
        int problemRows = 0;
        for (int row = 0; row < m_session->rowCount(); ++row) {
            if (m_session->rowExists(row) && m_session->rowState(row) != EditSession::RowState::Deleted) {
                const ImageType draft = m_session->draft(row);
                RC_ASSERT(found.emplace(m_session->name(row), cellsOf(draft)).second);
                RC_ASSERT(m_session->hasProblem(row) == !problems(draft).empty());
                problemRows += m_session->hasProblem(row);
            }
        }
        RC_ASSERT(found == cellsOf(m_draft));
        RC_ASSERT(problemRows == m_session->problemCount());
        if (m_session->conflictCount() > 0) {
            RC_ASSERT(m_wasNameGivenTwice);
            m_isOver = true;
        }
        // Staged is what differs, and nothing else.
        RC_ASSERT(m_session->isDirty() == (cellsOf(m_draft) != cellsOf(m_server)));
    }

    QString anyDraftName() const { return (*rc::gen::elementOf(m_draft)).first; }

    /// After an edit: another step, if anything changed.
    void did(const Draft& before)
    {
        if (cellsOf(before) == cellsOf(m_draft))
            return;
        m_steps.resize(m_at + 1);
        m_steps.push_back({m_draft, m_session->patch()});
        ++m_at;
    }

    void set(int count)
    {
        if (m_draft.empty())
            return;
        const Draft before = m_draft;
        std::vector<CellEdit> edits;
        for (; count > 0; --count)
            edits.push_back({anyDraftName(), *rc::gen::arbitrary<CellPath>(), *rc::gen::arbitrary<Value>()});
        for (auto edit = edits.begin(); edit != edits.end(); ++edit) {
            const bool isLast = std::none_of(edit + 1, edits.end(),
                [&](const CellEdit& later) { return later.name == edit->name && later.path == edit->path; });
            ImageType& imageType = m_draft.at(edit->name);
            if (isLast && imageType.value(edit->path) != edit->wanted)
                imageType.setValue(edit->path, edit->wanted);
        }
        RC_ASSERT(m_session->setCells(edits, u"Edit"_s).has_value());
        did(before);
    }

    void replace()
    {
        if (m_draft.empty())
            return;
        const Draft before = m_draft;
        const QString name = anyDraftName();
        ImageType wanted = *rc::gen::arbitrary<ImageType>();
        wanted.setName(name);
        m_draft.at(name) = wanted;
        RC_ASSERT(m_session->replaceDraft(name, wanted, u"JSON"_s).has_value());
        did(before);
    }

    bool isTaken(const QString& name) const
    {
        for (const auto& [draftName, entry] : m_session->patch()) {
            if (draftName == name || entry.origin == name)
                return true;
        }
        return m_draft.contains(name) || m_server.contains(name);
    }

    /// History that has two image types under one name may tell a conflict between them when one of them was
    /// sent: the draft is right, what is staged is for the person to sort out. See tst_editsession.
    void give(const QString& name)
    {
        for (const Step& step : m_steps)
            m_wasNameGivenTwice = m_wasNameGivenTwice || step.draft.contains(name);
        m_wasNameGivenTwice = m_wasNameGivenTwice || !m_given.insert(name).second;
    }

    void create()
    {
        ImageType imageType = *rc::gen::arbitrary<ImageType>();
        imageType.setName(anyOf({"a", "b", "d", "e", "g", "h"}));
        const QString& name = imageType.name();
        const auto staged = m_session->patch().find(name);
        const bool isDeleted
            = staged != m_session->patch().end() && staged->second.kind == PatchEntry::Kind::Delete;
        const bool wasTaken = isTaken(name);
        const bool done = m_session->create(imageType, u"New"_s).has_value();
        RC_ASSERT(done == (isDeleted || !wasTaken));
        if (!done)
            return;
        if (!isDeleted)
            give(name);
        const Draft before = m_draft;
        m_draft[name] = imageType;
        did(before);
    }

    void remove()
    {
        if (m_draft.empty())
            return;
        const Draft before = m_draft;
        const QString name = anyDraftName();
        RC_ASSERT(m_session->remove({name}, u"Delete"_s).has_value());
        m_draft.erase(name);
        did(before);
    }

    void rename()
    {
        if (m_draft.empty())
            return;
        const Draft before = m_draft;
        const QString from = anyDraftName();
        const QString to = anyOf({"a", "d", "f", "i", "j"});
        const auto staged = m_session->patch().find(from);
        const bool isBack = staged != m_session->patch().end() && staged->second.origin == to;
        const bool may = from != to && (!isTaken(to) || m_session->patch().contains(from));
        const bool done = m_session->rename(from, to).has_value() && from != to;
        RC_ASSERT((may || !done));
        if (!done)
            return;
        if (!isBack)
            give(to);
        ImageType imageType = m_draft.at(from);
        imageType.setName(to);
        m_draft.erase(from);
        m_draft[to] = imageType;
        did(before);
    }

    void revert()
    {
        if (m_session->patch().empty())
            return;
        const Draft before = m_draft;
        const QString name = m_session->patch().begin()->first;
        const PatchEntry entry = m_session->patch().begin()->second;
        RC_ASSERT(m_session->revert({name}, u"Revert"_s).has_value());
        m_draft.erase(name);
        const QString& server = entry.isRename() ? entry.origin : name;
        if (m_server.contains(server))
            m_draft[server] = m_server.at(server);
        did(before);
    }

    void undo()
    {
        RC_ASSERT(m_session->undo().has_value() == (m_at > 0));
        if (m_at > 0)
            --m_at;
        m_draft = m_steps[m_at].draft;
        if (m_isExact)
            RC_ASSERT(m_session->patch() == m_steps[m_at].patch);
    }

    void redo()
    {
        const bool can = m_at + 1 < m_steps.size();
        RC_ASSERT(m_session->redo().has_value() == can);
        if (can)
            ++m_at;
        m_draft = m_steps[m_at].draft;
        if (m_isExact)
            RC_ASSERT(m_session->patch() == m_steps[m_at].patch);
    }

    /// Every change is sent and verified. From here history means the same drafts by other entries.
    void apply()
    {
        const Patch patch = m_session->patch();
        for (const auto& [name, entry] : patch) {
            const auto becomes = patched(name, entry, m_session->base().theirs(name, entry));
            m_session->verified(name, entry, {becomes, {}});
        }
        RC_ASSERT(!m_session->isDirty());
        m_server = m_draft;
        m_isExact = m_isExact && patch.empty();
        m_steps[m_at].patch.clear();
    }

    /// Everything to JSON and back, into a new session.
    void store()
    {
        Patch patch;
        for (const auto& [name, entry] : m_session->patch()) {
            const auto read = decodePatchEntry(encode(entry));
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == entry);
            patch.emplace(name, *read);
        }
        const auto again = [](const std::vector<UndoStep>& steps) {
            std::vector<UndoStep> all;
            for (const UndoStep& step : steps) {
                const auto read = decodeUndoStep(encode(step));
                RC_ASSERT(read.has_value());
                RC_ASSERT(*read == step);
                all.push_back(*read);
            }
            return all;
        };
        QByteArrayList types;
        for (const auto& [name, imageType] : m_server)
            types.append(ImageTypeCodec::encode(imageType));
        auto session = std::make_unique<EditSession>();
        session->restore(patch, again(m_session->doneSteps()), again(m_session->undoneSteps()));
        session->rebase(*Catalogue::parse('[' + types.join(',') + ']'));
        RC_ASSERT(session->patch() == m_session->patch());
        m_session = std::move(session);
    }

    struct Step
    {
        Draft draft;
        Patch patch;
    };

    std::unique_ptr<EditSession> m_session;
    std::shared_ptr<const Catalogue> m_catalogue;
    Draft m_server;
    std::set<QString> m_given;
    bool m_wasNameGivenTwice = false;
    bool m_isOver = false;
    Draft m_draft;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    bool m_isExact = true; // until the first apply
};

} // namespace

class TestOddSequences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000 max_size=40");
    }
    void anySequenceGivesTheDraftOfPlainEdits();
};

void TestOddSequences::anySequenceGivesTheDraftOfPlainEdits()
{
    QVERIFY(rc::check("any sequence gives the draft of plain edits, undo exactly the state before", [] {
        std::vector<What> all;
        for (int what = 0; what < int(What::End); ++what)
            all.push_back(What(what));
        const auto whats = *rc::gen::container<std::vector<What>>(rc::gen::elementOf(all));
        Play play;
        for (const What what : whats)
            play.run(what);
    }));
}

QTEST_GUILESS_MAIN(TestOddSequences)
#include "tst_oddsequences.moc"
