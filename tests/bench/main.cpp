// SPDX-License-Identifier: GPL-3.0-or-later
// flavormap-bench WHAT TYPES EDITS PROGRAM-ARGUMENTS: measures one thing in the real window, started with the
// program's own arguments, and prints it as JSON.
#include "benchwindow.h"

#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace flavormap;

int main(int argc, char** argv)
{
    BenchArguments arguments;
    arguments.begin = Clock::now();
    const std::pair<std::string_view, QJsonObject (*)(PaintClock&, const BenchArguments&)> benches[]
        = {{"start", measureStart}, {"memory", measureMemory}, {"search", measureSearch},
            {"sort", measureSort}, {"apply", measureApply}, {"gaps", measureGaps}, {"feel", measureFeel}};
    for (const auto& [name, measure] : benches) {
        if (argc < 5 || argv[1] != name)
            continue;
        arguments.types = std::atoi(argv[2]);
        arguments.edits = std::atoi(argv[3]);
        argv[3] = argv[0];
        argc -= 3;
        if (const auto answer = beforeApplication(arguments.commandLine, argc, argv + 3)) {
            std::fputs(answer->text.toLocal8Bit().constData(), stderr);
            return answer->exitCode;
        }
        PaintClock clock(argc, argv + 3);
        const QByteArray json = QJsonDocument(measure(clock, arguments)).toJson(QJsonDocument::Compact);
        std::printf("%s\n", json.constData());
        return 0;
    }
    std::fputs(
        "flavormap-bench start|memory|search|sort|apply|gaps|feel TYPES EDITS --connect ADDRESS …\n", stderr);
    return 2;
}
