// SPDX-License-Identifier: GPL-3.0-or-later
// Where there are no rows the window says why, and what to do; each cause in its own words.
#include "gui/desk.h"

#include "gui/form/imagetypeform.h"
#include "gui/shell/cataloguestate.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/searchbar.h"
#include "gui/shell/statusline.h"
#include "gui/table/frozencolumn.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/wordchip.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QMessageBox>
#include <QProgressBar>
#include <QTimer>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const WireMatch lists{.method = "GET", .pathPrefix = "/v2/imagetypes", .times = -1};

using Faults = std::function<void(FaultProxy&)>;

struct EmptyDesk : Desk
{
    explicit EmptyDesk(const Faults& faults = {}, const QByteArray& catalogue = deskCatalogue)
        : Desk(false, optionsOf(catalogue), {}, faults)
    {
    }
    static SandboxOptions optionsOf(const QByteArray& catalogue)
    {
        SandboxOptions options;
        options.imageTypesJson = catalogue;
        return options;
    }
    CatalogueState* state() const { return window->findChild<CatalogueState*>(); }
    bool isShown() const { return state() && state()->isVisible(); }
    QString title() const
    {
        return isShown() ? state()->findChild<EmptyState*>()->accessibleName() : QString();
    }
    void press(const QString& text) const
    {
        QTRY_VERIFY2(visibleButton(state(), text), qPrintable(text));
        QTest::mouseClick(visibleButton(state(), text), Qt::LeftButton);
    }
    QString status() const
    {
        for (const auto* label : window->findChild<StatusLine*>()->findChildren<QLabel*>()) {
            if (!label->accessibleName().isEmpty())
                return label->accessibleName();
        }
        return {};
    }
    void search(const QString& text) const
    {
        auto* field = named<QLineEdit>(window->findChild<SearchBar*>(), u"Search"_s);
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
    }
};

} // namespace

class TestEmptyStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void aSlowServerIsWaitedForInWordsButNotAtOnce();
    void aQuickServerIsNotWaitedForInWords();
    void connectingIsCancelledAtOnce();
    void anEmptyCatalogueOffersANewImageType();
    void nothingMatchesNamesTheWordToBlame_data();
    void nothingMatchesNamesTheWordToBlame();
    void clearSearchShowsEverythingAgain();
    void aChipWithoutRowsSaysSo();
    void whoIsNotLetInIsToldSo();
    void aFailureTellsWhyAndRetryGoesOn_data();
    void aFailureTellsWhyAndRetryGoesOn();
    void detailsTellMore();
    void afterAFailedRefreshTheOldRowsStay();
    void headerAndNamesStayBehindTheWords();
    void aFailureHasTheKeyboardAndGivesItBack();
};

void TestEmptyStates::aSlowServerIsWaitedForInWordsButNotAtOnce()
{
    QElapsedTimer since;
    since.start();
    EmptyDesk desk([](FaultProxy& wire) { wire.on(lists, WireFault::holdBeforeServer()); });
    QTRY_COMPARE(desk.wire->heldCount(), 1);
    QTRY_VERIFY(desk.isShown());
    QVERIFY(since.elapsed() >= 300);
    QCOMPARE(desk.title(), u"Reading the catalogue of desk …"_s);
    QVERIFY(desk.state()->findChild<QProgressBar*>()->isVisible());
    QTRY_VERIFY(visibleButton(desk.state(), u"Cancel"_s));
    QVERIFY(desk.status().startsWith(u"Connecting"_s));
    desk.wire->clearFaults();
    desk.wire->release();
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.isShown());
    QVERIFY(desk.status().startsWith(u"Connected"_s));
}

void TestEmptyStates::aQuickServerIsNotWaitedForInWords()
{
    QElapsedTimer since;
    since.start();
    EmptyDesk desk([](FaultProxy& wire) { wire.on(lists, WireFault::holdBeforeServer()); });
    const bool tooSoon = desk.isShown() && since.elapsed() < 300;
    QVERIFY(!tooSoon);
    desk.wire->clearFaults();
    desk.wire->release();
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.isShown());
}

void TestEmptyStates::connectingIsCancelledAtOnce()
{
    EmptyDesk desk([](FaultProxy& wire) { wire.on(lists, WireFault::holdBeforeServer()); });
    QTRY_VERIFY(desk.isShown());
    bool late = false;
    desk.press(u"Cancel"_s);
    QTimer::singleShot(200, desk.window, [&late] { late = true; });
    QTRY_COMPARE(desk.title(), u"The catalogue of desk could not be read"_s);
    QVERIFY(!late);
    QVERIFY(isSaid(desk.state(), u"was cancelled"_s));
    QCOMPARE(desk.wire->heldCount(), 1); // the server never answered
    desk.wire->clearFaults();
    desk.press(u"Retry"_s);
    QTRY_VERIFY(desk.isReady());
}

void TestEmptyStates::anEmptyCatalogueOffersANewImageType()
{
    EmptyDesk desk({}, "[]");
    QTRY_COMPARE(desk.title(), u"The catalogue is empty"_s);
    QVERIFY(isSaid(desk.state(), u"superadmin"_s));
    QTRY_VERIFY(desk.session().readOnlyReason().isEmpty()); // the draft was opened
    desk.press(u"New image type"_s);
    auto* name = named<QLineEdit>(desk.window->findChild<QDialog*>(), u"Name"_s);
    QVERIFY(name);
    QTest::keyClicks(name, u"first"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentName(), u"first"_s);
    QTRY_VERIFY(!desk.isShown());
}

void TestEmptyStates::nothingMatchesNamesTheWordToBlame_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("hint");
    QTest::newRow("one of two") << u"g-1 nowhere"_s << u"“nowhere”"_s;
    QTest::newRow("none alone") << u"nowhere neither"_s << u"no single one is to blame"_s;
}

void TestEmptyStates::nothingMatchesNamesTheWordToBlame()
{
    QFETCH(QString, typed);
    QFETCH(QString, hint);
    EmptyDesk desk;
    QTRY_VERIFY(desk.isReady());
    desk.search(typed);
    QTRY_COMPARE(desk.title(), u"Nothing matches the search"_s);
    QVERIFY(isSaid(desk.state(), hint));
    QVERIFY(isSaid(desk.state(), u"All 3 image type(s)"_s));
    QStringList words;
    for (const auto* chip : desk.state()->findChildren<WordChip*>()) {
        if (chip->isVisible())
            words += chip->text();
    }
    QCOMPARE(words, typed.split(u' '));
}

void TestEmptyStates::clearSearchShowsEverythingAgain()
{
    EmptyDesk desk;
    QTRY_VERIFY(desk.isReady());
    const auto* form = desk.window->findChild<ImageTypeForm*>();
    QTRY_COMPARE(form->selection(), QStringList(u"alpha"_s));
    desk.search(u"nowhere"_s);
    QTRY_VERIFY(desk.isShown());
    QTRY_COMPARE(form->selection(), QStringList()); // none that the table doesn't show
    desk.press(u"Clear search"_s);
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.isShown());
    QCOMPARE(named<QLineEdit>(desk.window->findChild<SearchBar*>(), u"Search"_s)->text(), QString());
    QTRY_COMPARE(form->selection(), QStringList(u"alpha"_s));
}

void TestEmptyStates::aChipWithoutRowsSaysSo()
{
    EmptyDesk desk;
    QTRY_VERIFY(desk.isReady());
    auto* changed = named<QPushButton>(desk.window->findChild<SearchBar*>(), u"Changed 0"_s);
    QVERIFY(changed);
    QTest::mouseClick(changed, Qt::LeftButton);
    QTRY_VERIFY(desk.isShown());
    QCOMPARE(desk.state()->findChild<WordChip*>()->text(), u"Changed"_s);
    desk.press(u"Clear search"_s);
    QTRY_VERIFY(desk.isReady());
    QVERIFY(named<QPushButton>(desk.window->findChild<SearchBar*>(), u"All 3"_s)->isChecked());
}

void TestEmptyStates::whoIsNotLetInIsToldSo()
{
    EmptyDesk desk([](FaultProxy& wire) {
        wire.on(lists, WireFault::answer(403, "user unauthorized, must be admin."));
    });
    QTRY_COMPARE(desk.title(), u"desk does not let you in"_s);
    QTRY_VERIFY(visibleButton(desk.state(), u"Retry"_s));
    QVERIFY(desk.status().startsWith(u"Denied"_s));
    QVERIFY(!desk.action(u"New…"_s)->isEnabled());
    desk.wire->clearFaults();
    desk.press(u"Retry"_s);
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.action(u"New…"_s)->isEnabled());
}

void TestEmptyStates::aFailureTellsWhyAndRetryGoesOn_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::addColumn<QString>("said");
    QTest::newRow("refused") << WireFault::cutRequest(0) << u"127.0.0.1"_s;
    QTest::newRow("server fault") << WireFault::answer(500, "out of memory") << u"500"_s;
    QTest::newRow("a page of a proxy")
        << WireFault::answer(200, "<html>Welcome</html>", "Content-Type: text/html\r\n") << u"127.0.0.1"_s;
}

void TestEmptyStates::aFailureTellsWhyAndRetryGoesOn()
{
    QFETCH(WireFault, fault);
    QFETCH(QString, said);
    EmptyDesk desk([&](FaultProxy& wire) { wire.on(lists, fault); });
    QTRY_COMPARE(desk.title(), u"The catalogue of desk could not be read"_s);
    QVERIFY(isSaid(desk.state(), said));
    QVERIFY(desk.status().startsWith(u"Not connected"_s));
    desk.wire->clearFaults();
    desk.press(u"Retry"_s);
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.isShown());
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s); // and all is well
    QCOMPARE(desk.session().changedCount(), 1);
}

void TestEmptyStates::detailsTellMore()
{
    EmptyDesk desk([](FaultProxy& wire) { wire.on(lists, WireFault::answer(500, "out of memory")); });
    QTRY_VERIFY(desk.isShown());
    desk.press(u"Details"_s);
    auto* box = desk.window->findChild<QMessageBox*>();
    QTRY_VERIFY(box && box->isVisible());
    QVERIFY(box->windowModality() != Qt::ApplicationModal);
    QVERIFY(isSaid(desk.state(), box->text()));
    QVERIFY(!box->informativeText().isEmpty());
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!desk.window->findChild<QMessageBox*>());
}

void TestEmptyStates::afterAFailedRefreshTheOldRowsStay()
{
    EmptyDesk desk;
    QTRY_VERIFY(desk.isReady());
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
    QVERIFY(!desk.status().contains(u"refresh failed"_s));
    desk.wire->on(lists, WireFault::answer(500, "out of memory"));
    QTest::keyClick(desk.window, Qt::Key_F5);
    QTRY_VERIFY(desk.status().contains(u", refresh failed"_s));
    QVERIFY(desk.status().contains(u"as of "_s));
    QVERIFY(desk.isReady());
    QVERIFY(!desk.isShown());
    QCOMPARE(desk.session().changedCount(), 1);
    auto* notices = desk.window->findChild<NoticeBar*>();
    QTRY_VERIFY(isSaid(notices, u"refresh failed"_s));
    typeIntoCell(desk.table(), u"gamma"_s, googleImage, u"ami-c"_s); // editing goes on
    QCOMPARE(desk.session().changedCount(), 2);

    desk.wire->clearFaults();
    QTRY_VERIFY(visibleButton(notices, u"Retry"_s));
    QTest::mouseClick(visibleButton(notices, u"Retry"_s), Qt::LeftButton);
    QTRY_VERIFY(!desk.status().contains(u"refresh failed"_s) && desk.status().startsWith(u"Connected"_s));
    QTRY_VERIFY(!isSaid(notices, u"refresh failed"_s));
    QCOMPARE(desk.session().changedCount(), 2);
}

void TestEmptyStates::headerAndNamesStayBehindTheWords()
{
    EmptyDesk desk;
    QTRY_VERIFY(desk.isReady());
    const int columns = desk.table()->model()->columnCount();
    desk.search(u"nowhere"_s);
    QTRY_VERIFY(desk.isShown());
    QVERIFY(desk.table()->horizontalHeader()->isVisible());
    QCOMPARE(desk.table()->model()->columnCount(), columns);
    const QRect header(desk.table()->horizontalHeader()->mapTo(desk.window.data(), QPoint()),
        desk.table()->horizontalHeader()->size());
    const QRect words(desk.state()->mapTo(desk.window.data(), QPoint()), desk.state()->size());
    QVERIFY(!header.intersects(words));
    QTRY_VERIFY(!desk.table()->findChild<FrozenColumn*>()->isVisible()); // over the words
    desk.search(u"g-"_s);
    QTRY_VERIFY(desk.table()->findChild<FrozenColumn*>()->isVisible());
}

void TestEmptyStates::aFailureHasTheKeyboardAndGivesItBack()
{
    EmptyDesk desk([&](FaultProxy& wire) { wire.on(lists, WireFault::answer(500, "no")); });
    QTRY_VERIFY(visibleButton(desk.state(), u"Retry"_s));
    QTRY_VERIFY(visibleButton(desk.state(), u"Retry"_s)->hasFocus());
    desk.wire->clearFaults();
    QTest::keyClick(visibleButton(desk.state(), u"Retry"_s), Qt::Key_Space);
    QTRY_VERIFY(desk.isReady());
    QTRY_VERIFY(desk.table()->hasFocus());
}

QTEST_MAIN(TestEmptyStates)
#include "tst_emptystates.moc"
