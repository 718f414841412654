// SPDX-License-Identifier: GPL-3.0-or-later
// Every problem has a fix of one click, in the cell's context menu and in the form: one undo step, and
// exactly this.
#include "domain/imagetypecodec.h"
#include "edit/editsession.h"
#include "gui/form/imagetypeform.h"
#include "gui/table/matrixview.h"
#include "support/imagetypes.h"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath image = CellPath::entry(u"google"_s, u"image"_s);
const CellPath user = CellPath::entry(u"google"_s, u"sshuser"_s);

/// One image type with this provider map, in a table and in a form.
struct Desk
{
    explicit Desk(const QByteArray& map)
    {
        session.rebase(catalogueOf({"{'name':'alpha','description':'A','providermap':" + map + "}",
            "{'name':'beta','description':'B','providermap':{'google':{'image':'g','sshuser':'u'}}}"}));
        model = std::make_unique<ImageTypeTableModel>(&session);
        table.resize(900, 300);
        table.setTableModel(model.get());
        table.show();
        form.resize(340, 700);
        form.setSession(&session);
        form.setSelection({u"alpha"_s});
        form.show();
    }
    ~Desk() { form.setSession(nullptr); }

    /// Opens the context menu of the cell; the action that mends, or null.
    QAction* offered(const CellPath& path)
    {
        const bool ofName = path.kind() == CellPath::Kind::Map;
        if (!(ofName ? table.showRow(u"alpha"_s) : table.showCell(u"alpha"_s, path)))
            return nullptr;
        if (ofName)
            table.setCurrentIndex(model->index(0, ImageTypeTableModel::nameColumn));
        const QPoint at = table.visualRect(table.currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, table.viewport()->mapToGlobal(at));
        QApplication::sendEvent(table.viewport(), &event);
        menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (QAction* action : menu ? menu->actions() : QList<QAction*>()) {
            if (QString(action->text()).remove(u'&').startsWith(u"Fix"))
                return action;
        }
        return nullptr;
    }
    QAbstractButton* verb(const QString& text) const
    {
        for (auto* button : form.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    QByteArray map() const
    {
        ImageType draft = *session.draft(u"alpha"_s);
        return ImageTypeCodec::encode(draft).replace('"', '\'');
    }

    EditSession session;
    std::unique_ptr<ImageTypeTableModel> model;
    MatrixView table;
    ImageTypeForm form;
    QPointer<QMenu> menu;
};

} // namespace

class TestProblemFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneClickMendsInOneStep_data();
    void oneClickMendsInOneStep();
    void theMenuMendsAllSelectedInOneStep();
    void aCellWithoutAProblemHasNothingToFix();
    void whatIsDeletedIsNotMended();
};

void TestProblemFixes::oneClickMendsInOneStep_data()
{
    QTest::addColumn<bool>("inForm");
    QTest::addColumn<CellPath>("cell");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("mended");
    const auto row = [](const QByteArray& name, const CellPath& cell, const char* words, const char* map,
                         const char* mended) {
        for (const bool inForm : {false, true})
            QTest::newRow(name + (inForm ? ", form" : ", menu"))
                << inForm << cell << QString::fromUtf8(words) << QByteArray(map) << QByteArray(mended);
    };
    row("blank at an edge", user, "Trim the blanks", "{'google':{'image':'g','sshuser':' u '}}",
        "{'google':{'image':'g','sshuser':'u'}}");
    row("line break at an edge", image, "Trim the blanks", "{'google':{'image':'g\\n','sshuser':'u'}}",
        "{'google':{'image':'g','sshuser':'u'}}");
    row("empty value", user, "Clear sshuser", "{'google':{'image':'g','sshuser':''}}",
        "{'google':{'image':'g'}}");
    row("empty image", image, "Remove google", "{'google':{'image':'','sshuser':'u'},'aws':{'image':'a'}}",
        "{'aws':{'image':'a'}}");
    row("entry without image", image, "Remove google", "{'google':{'sshuser':'u'},'aws':{'image':'a'}}",
        "{'aws':{'image':'a'}}");
    row("no provider map", CellPath::map(), "Add an empty provider map", "null", "{}");
}

void TestProblemFixes::oneClickMendsInOneStep()
{
    QFETCH(bool, inForm);
    QFETCH(CellPath, cell);
    QFETCH(QString, words);
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, mended);
    Desk desk(map);
    const QByteArray before = desk.map();
    QCOMPARE(desk.session.problemCount(), 1);
    if (inForm) {
        // A provider without an image has no such line: it is told at its first one.
        desk.form.setCurrentCell(words == u"Remove google" && !map.contains("image':''") ? user : cell);
        QVERIFY2(desk.verb(words), qPrintable(words));
        QTest::mouseClick(desk.verb(words), Qt::LeftButton);
    } else {
        QAction* fix = desk.offered(cell);
        QVERIFY(fix && fix->isEnabled());
        QCOMPARE(QString(fix->text()).remove(u'&'), u"Fix: "_s + words);
        fix->trigger();
        desk.menu->close();
    }
    QVERIFY2(desk.map().contains("'providermap':" + mended), desk.map());
    QCOMPARE(desk.session.problemCount(), 0);
    QCOMPARE(desk.session.doneSteps().size(), 1U);
    QVERIFY(!desk.verb(words));
    QVERIFY(desk.session.undo());
    QCOMPARE(desk.map(), before);
    QCOMPARE(desk.session.changedCount(), 0);
}

void TestProblemFixes::theMenuMendsAllSelectedInOneStep()
{
    Desk desk("{'google':{'image':' g ','sshuser':''}}");
    QVERIFY(desk.table.showCell(u"alpha"_s, image));
    desk.table.selectAll();
    auto* fix = desk.table.cellActions()->action(CellActions::FixProblem);
    desk.table.cellActions()->update();
    QVERIFY(fix->isEnabled());
    fix->trigger();
    QVERIFY2(desk.map().contains("'providermap':{'google':{'image':'g'}}"), desk.map());
    QCOMPARE(desk.session.doneSteps().size(), 1U);
    QCOMPARE(desk.session.changedCount(), 1);
}

void TestProblemFixes::aCellWithoutAProblemHasNothingToFix()
{
    Desk desk("{'google':{'image':'g','sshuser':' u'}}");
    QAction* fix = desk.offered(image);
    QVERIFY(!fix || !fix->isEnabled());
    if (desk.menu)
        desk.menu->close();
}

void TestProblemFixes::whatIsDeletedIsNotMended()
{
    Desk desk("{'google':{'image':' g '}}");
    QVERIFY(desk.session.remove({u"alpha"_s}, u"Delete"_s));
    QVERIFY(!desk.verb(u"Trim the blanks"_s));
    QAction* fix = desk.offered(image);
    QVERIFY(!fix || !fix->isEnabled());
    if (desk.menu)
        desk.menu->close();
}

QTEST_MAIN(TestProblemFixes)
#include "tst_problemfixes.moc"
