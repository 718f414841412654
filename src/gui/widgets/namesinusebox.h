// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace flavormap {

/// A name of a provider or key: chosen from those in use, or typed. Give it a buddy label: its own accessible
/// name is lost.
class NamesInUseBox : public QComboBox
{
    Q_OBJECT

public:
    explicit NamesInUseBox(QWidget* parent = nullptr);

    void setNames(const QStringList& names); ///< nothing is chosen
};

} // namespace flavormap
