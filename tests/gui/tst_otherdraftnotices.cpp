// SPDX-License-Identifier: GPL-3.0-or-later
// A connection whose address was edited: what was staged for the old one waits, and is never sent to the new.
#include "gui/asked.h"
#include "gui/shell/noticebar.h"
#include "store/draftstore.h"
#include "sync/changesfile.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< ms; twice a connection is opened

/// A saved connection with two changes staged at the server's own address, whose address was then edited: to
/// the wire before the same server.
struct Moved : Desk
{
    Moved()
    {
        profile.name = u"staging"_s;
        profile.address = server.url().toString();
        profile.tenant = u"superadmin"_s;
        profile.user = u"admin"_s;
        profile.id = QUuid::createUuid();
        if (!profiles.save(profile))
            qFatal("not saved");
        open();
        if (!QTest::qWaitFor([this] { return isOpen() && isReady(); }, patience))
            qFatal("not opened");
        old = here().draftKey();
        const auto staged = session().setCells({{u"alpha"_s, googleImage, Value::string(u"mine"_s)},
                                                   {u"beta"_s, googleImage, Value::string(u"mine"_s)}},
            u"Edit"_s);
        if (!staged)
            qFatal("not staged");
        window->close();
        if (!QTest::qWaitFor([this] { return window.isNull(); }, patience))
            qFatal("not closed");
        profile.address = wire->url().toString();
        if (!profiles.save(profile))
            qFatal("not saved");
        window = program.newWindow();
        activate();
        open();
    }
    Connection here() const { return *Connection::of(profile, QString::fromLatin1(deskKey)); }
    void open() { window->openConnection(here()); }
    bool isOpen() const { return window->connectionId() == here().id(); }
    int waiting() const { return DraftStore::stagedCount(places.dataDir, old); }
    NoticeBar* bar() const { return window->findChild<NoticeBar*>(); }
    QString notice() const
    {
        for (const NoticeBar::Notice& each : bar()->notices()) {
            if (each.topic.startsWith(u"draft of "))
                return each.text;
        }
        return {};
    }

    Profile profile;
    DraftKey old;
};

} // namespace

class TestOtherDraftNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void theOldDraftIsToldAndNotTaken()
    {
        Moved desk;
        QTRY_VERIFY2(
            desk.notice().startsWith(
                u"2 staged change(s) belong to %1 (tenant superadmin, user admin)"_s.arg(desk.old.base)),
            qPrintable(desk.notice()));
        QTRY_VERIFY(desk.isReady());
        QVERIFY(!desk.session().isDirty());

        visibleButton(desk.bar(), u"Keep"_s)->click();
        QCOMPARE(desk.notice(), QString());
        QCOMPARE(desk.waiting(), 2);

        // Back at the old address they are there.
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        desk.profile.address = desk.server.url().toString();
        QVERIFY(desk.profiles.save(desk.profile));
        desk.window = desk.program.newWindow();
        desk.open();
        QTRY_VERIFY(desk.isReady());
        QCOMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.notice(), QString());
    }

    void discardAsksOnceMore()
    {
        Moved desk;
        QTRY_VERIFY(!desk.notice().isEmpty());
        visibleButton(desk.bar(), u"Discard…"_s)->click();
        QTRY_VERIFY(question());
        QVERIFY2(question()->text().startsWith(u"Discard 2 staged change(s) for "_s + desk.old.base),
            qPrintable(question()->text()));
        press(question(), u"Cancel"_s);
        QTRY_VERIFY(!question());
        QTRY_VERIFY(!desk.notice().isEmpty()); // the choice is still to be made
        QCOMPARE(desk.waiting(), 2);

        visibleButton(desk.bar(), u"Discard…"_s)->click();
        QTRY_VERIFY(question());
        press(question(), u"Discard 2"_s);
        QTRY_COMPARE(desk.waiting(), 0);
        QCOMPARE(desk.notice(), QString());
        QTRY_VERIFY(desk.isReady());
    }

    void savedToAFileTheyComeHereOnDemand()
    {
        Moved desk;
        QTRY_VERIFY(desk.isReady());
        QTRY_VERIFY(!desk.notice().isEmpty());
        const QString path = desk.dir.filePath(u"kept.json"_s);
        visibleButton(desk.bar(), u"Save to a file…"_s)->click();
        chooseFile(desk.window, path);
        QTRY_VERIFY2(desk.notice().contains(path) && desk.notice().contains(u"Open changes…"),
            qPrintable(desk.notice()));
        QCOMPARE(desk.waiting(), 2);
        QVERIFY(!desk.session().isDirty());
        const auto saved = loadPatchFile(path);
        QVERIFY(saved);
        QCOMPARE(saved->place.base, desk.old.base);
        QCOMPARE(saved->connection, u"staging"_s);

        desk.action(u"Open changes…"_s)->trigger();
        chooseFile(desk.window, path);
        QTRY_VERIFY(question());
        QVERIFY(question()->informativeText().contains(u"another place"));
        press(question(), u"Stage 2"_s);
        QTRY_COMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.server.writesOf(u"alpha"_s), 0);
    }

    /// It was deleted, or profiles.json was damaged and the connection was typed in again.
    void whatWasStagedUnderAConnectionThatIsGoneIsTold()
    {
        Moved desk;
        QTRY_VERIFY(desk.isReady());
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        QVERIFY(desk.profiles.remove(desk.profile.id));
        desk.profile.id = QUuid::createUuid();
        desk.profile.address = desk.server.url().toString();
        QVERIFY(desk.profiles.save(desk.profile));
        desk.window = desk.program.newWindow();
        desk.activate();

        desk.open();

        QTRY_VERIFY2(desk.notice().startsWith(u"2 change(s) for this server were staged under a connection "
                                              "that is not saved any more."_s),
            qPrintable(desk.notice()));
        QTRY_VERIFY(desk.isReady());
        QVERIFY(!desk.session().isDirty());
        const QString path = desk.dir.filePath(u"kept.json"_s);
        visibleButton(desk.bar(), u"Save to a file…"_s)->click();
        chooseFile(desk.window, path);
        QTRY_VERIFY(desk.notice().contains(path));
        desk.action(u"Open changes…"_s)->trigger();
        chooseFile(desk.window, path);
        QTRY_VERIFY(question());
        press(question(), u"Stage 2"_s);
        QTRY_COMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.waiting(), 2); // until they are discarded
    }

    void anotherWindowThatHasItKeepsIt()
    {
        Moved desk;
        QTRY_VERIFY(!desk.notice().isEmpty());
        DraftStore holder(desk.places.dataDir, desk.old);
        const auto held = QCoro::waitFor(holder.open());
        QVERIFY(held);
        visibleButton(desk.bar(), u"Discard…"_s)->click();
        QTRY_VERIFY(question());
        press(question(), u"Discard 2"_s);
        QTRY_VERIFY2(desk.notice().contains(u"Close it there, then discard it"), qPrintable(desk.notice()));
        QCoro::waitFor(holder.closed());
        QCOMPARE(desk.waiting(), 2);
    }
};

QTEST_MAIN(TestOtherDraftNotices)
#include "tst_otherdraftnotices.moc"
