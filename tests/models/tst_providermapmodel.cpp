// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/providermapmodel.h"

#include "edit/editsession.h"
#include "support/imagetypes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const CellPath image = CellPath::entry(u"aws"_s, u"image"_s);

struct Fixture
{
    Fixture()
    {
        session.rebase(catalogueOf({"{'name':'a','providermap':{'aws':{'image':'1','sshuser':'root'}}}",
            "{'name':'b','providermap':{'aws':{'image':'2','sshuser':'root'}}}"}));
        model.setImageTypes({u"a"_s});
    }
    QModelIndex valueOf(const CellPath& path) const
    {
        return model.index(model.rowOf(path), ProviderMapModel::ValueColumn);
    }

    EditSession session;
    ProviderMapModel model{&session};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestProviderMapModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditIsStagedAndUndoShowsTheOldValueAgain()
    {
        Fixture f;
        QVERIFY(f.model.setData(f.valueOf(image), u"9"_s));
        QCOMPARE(f.session.value(f.session.rowOf(u"a"_s), image).text(), u"9"_s);
        QVERIFY(f.session.undo());
        QCOMPARE(f.valueOf(image).data().toString(), u"1"_s);
    }

    void whatSeveralImageTypesDifferInIsMixedAndOneValueGoesIntoAll()
    {
        Fixture f;
        f.model.setImageTypes({u"a"_s, u"b"_s});
        QVERIFY(f.valueOf(image).data(ProviderMapModel::MixedRole).toBool());
        QVERIFY(f.model.setData(f.valueOf(image), u"9"_s));
        QCOMPARE(f.session.changedCount(), 2);
        QVERIFY(f.session.undo());
        QVERIFY(!f.session.isDirty());
    }

    void aKeyThatIsThereIsRefused()
    {
        Fixture f;
        QSignalSpy refused(&f.model, &ProviderMapModel::refused);
        QVERIFY(!f.model.addKey(u"aws"_s, u"image"_s, Value::string(u"9"_s)));
        QCOMPARE(refused.count(), 1);
        QVERIFY(!f.session.isDirty());
    }

    void aRemovedKeyStaysAsRemovedUntilItIsReverted()
    {
        Fixture f;
        const int row = f.model.rowOf(image);
        QVERIFY(f.model.remove(row));
        QVERIFY(f.valueOf(image).data(ProviderMapModel::RemovedRole).toBool());
        QVERIFY(f.model.revert(f.model.rowOf(image)));
        QVERIFY(!f.session.isDirty());
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestProviderMapModel)
#include "tst_providermapmodel.moc"
