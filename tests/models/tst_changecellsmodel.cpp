// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one change: what the server has, what it will become, and what is in conflict.
#include "models/changecellsmodel.h"

#include "models/tablefixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

using Model = ChangeCellsModel;

QByteArrayList types(const QByteArray& image = "1")
{
    return {"{'name':'a','label':'L','description':'D','providermap':{'aws':{'image':'" + image
        + "','sshuser':'x'},'google':{'image':''}}}"};
}

struct Fixture
{
    Fixture() { session.rebase(catalogueOf(types())); }
    void stage(const CellPath& path, const Value& value)
    {
        if (!session.setCells({{u"a"_s, path, value}}, u"Edit"_s))
            qFatal("not staged");
    }
    void show(const QString& name, bool withUnchanged = false)
    {
        plan = ChangePlan::of(session);
        model.show(plan.find(name), withUnchanged);
    }
    QString text(int row, Model::Column column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString();
    }
    QStringList line(int row) const
    {
        return {text(row, Model::Place), text(row, Model::Key), text(row, Model::Before),
            text(row, Model::After)};
    }

    EditSession session;
    ChangePlan plan;
    ChangeCellsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestChangeCellsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatChangesIsListedAsBeforeAndAfter()
    {
        Fixture f;
        f.stage(awsImage, Value::string(u"2"_s));
        f.stage(CellPath::description(), Value::string(u"DD"_s));
        f.show(u"a"_s);
        QCOMPARE(f.model.rowCount(), 2);
        QCOMPARE(f.line(0), QStringList({u"Description"_s, u""_s, u"D"_s, u"DD"_s}));
        QCOMPARE(f.line(1), QStringList({u"aws"_s, u"image"_s, u"1"_s, u"2"_s}));
        QCOMPARE(f.model.changedCount(), 2);
        QCOMPARE(f.model.firstChangedRow(), 0);
        QCOMPARE(f.model.headerData(Model::Before, Qt::Horizontal, Qt::DisplayRole).toString(),
            u"On the server"_s);
    }

    void unchangedCellsAreListedOnDemandAndSaySame()
    {
        Fixture f;
        f.stage(awsUser, Value::string(u"y"_s));
        f.show(u"a"_s, true);
        QCOMPARE(f.model.rowCount(), 5);
        QCOMPARE(f.model.allCount(), 5);
        QCOMPARE(f.model.changedCount(), 1);
        QCOMPARE(f.line(0), QStringList({u"Label"_s, u""_s, u"L"_s, u"same"_s}));
        QCOMPARE(f.line(f.model.firstChangedRow()), QStringList({u"aws"_s, u"sshuser"_s, u"x"_s, u"y"_s}));
        QCOMPARE(f.line(4), QStringList({u"google"_s, u"image"_s, u"\"\""_s, u"same"_s}));
        QVERIFY(f.model.cell(4).first);
        QVERIFY(!f.model.cell(3).first);
    }

    void absentIsNotAnEmptyStringAndProvidersStandAsOnTheServer()
    {
        Fixture f;
        f.stage(googleImage, Value());
        f.stage(CellPath::entry(u"aws"_s, u"flavor"_s), Value::string(u""_s));
        f.show(u"a"_s);
        QCOMPARE(f.text(0, Model::Before), u""_s);
        QCOMPARE(f.text(0, Model::Before, Qt::AccessibleTextRole), u"not there"_s);
        QCOMPARE(f.text(0, Model::After), u"\"\""_s);
        QCOMPARE(f.text(1, Model::Before), u"\"\""_s);
        QCOMPARE(f.text(1, Model::After, Qt::ToolTipRole), u"not there"_s);
    }

    void aProvidersNewKeyStandsWithItsOthers()
    {
        Fixture f;
        f.stage(CellPath::entry(u"aws"_s, u"flavor"_s), Value::string(u"m1"_s));
        f.show(u"a"_s, true);
        QStringList places;
        for (int row = 0; row < f.model.rowCount(); ++row)
            places += f.model.cell(row).place + u'/' + f.model.cell(row).key;
        QCOMPARE(places.mid(2),
            QStringList({u"aws/image"_s, u"aws/sshuser"_s, u"aws/flavor"_s, u"google/image"_s}));
    }

    void whatChangesIsEditedAndOnlyThat()
    {
        Fixture f;
        f.stage(awsImage, Value::string(u"2"_s));
        f.stage(CellPath::description(), Value::string(u"two\nlines"_s));
        f.show(u"a"_s, true);
        const QSignalSpy edited(&f.model, &Model::edited);
        for (int row = 0; row < f.model.rowCount(); ++row)
            QVERIFY(!f.model.setData(f.model.index(row, Model::After), u"x"_s, Qt::EditRole));
        f.model.show(f.plan.find(u"a"_s), true, true);
        for (int row = 0; row < f.model.rowCount(); ++row)
            QCOMPARE(f.model.mayEdit(row), f.model.cell(row).path == awsImage);
        const int row = f.model.firstChangedRow() + 1;
        QCOMPARE(f.model.cell(row).path, awsImage);
        const QModelIndex index = f.model.index(row, Model::After);
        QCOMPARE(index.data(Qt::EditRole).toString(), u"2"_s);
        QVERIFY(f.model.setData(index, u"2"_s, Qt::EditRole)); // the same is no edit
        QCOMPARE(edited.size(), 0);
        QVERIFY(f.model.setData(index, u"3"_s, Qt::EditRole));
        QVERIFY(f.model.setData(index, QString(), Qt::EditRole)); // empty is cleared, as in the table
        QCOMPARE(edited.size(), 2);
        QCOMPARE(edited[0][0].toString(), u"a"_s);
        QCOMPARE(edited[0][1].value<CellPath>(), awsImage);
        QCOMPARE(edited[0][2].value<Value>(), Value::string(u"3"_s));
        QVERIFY(edited[1][2].value<Value>().isAbsent());
    }

    void aConflictTellsAllThreeValues()
    {
        Fixture f;
        f.stage(awsImage, Value::string(u"mine"_s));
        f.session.rebase(catalogueOf(types("theirs")));
        f.show(u"a"_s);
        QCOMPARE(f.model.conflictCount(), 1);
        QCOMPARE(f.model.group(), PlanItem::Group::Conflict);
        QCOMPARE(
            f.text(0, Model::After, Qt::ToolTipRole), u"seen: 1\non the server now: theirs\nmine: mine"_s);
        QCOMPARE(f.text(0, Model::After, Qt::AccessibleTextRole), u"mine, in conflict"_s);
        QCOMPARE(f.text(0, Model::Seen), u"1"_s);
        QCOMPARE(f.text(0, Model::Before), u"theirs"_s);
    }

    void aNewImageTypeHasNothingBefore()
    {
        Fixture f;
        QVERIFY(f.session.create(newType(u"n"_s, awsImage, u"9"_s), u"New"_s));
        f.show(u"n"_s);
        QCOMPARE(f.model.group(), PlanItem::Group::New);
        QCOMPARE(f.line(f.model.firstChangedRow()), QStringList({u"aws"_s, u"image"_s, u""_s, u"9"_s}));
    }

    void nothingChosenIsEmpty()
    {
        Fixture f;
        f.stage(awsImage, Value::string(u"2"_s));
        f.show(u"a"_s);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        f.model.show(nullptr, true);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(f.model.rowCount(), 0);
        QCOMPARE(f.model.firstChangedRow(), -1);
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestChangeCellsModel)
#include "tst_changecellsmodel.moc"
