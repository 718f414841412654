// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/merge.h"
#include "support/imagetypes.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Kind = PatchEntry::Kind;

PatchEntry updateOf(const CellPath& path, const Value& seen, const Value& wanted)
{
    PatchEntry entry;
    entry.cells.emplace_back(path, PatchCell{seen, wanted});
    return entry;
}

PatchEntry deleteOf(const ImageType& seen)
{
    PatchEntry entry;
    entry.kind = Kind::Delete;
    entry.seenWhole = std::make_shared<const ImageType>(seen);
    return entry;
}

PatchEntry renameOf(const ImageType& seen)
{
    PatchEntry entry;
    entry.origin = seen.name();
    entry.seenWhole = std::make_shared<const ImageType>(seen);
    return entry;
}

PatchEntry createOf(const ImageType& wanted)
{
    PatchEntry entry;
    entry.kind = Kind::Create;
    for (const ImageType::Cell& cell : wanted.cells())
        entry.cells.emplace_back(cell.path, PatchCell{{}, cell.value});
    return entry;
}

/// '-' absent, a letter the string of it, others JSON by name.
Value valueOf(QChar sign)
{
    switch (sign.unicode()) {
    case '-':
        return {};
    case 'o':
        return Value::emptyObject();
    case '0':
        return Value::null();
    case '5':
        return Value::rawJson(u"5"_s);
    default:
        return Value::string(QString(sign));
    }
}

ImageType withCell(const CellPath& path, const Value& value)
{
    // A second key, so that the provider is there whatever the cell says.
    ImageType imageType = typeOf("{'name':'t','label':'L','providermap':{'p':{'other':'x'},'q':{'k':'y'}}}");
    if (!value.isAbsent() || path.kind() != CellPath::Kind::Member)
        imageType.setValue(path, value);
    return imageType;
}

/// "done", "fine", or "seen/theirs/mine" of the conflict.
QString outcome(const CellPath& path, QChar seen, QChar theirs, QChar mine)
{
    const PatchEntry entry = updateOf(path, valueOf(seen), valueOf(mine));
    const Rebased rebased = rebase(u"t"_s, entry, {withCell(path, valueOf(theirs)), {}});
    if (rebased.isDone())
        return u"done"_s;
    if (rebased.conflicts.empty())
        return *rebased.left == entry ? u"fine"_s : u"changed"_s;
    const Conflict expected{Conflict::Kind::Cell, path, valueOf(seen), valueOf(theirs), valueOf(mine)};
    return rebased.conflicts == std::vector{expected} && *rebased.left == entry ? u"conflict"_s
                                                                                : u"odd conflict"_s;
}

QString outcomes(const CellPath& path, QChar seen, QChar mine, QStringView theirs)
{
    QStringList all;
    for (const QChar value : theirs)
        all.append(outcome(path, seen, value, mine));
    return all.join(u' ');
}

std::vector<Conflict::Kind> kinds(const Rebased& rebased)
{
    std::vector<Conflict::Kind> found;
    for (const Conflict& conflict : rebased.conflicts)
        found.push_back(conflict.kind);
    return found;
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellAgainstTheServer_data();
    void cellAgainstTheServer();
    void providerAgainstTheServer_data();
    void providerAgainstTheServer();
    void valueThatTheServerSpellsAnotherWayIsDone();
    void changeThatOnlyTheSpellingTellsIsStillStaged();

    void clearOfLastKeyRemovesTheProvider();
    void clearOfLastKeyKeepsAProviderThatGotAnotherKey();
    void emptiedProviderStaysAsEmptyObject();
    void removedEmptyProviderThatGotAKeyIsConflict();
    void replacingAProviderNeverTakesANewKeyAlong();
    void entryOverForeignJsonIsConflict();
    void newKeysAppendInTheOrderOfStaging();
    void renamedKeysAndProvidersKeepTheirPlace();
    void untouchedMembersAreKeptAsTheyAre();

    void createThatIsThereIsDone();
    void createOverOtherContentIsConflict();
    void deleteOfAbsentIsDone();
    void deleteOfChangedTypeIsConflict();
    void updateOfGoneTypeIsConflictAndRemembersIt();
    void renameIsDoneWhenTheOldNameIsGoneAndTheNewOneSaysIt();
    void halfARenameIsNoConflict();
    void renameConflicts();
    void changesElsewhereAreListedAsMerged();

    void keepMineKeepsTheDraft_data();
    void keepMineKeepsTheDraft();
    void takeTheirsDropsOnlyWhatIsInConflict();
    void takeTheirsOfAWholeConflictDropsTheEntry();
};

void TestMerge::cellAgainstTheServer_data()
{
    // seen, mine -> what becomes of it when the server has: absent, a, b, c
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* seenAndMine, const char* expected) {
        QTest::newRow(seenAndMine) << QString::fromLatin1(expected);
    };
    row("-a", "fine done conflict conflict");
    row("-b", "fine conflict done conflict");
    row("-c", "fine conflict conflict done");
    row("a-", "done fine conflict conflict");
    row("ab", "conflict fine done conflict");
    row("ac", "conflict fine conflict done");
    row("b-", "done conflict fine conflict");
    row("ba", "conflict done fine conflict");
    row("bc", "conflict conflict fine done");
    row("c-", "done conflict conflict fine");
    row("ca", "conflict done conflict fine");
    row("cb", "conflict conflict done fine");
}

void TestMerge::cellAgainstTheServer()
{
    QFETCH(QString, expected);
    const QString seenAndMine = QString::fromLatin1(QTest::currentDataTag());
    for (const CellPath& path : {CellPath::entry(u"p"_s, u"k"_s), CellPath::entry(u"new"_s, u"k"_s),
             CellPath::description(), CellPath::member(u"owner"_s)})
        QCOMPARE(outcomes(path, seenAndMine[0], seenAndMine[1], u"-abc"), expected);
}

void TestMerge::providerAgainstTheServer_data()
{
    // seen, mine -> what becomes of it when the server has: absent, {}, null, 5. The server drops null.
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* seenAndMine, const char* expected) {
        QTest::newRow(seenAndMine) << QString::fromLatin1(expected);
    };
    row("-o", "fine done fine conflict");
    row("-5", "fine conflict fine done");
    row("o-", "done fine done conflict");
    row("o0", "done fine done conflict");
    row("o5", "conflict fine conflict done");
    row("0-", "done conflict fine conflict");
    row("0o", "fine done fine conflict");
    row("05", "fine conflict fine done");
    row("5-", "done conflict done fine");
    row("5o", "conflict done conflict fine");
}

void TestMerge::providerAgainstTheServer()
{
    QFETCH(QString, expected);
    const QString seenAndMine = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(outcomes(CellPath::provider(u"new"_s), seenAndMine[0], seenAndMine[1], u"-o05"), expected);
}

void TestMerge::valueThatTheServerSpellsAnotherWayIsDone()
{
    const CellPath path = CellPath::entry(u"p"_s, u"k"_s);
    const PatchEntry entry = updateOf(path, Value::string(u"a"_s), Value::rawJson(u"0.10"_s));
    QVERIFY(rebase(u"t"_s, entry, {withCell(path, Value::string(u"0.10"_s)), {}}).isDone());
    QVERIFY(!rebase(u"t"_s, entry, {withCell(path, Value::string(u"0.1"_s)), {}}).isDone());
}

void TestMerge::changeThatOnlyTheSpellingTellsIsStillStaged()
{
    const CellPath path = CellPath::entry(u"p"_s, u"k"_s);
    const PatchEntry entry = updateOf(path, Value::rawJson(u"5"_s), Value::string(u"5"_s));
    const Rebased rebased = rebase(u"t"_s, entry, {withCell(path, Value::rawJson(u"5"_s)), {}});
    QCOMPARE(rebased.left, std::optional(entry));
    QVERIFY(rebased.conflicts.empty());
}

void TestMerge::clearOfLastKeyRemovesTheProvider()
{
    const ImageType there = typeOf("{'name':'t','providermap':{'p':{'k':'a'},'q':{'k':'b'}}}");
    const PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"k"_s), Value::string(u"a"_s), {});
    QCOMPARE(patched(u"t"_s, entry, {there, {}}),
        std::optional(typeOf("{'name':'t','providermap':{'q':{'k':'b'}}}")));
}

void TestMerge::clearOfLastKeyKeepsAProviderThatGotAnotherKey()
{
    const ImageType fresh = typeOf("{'name':'t','providermap':{'p':{'k':'a','new':'n'}}}");
    const PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"k"_s), Value::string(u"a"_s), {});
    QCOMPARE(patched(u"t"_s, entry, {fresh, {}}),
        std::optional(typeOf("{'name':'t','providermap':{'p':{'new':'n'}}}")));
    QVERIFY(rebase(u"t"_s, entry, {fresh, {}}).conflicts.empty());
}

void TestMerge::emptiedProviderStaysAsEmptyObject()
{
    const ImageType there = typeOf("{'name':'t','providermap':{'p':{'k':'a'}}}");
    PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"k"_s), Value::string(u"a"_s), {});
    entry.cells.emplace_back(
        CellPath::provider(u"p"_s), PatchCell{Value::emptyObject(), Value::emptyObject()});
    QCOMPARE(
        patched(u"t"_s, entry, {there, {}}), std::optional(typeOf("{'name':'t','providermap':{'p':{}}}")));
    const Rebased rebased = rebase(u"t"_s, entry, {there, {}});
    QCOMPARE(rebased.left, std::optional(entry));
    QVERIFY(rebased.conflicts.empty());
}

void TestMerge::removedEmptyProviderThatGotAKeyIsConflict()
{
    const ImageType fresh = typeOf("{'name':'t','providermap':{'p':{'new':'n'}}}");
    const PatchEntry entry = updateOf(CellPath::provider(u"p"_s), Value::emptyObject(), {});
    const Rebased rebased = rebase(u"t"_s, entry, {fresh, {}});
    QCOMPARE(rebased.conflicts.size(), size_t(1));
    QCOMPARE(rebased.conflicts[0].theirs, Value::rawJson(u"{\"new\":\"n\"}"_s));
}

void TestMerge::replacingAProviderNeverTakesANewKeyAlong()
{
    const ImageType fresh = typeOf("{'name':'t','providermap':{'p':{'k':'a','new':'n'}}}");
    PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"k"_s), Value::string(u"a"_s), {});
    entry.cells.emplace_back(CellPath::provider(u"p"_s), PatchCell{Value::emptyObject(), Value::null()});
    QCOMPARE(kinds(rebase(u"t"_s, entry, {fresh, {}})), std::vector{Conflict::Kind::Cell});

    const Patch kept = resolved(u"t"_s, entry, {fresh, {}}, Resolution::KeepMine, CellPath::provider(u"p"_s));
    const PatchCell* cleared = kept.at(u"t"_s).find(CellPath::entry(u"p"_s, u"new"_s));
    QVERIFY2(cleared, "what is taken along is said cell by cell");
    QCOMPARE(*cleared, (PatchCell{Value::string(u"n"_s), {}}));
    QVERIFY(rebase(u"t"_s, kept.at(u"t"_s), {fresh, {}}).conflicts.empty());
}

void TestMerge::entryOverForeignJsonIsConflict()
{
    const PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"k"_s), {}, Value::string(u"mine"_s));
    const Theirs number{typeOf("{'name':'t','providermap':{'p':5}}"), {}};
    const Rebased rebased = rebase(u"t"_s, entry, number);
    QCOMPARE(rebased.conflicts.size(), size_t(1));
    QCOMPARE(rebased.conflicts[0].path, CellPath::provider(u"p"_s));
    QCOMPARE(rebased.conflicts[0].theirs, Value::rawJson(u"5"_s));
    QVERIFY2(resolved(u"t"_s, entry, number, Resolution::TakeTheirs).empty(),
        "an entry can't stand where a number stays");
    const Theirs null{typeOf("{'name':'t','providermap':null}"), {}};
    QVERIFY2(rebase(u"t"_s, entry, null).conflicts.empty(), "the server drops a null anyway");
}

void TestMerge::newKeysAppendInTheOrderOfStaging()
{
    PatchEntry entry = updateOf(CellPath::entry(u"p"_s, u"z"_s), {}, Value::string(u"1"_s));
    entry.cells.emplace_back(CellPath::entry(u"p"_s, u"a"_s), PatchCell{{}, Value::string(u"2"_s)});
    entry.cells.emplace_back(
        CellPath::entry(u"p"_s, u"k"_s), PatchCell{Value::string(u"0"_s), Value::string(u"3"_s)});
    const ImageType there = typeOf("{'name':'t','providermap':{'p':{'k':'0'}}}");
    QCOMPARE(patched(u"t"_s, entry, {there, {}}),
        std::optional(typeOf("{'name':'t','providermap':{'p':{'k':'3','z':'1','a':'2'}}}")));
}

void TestMerge::renamedKeysAndProvidersKeepTheirPlace()
{
    const ImageType there
        = typeOf("{'name':'t','providermap':{'p':{'k':'1','l':'2'},'q':{'k':'3'},'r':{'k':'4'}}}");
    ImageType wanted = there;
    wanted.renameKey(u"p"_s, u"k"_s, u"z"_s);
    wanted.renameProvider(u"q"_s, u"y"_s);
    PatchEntry entry;
    for (const CellChange& change : diff(there, wanted))
        entry.cells.emplace_back(change.path, PatchCell{change.before, change.after});
    QCOMPARE(entry.cells.size(), size_t(4));
    QCOMPARE(patched(u"t"_s, entry, {there, {}}), std::optional(wanted));
}

void TestMerge::untouchedMembersAreKeptAsTheyAre()
{
    const ImageType there = typeOf("{'version':7,'owner':{'deep':[1]},'name':'t','icon':null,'providermap':{'"
                                   "p':{'k':5,'l':null},'q':null}}");
    const PatchEntry entry
        = updateOf(CellPath::entry(u"p"_s, u"k"_s), Value::rawJson(u"5"_s), Value::string(u"x"_s));
    QCOMPARE(ImageTypeCodec::encode(*patched(u"t"_s, entry, {there, {}})),
        QByteArray(R"({"version":7,"owner":{"deep":[1]},"name":"t","icon":null,"providermap":)"
                   R"({"p":{"k":"x","l":null},"q":null}})"));
}

void TestMerge::createThatIsThereIsDone()
{
    const ImageType mine = typeOf("{'name':'t','description':'d','providermap':{'p':{'k':'a','l':'b'}}}");
    const ImageType same
        = typeOf("{'providermap':{'p':{'l':'b','k':'a'}},'version':3,'name':'t','description':'d'}");
    QVERIFY(rebase(u"t"_s, createOf(mine), {same, {}}).isDone());
    QCOMPARE(patched(u"t"_s, createOf(mine), {}), std::optional(mine));
}

void TestMerge::createOverOtherContentIsConflict()
{
    const ImageType mine = typeOf("{'name':'t','description':'mine'}");
    const Rebased rebased
        = rebase(u"t"_s, createOf(mine), {typeOf("{'name':'t','description':'theirs'}"), {}});
    QCOMPARE(kinds(rebased), std::vector{Conflict::Kind::CreatedThere});
}

void TestMerge::deleteOfAbsentIsDone()
{
    QVERIFY(rebase(u"t"_s, deleteOf(typeOf("{'name':'t'}")), {}).isDone());
}

void TestMerge::deleteOfChangedTypeIsConflict()
{
    const ImageType seen = typeOf("{'name':'t','version':1,'description':'d'}");
    const ImageType resent = typeOf("{'version':2,'description':'d','name':'t'}");
    QVERIFY2(rebase(u"t"_s, deleteOf(seen), {resent, {}}).conflicts.empty(), "a version alone is no change");
    const ImageType changed = typeOf("{'name':'t','version':2,'description':'e'}");
    QCOMPARE(kinds(rebase(u"t"_s, deleteOf(seen), {changed, {}})), std::vector{Conflict::Kind::ChangedThere});
}

void TestMerge::updateOfGoneTypeIsConflictAndRemembersIt()
{
    const ImageType before = typeOf("{'name':'t','label':'L','description':'d'}");
    const PatchEntry entry
        = updateOf(CellPath::description(), Value::string(u"d"_s), Value::string(u"mine"_s));
    const Rebased rebased = rebase(u"t"_s, entry, {}, &before);
    QCOMPARE(kinds(rebased), std::vector{Conflict::Kind::DeletedThere});
    QCOMPARE(patched(u"t"_s, *rebased.left, {}),
        std::optional(typeOf("{'name':'t','label':'L','description':'mine'}")));
    const Rebased again = rebase(u"t"_s, *rebased.left, {before, {}});
    QCOMPARE(again.left, std::optional(entry)); // back as it was
}

void TestMerge::renameIsDoneWhenTheOldNameIsGoneAndTheNewOneSaysIt()
{
    const ImageType old = typeOf("{'name':'old','label':'L','description':'d'}");
    PatchEntry entry = renameOf(old);
    entry.cells.emplace_back(
        CellPath::description(), PatchCell{Value::string(u"d"_s), Value::string(u"e"_s)});
    const ImageType wanted = typeOf("{'name':'new','label':'L','description':'e'}");
    QCOMPARE(patched(u"new"_s, entry, {{}, old}), std::optional(wanted));
    QVERIFY(rebase(u"new"_s, entry, {wanted, {}}).isDone());
}

void TestMerge::halfARenameIsNoConflict()
{
    const ImageType old = typeOf("{'name':'old','label':'L'}");
    const Rebased rebased = rebase(u"new"_s, renameOf(old), {typeOf("{'name':'new','label':'L'}"), old});
    QCOMPARE(rebased.left, std::optional(renameOf(old)));
    QVERIFY(rebased.conflicts.empty());
}

void TestMerge::renameConflicts()
{
    const ImageType old = typeOf("{'name':'old','label':'L'}");
    const ImageType changed = typeOf("{'name':'old','label':'M'}");
    const ImageType other = typeOf("{'name':'new','label':'other'}");
    using K = Conflict::Kind;
    QCOMPARE(kinds(rebase(u"new"_s, renameOf(old), {{}, changed})), std::vector{K::ChangedThere});
    QCOMPARE(kinds(rebase(u"new"_s, renameOf(old), {{}, {}})), std::vector{K::DeletedThere});
    QCOMPARE(kinds(rebase(u"new"_s, renameOf(old), {other, old})), std::vector{K::CreatedThere});
    QCOMPARE(
        kinds(rebase(u"new"_s, renameOf(old), {other, {}})), (std::vector{K::CreatedThere, K::DeletedThere}));
}

void TestMerge::changesElsewhereAreListedAsMerged()
{
    const ImageType before = typeOf("{'name':'t','label':'L','description':'d'}");
    const ImageType fresh = typeOf("{'name':'t','label':'M','description':'theirs'}");
    const PatchEntry entry
        = updateOf(CellPath::description(), Value::string(u"d"_s), Value::string(u"mine"_s));
    const Rebased rebased = rebase(u"t"_s, entry, {fresh, {}}, &before);
    const CellChange label{CellPath::member(u"label"_s), Value::string(u"L"_s), Value::string(u"M"_s)};
    QCOMPARE(rebased.merged, std::vector{label});
}

void TestMerge::keepMineKeepsTheDraft_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<int>("entries");
    const QByteArray old = "{'name':'old','label':'L','providermap':{'p':{'k':'a'}}}";
    const QByteArray changed = "{'name':'old','label':'M','providermap':{'q':{'k':'b'}}}";
    const QByteArray other = "{'name':'new','label':'N','providermap':{'q':{'k':'b'},'r':null}}";
    const QByteArray none;
    QTest::newRow("update, cells") << "old" << none << old << changed << 1;
    QTest::newRow("update, gone") << "old" << none << old << none << 1;
    QTest::newRow("create, created there") << "new" << none << none << other << 1;
    QTest::newRow("rename, changed there") << "new" << old << none << none << 1;
    QTest::newRow("rename, created there") << "new" << old << none << other << 2;
}

void TestMerge::keepMineKeepsTheDraft()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, current);
    QFETCH(QByteArray, there);
    QFETCH(int, entries);
    PatchEntry entry;
    Theirs theirs;
    if (!there.isEmpty())
        theirs.current = typeOf(there);
    if (!origin.isEmpty()) {
        entry = renameOf(typeOf(origin));
        theirs.origin = typeOf("{'name':'old','label':'foreign','providermap':{'p':{'k':'a','l':'b'}}}");
    } else if (current.isEmpty()) {
        entry = createOf(typeOf("{'name':'new','label':'mine','providermap':{'p':{'k':'mine'}}}"));
    } else {
        entry.seenWhole = std::make_shared<const ImageType>(typeOf(current));
    }
    if (entry.kind == Kind::Update) {
        entry.cells.emplace_back(
            CellPath::member(u"label"_s), PatchCell{Value::string(u"L"_s), Value::string(u"mine"_s)});
        entry.cells.emplace_back(
            CellPath::entry(u"p"_s, u"k"_s), PatchCell{Value::string(u"a"_s), Value::string(u"mine"_s)});
    }
    QVERIFY(!rebase(name, entry, theirs).conflicts.empty());

    const Patch kept = resolved(name, entry, theirs, Resolution::KeepMine);
    QCOMPARE(int(kept.size()), entries);
    QVERIFY(rebase(name, kept.at(name), theirs).conflicts.empty());
    QVERIFY(equal(*patched(name, kept.at(name), theirs), *patched(name, entry, theirs)));
    for (const auto& [at, left] : kept)
        QVERIFY(at == name || (left.kind == Kind::Delete && at == entry.origin));
}

void TestMerge::takeTheirsDropsOnlyWhatIsInConflict()
{
    PatchEntry entry = updateOf(CellPath::description(), Value::string(u"d"_s), Value::string(u"mine"_s));
    entry.cells.emplace_back(
        CellPath::member(u"label"_s), PatchCell{Value::string(u"L"_s), Value::string(u"mine"_s)});
    const Theirs theirs{typeOf("{'name':'t','label':'L','description':'theirs'}"), {}};
    const Patch left = resolved(u"t"_s, entry, theirs, Resolution::TakeTheirs);
    QCOMPARE(left.at(u"t"_s),
        updateOf(CellPath::member(u"label"_s), Value::string(u"L"_s), Value::string(u"mine"_s)));
}

void TestMerge::takeTheirsOfAWholeConflictDropsTheEntry()
{
    const ImageType seen = typeOf("{'name':'t','description':'d'}");
    const Theirs changed{typeOf("{'name':'t','description':'e'}"), {}};
    QVERIFY(resolved(u"t"_s, deleteOf(seen), changed, Resolution::TakeTheirs).empty());
    QVERIFY(resolved(u"t"_s, createOf(seen), changed, Resolution::TakeTheirs).empty());
    QVERIFY(resolved(
        u"t"_s, updateOf(CellPath::description(), {}, Value::string(u"x"_s)), {}, Resolution::TakeTheirs)
                .empty());
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
