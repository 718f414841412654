// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>

namespace flavormap {

/// A window-modal file dialog, for open(); owned by `parent`. It tells files by their names: Qt's own dialog
/// reads the beginning of each on the main thread, which takes as long as a slow share does.
[[nodiscard]] QFileDialog* makeFileDialog(
    QWidget* parent, const QString& title, QFileDialog::AcceptMode mode);

} // namespace flavormap
