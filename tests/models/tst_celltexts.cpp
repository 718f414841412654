// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell shows, what its tool tip adds, and what a screen reader is told of each state.
#include "models/tablefixture.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QByteArrayList types(const QByteArray& image = "1")
{
    return {
        "{'name':'a','description':'About a','providermap':{'aws':{'image':'" + image + "','sshuser':'x'}}}",
        "{'name':'b','providermap':{'aws':{'sshuser':'x'},'google':{'image':''}}}",
        "{'name':'c','providermap':{'aws':{'image':true,'sshuser':'two\\nlines'}}}", "{'name':'d'}", "5"};
}

struct Fixture : TableFixture
{
    Fixture()
        : TableFixture(types())
    {
    }
};

} // namespace

class TestCellTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsShownInOneLineWithNothingHidden_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("absent") << Value() << QString() << u"not there"_s;
        QTest::newRow("empty") << Value::string(u""_s) << u"\"\""_s << u"an empty string"_s;
        QTest::newRow("plain") << Value::string(u"ami-1"_s) << u"ami-1"_s << u"ami-1"_s;
        QTest::newRow("line break") << Value::string(u"a\nb"_s) << u"a\u23ceb"_s << u"a\u23ceb"_s;
        QTest::newRow("line break of Windows")
            << Value::string(u"a\r\nb"_s) << u"a\u23ceb"_s << u"a\u23ceb"_s;
        QTest::newRow("old line break") << Value::string(u"a\rb"_s) << u"a\u23ceb"_s << u"a\u23ceb"_s;
        QTest::newRow("tab") << Value::string(u"a\tb"_s) << u"a\u21e5b"_s << u"a\u21e5b"_s;
        QTest::newRow("number") << Value::rawJson(u"5"_s) << u"5"_s << u"5"_s;
        QTest::newRow("null") << Value::null() << u"null"_s << u"null"_s;
    }

    void aValueIsShownInOneLineWithNothingHidden()
    {
        QFETCH(Value, value);
        QFETCH(QString, shown);
        QFETCH(QString, spoken);
        QCOMPARE(shownText(value), shown);
        QCOMPARE(spokenText(value), spoken);
    }

    void aNameIsQuotedWhereElseItCouldNotBeSeen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"google"_s << u"google"_s;
        QTest::newRow("inner blank") << u"my cloud"_s << u"my cloud"_s;
        QTest::newRow("empty") << u""_s << u"\"\""_s;
        QTest::newRow("blank") << u"  "_s << u"\"  \""_s;
        QTest::newRow("blank before") << u" google"_s << u"\" google\""_s;
        QTest::newRow("blank behind") << u"google "_s << u"\"google \""_s;
        QTest::newRow("line break") << u"goo\ngle"_s << u"goo\u23cegle"_s;
    }

    void aNameIsQuotedWhereElseItCouldNotBeSeen()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QCOMPARE(shownName(name), shown);
    }

    void aHeaderQuotesNamesToo()
    {
        TableFixture f({"{'name':'a','providermap':{' ':{'':'1'}}}"});
        QCOMPARE(f.headers().last(), u"\" \" \"\""_s);
    }

    void theToolTipOfAStagedCellTellsBothSides()
    {
        Fixture f;
        QCOMPARE(f.toolTip(u"a"_s, awsImage), u"1"_s);
        QVERIFY(f.set(u"a"_s, awsImage, u"2"_s));
        QCOMPARE(f.toolTip(u"a"_s, awsImage), u"on the server: 1\nstaged: 2"_s);
        QVERIFY(f.set(u"a"_s, awsImage, Value()));
        QVERIFY(f.toolTip(u"a"_s, awsImage).startsWith(u"on the server: 1\nstaged: not there"_s));
        QVERIFY(f.set(u"a"_s, googleImage, u"g"_s));
        QCOMPARE(f.toolTip(u"a"_s, googleImage), u"on the server: not there\nstaged: g"_s);
        QVERIFY(f.toolTip(u"d"_s, awsImage).isEmpty());
    }

    void aConflictTellsWhatWasSeenToo()
    {
        Fixture f;
        QVERIFY(f.set(u"a"_s, awsImage, u"mine"_s));
        f.session.rebase(catalogueOf(types("theirs")));
        QCOMPARE(f.toolTip(u"a"_s, awsImage), u"when you edited: 1\non the server: theirs\nstaged: mine"_s);
        QCOMPARE(
            f.spoken(u"a"_s, awsImage), u"mine, in conflict, when you edited: 1, on the server: theirs"_s);
        QCOMPARE(
            f.nameCell(u"a"_s).data(Qt::AccessibleTextRole).toString(), u"a, in conflict with the server"_s);
    }

    void everyStateIsSpoken()
    {
        Fixture f;
        QCOMPARE(f.spoken(u"a"_s, awsImage), u"1"_s);
        QCOMPARE(f.spoken(u"a"_s, googleImage), u"not there"_s);
        QCOMPARE(f.spoken(u"c"_s, awsImage), u"true"_s);
        QVERIFY(f.set(u"a"_s, awsImage, u"2"_s));
        QCOMPARE(f.spoken(u"a"_s, awsImage), u"2, staged, on the server: 1"_s);
        QVERIFY(f.session.remove({u"c"_s}, u"Delete"_s));
        QCOMPARE(f.spoken(u"c"_s, awsImage), u"true, staged for deletion"_s);
        QVERIFY(f.session.create(newType(u"n"_s, awsImage, u"9"_s), u"New"_s));
        QCOMPARE(f.spoken(u"n"_s, awsImage), u"9, new"_s);
        QVERIFY(f.session.rename(u"a"_s, u"z"_s));
        QCOMPARE(
            f.nameCell(u"z"_s).data(Qt::AccessibleTextRole).toString(), u"z, renamed, on the server: a"_s);
    }

    void aProblemIsToldWithItsReason()
    {
        Fixture f;
        QVERIFY(f.toolTip(u"b"_s, awsImage).contains(u"Without an image"_s));
        QVERIFY(f.toolTip(u"b"_s, awsImage).contains(u"aws"_s));
        QVERIFY(f.spoken(u"b"_s, googleImage).startsWith(u"an empty string, problem: "_s));
        const QString noMap = f.nameCell(u"d"_s).data(Qt::ToolTipRole).toString();
        QVERIFY(noMap.startsWith(u"d\n"_s) && noMap.contains(u"no provider map"_s));
        QVERIFY(f.nameCell(u"d"_s).data(Qt::AccessibleTextRole).toString().contains(u"problem: "_s));
    }

    void anUnreadableRowSaysWhatIsWrongInsteadOfAValue()
    {
        Fixture f;
        QCOMPARE(f.model.rowCount(), 5);
        int unreadable = -1;
        for (int row = 0; row < 5; ++row) {
            if (f.model.mark(row) == RowMark::Unreadable)
                unreadable = row;
        }
        QVERIFY(unreadable >= 0);
        const QModelIndex description = f.model.index(unreadable, 1);
        QCOMPARE(description.data().toString(), u"not a JSON object"_s);
        QCOMPARE(description.data(Qt::AccessibleTextRole).toString(), u"not a JSON object"_s);
        QCOMPARE(description.data(Qt::ToolTipRole).toString(), u"not a JSON object"_s);
        QVERIFY(!(f.model.flags(description) & Qt::ItemIsEditable));
        QVERIFY(f.model.refusal(description).contains(u"not a JSON object"_s));
    }

    void theEditorGetsTheTextAsItIs()
    {
        Fixture f;
        QCOMPARE(f.cell(u"c"_s, awsUser).data(Qt::EditRole).toString(), u"two\nlines"_s);
        QCOMPARE(f.cell(u"b"_s, googleImage).data(Qt::EditRole).toString(), u""_s);
        QCOMPARE(f.cell(u"c"_s, awsImage).data(Qt::EditRole).toString(), u"true"_s);
    }

    void whatIsTypedIsTakenLiterally()
    {
        Fixture f;
        QVERIFY(f.model.setData(f.cell(u"c"_s, awsUser), u"two\nlines"_s));
        QVERIFY(!f.session.isDirty()); // the same string
        QVERIFY(f.model.setData(f.cell(u"b"_s, googleImage), u""_s));
        QVERIFY(f.cell(u"b"_s, googleImage).data(ImageTypeTableModel::ValueRole).value<Value>().isAbsent());
        QVERIFY(f.model.setData(f.cell(u"c"_s, awsImage), u"true"_s));
        QCOMPARE(f.cell(u"c"_s, awsImage).data(ImageTypeTableModel::ValueRole).value<Value>(),
            Value::string(u"true"_s));
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestCellTexts)
#include "tst_celltexts.moc"
