// SPDX-License-Identifier: GPL-3.0-or-later
// Review, from the list to what Apply did.
#include "pictures/edits.h"

#include <QAbstractButton>
#include <QProgressBar>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void nothing(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.trigger(u"Review changes"_s);
    stage.until([&] { return stage.button(u"Read again"_s) && stage.button(u"Read again"_s)->isEnabled(); },
        "Review");
    stage.take(u"review-nothing"_s);
}

void conflict(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageOfEach(stage);
    stage.selectCell(u"centos-7"_s, cell("aws-us-east-1", "sshuser"));
    stage.take(u"table-conflict"_s);
    stage.openReview();
    stage.take(u"review-conflict"_s);
}

/// A colleague changed other cells of what is staged.
void merged(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.typeIntoCell(u"centos-7"_s, cell("aws-us-east-1", "sshuser"), u"cloud-user"_s);
    writeBehindTheBack(stage, u"centos-7"_s, cell("aws-us-east-1", "image"), u"ami-0b9c5e1f4d2a7386e"_s);
    writeBehindTheBack(stage, u"centos-7"_s, cell("google", "sshuser"), u"ec2-user"_s);
    stage.key(Qt::Key_F5);
    stage.until([&] { return stage.button(u"Show which"_s) != nullptr; }, "what came");
    stage.take(u"merged-cells"_s);
    stage.press(u"Show which"_s);
    stage.until([&] { return stage.shown().size() == 2; }, "the list");
    stage.take(u"dialog-merged-cells"_s);
}

/// Several cells and image types, and another value that is being typed.
void conflicts(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    const CellPath user = cell("aws-us-east-1", "sshuser");
    const CellPath image = cell("aws-us-east-1", "image");
    for (const QString& name : {u"centos-6"_s, u"centos-7"_s}) {
        stage.typeIntoCell(name, user, u"cloud-user"_s);
        stage.typeIntoCell(name, image, u"ami-0261755bbcb8c4a84"_s);
        writeBehindTheBack(stage, name, user, u"ec2-user"_s);
        writeBehindTheBack(stage, name, image, u"ami-0b9c5e1f4d2a7386e"_s);
    }
    stage.openReview();
    stage.until([&] { return stage.button(u"All conflicts"_s) != nullptr; }, "both conflicts");
    stage.take(u"review-conflicts"_s);
    stage.press(u"Edit"_s);
    stage.take(u"review-conflict-edited"_s);
}

/// One is verified, one fails, one waits for its write.
void apply(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageThree(stage);
    duplicate(stage, u"ubuntu-22.04"_s, u"ubuntu-24.04"_s);
    stage.openReview();
    stage.take(u"review-before"_s);
    stage.wire().on({.method = "PUT", .pathPrefix = "/v2/imagetypes/fedora-39"},
        WireFault::answer(500, "could not write"));
    stage.wire().on(
        {.method = "PUT", .pathPrefix = "/v2/imagetypes/ubuntu-22.04"}, WireFault::holdBeforeServer());
    stage.press(u"Apply "_s);
    stage.until([&] { return stage.shown().size() == 3; }, "the question");
    stage.take(u"confirm-production"_s);
    stage.type(u"production"_s);
    stage.key(Qt::Key_Return);
    const auto isAllElseDone = [&stage] {
        const auto* bar = stage.find<QProgressBar>();
        return stage.wire().heldCount() == 1 && bar && bar->value() == bar->maximum() - 1;
    };
    stage.until(isAllElseDone, "one waits");
    stage.take(u"review-during"_s);
    stage.window()->close();
    stage.until([&] { return stage.button(u"Wait until it ends"_s) != nullptr; }, "the question");
    stage.take(u"close-during-apply"_s);
    stage.closeTop();
    stage.wire().release();
    stage.until([&] { return stage.button(u"Copy as text"_s) != nullptr; }, "the end");
    stage.take(u"review-after"_s);
}

} // namespace

Scenes reviewScenes()
{
    return {{u"review-nothing"_s, nothing}, {u"review-conflict"_s, conflict},
        {u"review-conflicts"_s, conflicts}, {u"merged-cells"_s, merged}, {u"review-apply"_s, apply}};
}

} // namespace flavormap
