// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace flavormap {

/// What the command line asks for. The API key is never an argument.
struct CommandLine
{
    enum class Target : quint8 { Connections, Sandbox, Profile, Address };

    Target target = Target::Connections;
    QString option; ///< that chose the target, for messages; empty: none
    QString profile;
    QString address, user, tenant;
    QString configDir; ///< empty: the standard places

    /// What to print and the exit status, instead of starting.
    struct Answer
    {
        QString text;
        int exitCode = 0; ///< 2: the arguments are wrong
    };

    /// Either fills *this or says what to print.
    std::optional<Answer> parse(const QStringList& arguments);
};

} // namespace flavormap
