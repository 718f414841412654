// SPDX-License-Identifier: GPL-3.0-or-later
// The list of connections and the editor of one.
#include "pictures/stage.h"

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

Stage::Options saved(const std::vector<Profile>& profiles)
{
    Stage::Options options;
    options.isOpened = false;
    options.saved = profiles;
    return options;
}

/// The list, once it is known where keys are kept.
void openList(Stage& stage, const std::vector<Profile>& profiles)
{
    stage.start(saved(profiles));
    stage.until([&] { return stage.says(u"No keyring here"_s); }, "where keys are kept");
}

std::vector<Profile> three()
{
    std::vector<Profile> all{savedProfile(u"production"_s, 0, u"http://coopr.example:55054"_s),
        savedProfile(u"staging"_s, 4, u"http://staging.coopr.example:55054"_s),
        savedProfile(u"eu-archive"_s, 7, u"https://archive.eu.coopr.example:55054"_s)};
    all[0].production = true;
    all[0].lastUsed = QDateTime::currentDateTime();
    all[1].lastUsed = all[0].lastUsed.addSecs(-7200);
    all[2].readOnly = true;
    all[2].tenant = u"acme-eu"_s;
    all[2].user = u"auditor"_s;
    all[2].lastUsed = QDateTime(QDate(2026, 3, 12), QTime(9, 5));
    return all;
}

void none(Stage& stage)
{
    openList(stage, {});
    stage.take(u"connections-0"_s);
}

void few(Stage& stage)
{
    openList(stage, three());
    stage.take(u"connections-3"_s);
}

void many(Stage& stage)
{
    std::vector<Profile> all;
    for (int at = 0; at < 30; ++at) {
        all.push_back(savedProfile(u"cluster-%1 of the data centre in Frankfurt"_s.arg(at + 1), at % 8,
            u"https://coopr-%1.a-rather-long-name.datacentre.example:55054/v2"_s.arg(at + 1)));
        all.back().production = at % 3 == 0;
        all.back().readOnly = at % 4 == 1;
    }
    openList(stage, all);
    stage.take(u"connections-30"_s);
}

/// A new one, once it is known where its key would be kept.
void openEditor(Stage& stage)
{
    stage.press(u"New connection"_s);
    stage.until([&] { return stage.says(u"There is no system keyring here"_s); }, "where the key is kept");
}

void editor(Stage& stage)
{
    openList(stage, three());
    openEditor(stage);
    stage.take(u"editor-new"_s);
    stage.typeInto(u"Name"_s, u"staging"_s); // taken
    stage.typeInto(u"Server URL"_s, u"ftp://coopr.example"_s);
    stage.key(Qt::Key_Tab);
    stage.take(u"editor-errors"_s);
    stage.key(Qt::Key_Escape);
    stage.until([&] { return stage.button(u"Discard"_s) != nullptr; }, "the question");
    stage.take(u"editor-discard"_s);
}

void failedTest(Stage& stage)
{
    openList(stage, {});
    openEditor(stage);
    stage.typeInto(u"Name"_s, u"staging"_s);
    stage.typeInto(u"Server URL"_s, stage.wire().url().toString());
    stage.typeInto(u"Tenant"_s, u"superadmin"_s);
    stage.typeInto(u"User"_s, u"admin"_s);
    stage.typeInto(u"API key"_s, u"a key"_s);
    stage.press(u"Test connection"_s);
    stage.until([&] { return stage.button(u"Test connection"_s) != nullptr; }, "the test has ended");
    stage.take(u"editor-test-passed"_s);
    stage.wire().refuse();
    stage.wire().dropConnections();
    stage.press(u"Test connection"_s);
    stage.until([&] { return stage.button(u"Test connection"_s) != nullptr; }, "the test has ended");
    stage.take(u"editor-test-failed"_s);
}

void remove(Stage& stage)
{
    openList(stage, three());
    stage.press(u"Delete"_s);
    stage.until([&] { return stage.button(u"Delete connection"_s) != nullptr; }, "the question");
    stage.take(u"connection-delete"_s);
}

} // namespace

Scenes connectionScenes()
{
    return {{u"connections-0"_s, none}, {u"connections-3"_s, few}, {u"connections-30"_s, many},
        {u"editor"_s, editor}, {u"editor-test"_s, failedTest}, {u"connection-delete"_s, remove}};
}

} // namespace flavormap
