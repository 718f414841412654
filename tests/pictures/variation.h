// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <memory>
#include <vector>

class QTemporaryFile;

namespace flavormap {

/// One thing that is other than on a screen of 1440x900 with letters of the usual size.
struct Variation
{
    QString name;
    QSize screen{1440, 900};
    double pixelRatio = 1;
    double text = 1; ///< of the usual size
    bool isPseudo = false;
    bool isRightToLeft = false;

    static const std::vector<Variation>& all();
    static const Variation* find(const QString& name);

    /// A platform with a screen like that: before there is an application. The file is its description, read
    /// when the application is made.
    std::unique_ptr<QTemporaryFile> makeScreen() const;
    /// What a desktop would tell the application: before the program dresses it.
    void tellApplication() const;
};

} // namespace flavormap
