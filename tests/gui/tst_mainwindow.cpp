// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window says and offers: notices, what is disabled and why, keys, names that are taken.
#include "gui/desk.h"
#include "gui/form/imagetypeform.h"
#include "gui/shell/namedialog.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/searchbar.h"

#include <QComboBox>
#include <QDockWidget>
#include <QMenuBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct Window : Desk
{
    using Desk::Desk;

    NoticeBar* bar() const { return window->findChild<NoticeBar*>(); }
    QString notice(const QString& topic) const
    {
        for (const NoticeBar::Notice& each : bar()->notices()) {
            if (each.topic == topic)
                return each.text;
        }
        return {};
    }
    QAbstractButton* noticeButton(const QString& text) const
    {
        for (QAbstractButton* button : bar()->findChildren<QAbstractButton*>()) {
            if (button->isVisible() && (button->text() == text || button->accessibleName() == text))
                return button;
        }
        return nullptr;
    }
    QAction* action(const QString& word) const
    {
        for (QAction* action : window->actions()) {
            if (action->iconText().remove(u'…') == word)
                return action;
        }
        return nullptr;
    }
    EditSession& session() const { return *table()->tableModel()->session(); }
    NameDialog* ask(const QString& word) const
    {
        action(word)->trigger();
        for (NameDialog* dialog : window->findChildren<NameDialog*>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    /// The catalogue and the draft are there.
    bool isRead() const
    {
        return table() && table()->model()->rowCount() == 3 && session().readOnlyReason().isEmpty();
    }
    /// The window is closed and the same connection is opened in a new one.
    void reopen()
    {
        window->close();
        QTRY_VERIFY(window.isNull());
        window = program.newWindow();
        window->openConnection(connection());
        QTRY_VERIFY(isRead());
    }
};

QPushButton* buttonOf(const QWidget* dialog, const QString& text)
{
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void textSizeIsChosenAndRemembered()
    {
        Window desk;
        const auto pixels = [] { return QFontInfo(QApplication::font()).pixelSize(); };
        const int before = pixels();
        desk.action(u"Larger text"_s)->trigger();
        QCOMPARE(desk.settings.textSize(), 125);
        QVERIFY(pixels() > before);
        for (int i = 0; i < 9; ++i)
            desk.action(u"Larger text"_s)->trigger();
        QCOMPARE(desk.settings.textSize(), 200);
        QCOMPARE(pixels(), 2 * before);
        desk.action(u"Smaller text"_s)->trigger();
        QCOMPARE(desk.settings.textSize(), 175);
        desk.action(u"Normal text size"_s)->trigger();
        QCOMPARE(desk.settings.textSize(), 100);
        QCOMPARE(pixels(), before);
    }
    void aConnectionThatAnotherWindowSavesLeavesTheKeyboardWhereItIs()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        desk.table()->setFocus();
        Profile saved;
        saved.name = u"twin"_s;
        saved.address = u"http://127.0.0.1:1"_s;
        saved.tenant = u"superadmin"_s;
        saved.user = u"admin"_s;
        QVERIFY(desk.profiles.save(saved));
        QCOMPARE(desk.window->focusWidget(), static_cast<QWidget*>(desk.table()));
    }

    void discardLeavesWhatWasStagedSince()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-old"_s);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-old"_s);
        desk.reopen();
        QTRY_VERIFY(desk.notice(u"restored"_s).startsWith(u"2 change"));

        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
        typeIntoCell(desk.table(), u"gamma"_s, googleImage, u"ami-new"_s);
        desk.noticeButton(u"Discard"_s)->click();

        QVERIFY(!desk.session().patch().contains(u"alpha"_s));
        QVERIFY(desk.session().patch().contains(u"beta"_s));
        QVERIFY(desk.session().patch().contains(u"gamma"_s));
        QVERIFY(desk.notice(u"restored"_s).contains(u"edited since"));
    }

    void theNoticeOfWhatWasRestoredGoesWithIt()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-old"_s);
        desk.reopen();
        QTRY_VERIFY(!desk.notice(u"restored"_s).isEmpty());
        desk.openReview();
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(desk.says(u"1 verified"_s));
        QTRY_VERIFY(desk.notice(u"restored"_s).isEmpty());
    }

    void whatWasRestoredIsSaidAfterAFailedFirstRead()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-old"_s);
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        desk.wire->on({.pathPrefix = "/v2/imagetypes"}, WireFault::answer(500, "trouble"));
        desk.window = desk.program.newWindow();
        desk.window->openConnection(desk.connection());
        QTRY_VERIFY(buttonOf(desk.window, u"Retry"_s));
        QVERIFY(desk.notice(u"restored"_s).isEmpty());

        buttonOf(desk.window, u"Retry"_s)->click();

        // Reading takes the place of the failure at once.
        QVERIFY(!buttonOf(desk.table(), u"Retry"_s) || !buttonOf(desk.table(), u"Retry"_s)->isVisible());
        QTRY_VERIFY(desk.isRead());
        QTRY_VERIFY(desk.notice(u"restored"_s).startsWith(u"1 change"));
    }

    void aStagedDeleteFreesItsName()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        QVERIFY(desk.session().remove({u"alpha"_s}, u"Delete"_s));
        NameDialog* const dialog = desk.ask(u"New"_s);
        QVERIFY(dialog);
        QTest::keyClicks(named<QLineEdit>(dialog, u"Name"_s), u"alpha"_s);
        QVERIFY(buttonOf(dialog, u"Create"_s)->isEnabled());
        buttonOf(dialog, u"Create"_s)->click();
        QVERIFY(!dialog->isVisible());
        QCOMPARE(desk.session().patch().at(u"alpha"_s).kind, PatchEntry::Kind::Update);
    }

    void aRefusedNameStaysInItsDialog()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        NameDialog* const dialog = desk.ask(u"New"_s);
        QVERIFY(dialog);
        QTest::keyClicks(named<QLineEdit>(dialog, u"Name"_s), u"Alpha"_s);
        QTest::keyClicks(named<QLineEdit>(dialog, u"Description"_s), u"kept"_s);
        buttonOf(dialog, u"Create"_s)->click();
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->description(), u"kept"_s);
        QVERIFY(!desk.session().isDirty());
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->isVisible() && label->text().contains(u"alpha"_s); }));
        dialog->reject();
    }

    void theOpenConnectionIsNotOpenedAgain()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        const QPointer<MatrixView> table = desk.table();
        desk.window->openConnection(desk.connection());
        QCoreApplication::processEvents();
        QVERIFY(table);
        QCOMPARE(desk.table(), table);
    }

    void aRefusalGoesWithTheNextGoodEdit()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        desk.table()->setCurrentIndex(desk.table()->model()->index(0, 0));
        QTest::keyClick(desk.table(), Qt::Key_Delete);
        QVERIFY(!desk.notice(u"refused"_s).isEmpty());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        QTRY_VERIFY(desk.notice(u"refused"_s).isEmpty());
    }

    void aNoticeKeepsTheKeyboardAndStaysClosed()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        desk.wire->refuse();
        desk.wire->dropConnections();
        desk.action(u"Refresh"_s)->trigger();
        QTRY_VERIFY(desk.noticeButton(u"Retry"_s));
        const QPointer<QAbstractButton> retry = desk.noticeButton(u"Retry"_s);
        retry->setFocus();
        QVERIFY(desk.table()->showCell(u"gamma"_s, googleImage));
        desk.session().setReadOnly(u"for a while"_s);
        desk.session().setReadOnly({});
        QVERIFY(retry && retry->hasFocus());

        desk.noticeButton(u"Close this message"_s)->click();
        QVERIFY(desk.notice(u"refresh"_s).isEmpty());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        QVERIFY(desk.session().isDirty());
        QVERIFY(desk.notice(u"refresh"_s).isEmpty());
        desk.wire->listenAgain();
    }

    void aFailedRefreshAppliesOrderAndFilterToo()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        auto* search = named<QLineEdit>(desk.window, u"Search"_s);
        QVERIFY(search);
        QTest::keyClicks(search, u"g-2"_s);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"other"_s);
        QCOMPARE(desk.table()->model()->rowCount(), 1); // a commit hides no row
        desk.wire->refuse();
        desk.wire->dropConnections();
        desk.action(u"Refresh"_s)->trigger();
        QTRY_COMPARE(desk.table()->model()->rowCount(), 0);
        desk.wire->listenAgain();
    }

    void readOnlySaysWhy()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        desk.session().setReadOnly(u"The server refused to write."_s);
        QVERIFY(desk.notice(u"readonly"_s).contains(u"refused to write"));
        for (const QString& word : {u"New"_s, u"Duplicate"_s, u"Delete"_s, u"Undo"_s, u"Redo"_s}) {
            QVERIFY2(!desk.action(word)->isEnabled(), qPrintable(word));
            QVERIFY2(desk.action(word)->toolTip().contains(u"refused to write"), qPrintable(word));
        }
        desk.session().setReadOnly({});
        QVERIFY(desk.notice(u"readonly"_s).isEmpty());
        QVERIFY(!desk.action(u"New"_s)->toolTip().contains(u"refused"));
    }

    void aDeletedRowIsNeitherDuplicatedNorRenamed()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        QVERIFY(desk.table()->showRow(u"alpha"_s));
        QVERIFY(desk.action(u"Duplicate"_s)->isEnabled());
        QVERIFY(desk.action(u"Rename"_s)->isEnabled());
        QVERIFY(desk.session().remove({u"alpha"_s}, u"Delete"_s));
        QVERIFY(!desk.action(u"Duplicate"_s)->isEnabled());
        QVERIFY(!desk.action(u"Rename"_s)->isEnabled());
    }

    void escInTheTableClearsTheSearch()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        auto* search = named<QLineEdit>(desk.window, u"Search"_s);
        QTest::keyClicks(search, u"beta"_s);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTest::keyClick(desk.table(), Qt::Key_Escape);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    }

    void theKeyOfTheTableIsTheOneThatIsSaid()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        auto* key = desk.window->findChild<SearchBar*>()->findChild<QComboBox*>();
        const CellPath flavor = CellPath::entry(u"google"_s, u"flavor"_s);
        QVERIFY(desk.session().setCells({{u"alpha"_s, flavor, Value::string(u"x"_s)}}, u"Edit"_s));
        QTRY_VERIFY(key->findText(u"flavor"_s) >= 0); // only staged so far
        desk.table()->tableModel()->setOnlyKey(u"flavor"_s);
        QVERIFY(desk.session().undo());
        QTRY_COMPARE(key->currentText(), u"all keys"_s); // nothing has it any more
        QTRY_VERIFY(desk.table()->tableModel()->columnOf(googleImage) > 0);
    }

    void f6GoesRoundAndRound()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        desk.table()->setFocus();
        QSet<QWidget*> seen;
        for (int step = 0; step < 5; ++step) {
            QWidget* const before = QApplication::focusWidget();
            QTest::keyClick(desk.window, Qt::Key_F6);
            QVERIFY(QApplication::focusWidget() != before);
            seen += QApplication::focusWidget();
        }
        QVERIFY(seen.contains(desk.table()));
        QVERIFY(seen.contains(named<QLineEdit>(desk.window, u"Search"_s)));
        desk.action(u"Disconnect"_s)->trigger();
        QTRY_VERIFY(!desk.table());
        QTest::keyClick(desk.window, Qt::Key_F6);
        QVERIFY(qobject_cast<QAbstractButton*>(QApplication::focusWidget()));
    }

    void whereKeysAreKeptIsSaidAfterEachDisconnect()
    {
        Window desk;
        for (int time = 0; time < 2; ++time) {
            QTRY_VERIFY(desk.isRead());
            desk.action(u"Disconnect"_s)->trigger();
            QTRY_VERIFY(!desk.table());
            const auto said = [&] {
                const auto labels = desk.window->findChildren<QLabel*>();
                return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                    return label->isVisible() && label->text().startsWith(u"No keyring here");
                });
            };
            QTRY_VERIFY(said());
            desk.window->openConnection(desk.connection());
        }
        QTRY_VERIFY(desk.isRead());
    }

    void aValueWithLineBreaksIsOpenedInTheForm()
    {
        Window desk;
        QTRY_VERIFY(desk.isRead());
        QVERIFY(desk.session().setCells({{u"beta"_s, googleImage, Value::string(u"one\ntwo"_s)}}, u"Edit"_s));
        QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
        QTest::keyClick(desk.table(), Qt::Key_F2);
        auto* form = desk.window->findChild<ImageTypeForm*>();
        QTRY_VERIFY(QApplication::focusWidget() && form->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"!"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(desk.session().value(desk.session().rowOf(u"beta"_s), googleImage),
            Value::string(u"one\ntwo!"_s));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
