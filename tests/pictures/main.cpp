// SPDX-License-Identifier: GPL-3.0-or-later
// flavormap-pictures --list | [--dark] [--variation NAME] [--out DIR] SCENE…: plays each scene, saves its
// pictures, and says what is wrong on them. Ends with 1 if something is.
#include "pictures/stage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryFile>

#include <cstdio>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

Scenes allScenes()
{
    Scenes all;
    for (const Scenes& some : {connectionScenes(), emptyScenes(), tableScenes(), formScenes(), reviewScenes(),
             menuScenes(), dialogScenes(), draftScenes()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

struct Wanted
{
    const Variation* variation = nullptr;
    bool dark = false;
    QString out; ///< empty: nothing is saved
    Scene scene;
};

[[noreturn]] void leave(const QString& text, int code)
{
    std::fputs(qUtf8Printable(text + u'\n'), code == 0 ? stdout : stderr);
    std::exit(code);
}

Wanted parse(int argc, char** argv)
{
    const QCoreApplication core(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"list"_s, u"the scenes' names"_s}, {u"variations"_s, u"the variations' names"_s},
        {u"dark"_s, u"dark"_s}, {u"variation"_s, u"the one"_s, u"NAME"_s, u"base"_s},
        {u"out"_s, u"where the pictures go"_s, u"DIR"_s}});
    parser.addHelpOption();
    parser.process(core);
    QStringList names;
    if (parser.isSet(u"variations"_s)) {
        for (const Variation& each : Variation::all())
            names += each.name;
        leave(names.join(u'\n'), 0);
    }
    Wanted wanted{
        Variation::find(parser.value(u"variation"_s)), parser.isSet(u"dark"_s), parser.value(u"out"_s), {}};
    if (!wanted.variation)
        leave(u"no such variation"_s, 2);
    const QString scene = parser.positionalArguments().value(0);
    for (const Scene& each : allScenes()) {
        names += each.name;
        if (each.name == scene)
            wanted.scene = each;
    }
    if (parser.isSet(u"list"_s))
        leave(names.join(u'\n'), 0);
    if (!wanted.scene.play)
        leave(u"no such scene"_s, 2);
    return wanted;
}

void save(const Picture& picture, const QDir& out, const QString& place)
{
    if (!out.mkpath(place) || !picture.image.save(out.filePath(place + u'/' + picture.name + u".png"_s)))
        leave(u"can't write to "_s + out.path(), 2);
}

/// False: something is wrong.
bool play(Stage& stage, const Wanted& wanted)
{
    const QString place = wanted.variation->name + (wanted.dark ? u"-dark"_s : u"-light"_s);
    int faults = 0;
    const auto tell = [&](const QString& picture, const QString& fault) {
        std::printf("%s %s: %s\n", qPrintable(place), qPrintable(picture), qUtf8Printable(fault));
        ++faults;
    };
    try {
        wanted.scene.play(stage);
    } catch (const std::exception& error) {
        tell(wanted.scene.name, QString::fromUtf8(error.what()));
        stage.take(wanted.scene.name + u"-broken"_s);
    }
    for (const Picture& picture : stage.pictures()) {
        if (!wanted.out.isEmpty())
            save(picture, QDir(wanted.out), place);
        for (const QString& fault : picture.faults)
            tell(picture.name, fault);
    }
    return faults == 0;
}

} // namespace

int main(int argc, char** argv)
{
    CommandLine commandLine; // names and the locale, as the program has them
    char* alone[] = {argv[0], nullptr};
    if (beforeApplication(commandLine, 1, alone))
        return 2;
    const Wanted wanted = parse(argc, argv);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // nobody's keyring, nobody's portal
    qputenv("COOPR_API_KEY", "the-key-of-the-pictures");
    const auto screen = wanted.variation->makeScreen();
    QApplication application(argc, argv);
    wanted.variation->tellApplication();
    Stage stage(*wanted.variation, wanted.dark);
    const bool fine = play(stage, wanted);
    std::fflush(stdout);
    stage.removeFiles();
    std::_Exit(fine ? 0 : 1); // some scenes leave the program in the middle of its work
}
