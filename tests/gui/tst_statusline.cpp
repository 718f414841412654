// SPDX-License-Identifier: GPL-3.0-or-later
// What title, band and status line say of the connection and of what is staged.
#include "gui/desk.h"

#include "gui/shell/noticebar.h"
#include "gui/shell/searchbar.h"
#include "gui/shell/statusline.h"
#include "gui/style/connectioncolours.h"
#include "gui/widgets/connectionband.h"

#include <QRegularExpression>
#include <QToolButton>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct StatusDesk : Desk
{
    explicit StatusDesk(const std::function<void(FaultProxy&)>& faults = {})
        : Desk(false, deskOptions(), {}, faults)
    {
    }
    /// The parts, without the time.
    QStringList parts() const
    {
        for (const auto* label : window->findChild<StatusLine*>()->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->accessibleName().isEmpty()) {
                QString text = label->accessibleName();
                return text.replace(QRegularExpression(u"as of [^·]*\\d"_s), u"as of TIME"_s).split(u" · "_s);
            }
        }
        return {};
    }
    ConnectionBand* band() const { return window->findChild<ConnectionBand*>(); }
    QColor bandColour() const
    {
        return band()->grab().toImage().pixelColor(band()->width() / 2, ConnectionBand::thickness / 2);
    }
};

} // namespace

class TestStatusLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void aTableThatIsNarrowedToOneKeySaysSo()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.table()->tableModel()->setOnlyKey(u"image"_s);
        QTRY_VERIFY(desk.parts().contains(u"only the key image"_s));
        desk.table()->tableModel()->setOnlyKey({});
        QTRY_VERIFY(!desk.parts().contains(u"only the key image"_s));
    }

    void itTellsTheStateTheTimeTheRowsAndTheDraft()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTRY_COMPARE(desk.parts(),
            QStringList({u"Connected"_s, u"as of TIME"_s, u"3 of 3 image type(s)"_s, u"drafts saved"_s}));
        // What the list has cost.
        QVERIFY(std::ranges::any_of(desk.window->findChild<StatusLine*>()->findChildren<QLabel*>(),
            [](const QLabel* label) { return label->text().contains(u" s · "_s); }));
    }

    void itGrowsWithTheText()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        const auto* line = desk.window->findChild<StatusLine*>();
        const int before = line->height();
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(2 * QFontInfo(usual).pixelSize());
        QApplication::setFont(large);
        QTRY_VERIFY(line->height() > before);
        QApplication::setFont(usual);
        QTRY_COMPARE(line->height(), before);
    }

    void aNameOfAnyLengthLeavesRoomForTheState()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        Connection other = desk.connection();
        other.name = QString(u"a very long name "_s).repeated(20);
        desk.window->openConnection(other);
        desk.window->resize(1024, 640);
        QTRY_VERIFY(desk.window->windowTitle().contains(u"a very long name"_s) && desk.isReady());
        const auto* line = desk.window->findChild<StatusLine*>();
        for (const auto* label : line->findChildren<QLabel*>()) {
            if (label->accessibleName().startsWith(u"Connected"_s))
                QTRY_COMPARE_GT(label->width(), 400);
        }
        QCOMPARE_LE(desk.window->width(), 1024);
    }

    void rowsAreThoseShownOfAllThereAre()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        auto* search = named<QLineEdit>(desk.window->findChild<SearchBar*>(), u"Search"_s);
        search->setFocus();
        QTest::keyClicks(search, u"g-3"_s);
        QTRY_VERIFY(desk.parts().contains(u"1 of 3 image type(s)"_s));
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_VERIFY(desk.parts().contains(u"3 of 3 image type(s)"_s));
    }

    void howManyCellsAreSelectedIsTold()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.table()->showCell(u"alpha"_s, googleImage));
        QTest::keyClick(desk.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(desk.table(), Qt::Key_Right, Qt::ShiftModifier);
        QTRY_VERIFY(desk.parts().contains(u"4 cell(s) selected"_s));
        QTest::keyClick(desk.table(), Qt::Key_Down);
        QTRY_VERIFY(!desk.parts().contains(u"4 cell(s) selected"_s));
        QVERIFY(!desk.parts().contains(u"1 cell(s) selected"_s));
    }

    void aChangeIsBeingSavedAndThenSaved()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTRY_COMPARE(desk.parts().last(), u"drafts saved"_s);
        QVERIFY(desk.session().setCells({{u"beta"_s, googleImage, Value::string(u"b"_s)}}, u"Edit"_s));
        QVERIFY(desk.parts().contains(u"1 change(s)"_s)); // at once
        QCOMPARE(desk.parts().last(), u"saving …"_s);
        QTRY_COMPARE(desk.parts().last(), u"drafts saved"_s);
        typeIntoCell(desk.table(), u"gamma"_s, googleImage, u"c"_s);
        QVERIFY(desk.parts().contains(u"2 change(s)"_s));
    }

    void orderThatIsOutOfDateIsTold()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.table()->tableModel()->sort(desk.table()->tableModel()->columnOf(googleImage));
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"z"_s);
        QTRY_VERIFY(desk.parts().contains(u"order and filter are out of date (F5)"_s));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(!desk.parts().contains(u"order and filter are out of date (F5)"_s));
        QCOMPARE(desk.table()->tableModel()->name(2), u"alpha"_s);
    }

    void f5PutsRowsInOrderThoughTheServerIsGone()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.table()->tableModel()->sort(desk.table()->tableModel()->columnOf(googleImage));
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"z"_s);
        QVERIFY(desk.table()->tableModel()->isOutOfDate());
        desk.wire->always(WireFault::answer(500, "no"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(desk.parts().contains(u"as of TIME, refresh failed"_s));
        QCOMPARE(desk.table()->tableModel()->name(2), u"alpha"_s);
        QVERIFY(!desk.parts().contains(u"order and filter are out of date (F5)"_s));
    }

    void refreshingIsTold()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.wire->on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, WireFault::holdBeforeServer());
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_COMPARE(desk.wire->heldCount(), 1);
        QCOMPARE(desk.parts().first(), u"Refreshing …"_s);
        QVERIFY(desk.isReady()); // what was read stays
        desk.wire->release();
        QTRY_COMPARE(desk.parts().first(), u"Connected"_s);
    }

    void problemsAndConflictsAreCounted()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        auto* status = desk.window->findChild<StatusLine*>();
        QVERIFY(!isSaid(status, u"problem"_s));
        QVERIFY(desk.session().setCells({{u"beta"_s, googleImage, Value::string(u""_s)}}, u"Edit"_s));
        QTRY_VERIFY(isSaid(status, u"1 problem(s)<"_s));
        QVERIFY(desk.server.replaceBehindTheBack(
            u"beta"_s, R"({"name":"beta","description":"B","providermap":{"google":{"image":"theirs"}}})"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(isSaid(status, u"1 conflict(s)<"_s));
    }

    void theTitleNamesConnectionTenantUserAndAddress()
    {
        StatusDesk desk;
        QCOMPARE(
            desk.window->windowTitle(), u"desk · superadmin/admin · 127.0.0.1:%1"_s.arg(desk.wire->port()));
        QTRY_VERIFY(desk.isReady());
        desk.action(u"Disconnect"_s)->trigger();
        QTRY_COMPARE(desk.window->windowTitle(), u"Connections"_s);
        QCOMPARE(desk.parts(), QStringList{u"Not connected"_s});
    }

    void theBandHasTheColourOfTheConnection()
    {
        StatusDesk desk;
        for (const int colour : {0, 3, 7}) {
            Connection connection = desk.connection();
            connection.colour = colour;
            desk.window->openConnection(connection);
            QTRY_VERIFY(desk.isReady());
            QTRY_COMPARE(desk.bandColour(), asText(connectionColour(colour), desk.band()->palette()));
            QVERIFY(desk.band()->accessibleDescription().contains(connectionColourName(colour)));
        }
        desk.action(u"Disconnect"_s)->trigger();
        QTRY_VERIFY(!desk.band()->isVisible());
    }

    void aNoticeStaysUntilItIsClosed()
    {
        StatusDesk desk;
        QTRY_VERIFY(desk.isReady());
        auto* notices = desk.window->findChild<NoticeBar*>();
        QVERIFY(!notices->isVisible());
        desk.window->tell({Error::Kind::Invalid, u"That can't be done."_s, {}});
        QVERIFY(isSaid(notices, u"That can't be done."_s));
        desk.window->tell({Error::Kind::Invalid, u"Nor that."_s, {}}); // takes the place of the older
        QTRY_VERIFY(isSaid(notices, u"Nor that."_s));
        QVERIFY(!isSaid(notices, u"That can't be done."_s));
        auto* close = named<QToolButton>(notices, u"Close this message"_s);
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!notices->isVisible());
    }
};

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
