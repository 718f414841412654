// SPDX-License-Identifier: GPL-3.0-or-later
// The bar above the table: search, chips that count the whole catalogue, Key and Columns.
#include "gui/desk.h"

#include "gui/shell/searchbar.h"
#include "gui/shell/workspacepage.h"
#include "gui/widgets/chip.h"

#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QToolButton>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// Two problems, and a key that only one has.
constexpr auto flawed = R"([
 {"name":"alpha","description":"A","providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"sshuser":"root"},"joyent":{"image":"","flavor":"m1"}}},
 {"name":"gamma","description":"C"}])";

struct BarDesk : Desk
{
    BarDesk()
        : Desk(false, options())
    {
    }
    static SandboxOptions options()
    {
        SandboxOptions options;
        options.imageTypesJson = flawed;
        return options;
    }
    SearchBar* bar() const { return window->findChild<SearchBar*>(); }
    QLineEdit* search() const { return named<QLineEdit>(bar(), u"Search"_s); }
    Chip* chip(const QString& word) const { return named<Chip>(bar(), word + u' '); }
    QStringList chips() const
    {
        QStringList all;
        for (const QString& word : {u"All"_s, u"Changed"_s, u"Problems"_s, u"Conflicts"_s})
            all += chip(word)->accessibleName();
        return all;
    }
    QComboBox* key() const { return bar()->findChild<QComboBox*>(); }
    void chooseKey(const QString& text) const
    {
        key()->setFocus();
        key()->setCurrentIndex(0);
        Q_EMIT key()->activated(0);
        for (int tries = 0; key()->currentText() != text && tries < key()->count(); ++tries)
            QTest::keyClick(key(), Qt::Key_Down);
        QCOMPARE(key()->currentText(), text);
    }
    void openAgain()
    {
        window->close();
        QTRY_VERIFY(window.isNull());
        window = program.newWindow();
        window->openConnection(connection());
        QTRY_VERIFY(isReady());
    }
    QStringList headers() const
    {
        QStringList all;
        for (int column = 0; column < table()->model()->columnCount(); ++column)
            all += table()->model()->headerData(column, Qt::Horizontal).toString();
        return all;
    }
    QAction* column(const QString& text) const
    {
        QMenu* menu = named<QToolButton>(bar(), u"Columns"_s)->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction* each : menu->actions()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
};

} // namespace

class TestSearchBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void chipsCountTheWholeCatalogueWhateverTheSearchShows()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTRY_COMPARE(
            desk.chips(), QStringList({u"All 3"_s, u"Changed 0"_s, u"Problems 2"_s, u"Conflicts 0"_s}));
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"mine"_s);
        QVERIFY(desk.server.replaceBehindTheBack(u"alpha"_s,
            R"({"name":"alpha","description":"A","providermap":{"google":{"image":"theirs","sshuser":"root"}}})"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        const QStringList counted{u"All 3"_s, u"Changed 1"_s, u"Problems 2"_s, u"Conflicts 1"_s};
        QTRY_COMPARE(desk.chips(), counted);
        desk.search()->setFocus();
        QTest::keyClicks(desk.search(), u"gamma"_s);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
        QCOMPARE(desk.chips(), counted);
        QVERIFY(desk.session().create(ImageType(u"delta"_s), u"New"_s));
        QTRY_COMPARE(desk.chips().first(), u"All 4"_s);
    }

    void aChipShowsItsRows_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("changed") << u"Changed"_s << QStringList{u"alpha"_s};
        QTest::newRow("problems") << u"Problems"_s << QStringList{u"beta"_s, u"gamma"_s};
        QTest::newRow("all") << u"All"_s << QStringList{u"alpha"_s, u"beta"_s, u"gamma"_s};
    }

    void aChipShowsItsRows()
    {
        QFETCH(QString, word);
        QFETCH(QStringList, names);
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"mine"_s);
        QTest::mouseClick(desk.chip(word), Qt::LeftButton);
        QStringList shown;
        for (int row = 0; row < desk.table()->model()->rowCount(); ++row)
            shown += desk.table()->tableModel()->name(row);
        QCOMPARE(shown, names);
        QVERIFY(desk.chip(word)->isChecked());
    }

    void aKeystrokeSearchesAtOnceAndReturnGoesToTheTable()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(desk.search()->hasFocus());
        QTest::keyClicks(desk.search(), u"m"_s);
        QCOMPARE(desk.table()->model()->rowCount(), 2); // m1 and gamma
        QTest::keyClicks(desk.search(), u"1"_s);
        QCOMPARE(desk.table()->model()->rowCount(), 1);
        QTest::keyClick(desk.search(), Qt::Key_Return);
        QVERIFY(desk.table()->hasFocus());
        QCOMPARE(desk.table()->model()->rowCount(), 1);
    }

    void keyNarrowsTheTableToOneKey()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        const QStringList all = desk.headers();
        desk.chooseKey(u"image"_s);
        QCOMPARE(desk.headers(), QStringList({u"Name"_s, u"google image"_s, u"joyent image"_s}));
        desk.chooseKey(u"all keys"_s);
        QCOMPARE(desk.headers(), all);
    }

    void aKeyThatIsGoneFromTheServerNarrowsNoMore()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.chooseKey(u"flavor"_s);
        QCOMPARE(desk.headers(), QStringList({u"Name"_s, u"joyent flavor"_s}));
        QVERIFY(desk.server.replaceBehindTheBack(
            u"beta"_s, R"({"name":"beta","description":"B","providermap":{"joyent":{"image":"j"}}})"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_COMPARE(desk.key()->findText(u"flavor"_s), -1);
        QCOMPARE(desk.key()->currentText(), u"all keys"_s);
        QVERIFY(desk.headers().contains(u"joyent image"_s)); // as the field says
    }

    void aKeyStaysChosenOverARefresh()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.chooseKey(u"sshuser"_s);
        QVERIFY(desk.server.replaceBehindTheBack(u"gamma"_s,
            R"({"name":"gamma","description":"C","providermap":{"aws":{"image":"a","sshuser":"ec2"}}})"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(desk.headers().contains(u"aws sshuser"_s));
        QCOMPARE(desk.key()->currentText(), u"sshuser"_s);
        QVERIFY(!desk.headers().contains(u"aws image"_s));
    }

    void columnsHidesAndShows()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        const QStringList all = desk.headers();
        QAction* flavor = desk.column(u"joyent  flavor"_s);
        QVERIFY(flavor && flavor->isChecked());
        flavor->trigger();
        QVERIFY(!desk.headers().contains(u"joyent flavor"_s));
        flavor = desk.column(u"joyent  flavor"_s);
        QVERIFY(flavor && !flavor->isChecked());
        flavor->trigger();
        QCOMPARE(desk.headers(), all);
    }

    void anAddedProviderColumnIsEmptyAndStagesNothing()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.column(u"Add provider column…"_s)->trigger();
        auto* dialog = desk.window->findChild<QDialog*>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        const auto fields = dialog->findChildren<QComboBox*>();
        QCOMPARE(fields.size(), 2);
        fields[0]->setEditText(u"openstack"_s);
        fields[1]->setEditText(u"image"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(desk.headers().contains(u"openstack image"_s));
        QVERIFY(!desk.session().isDirty());
    }

    void nothingLiesOverAnotherWhereTheFormTakesItsPlace()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        QWidget window; // its layout would hold a window of its own open
        SearchBar bar(*desk.table()->tableModel(), &window);
        bar.resize(600, 40); // beside the form, in a window of 1024
        window.show();
        QCoreApplication::processEvents();
        const auto parts = bar.findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
        QVERIFY(parts.size() > 6);
        for (const QWidget* part : parts) {
            if (part->isHidden())
                continue;
            QVERIFY2(bar.rect().contains(part->geometry()), part->metaObject()->className());
            for (const QWidget* other : parts)
                QVERIFY(
                    part == other || other->isHidden() || !part->geometry().intersects(other->geometry()));
        }
    }

    void whatTheBarHasNoRoomForIsFoundUnderMore()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        QWidget window;
        SearchBar bar(*desk.table()->tableModel(), &window);
        bar.resize(1000, 40);
        window.show();
        auto* more = named<QToolButton>(&bar, u"More"_s);
        auto* key = bar.findChild<QComboBox*>();
        auto* problems = named<Chip>(&bar, u"Problems"_s);
        QVERIFY(more && !more->isVisible() && key->isVisible() && problems->isVisible());
        bar.resize(300, 40); // beside a form in twice as large letters
        QVERIFY(more->isVisible() && !more->isChecked());
        QVERIFY(!key->isVisible() && !problems->isVisible());

        const auto entry = [](QMenu* menu, const QString& text) {
            Q_EMIT menu->aboutToShow();
            const auto actions = menu->actions();
            const auto found = std::ranges::find(actions, text, [](QAction* each) { return each->text(); });
            return found == actions.end() ? nullptr : *found;
        };
        QVERIFY(entry(more->menu(), u"All 3"_s)->isChecked());
        entry(more->menu(), u"Problems 2"_s)->trigger();
        QCOMPARE(desk.table()->model()->rowCount(), 2);
        QVERIFY(more->isChecked());
        QCOMPARE(more->accessibleName(), u"More (Problems)"_s);
        entry(more->menu(), u"Key"_s)->menu()->actions().at(1)->trigger();
        QCOMPARE(key->currentIndex(), 1);
        QCOMPARE(more->toolTip(), u"More (Problems, Key: %1)"_s.arg(key->currentText()));
        for (const QString& header : desk.headers().mid(1))
            QVERIFY2(header.endsWith(key->currentText()), qPrintable(header));

        bar.resize(1000, 40);
        QVERIFY(!more->isVisible() && key->isVisible());
        QVERIFY(problems->isVisible() && problems->isChecked());
    }

    void namesOfAnyLengthLeaveTheBarAndTheMenuAsTheyAre()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        const QString provider(300, u'p'), key(300, u'k');
        QVERIFY(desk.session().setCells(
            {{u"alpha"_s, CellPath::entry(provider, key), Value::string(u"x"_s)}}, u"Edit"_s));
        QTRY_VERIFY(desk.key()->findText(key) > 0 || desk.column(u"joyent  flavor"_s));
        desk.bar()->resize(1000, 40);
        QCOMPARE_LE(desk.key()->width(), 160);
        desk.column({});
        const auto entries = named<QToolButton>(desk.bar(), u"Columns"_s)->menu()->actions();
        QVERIFY(std::ranges::any_of(entries, [](QAction* each) { return each->text().startsWith(u"ppp"); }));
        for (const QAction* each : entries)
            QVERIFY2(each->text().size() < 110, qPrintable(each->text()));
    }

    void howTheTableWasSortedIsRememberedThoughItWasNarrowed()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        ImageTypeTableModel& model = *desk.table()->tableModel();
        const CellPath joyentImage = CellPath::entry(u"joyent"_s, u"image"_s);
        model.sort(model.columnOf(joyentImage), Qt::DescendingOrder);
        desk.chooseKey(u"image"_s);
        desk.openAgain();
        const ImageTypeTableModel& again = *desk.table()->tableModel();
        QTRY_COMPARE(again.sortColumn(), again.columnOf(joyentImage));
        QCOMPARE(again.sortOrder(), Qt::DescendingOrder);
        QTRY_COMPARE(desk.key()->currentText(), u"image"_s); // and that is remembered, too
    }

    void whatIsSortedByAColumnThatNarrowingHidesStaysSorted()
    {
        BarDesk desk;
        QTRY_VERIFY(desk.isReady());
        ImageTypeTableModel& model = *desk.table()->tableModel();
        model.sort(model.columnOf(CellPath::member(u"description"_s)), Qt::DescendingOrder);
        desk.chooseKey(u"sshuser"_s);
        desk.openAgain();
        QTRY_COMPARE(desk.key()->currentText(), u"sshuser"_s);
        QCOMPARE(desk.headers(), QStringList({u"Name"_s, u"google sshuser"_s}));
        QCOMPARE(desk.table()->tableModel()->name(0), u"gamma"_s);
        desk.chooseKey(u"all keys"_s);
        desk.openAgain();
        QCOMPARE(desk.key()->currentText(), u"all keys"_s);
        QCOMPARE(desk.table()->tableModel()->name(0), u"gamma"_s);
    }
};

QTEST_MAIN(TestSearchBar)
#include "tst_searchbar.moc"
