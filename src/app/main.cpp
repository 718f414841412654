// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include <QApplication>

#include <cstdio>

using namespace flavormap;

namespace {

int print(const CommandLine::Answer& answer)
{
    std::fputs(answer.text.toLocal8Bit().constData(), answer.exitCode == 0 ? stdout : stderr);
    return answer.exitCode;
}

} // namespace

int main(int argc, char** argv)
{
    CommandLine commandLine;
    if (const auto answer = beforeApplication(commandLine, argc, argv))
        return print(*answer);
    QApplication application(argc, argv);
    Startup startup(application, commandLine);
    if (const auto started = startup.start(); !started)
        return print({commandLine.option + QStringLiteral(": ") + started.error().message + u'\n', 2});
    return application.exec();
}
