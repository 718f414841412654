// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/cellelision.h"

namespace flavormap {

QString elidedCellText(const QString& text, const QFontMetricsF& metrics, double width, bool isId)
{
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    if (!isId)
        return metrics.elidedText(text, Qt::ElideRight, width);
    // JSON has slashes of its own; only what looks like a path is cut at them.
    const qsizetype slash = text.lastIndexOf(u'/', -2);
    if (slash <= 0 || text.contains(u' ') || text.contains(u'"'))
        return metrics.elidedText(text, Qt::ElideMiddle, width);
    const QString lead = QStringLiteral("\u2026/");
    const double left = width - metrics.horizontalAdvance(lead);
    return lead + metrics.elidedText(text.mid(slash + 1), Qt::ElideMiddle, left);
}

} // namespace flavormap
