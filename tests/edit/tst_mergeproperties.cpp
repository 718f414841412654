// SPDX-License-Identifier: GPL-3.0-or-later
// Three-way merge over image types as servers hold them: null, numbers and empty objects where a provider map
// or a provider should be, unknown members, odd names.
#include "edit/editsession.h"
#include "edit/stagedcells.h"
#include "support/generators.h"
#include "support/imagetypes.h"

#include <QTest>

#include <set>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QString name = u"t"_s;

ImageType named(ImageType imageType)
{
    imageType.setName(name);
    imageType.setVersion({});
    return imageType;
}

std::shared_ptr<const Catalogue> catalogueWith(const ImageType& imageType)
{
    return *Catalogue::parse('[' + ImageTypeCodec::encode(imageType) + ']');
}

/// Written anew here: what the server makes of a value of an entry or a known member.
Value stored(const Value& value)
{
    if (value == Value::null())
        return {};
    const bool isScalar = value.isRawJson() && !value.text().startsWith(u'{')
        && !value.text().startsWith(u'[') && !value.text().startsWith(u'"');
    return isScalar ? Value::string(value.text()) : value;
}

/// Of a map or a provider: absent, {} for every object, or the JSON that is there instead.
Value kindOf(const Value& container)
{
    return container.isRawJson() && container.text().startsWith(u'{') ? Value::emptyObject() : container;
}

bool isPlain(const CellPath& path)
{
    return path.isEntry() || path.kind() == CellPath::Kind::Member;
}

std::set<CellPath> plainPaths(const std::vector<ImageType>& imageTypes)
{
    std::set<CellPath> paths;
    for (const ImageType& imageType : imageTypes) {
        for (const ImageType::Cell& cell : imageType.cells()) {
            if (isPlain(cell.path))
                paths.insert(cell.path);
        }
    }
    return paths;
}

/// The map and each provider that is in one of them.
std::set<CellPath> containerPaths(const std::vector<ImageType>& imageTypes)
{
    std::set<CellPath> paths{CellPath::map()};
    for (const ImageType& imageType : imageTypes) {
        for (const Provider& provider : imageType.providerMap().providers)
            paths.insert(CellPath::provider(provider.name));
    }
    return paths;
}

using CellSet = std::map<CellPath, Value>;
CellSet cellSet(const ImageType& imageType)
{
    CellSet cells;
    for (const ImageType::Cell& cell : imageType.cells())
        cells.emplace(cell.path, cell.value);
    return cells;
}

/// One that shares much with the other: single cells changed.
rc::Gen<ImageType> variantOf(const ImageType& imageType)
{
    return rc::gen::map(rc::gen::arbitrary<std::vector<std::pair<CellPath, Value>>>(),
        [imageType](const std::vector<std::pair<CellPath, Value>>& edits) {
            ImageType variant = imageType;
            size_t left = 4;
            for (const auto& [path, value] : edits) {
                if (left-- > 0)
                    variant.setValue(path, value);
                else
                    break;
            }
            return variant;
        });
}

struct Three
{
    ImageType seen, mine, theirs;
};

Three anyThree()
{
    Three three;
    three.seen = named(*rc::gen::arbitrary<ImageType>());
    three.mine = named(*rc::gen::oneOf(variantOf(three.seen), rc::gen::arbitrary<ImageType>()));
    three.theirs = named(
        *rc::gen::oneOf(variantOf(three.seen), variantOf(three.mine), rc::gen::arbitrary<ImageType>()));
    return three;
}

/// Mine staged over what was seen, then the server has theirs.
void stage(EditSession& session, const Three& three)
{
    session.rebase(catalogueWith(three.seen));
    RC_ASSERT(session.replaceDraft(name, three.mine, u"JSON"_s).has_value());
    RC_ASSERT(cellSet(*session.draft(name)) == cellSet(three.mine));
    session.rebase(catalogueWith(three.theirs));
}

} // namespace

class TestMergeProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000 max_size=40");
    }
    void noCellIsEverLost();
    void withoutConflictWhatWasNotTouchedFollowsTheServer();
    void containerThatNothingWasChangedInFollowsTheServer();
    void conflictIsWhereTheServerHasAThirdValue();
    void keepMineNeverChangesTheDraft();
    void takeTheirsTakesWhatIsInConflictAndNothingElse();
    void rebaseOfWhatWasRebasedChangesNothing();
    void whatWasSentIsDoneWhenItIsRead();
};

void TestMergeProperties::noCellIsEverLost()
{
    QVERIFY(rc::check("every wanted value is in the draft, whatever the server has now", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        const auto draft = session.draft(name);
        RC_ASSERT(draft.has_value());
        for (const CellPath& path : plainPaths({three.seen, three.mine})) {
            const Value mine = three.mine.value(path);
            if (mine != three.seen.value(path))
                RC_ASSERT(stored(draft->value(path)) == stored(mine));
        }
        for (const CellPath& path : containerPaths({three.seen, three.mine})) {
            const Value seen = three.seen.value(path);
            const Value mine = three.mine.value(path);
            const bool isEmptied = path != CellPath::map() && mine == Value::emptyObject() && mine != seen;
            // A provider goes away because each of its keys does: a colleague's other key keeps it.
            const bool goesByItsKeys = path != CellPath::map() && mine.isAbsent()
                && kindOf(seen) == Value::emptyObject() && seen != Value::emptyObject();
            if ((kindOf(mine) != kindOf(seen) || isEmptied) && !goesByItsKeys)
                RC_ASSERT(stored(kindOf(draft->value(path))) == stored(kindOf(mine)));
        }
    }));
}

void TestMergeProperties::containerThatNothingWasChangedInFollowsTheServer()
{
    QVERIFY(rc::check("a map or provider that nothing was changed in follows the server", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        const auto draft = session.draft(name);
        RC_ASSERT(draft.has_value());
        if (!session.conflicts(name).empty())
            return;
        for (const CellPath& path : containerPaths({three.seen, three.mine, three.theirs})) {
            if (three.mine.value(path) == three.seen.value(path))
                RC_ASSERT(draft->value(path) == three.theirs.value(path));
        }
    }));
}

void TestMergeProperties::withoutConflictWhatWasNotTouchedFollowsTheServer()
{
    QVERIFY(rc::check("what was not touched follows the server", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        const auto draft = session.draft(name);
        RC_ASSERT(draft.has_value());
        if (!session.conflicts(name).empty())
            return;
        for (const CellPath& path : plainPaths({three.seen, three.mine, three.theirs})) {
            if (three.mine.value(path) == three.seen.value(path))
                RC_ASSERT(draft->value(path) == three.theirs.value(path));
        }
    }));
}

void TestMergeProperties::conflictIsWhereTheServerHasAThirdValue()
{
    QVERIFY(rc::check("a conflict is where the server has a third value", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        if (three.theirs == three.seen || three.theirs == three.mine)
            RC_ASSERT(session.conflicts(name).empty());
        std::set<CellPath> expected, found;
        for (const CellPath& path : plainPaths({three.seen, three.mine})) {
            const Value seen = three.seen.value(path);
            const Value mine = three.mine.value(path);
            const Value theirs = three.theirs.value(path);
            if (seen != mine && stored(theirs) != stored(seen) && stored(theirs) != stored(mine))
                expected.insert(path);
        }
        for (const Conflict& conflict : session.conflicts(name)) {
            RC_ASSERT(conflict.kind == Conflict::Kind::Cell);
            if (isPlain(conflict.path)) {
                found.insert(conflict.path);
                RC_ASSERT(conflict.seen == three.seen.value(conflict.path));
                RC_ASSERT(conflict.mine == three.mine.value(conflict.path));
            }
            RC_ASSERT(conflict.theirs == three.theirs.value(conflict.path));
        }
        RC_ASSERT(found == expected);
    }));
}

void TestMergeProperties::keepMineNeverChangesTheDraft()
{
    QVERIFY(rc::check("keep mine never changes the draft and leaves no conflict", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        const auto draft = session.draft(name);
        RC_ASSERT(draft.has_value());
        RC_ASSERT(session.resolve({name}, {}, Resolution::KeepMine).has_value());
        RC_ASSERT(session.conflicts(name).empty());
        RC_ASSERT(cellSet(*session.draft(name)) == cellSet(*draft));
    }));
}

void TestMergeProperties::takeTheirsTakesWhatIsInConflictAndNothingElse()
{
    QVERIFY(rc::check("take theirs takes what is in conflict and nothing else", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        const std::vector<Conflict> conflicts = session.conflicts(name);
        const Patch before = session.patch();
        const auto contains = [](const CellPath& outer, const CellPath& path) {
            if (outer == CellPath::map())
                return path.isEntry() || path.kind() == CellPath::Kind::Provider;
            return outer.kind() == CellPath::Kind::Provider && path.isEntry()
                && path.providerName() == outer.providerName();
        };
        RC_ASSERT(session.resolve({name}, {}, Resolution::TakeTheirs).has_value());
        RC_ASSERT(session.conflicts(name).empty());
        for (const Conflict& conflict : conflicts)
            RC_ASSERT(session.draft(name)->value(conflict.path) == three.theirs.value(conflict.path));
        if (!before.contains(name))
            return;
        for (const auto& [path, cell] : before.at(name).cells) {
            const bool isTaken = std::ranges::any_of(conflicts, [&](const Conflict& conflict) {
                return path == conflict.path || contains(conflict.path, path)
                    || contains(path, conflict.path);
            });
            if (isTaken)
                continue;
            const auto left = session.patch().find(name);
            RC_ASSERT(left != session.patch().end());
            RC_ASSERT_FALSE(!left->second.find(path));
            RC_ASSERT(*left->second.find(path) == cell);
        }
        if (!conflicts.empty())
            RC_ASSERT(session.undo().has_value());
        RC_ASSERT(session.patch() == before);
    }));
}

void TestMergeProperties::rebaseOfWhatWasRebasedChangesNothing()
{
    QVERIFY(rc::check("rebase of what was rebased changes nothing", [] {
        const Three three = anyThree();
        EditSession session;
        stage(session, three);
        for (const auto& [at, entry] : session.patch()) {
            const Rebased again = rebase(at, entry, session.base().theirs(at, entry));
            RC_ASSERT(again.left == std::optional(entry));
        }
    }));
}

void TestMergeProperties::whatWasSentIsDoneWhenItIsRead()
{
    QVERIFY(rc::check("what was sent is done when it is read, as it was sent or as the server stores it", [] {
        const Three three = anyThree();
        for (const bool byTheServersRules : {false, true}) {
            EditSession session;
            stage(session, three);
            const ImageType sent = *session.draft(name);
            const ImageType read = byTheServersRules ? normalised(sent) : sent;
            session.rebase(catalogueWith(read));
            for (const CellPath& path : plainPaths({three.seen, three.mine, three.theirs})) {
                const bool isKnown = path.isEntry() || path.memberName() == u"label"
                    || path.memberName() == u"description" || path.memberName() == u"icon";
                const PatchCell* left
                    = session.patch().contains(name) ? session.patch().at(name).find(path) : nullptr;
                // What the server stores as it was (null for nothing) can't be seen to have arrived.
                if (isKnown && left)
                    RC_ASSERT(stored(left->wanted) == stored(left->seen));
            }
            RC_ASSERT((byTheServersRules || !session.isDirty()));
        }
    }));
}

QTEST_GUILESS_MAIN(TestMergeProperties)
#include "tst_mergeproperties.moc"
