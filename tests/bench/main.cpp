// SPDX-License-Identifier: GPL-3.0-or-later
// flavormap-bench WHAT ADDRESS CONFIG-DIR TYPES EDITS: measures one thing in the real window and prints it as
// JSON.
#include "benchwindow.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdio>

using namespace flavormap;

int main(int argc, char** argv)
{
    BenchArguments arguments;
    arguments.begin = Clock::now();
    QCoreApplication::setApplicationName(QStringLiteral("flavormap"));
    PaintClock clock(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const std::pair<const char*, QJsonObject (*)(PaintClock&, const BenchArguments&)> benches[]
        = {{"start", measureStart}, {"memory", measureMemory}, {"search", measureSearch},
            {"sort", measureSort}, {"apply", measureApply}, {"gaps", measureGaps}};
    for (const auto& [name, measure] : benches) {
        if (words.size() != 6 || words.at(1) != QLatin1StringView(name))
            continue;
        arguments.address = words.at(2);
        arguments.configDir = words.at(3);
        arguments.types = words.at(4).toInt();
        arguments.edits = words.at(5).toInt();
        const QByteArray json = QJsonDocument(measure(clock, arguments)).toJson(QJsonDocument::Compact);
        std::printf("%s\n", json.constData());
        return 0;
    }
    std::fputs(
        "flavormap-bench start|memory|search|sort|apply|gaps ADDRESS CONFIG-DIR TYPES EDITS\n", stderr);
    return 2;
}
