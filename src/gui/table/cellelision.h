// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>

namespace flavormap {

/// `text` made to fit into `width` pixels. Ids keep their beginning and their end ("7f3c1b…7de915"), a path
/// its last part ("…/centos-7-v20240415"), other text its beginning.
QString elidedCellText(const QString& text, const QFontMetricsF& metrics, double width, bool isId);

} // namespace flavormap
