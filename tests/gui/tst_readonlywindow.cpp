// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only connection: whatever is tried, nothing is staged, and the window says why.
#include "gui/desk.h"

#include "gui/form/imagetypeform.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/statusline.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct ReadOnlyDesk : Desk
{
    ReadOnlyDesk()
    {
        Connection readOnly = connection();
        readOnly.readOnly = true;
        window->openConnection(readOnly);
        if (!QTest::qWaitFor([this] {
                return isRead() && session().readOnlyReason().contains(u"marked read-only"_s)
                    && table()->width() > window->width() / 2; // laid out
            }))
            qFatal("not opened");
    }
    bool saysWhy() const { return isSaid(window->findChild<NoticeBar*>(), session().readOnlyReason()); }
};

} // namespace

class TestReadOnlyWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void theReasonNamesTheConnection()
    {
        ReadOnlyDesk desk;
        QVERIFY2(
            desk.session().readOnlyReason().contains(u"desk"_s), qPrintable(desk.session().readOnlyReason()));
        QTRY_VERIFY(std::ranges::any_of(desk.window->findChild<StatusLine*>()->findChildren<QLabel*>(),
            [](const QLabel* label) { return label->accessibleName().contains(u"read-only"_s); }));
    }

    void noKeyOfTheTableChangesACell_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        const auto control = int(Qt::ControlModifier);
        QTest::newRow("typing") << int(Qt::Key_X) << 0;
        QTest::newRow("F2") << int(Qt::Key_F2) << 0;
        QTest::newRow("Del") << int(Qt::Key_Delete) << 0;
        QTest::newRow("paste") << int(Qt::Key_V) << control;
        QTest::newRow("cut") << int(Qt::Key_X) << control;
        QTest::newRow("fill down") << int(Qt::Key_D) << control;
        QTest::newRow("fill right") << int(Qt::Key_R) << control;
    }

    void noKeyOfTheTableChangesACell()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        ReadOnlyDesk desk;
        QGuiApplication::clipboard()->setText(u"pasted"_s);
        QVERIFY(desk.table()->showCell(u"alpha"_s, googleImage));
        QTest::keyClick(desk.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(desk.table(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(desk.table(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QVERIFY(!desk.session().isDirty());
        QVERIFY(!desk.table()->viewport()->findChild<QLineEdit*>());
        QTRY_VERIFY(desk.saysWhy());
        QCOMPARE(desk.window->findChild<NoticeBar*>()->notices().size(), 1U); // said once
    }

    void aDoubleClickOpensNoEditor()
    {
        ReadOnlyDesk desk;
        QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
        const QPoint at = desk.table()->visualRect(desk.table()->currentIndex()).center();
        QTest::mouseClick(desk.table()->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(desk.table()->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(!desk.table()->viewport()->findChild<QLineEdit*>());
        QTRY_VERIFY(desk.saysWhy());
    }

    void theFormIsReadOnly()
    {
        ReadOnlyDesk desk;
        QVERIFY(desk.table()->showRow(u"beta"_s));
        auto* description = named<QLineEdit>(desk.window->findChild<ImageTypeForm*>(), u"Description"_s);
        QTRY_COMPARE(description->text(), u"B"_s);
        QVERIFY(description->isReadOnly());
        QCOMPARE(description->parentWidget()->toolTip(), desk.session().readOnlyReason());
        description->setFocus();
        QTest::keyClicks(description, u"x"_s);
        QTest::keyClick(description, Qt::Key_Return);
        QCOMPARE(description->text(), u"B"_s);
        QVERIFY(!desk.session().isDirty());
    }

    void theCommandsOfTheWindowAreOff()
    {
        ReadOnlyDesk desk;
        QVERIFY(desk.table()->showRow(u"beta"_s));
        for (const QString& text : {u"New…"_s, u"Duplicate…"_s, u"Rename…"_s, u"Delete"_s, u"Undo"_s,
                 u"Redo"_s, u"Revert image type"_s})
            QVERIFY2(!desk.action(text)->isEnabled(), qPrintable(text));
        QTest::keyClick(desk.window, Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(desk.table(), Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(desk.window->findChildren<QDialog*>().isEmpty());
        QVERIFY(!desk.session().isDirty());
        QVERIFY(desk.action(u"Refresh"_s)->isEnabled());
    }

    void anOlderDraftIsShownButNotSent()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        Connection readOnly = desk.connection();
        readOnly.readOnly = true;
        desk.window->openConnection(readOnly);
        QTRY_VERIFY(desk.isRead() && desk.session().readOnlyReason().contains(u"marked read-only"_s));
        QTRY_COMPARE(desk.session().changedCount(), 1);
        desk.openReview();
        auto* apply = named<QPushButton>(desk.review(), u"Apply "_s);
        QTRY_VERIFY(apply);
        QVERIFY(!apply->isEnabled());
        QVERIFY(isSaid(desk.review(), u"read-only"_s));
        QTest::keyClick(desk.review(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.session().changedCount(), 1);
        QCOMPARE(desk.server.writesOf(u"beta"_s), 0);
    }

    void aWriteThatIsForbiddenMakesTheConnectionReadOnly()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        desk.wire->on({.method = "PUT"}, WireFault::answer(403, "user unauthorized, must be admin."));
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        desk.openReview();
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(desk.says(u"1 failed"_s));
        QTRY_VERIFY(!desk.session().readOnlyReason().isEmpty());
        desk.review()->close();
        desk.window->activateWindow();
        QVERIFY(desk.table()->showCell(u"alpha"_s, googleImage));
        QTest::keyClicks(desk.table(), u"x"_s);
        QVERIFY(isSaid(desk.window->findChild<NoticeBar*>(), desk.session().readOnlyReason()));
        QCOMPARE(desk.session().changedCount(), 1);
    }
};

QTEST_MAIN(TestReadOnlyWindow)
#include "tst_readonlywindow.moc"
