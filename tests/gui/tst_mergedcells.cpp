// SPDX-License-Identifier: GPL-3.0-or-later
// What a colleague changed beside what is staged is merged without a question, told, and listed on demand.
#include "gui/asked.h"
#include "gui/review/changelist.h"
#include "gui/shell/noticebar.h"
#include "gui/widgets/spokentable.h"

#include <QDialog>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct MergeDesk : Desk
{
    void stage()
    {
        QTRY_VERIFY(isReady());
        typeIntoCell(table(), u"alpha"_s, googleImage, u"mine"_s);
    }
    void writeBeside()
    {
        QVERIFY(server.replaceBehindTheBack(u"alpha"_s,
            R"({"name":"alpha","description":"theirs","providermap":{"google":{"image":"g-1","sshuser":"them"}}})"));
        QVERIFY(server.replaceBehindTheBack(u"beta"_s, // nothing is staged there
            R"({"name":"beta","description":"theirs","providermap":{"google":{"image":"g-2","sshuser":"root"}}})"));
    }
    static QDialog* list(const QWidget* of)
    {
        for (auto* dialog : of->findChildren<QDialog*>()) {
            if (dialog->isVisible() && dialog->windowTitle() == u"Cells that came from the server")
                return dialog;
        }
        return nullptr;
    }
};

} // namespace

class TestMergedCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void aRefreshTellsAndListsThem()
    {
        MergeDesk desk;
        desk.stage();
        desk.writeBeside();
        desk.action(u"Refresh"_s)->trigger();
        auto* notices = desk.window->findChild<NoticeBar*>();
        QTRY_VERIFY(isSaid(notices, u"2 cell(s) came from the server at "_s));
        QVERIFY(desk.session().conflictCount() == 0);

        QTest::mouseClick(visibleButton(notices, u"Show which"_s), Qt::LeftButton);
        QTRY_VERIFY(MergeDesk::list(desk.window));
        const auto* model = MergeDesk::list(desk.window)->findChild<SpokenTable*>()->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList line;
            for (int column = 0; column < model->columnCount(); ++column)
                line += model->index(row, column).data().toString();
            lines += line.join(u'|');
        }
        lines.sort();
        QCOMPARE(lines, (QStringList{u"alpha|description|A|theirs"_s, u"alpha|google.sshuser|root|them"_s}));
        QTest::keyClick(MergeDesk::list(desk.window), Qt::Key_Escape);
        QTRY_VERIFY(!MergeDesk::list(desk.window));
    }

    void reviewTellsThemToo()
    {
        MergeDesk desk;
        desk.stage();
        desk.writeBeside();
        desk.openReview();
        auto* notices = desk.review()->findChild<NoticeBar*>();
        QTRY_VERIFY(isSaid(notices, u"2 cell(s) came from the server at "_s));
        QTest::mouseClick(visibleButton(notices, u"Show which"_s), Qt::LeftButton);
        QTRY_VERIFY(MergeDesk::list(desk.review()));
        MergeDesk::list(desk.review())->reject();
    }

    /// Between our reading and Apply: they are kept, and it is said.
    void applyKeepsThemAndSaysSo()
    {
        MergeDesk desk;
        desk.stage();
        desk.openReview();
        desk.writeBeside();
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(desk.says(u"1 verified"_s));
        QCOMPARE(desk.onServer(u"alpha"_s, CellPath::description()), Value::string(u"theirs"_s));
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"mine"_s));
        auto* list = desk.review()->findChild<ChangeList*>();
        const QString message = list->changes().row(list->changes().rowOf(u"alpha"_s)).message;
        QVERIFY2(message.contains(u"Kept what somebody else changed beside it: description, google.sshuser"),
            qPrintable(message));
    }

    void nothingIsToldWhereNothingCame()
    {
        MergeDesk desk;
        desk.stage();
        desk.openReview();
        QVERIFY(!isSaid(desk.review(), u"came from the server at"_s));
    }
};

QTEST_MAIN(TestMergedCells)
#include "tst_mergedcells.moc"
