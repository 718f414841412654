// SPDX-License-Identifier: GPL-3.0-or-later
// An Apply of more image types than go at once: what is seen of it, and what Cancel leaves undone.
#include "gui/desk.h"

#include "gui/review/changelist.h"
#include "gui/review/reviewfoot.h"
#include "gui/widgets/elidedlabel.h"
#include "sync/applyjob.h"

#include <QProgressBar>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int count = 2 * ApplyJob::inFlight;
constexpr int connections = 6; ///< of Qt's to one server: so many requests are on the wire at once

QString nameOf(int number)
{
    return u"type-%1"_s.arg(number, 2, 10, QChar(u'0'));
}

struct ManyDesk : Desk
{
    ManyDesk()
        : Desk(false, options())
    {
        if (!QTest::qWaitFor([this] {
                return table() && table()->model()->rowCount() == count
                    && session().readOnlyReason().isEmpty();
            }))
            qFatal("not read");
        std::vector<CellEdit> edits;
        for (int number = 0; number < count; ++number)
            edits.push_back({nameOf(number), googleImage, Value::string(u"mine"_s)});
        if (const auto staged = session().setCells(edits, u"Edit"_s); !staged)
            qFatal("%s", qPrintable(staged.error().message));
    }
    static SandboxOptions options()
    {
        QByteArrayList types;
        for (int number = 0; number < count; ++number) {
            types += R"({"name":")" + nameOf(number).toUtf8()
                + R"(","description":"D","providermap":{"google":{"image":"g","sshuser":"root"}}})";
        }
        SandboxOptions options;
        options.imageTypesJson = '[' + types.join(',') + ']';
        return options;
    }
    ChangeListModel& changes() const { return review()->findChild<ChangeList*>()->changes(); }
    std::optional<ItemState> stateOf(int number) const
    {
        const auto progress = changes().row(changes().rowOf(nameOf(number))).progress;
        return progress ? std::optional(progress->state) : std::nullopt;
    }
    int countOf(ItemState state) const
    {
        int found = 0;
        for (int number = 0; number < count; ++number)
            found += stateOf(number) == state ? 1 : 0;
        return found;
    }
    QProgressBar* progress() const { return named<QProgressBar>(review(), u"Progress of Apply"_s); }
    int writes() const { return wire->requestCount("PUT"); }
    void holdWrites(int after = 0)
    {
        wire->on({.method = "PUT", .skip = after, .times = -1}, WireFault::holdBeforeServer());
    }
    void goOn()
    {
        wire->clearFaults();
        wire->release();
    }
};

} // namespace

class TestApplyProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void nothingOfTheFootIsCutOnASmallWindow()
    {
        Desk desk;
        Connection other = desk.connection();
        other.name = QString(u"a very long name "_s).repeated(10);
        desk.window->openConnection(other);
        QTRY_VERIFY(desk.window->windowTitle().contains(u"a very long name"_s) && desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"x"_s);
        desk.openReview();
        desk.review()->resize(1008, 600);
        auto* foot = desk.review()->findChild<ReviewFoot*>();
        QTRY_COMPARE(foot->width(), 1008);
        desk.wire->on({.method = "PUT", .times = -1}, WireFault::holdBeforeServer());
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(visibleButton(desk.review(), u"Cancel"_s));
        const auto words = foot->findChildren<ElidedLabel*>();
        QCOMPARE(words.size(), 2);
        QTRY_VERIFY(!words[1]->isElided());
        QVERIFY(words[1]->text().startsWith(u"Cancel stops"_s));
        for (const QWidget* part : foot->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            QVERIFY(!part->isVisible() || foot->rect().contains(part->geometry()));
        desk.wire->clearFaults();
        desk.wire->release();
        QTRY_VERIFY(visibleButton(desk.review(), u"Copy as text"_s));
    }

    void eachStateIsSeenOnItsWay()
    {
        ManyDesk desk;
        desk.openReview();
        QVERIFY(!desk.progress()->isVisible());
        QVERIFY(!visibleButton(desk.review(), u"Cancel"_s));
        desk.wire->on(
            {.method = "GET", .pathPrefix = "/v2/imagetypes/", .times = -1}, WireFault::holdBeforeServer());
        desk.holdWrites();
        desk.apply(u"Apply %1"_s.arg(count));
        QTRY_COMPARE(desk.countOf(ItemState::Checking), ApplyJob::inFlight);
        QCOMPARE(desk.countOf(ItemState::Waiting), count - ApplyJob::inFlight);
        QCOMPARE(desk.writes(), 0); // nothing is written that was not read just before
        QVERIFY(desk.progress()->isVisible());
        QCOMPARE(desk.progress()->maximum(), count);
        QCOMPARE(desk.progress()->value(), 0);

        desk.wire->clearFaults();
        desk.holdWrites();
        desk.wire->release(); // what is read
        QTRY_COMPARE(desk.countOf(ItemState::Sending), ApplyJob::inFlight);
        QTRY_COMPARE(desk.wire->heldCount(), connections);
        QCOMPARE(desk.countOf(ItemState::Waiting), count - ApplyJob::inFlight);

        desk.wire->clearFaults();
        desk.holdWrites(ApplyJob::inFlight - connections);
        desk.wire->release(); // the first writes
        QTRY_COMPARE(desk.countOf(ItemState::Verified), ApplyJob::inFlight);
        QTRY_COMPARE(desk.progress()->value(), ApplyJob::inFlight);
        QTRY_COMPARE(desk.countOf(ItemState::Sending), ApplyJob::inFlight);
        QVERIFY(
            isSaid(desk.review(), u"Applying to desk: %1 of %2 done"_s.arg(ApplyJob::inFlight).arg(count)));
        desk.goOn();
        QTRY_VERIFY(desk.says(u"%1 verified"_s.arg(count)));
        QVERIFY(!desk.progress()->isVisible());
        QCOMPARE(desk.writes(), count);
    }

    void cancelLeavesWhatWaitsUnsentAndStaged()
    {
        ManyDesk desk;
        desk.holdWrites();
        desk.openReview();
        desk.apply(u"Apply %1"_s.arg(count));
        QTRY_COMPARE(desk.wire->heldCount(), connections);
        QPushButton* cancel = visibleButton(desk.review(), u"Cancel"_s);
        QVERIFY(cancel);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isEnabled());
        QStringList onTheWire;
        for (const WireRequest& request : desk.wire->requests()) {
            if (request.method == "PUT")
                onTheWire += QString::fromLatin1(request.target).section(u'/', -1);
        }
        onTheWire.sort();
        QTRY_VERIFY(isSaid(desk.review(), u"Cancelled. Waiting for: "_s + onTheWire.join(u", "_s)));
        desk.goOn();
        QTRY_VERIFY(desk.says(u"%1 verified, %2 not sent"_s.arg(connections).arg(count - connections)));
        QCOMPARE(desk.writes(), connections);
        QCOMPARE(desk.countOf(ItemState::NotSent), count - connections);
        QCOMPARE(desk.session().changedCount(), count - connections);
        QCOMPARE(desk.onServer(nameOf(count - 1), googleImage), Value::string(u"g"_s));
        QCOMPARE(desk.onServer(onTheWire.first(), googleImage), Value::string(u"mine"_s));

        desk.apply(u"Apply %1"_s.arg(count - connections)); // and can be sent by hand
        QTRY_VERIFY(desk.says(u"%1 verified"_s.arg(count - connections)));
        QCOMPARE(desk.session().changedCount(), 0);
        QCOMPARE(desk.writes(), count);
    }

    void cancelBeforeAnythingWasWrittenSendsNothing()
    {
        ManyDesk desk;
        desk.openReview();
        desk.wire->on(
            {.method = "GET", .pathPrefix = "/v2/imagetypes/", .times = -1}, WireFault::holdBeforeServer());
        desk.apply(u"Apply %1"_s.arg(count));
        QTRY_COMPARE(desk.wire->heldCount(), connections);
        QTest::mouseClick(visibleButton(desk.review(), u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(desk.says(u"%1 not sent"_s.arg(count))); // a read is not waited for
        QCOMPARE(desk.writes(), 0);
        QCOMPARE(desk.session().changedCount(), count);
        desk.goOn();
    }

    void whatIsBeingAppliedCannotBeEditedAllElseCan()
    {
        ManyDesk desk;
        QVERIFY(desk.session().revert({nameOf(count - 1)}, u"Revert"_s));
        desk.holdWrites();
        desk.openReview();
        desk.apply(u"Apply %1"_s.arg(count - 1));
        QTRY_COMPARE(desk.wire->heldCount(), connections);
        for (const int number : {0, count - 2}) {
            const auto edited
                = desk.session().setCells({{nameOf(number), googleImage, Value::string(u"x"_s)}}, u"Edit"_s);
            QVERIFY(!edited);
            QVERIFY(edited.error().message.contains(nameOf(number)));
        }
        QVERIFY(
            desk.session().setCells({{nameOf(count - 1), googleImage, Value::string(u"x"_s)}}, u"Edit"_s));
        desk.goOn();
        QTRY_VERIFY(desk.says(u"%1 verified"_s.arg(count - 1)));
        QCOMPARE(desk.session().changedCount(), 1);
    }
};

QTEST_MAIN(TestApplyProgress)
#include "tst_applyprogress.moc"
