// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells below its tool bar of what went wrong elsewhere: an Apply that was cut off, a file
// that was set aside.
#include "gui/desk.h"
#include "gui/shell/noticebar.h"
#include "store/draftstore.h"
#include "store/journal.h"

#include <QFile>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct Window : Desk
{
    QString notice(const QString& topic) const
    {
        for (const NoticeBar::Notice& each : window->findChild<NoticeBar*>()->notices()) {
            if (each.topic == topic)
                return each.text;
        }
        return {};
    }
    void close()
    {
        window->close();
        QTRY_VERIFY(window.isNull());
    }
    void reopen()
    {
        window = program.newWindow();
        window->openConnection(connection());
        activate();
        QTRY_VERIFY(isReady());
    }
};

/// As an Apply writes it whose program ended in the middle: one image type verified, one sent.
void leaveInterruptedApply(const Window& desk)
{
    DraftStore store(desk.places.dataDir, desk.connection().draftKey());
    QVERIFY(QCoro::waitFor(store.open()));
    const QDateTime when = QDateTime::currentDateTime();
    for (const auto& [name, state] : {std::pair(u"alpha"_s, ItemState::Sending),
             std::pair(u"alpha"_s, ItemState::Verified), std::pair(u"beta"_s, ItemState::Sending)}) {
        const JournalItem item{u"run"_s, name, state, when, u"update"_s, {}, {}, {}};
        QVERIFY(QCoro::waitFor(store.journal().record(item)));
    }
    QCoro::waitFor(store.closed());
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void anInterruptedApplyIsToldOnceWithTheWayToReview()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        desk.close();
        leaveInterruptedApply(desk);
        desk.reopen();
        QTRY_VERIFY2(desk.notice(u"interrupted"_s).startsWith(u"Apply was interrupted at"),
            qPrintable(desk.notice(u"interrupted"_s)));
        QVERIFY2(
            desk.notice(u"interrupted"_s).contains(u"1 on the server, 1 sent without a known outcome (beta)"),
            qPrintable(desk.notice(u"interrupted"_s)));

        auto* review = visibleButton(desk.window->findChild<NoticeBar*>(), u"Review"_s);
        QVERIFY(review);
        review->click();
        QTRY_VERIFY(desk.review());
        desk.review()->close();
        QTRY_VERIFY(!desk.review());

        desk.close();
        desk.reopen();
        QCOMPARE(desk.notice(u"interrupted"_s), QString());
        QCOMPARE(desk.session().changedCount(), 1); // nothing of it was lost
    }

    void aFileOfConnectionsThatIsSetAsideIsTold()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        Profile profile = desk.connection().identity();
        profile.id = {};
        profile.name = u"staging"_s;
        const auto saved = desk.profiles.save(profile);
        QVERIFY(saved);
        const QString path = desk.places.configDir + u"/profiles.json"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ damaged");
        file.close();

        desk.window->openConnection(*Connection::of(*saved, QString::fromLatin1(deskKey)));

        QTRY_VERIFY2(desk.notice(u"error"_s).contains(path), qPrintable(desk.notice(u"error"_s)));
        QVERIFY2(desk.notice(u"error"_s).contains(u"the file is kept as %1.damaged-"_s.arg(path)),
            qPrintable(desk.notice(u"error"_s)));
        QTRY_VERIFY(desk.isReady()); // the connection opens all the same
        QVERIFY(desk.profiles.find(saved->id));
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
