// SPDX-License-Identifier: GPL-3.0-or-later
// This change: what Apply did for one image type, as it is read and heard.
#include "gui/review/applysteps.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

ApplyItem itemWith(const std::vector<std::pair<ItemState, QString>>& steps)
{
    ApplyItem item;
    item.name = u"alpha"_s;
    for (const auto& [state, text] : steps)
        item.steps.push_back({state, QDateTime(QDate(2026, 11, 24), QTime(14, 2, 11, 482)), text});
    item.state = steps.empty() ? ItemState::Waiting : steps.back().first;
    return item;
}

QString told(const ApplyItem& item)
{
    ApplySteps steps;
    steps.show(&item);
    return steps.accessibleDescription();
}

} // namespace

class TestApplySteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToTellIsNotThere()
    {
        QWidget window;
        auto* steps = new ApplySteps(&window);
        const ApplyItem item = itemWith({{ItemState::Checking, u"reading"_s}});
        steps->show(&item);
        QVERIFY(!steps->isHidden());
        QCOMPARE(steps->accessibleName(), u"This change"_s);
        steps->show(nullptr);
        QVERIFY(steps->isHidden());
        QCOMPARE(steps->accessibleDescription(), QString());
    }

    void whatWasDoneIsInThePast()
    {
        QCOMPARE(told(itemWith({{ItemState::Checking, u"reading what the server has now"_s},
                     {ItemState::Sending, u"PUT"_s}, {ItemState::Verifying, u"reading it back"_s},
                     {ItemState::Verified, u"every cell is as it was sent"_s}})),
            u"Checked reading what the server has now; Sent PUT; Read back reading it back; "
            "Verified every cell is as it was sent"_s);
    }

    void whatIsStillToDoIsListed()
    {
        QCOMPARE(told(itemWith({})), u"Send; Verify see that the server has it so"_s);
        QCOMPARE(told(itemWith({{ItemState::Checking, u"reading"_s}})),
            u"Checking reading; Send; Verify see that the server has it so"_s);
        QCOMPARE(told(itemWith({{ItemState::Checking, u"reading"_s}, {ItemState::Sending, u"PUT"_s}})),
            u"Checked reading; Sending PUT; Verify see that the server has it so"_s);
    }

    void theStepBeforeAFailureIsNotCalledDone_data()
    {
        QTest::addColumn<ItemState>("end");
        QTest::addColumn<QString>("word");
        QTest::newRow("failed") << ItemState::Failed << u"Failed"_s;
        QTest::newRow("conflict") << ItemState::Conflict << u"Conflict"_s;
        QTest::newRow("unknown") << ItemState::Unknown << u"Unknown"_s;
        QTest::newRow("not sent") << ItemState::NotSent << u"Not sent"_s;
    }

    void theStepBeforeAFailureIsNotCalledDone()
    {
        QFETCH(ItemState, end);
        QFETCH(QString, word);
        QCOMPARE(told(itemWith({{ItemState::Checking, u"reading"_s}, {ItemState::Sending, u"PUT"_s},
                     {end, u"the reason"_s}})),
            u"Checked reading; Sending PUT; %1 the reason"_s.arg(word));
    }

    void notesComeLast()
    {
        ApplyItem item = itemWith({{ItemState::Verified, u"it is gone"_s}});
        item.notes = {u"somebody else wrote it, version 3"_s};
        QCOMPARE(told(item), u"Verified it is gone; somebody else wrote it, version 3"_s);
    }

    void aLongReasonHasTheLinesThatItNeeds()
    {
        ApplySteps steps;
        const ApplyItem brief = itemWith({{ItemState::Failed, u"no"_s}});
        const ApplyItem longer = itemWith({{ItemState::Failed, u"no and "_s.repeated(60)}});
        steps.show(&brief);
        const int one = steps.heightForWidth(400);
        QCOMPARE(steps.heightForWidth(900), one);
        steps.show(&longer);
        QVERIFY(steps.heightForWidth(900) > one);
        QVERIFY(steps.heightForWidth(400) > steps.heightForWidth(900));
    }

    void fromRightToLeftTheSignStandsAtTheRight()
    {
        ApplySteps steps;
        steps.setLayoutDirection(Qt::RightToLeft);
        const ApplyItem item = itemWith({{ItemState::Failed, QString()}});
        steps.show(&item);
        steps.resize(600, steps.heightForWidth(600));
        const QImage picture = steps.grab().toImage();
        const int line = steps.height() - 20;
        const auto isInked = [&](int left, int width) {
            for (int y = line - 6; y < line + 6; ++y) {
                for (int x = left; x < left + width; ++x) {
                    if (picture.pixel(x, y) != picture.pixel(1, picture.height() - 2))
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isInked(600 - 12 - 16, 16)); // 12: the edge
        QVERIFY(!isInked(0, 10));
    }
};

QTEST_MAIN(TestApplySteps)
#include "tst_applysteps.moc"
