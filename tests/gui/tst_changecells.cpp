// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one change of Review, whatever they are called.
#include "edit/changeplan.h"
#include "edit/editsession.h"
#include "gui/review/changecells.h"
#include "support/imagetypes.h"

#include <QHeaderView>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestChangeCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longNamesLeaveRoomForTheValues()
    {
        EditSession session;
        const QByteArray provider(60, 'p'), key(60, 'k');
        session.rebase(catalogueOf({"{'name':'t','providermap':{'" + provider + "':{'" + key + "':'v'}}}"}));
        QVERIFY(session.setCells(
            {{u"t"_s, CellPath::entry(u"google"_s, u"image"_s), Value::string(u"ami-1"_s)}}, u"Edit"_s));
        const ChangePlan plan = ChangePlan::of(session);
        ChangeCells cells;
        cells.resize(560, 300); // the pane at 1440 with the request beside it, at 1024 with the request below
        cells.show(&plan.items.front(), true, true);
        cells.QWidget::show();
        QCoreApplication::processEvents();
        QTRY_COMPARE_GE(cells.columnWidth(ChangeCellsModel::Before), 120);
        QTRY_COMPARE_GE(cells.columnWidth(ChangeCellsModel::After), 120);
        QCOMPARE_LE(cells.horizontalHeader()->length(), cells.viewport()->width());
    }
};

QTEST_MAIN(TestChangeCells)
#include "tst_changecells.moc"
