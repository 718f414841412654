// SPDX-License-Identifier: GPL-3.0-or-later
// What the server drops or changes by its own rules (CONTRACT: nulls, unknown members, numbers) is listed
// with the result, and is no race.
#include "faultyworkspace.h"

using namespace flavormap;

class TestDroppedCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDroppedCellIsListed_data();
    void eachDroppedCellIsListed();
    void allOfOneImageTypeAreListedOnce();
    void whatIsKeptIsNotListed();
    void aDroppedCellLeavesNothingStaged();

private:
    using Cell = std::pair<CellPath, Value>;

    static CellPath entry(const char* key)
    {
        return CellPath::entry(QStringLiteral("google"), QString::fromUtf8(key));
    }
    static ImageType withCells(const QString& name, const std::vector<Cell>& cells)
    {
        ImageType made(name);
        made.setValue(CellPath::description(), text("D"));
        for (const auto& [path, value] : cells)
            made.setValue(path, value);
        return made;
    }
    static QStringList dropped(const ApplyItem& item)
    {
        QStringList found;
        for (const QString& note : item.notes) {
            if (note.startsWith(u"the server dropped or changed by its own rules: "))
                found += note.section(QStringLiteral(": "), 1);
        }
        return found;
    }
};

void TestDroppedCells::eachDroppedCellIsListed_data()
{
    QTest::addColumn<CellPath>("path");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("listed");
    const auto provider = CellPath::provider(QStringLiteral("aws"));
    QTest::newRow("a null entry") << entry("nothing") << Value::null() << QStringLiteral("google nothing");
    QTest::newRow("a null provider") << provider << Value::null() << QStringLiteral("aws");
    QTest::newRow("a null map") << CellPath::map() << Value::null() << QStringLiteral("providermap");
    QTest::newRow("a null member") << CellPath::member(QStringLiteral("label")) << Value::null()
                                   << QStringLiteral("label");
    QTest::newRow("an unknown member")
        << CellPath::member(QStringLiteral("owner")) << text("me") << QStringLiteral("owner");
    QTest::newRow("an unknown object")
        << CellPath::member(QStringLiteral("tags")) << Value::rawJson(QStringLiteral(R"({"a":[1]})"))
        << QStringLiteral("tags");
    QTest::newRow("a number") << entry("cores") << Value::rawJson(QStringLiteral("0.10"))
                              << QStringLiteral("google cores");
    QTest::newRow("a truth") << entry("fast") << Value::rawJson(QStringLiteral("true"))
                             << QStringLiteral("google fast");
}

void TestDroppedCells::eachDroppedCellIsListed()
{
    QFETCH(CellPath, path);
    QFETCH(Value, value);
    QFETCH(QString, listed);
    for (const QString& name : {alpha, delta}) { // an update and a create
        FaultyWorkspace at;
        if (name == alpha)
            QVERIFY(
                at.session().setCells({{name, CellPath::description(), text("mine")}, {name, path, value}},
                    QStringLiteral("Edit")));
        else
            QVERIFY(at.session().create(withCells(name, {{path, value}}), QStringLiteral("New")));

        const ApplyItem item = at.applyAll()->items().at(0);

        QCOMPARE(item.state, ItemState::Verified);
        QCOMPARE(dropped(item), QStringList{listed});
        QCOMPARE(item.notes.size(), 1); // and no race is told
        QVERIFY(!at.session().isDirty());
        QCOMPARE(at.session().draft(name)->value(path), at.onServer(name).value(path));
        expectWorkGoesOn(at);
    }
}

void TestDroppedCells::allOfOneImageTypeAreListedOnce()
{
    FaultyWorkspace at;
    QVERIFY(at.session().create(withCells(delta,
                                    {{CellPath::member(QStringLiteral("owner")), text("me")},
                                        {entry("image"), text("g-4")}, {entry("nothing"), Value::null()},
                                        {CellPath::provider(QStringLiteral("aws")), Value::null()}}),
        QStringLiteral("New")));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(dropped(job->items().at(0)), QStringList{QStringLiteral("owner, google nothing, aws")});
    QVERIFY(job->report().asText(QStringLiteral("x")).contains(u"owner, google nothing, aws"));
    QCOMPARE(at.onServer(delta).value(entry("image")), text("g-4"));
}

void TestDroppedCells::whatIsKeptIsNotListed()
{
    FaultyWorkspace at;
    const std::vector<Cell> cells{{CellPath::member(QStringLiteral("label")), text("")},
        {CellPath::provider(QStringLiteral("aws")), Value::emptyObject()}, {entry(""), text("")},
        {entry("a / b"), text("one\ntwo")},
        {CellPath::entry(QStringLiteral(" "), QStringLiteral("ü")), text("5")}};
    QVERIFY(at.session().create(withCells(delta, cells), QStringLiteral("New")));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(item.notes.isEmpty(), qPrintable(told(item)));
    for (const auto& [path, value] : cells)
        QCOMPARE(at.onServer(delta).value(path), value);
}

void TestDroppedCells::aDroppedCellLeavesNothingStaged()
{
    FaultyWorkspace at;
    QVERIFY(at.session().setCells({{alpha, entry("nothing"), Value::null()}}, QStringLiteral("Edit")));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY(!at.session().isDirty());
    QVERIFY(at.session().draft(alpha)->value(entry("nothing")).isAbsent());
    expectWorkGoesOn(at);
}

QTEST_GUILESS_MAIN(TestDroppedCells)
#include "tst_droppedcells.moc"
