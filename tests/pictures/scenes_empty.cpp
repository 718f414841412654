// SPDX-License-Identifier: GPL-3.0-or-later
// Where there are no rows, and a refresh that failed.
#include "pictures/stage.h"

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const WireMatch lists{.method = "GET", .pathPrefix = "/v2/imagetypes", .times = -1};

Stage::Options broken(const WireFault& fault)
{
    Stage::Options options;
    options.faults = [fault](FaultProxy& wire) { wire.on(lists, fault); };
    return options;
}

void connecting(Stage& stage)
{
    stage.start(broken(WireFault::holdBeforeServer()));
    stage.until([&] { return stage.button(u"Cancel"_s) != nullptr; }, "the wait is told");
    stage.take(u"connecting"_s);
}

void empty(Stage& stage)
{
    Stage::Options options;
    options.server.imageTypesJson = "[]";
    stage.start(options);
    stage.until([&] { return stage.says(u"The catalogue is empty"_s); }, "it is told");
    stage.take(u"empty"_s);
}

void noMatch(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.key(Qt::Key_F, Qt::ControlModifier);
    stage.type(u"ubuntu nowhere"_s);
    stage.until([&] { return stage.button(u"Clear search"_s) != nullptr; }, "it is told");
    stage.take(u"no-match"_s);
}

void denied(Stage& stage)
{
    stage.start(broken(WireFault::answer(403, "user unauthorized, must be admin.")));
    stage.until([&] { return stage.button(u"Retry"_s) != nullptr; }, "it is told");
    stage.take(u"denied"_s);
}

void failed(Stage& stage)
{
    stage.start(broken(WireFault::answer(200, "<html>Welcome</html>", "Content-Type: text/html\r\n")));
    stage.until([&] { return stage.button(u"Retry"_s) != nullptr; }, "it is told");
    stage.take(u"failed"_s);
    stage.press(u"Details"_s);
    stage.until([&] { return stage.shown().size() == 2; }, "the details");
    stage.take(u"failed-details"_s);
}

void failedRefresh(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.typeIntoCell(u"debian-11"_s, cell("google", "image"), u"projects/debian-cloud/global/images/new"_s);
    stage.wire().on(lists, WireFault::answer(500, "out of memory"));
    stage.key(Qt::Key_F5);
    stage.until([&] { return stage.button(u"Retry"_s) != nullptr; }, "it is told");
    stage.take(u"failed-refresh"_s);
}

} // namespace

Scenes emptyScenes()
{
    return {{u"connecting"_s, connecting}, {u"empty"_s, empty}, {u"no-match"_s, noMatch},
        {u"denied"_s, denied}, {u"failed"_s, failed}, {u"failed-refresh"_s, failedRefresh}};
}

} // namespace flavormap
