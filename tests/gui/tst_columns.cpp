// SPDX-License-Identifier: GPL-3.0-or-later
// The columns as a person arranges them, and that a connection remembers it.
#include "gui/desk.h"

#include "gui/shell/arrangedialog.h"
#include "gui/shell/searchbar.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr auto threeProviders = R"([
 {"name":"alpha","description":"A","providermap":{"google":{"image":"g-1","sshuser":"root"},"joyent":{"image":"j-1"},"aws":{"image":"a-1"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2","sshuser":"root"},"joyent":{"image":"j-2"}}},
 {"name":"gamma","description":"C","providermap":{"google":{"image":"g-3","sshuser":"root"}}}])";

const CellPath joyentImage = CellPath::entry(u"joyent"_s, u"image"_s);
const CellPath openstackImage = CellPath::entry(u"openstack"_s, u"image"_s);

struct ColumnsDesk : Desk
{
    ColumnsDesk()
        : Desk(false, options())
    {
        if (!QTest::qWaitFor([this] { return isReady(); }))
            qFatal("the table is not there");
    }
    static SandboxOptions options()
    {
        SandboxOptions options;
        options.imageTypesJson = threeProviders;
        return options;
    }
    QStringList headers() const
    {
        QStringList all;
        for (int column = 1; column < table()->model()->columnCount(); ++column)
            all += table()->model()->headerData(column, Qt::Horizontal).toString();
        return all;
    }
    int widthOf(const CellPath& path) const
    {
        return table()->columnWidth(table()->tableModel()->columnOf(path));
    }
    /// An entry of the menu of the button Columns.
    void chooseColumns(const QString& text) const
    {
        auto* button = named<QToolButton>(window->findChild<SearchBar*>(), u"Columns"_s);
        Q_EMIT button->menu()->aboutToShow();
        for (QAction* each : button->menu()->actions()) {
            if (each->text() == text) {
                each->trigger();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    /// An entry of the menu of a header's upper (0) or lower (1) band.
    void chooseOfHeader(const CellPath& path, int band, const QString& text) const
    {
        auto* header = table()->horizontalHeader();
        const int column = table()->tableModel()->columnOf(path);
        const QPoint at(header->sectionViewportPosition(column) + 10, header->height() * (2 * band + 1) / 4);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(header->viewport(), &event);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (QAction* each : menu->actions()) {
            if (each->text().remove(u'&') == text) {
                menu->setActiveAction(each);
                QTest::keyClick(menu, Qt::Key_Return);
                QTRY_VERIFY(!QApplication::activePopupWidget());
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    ArrangeDialog* dialog() const { return window->findChild<ArrangeDialog*>(); }
    QTreeWidgetItem* item(const QString& provider, const QString& key) const
    {
        auto* tree = dialog()->findChild<QTreeWidget*>();
        for (QTreeWidgetItem* each : tree->findItems(provider, Qt::MatchExactly)) {
            for (int child = 0; child < each->childCount(); ++child) {
                if (each->child(child)->text(0) == key)
                    return each->child(child);
            }
        }
        return nullptr;
    }
    void arrange() const
    {
        chooseColumns(u"Arrange columns…"_s);
        QTRY_VERIFY(dialog());
    }
    void acceptArranged() const
    {
        QTest::mouseClick(visibleButton(dialog(), u"Arrange"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
    }
    void closeAndOpenAgain()
    {
        window->close();
        QTRY_VERIFY(window.isNull());
        window = program.newWindow();
        window->openConnection(connection());
        QTRY_VERIFY(isReady());
    }
};

} // namespace

class TestColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void columnsAreArrangedInADialogAndRemembered()
    {
        ColumnsDesk desk;
        QCOMPARE(desk.headers(),
            QStringList({u"Description"_s, u"google image"_s, u"google sshuser"_s, u"joyent image"_s,
                u"aws image"_s}));
        desk.arrange();
        auto* tree = desk.dialog()->findChild<QTreeWidget*>();
        tree->setCurrentItem(desk.item(u"joyent"_s, u"image"_s));
        QTest::mouseClick(visibleButton(desk.dialog(), u"Move &up"_s), Qt::LeftButton);
        QCOMPARE(tree->currentItem(), desk.item(u"joyent"_s, u"image"_s)); // it stays in hand
        QVERIFY(!visibleButton(desk.dialog(), u"Move &up"_s)->isEnabled());
        auto* width = desk.dialog()->findChild<QSpinBox*>();
        QCOMPARE(width->value(), desk.widthOf(joyentImage));
        width->setValue(222);
        desk.item(u"google"_s, u"sshuser"_s)->setCheckState(0, Qt::Unchecked);
        tree->topLevelItem(0)->setCheckState(0, Qt::Unchecked); // Description
        QCOMPARE(desk.headers().size(), 5);                     // nothing before it is accepted
        desk.acceptArranged();
        const QStringList arranged{u"joyent image"_s, u"google image"_s, u"aws image"_s};
        QCOMPARE(desk.headers(), arranged);
        QCOMPARE(desk.widthOf(joyentImage), 222);

        desk.closeAndOpenAgain();
        QTRY_COMPARE(desk.headers(), arranged);
        QCOMPARE(desk.widthOf(joyentImage), 222);
    }

    void resetGivesTheColumnsBack()
    {
        ColumnsDesk desk;
        const QStringList before = desk.headers();
        const int width = desk.widthOf(joyentImage);
        desk.table()->setColumnWidth(desk.table()->tableModel()->columnOf(joyentImage), 300);
        desk.chooseOfHeader(joyentImage, 0, u"Move provider left"_s);
        desk.chooseOfHeader(googleImage, 1, u"Hide column"_s);
        QVERIFY(desk.headers() != before);
        desk.arrange();
        QTest::mouseClick(visibleButton(desk.dialog(), u"&Reset"_s), Qt::LeftButton);
        desk.acceptArranged();
        QCOMPARE(desk.headers(), before);
        QCOMPARE(desk.widthOf(joyentImage), width);
    }

    void cancelArrangesNothing()
    {
        ColumnsDesk desk;
        const QStringList before = desk.headers();
        desk.arrange();
        desk.item(u"google"_s, u"sshuser"_s)->setCheckState(0, Qt::Unchecked);
        QTest::keyClick(desk.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.dialog());
        QCOMPARE(desk.headers(), before);
    }

    void aProviderMovesByTheMenuOfItsHeader()
    {
        ColumnsDesk desk;
        desk.chooseOfHeader(googleImage, 0, u"Move provider right"_s);
        QCOMPARE(desk.headers(),
            QStringList({u"Description"_s, u"joyent image"_s, u"google image"_s, u"google sshuser"_s,
                u"aws image"_s}));
        desk.closeAndOpenAgain();
        QTRY_COMPARE(desk.headers().value(1), u"joyent image"_s);
        desk.chooseOfHeader(googleImage, 1, u"Move provider left"_s);
        QCOMPARE(desk.headers().value(1), u"google image"_s);
    }

    void descriptionIsHiddenAndShownByTheMenu()
    {
        ColumnsDesk desk;
        desk.chooseColumns(u"Description"_s);
        QCOMPARE(desk.headers().first(), u"google image"_s);
        desk.closeAndOpenAgain();
        QTRY_COMPARE(desk.headers().first(), u"google image"_s);
        desk.chooseColumns(u"Description"_s);
        QCOMPARE(desk.headers().first(), u"Description"_s);
    }

    void widthsAreChosenFittedAndRemembered()
    {
        ColumnsDesk desk;
        const int fitting = desk.widthOf(googleImage);
        auto* header = desk.table()->horizontalHeader();
        const int column = desk.table()->tableModel()->columnOf(googleImage);
        const QPoint edge(
            header->sectionViewportPosition(column) + header->sectionSize(column) - 1, header->height() - 6);
        QTest::mouseMove(header->viewport(), edge);
        QTRY_COMPARE(header->cursor().shape(), Qt::SplitHCursor);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(header->viewport(), edge + QPoint(60, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(60, 0));
        QCOMPARE(desk.widthOf(googleImage), fitting + 60);
        desk.closeAndOpenAgain();
        QTRY_COMPARE(desk.widthOf(googleImage), fitting + 60);
        desk.chooseOfHeader(googleImage, 1, u"Fit width"_s);
        QCOMPARE(desk.widthOf(googleImage), fitting);
    }

    void anAddedColumnIsGoneToAndRememberedUntilItIsHidden()
    {
        ColumnsDesk desk;
        desk.chooseColumns(u"Add provider column…"_s);
        QTRY_VERIFY(visibleButton(desk.window, u"Add column"_s));
        QWidget* dialog = visibleButton(desk.window, u"Add column"_s)->window();
        dialog->findChild<QComboBox*>()->setEditText(u"openstack"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(desk.headers().last(), u"openstack image"_s);
        QCOMPARE(desk.table()->tableModel()->path(desk.table()->currentIndex()), openstackImage);
        QVERIFY(!desk.session().isDirty());

        desk.closeAndOpenAgain();
        QTRY_COMPARE(desk.headers().last(), u"openstack image"_s);
        desk.table()->showCell(u"alpha"_s, openstackImage);
        desk.chooseOfHeader(openstackImage, 1, u"Hide column"_s);
        desk.closeAndOpenAgain();
        for (const TableColumn& column : desk.table()->tableModel()->allEntryColumns())
            QVERIFY(column.id.provider != u"openstack");
    }
};

QTEST_MAIN(TestColumns)
#include "tst_columns.moc"
