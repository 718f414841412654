// SPDX-License-Identifier: GPL-3.0-or-later
// How cells that were copied elsewhere match a session by their names, and what their preview says.
#include "models/pastematchmodel.h"

#include "support/imagetypes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

using Fit = MatchedCell::Fit;

namespace {

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath joyentImage = CellPath::entry(u"joyent"_s, u"image"_s);

Value text(const QString& words)
{
    return Value::string(words);
}

/// Rows alpha, beta and elsewhere; columns Name, Description, google image and joyent image.
CopiedCells copiedCells()
{
    CopiedCells cells;
    cells.connection = u"there"_s;
    cells.connectionName = u"staging"_s;
    cells.imageTypes = {u"alpha"_s, u"beta"_s, u"elsewhere"_s};
    cells.columns = {std::nullopt, CellPath::description(), googleImage, joyentImage};
    cells.values = {
        {text(u"alpha"_s), text(u"A"_s), text(u"g-9"_s), text(u"j-9"_s)},
        {text(u"beta"_s), Value(), text(u"g-2"_s), Value()},
        {text(u"elsewhere"_s), Value(), text(u"g-7"_s), Value()},
    };
    return cells;
}

struct Here
{
    Here()
    {
        session.rebase(
            catalogueOf({"{'name':'alpha','description':'A','providermap':{'google':{'image':'g-1'}}}",
                "{'name':'beta','description':'B','providermap':{'google':{'image':'g-2'}}}"}));
    }
    EditSession session;
};

} // namespace

class TestPasteMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCellIsFoundByItsNames()
    {
        Here here;
        const std::vector<MatchedCell> expected{
            {Fit::Changes, {u"alpha"_s, googleImage, text(u"g-9"_s)}, text(u"g-1"_s), {}},
            {Fit::New, {u"alpha"_s, joyentImage, text(u"j-9"_s)}, {}, {}},
            {Fit::Clears, {u"beta"_s, CellPath::description(), {}}, text(u"B"_s), {}},
            {Fit::Unmatched, {u"elsewhere"_s, googleImage, text(u"g-7"_s)}, {}, u"no such image type here"_s},
            {Fit::Same, {u"alpha"_s, CellPath::description(), text(u"A"_s)}, text(u"A"_s), {}},
            {Fit::Same, {u"beta"_s, googleImage, text(u"g-2"_s)}, text(u"g-2"_s), {}},
        };
        QVERIFY(matched(copiedCells(), here.session) == expected);
    }

    void whatCanNotBeEditedIsUnmatchedWithItsReason()
    {
        Here here;
        QVERIFY(here.session.remove({u"alpha"_s}, u"Delete"_s));
        for (const MatchedCell& cell : matched(copiedCells(), here.session)) {
            if (cell.edit.name == u"alpha")
                QCOMPARE(cell.reason, u"alpha is staged for deletion: revert that first."_s);
        }
    }

    void cellsAreClearedOnlyWhereThatIsAskedFor()
    {
        Here here;
        const auto cells = matched(copiedCells(), here.session);
        const std::vector<CellEdit> given{
            {u"alpha"_s, googleImage, text(u"g-9"_s)}, {u"alpha"_s, joyentImage, text(u"j-9"_s)}};
        QVERIFY(editsOf(cells, false) == given);
        std::vector<CellEdit> withClears = given;
        withClears.push_back({u"beta"_s, CellPath::description(), {}});
        QVERIFY(editsOf(cells, true) == withClears);
    }

    void thePreviewSaysWhatIsHereAndWhatBecomesOfIt()
    {
        Here here;
        PasteMatchModel model(copiedCells(), here.session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList texts;
            for (int column = 0; column < model.columnCount(); ++column)
                texts += model.index(row, column).data().toString();
            lines += texts.join(u'|');
        }
        QCOMPARE(lines,
            QStringList({u"alpha|google|image|g-1|g-9|matched"_s, u"alpha|joyent|image||j-9|new"_s,
                u"beta|Description||B||empty there"_s,
                u"elsewhere|google|image||g-7|no such image type here"_s,
                u"alpha|Description||A|A|the same"_s, u"beta|google|image|g-2|g-2|the same"_s}));
        QCOMPARE(
            model.index(1, PasteMatchModel::Here).data(Qt::AccessibleTextRole).toString(), u"not there"_s);
    }

    void thePreviewIsSpokenWithItsRowAndWhatBecomesOfIt()
    {
        Here here;
        PasteMatchModel model(copiedCells(), here.session);
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), u"alpha google image"_s);
        QCOMPARE(model.headerData(2, Qt::Vertical).toString(), u"beta Description"_s);
        const auto spoken = [&](int row) {
            return model.index(row, PasteMatchModel::Pasted).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(0), u"g-9, will be staged, here now: g-1"_s);
        QCOMPARE(spoken(1), u"j-9, will be staged, here now: not there"_s);
        QCOMPARE(spoken(2), u"not there, stays as it is: empty there"_s);
        QCOMPARE(spoken(3), u"g-7, stays as it is: no such image type here"_s);
        model.setClearsToo(true);
        QCOMPARE(spoken(2), u"cleared, will be staged, here now: B"_s);
    }

    void thePreviewFollowsTheSession()
    {
        Here here;
        PasteMatchModel model(copiedCells(), here.session);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.match();
        QCOMPARE(resets.count(), 0);
        QVERIFY(here.session.setCells({{u"alpha"_s, googleImage, text(u"g-9"_s)}}, u"Edit"_s));
        model.match();
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.count(Fit::Changes), 0);
        QCOMPARE(model.count(Fit::Same), 3);
    }
};

QTEST_GUILESS_MAIN(TestPasteMatch)
#include "tst_pastematch.moc"
