// SPDX-License-Identifier: GPL-3.0-or-later
// Review warns of what cluster templates name, however late it is known.
#include "gui/desk.h"

#include "gui/review/changelist.h"
#include "gui/shell/cataloguestate.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// The sandbox's templates name centos-7.
SandboxOptions withCentos()
{
    SandboxOptions options;
    options.imageTypesJson = R"([
 {"name":"centos-7","description":"A","providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2","sshuser":"root"}}},
 {"name":"gamma","description":"C","providermap":{"google":{"image":"g-3","sshuser":"root"}}}])";
    return options;
}

ChangeRow reviewed(const Desk& desk)
{
    const ChangeListModel& changes = desk.review()->findChild<ChangeList*>()->changes();
    const int row = changes.rowOf(u"centos-7"_s);
    return row < 0 ? ChangeRow() : changes.row(row);
}

} // namespace

class TestReviewTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void aDeleteIsUntickedOnceItsTemplatesAreKnown()
    {
        Desk desk(false, withCentos(), {}, [](FaultProxy& wire) {
            wire.on({.method = "GET", .pathPrefix = "/v2/clustertemplates", .times = -1},
                WireFault::holdBeforeServer());
        });
        QTRY_VERIFY(desk.isReady());
        QTRY_COMPARE(desk.wire->heldCount(), 1);
        QVERIFY(desk.session().remove({u"centos-7"_s}, u"Delete"_s));
        desk.openReview();
        QTRY_VERIFY(reviewed(desk).ticked); // nothing is known yet
        desk.wire->clearFaults();
        desk.wire->release();
        QTRY_VERIFY(reviewed(desk).tickable && !reviewed(desk).ticked);
        QVERIFY(reviewed(desk).message.contains(u"template"_s));
    }

    void templatesAreReadThoughTheFirstReadingFailed()
    {
        Desk desk(false, withCentos(), {}, [](FaultProxy& wire) {
            wire.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, WireFault::answer(500, "not yet"));
        });
        QTRY_VERIFY(desk.window->findChild<CatalogueState*>()->isVisible());
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.session().remove({u"centos-7"_s}, u"Delete"_s));
        desk.openReview();
        QTRY_VERIFY(reviewed(desk).tickable && !reviewed(desk).ticked);
    }
};

QTEST_MAIN(TestReviewTemplates)
#include "tst_reviewtemplates.moc"
