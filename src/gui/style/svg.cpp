// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/svg.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

/// The icons are in a static library: without this the linker drops them. Harmless when called again.
/// Q_INIT_RESOURCE does not work inside a namespace.
static void useResources()
{
    Q_INIT_RESOURCE(flavormap);
}

namespace flavormap {

namespace {

// In the order of IconName.
constexpr std::array<const char*, iconCount> files{{
    "refresh",
    "plus",
    "minus",
    "duplicate",
    "trash",
    "undo",
    "redo",
    "review",
    "search",
    "search-x",
    "close",
    "columns",
    "chevron-down",
    "chevron-up",
    "chevron-right",
    "chevron-left",
    "server",
    "shield",
    "lock",
    "flask",
    "plug",
    "unplug",
    "key",
    "eye",
    "eye-off",
    "import",
    "export",
    "terminal",
    "pencil",
    "image",
    "history",
    "arrow-right",
    "arrow-up",
    "arrow-down",
    "info",
    "help",
    "warning-circle",
    "check-circle",
    "x-circle",
    "pause-circle",
    "dashed-circle",
    "spinner",
    "cursor-select",
    "folder",
    "settings",
    "keyboard",
    "play",
    "window",
    "check",
    "paste",
    "cut",
    "more",
    "activity",
    "panel",
}};

QByteArray source(const QString& name)
{
    useResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap rendered(const QByteArray& svg, const QSize& size)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    const double side = std::min(size.width(), size.height());
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
    return pixmap;
}

} // namespace

QString iconFileName(IconName name)
{
    return QString::fromLatin1(files[static_cast<std::size_t>(name)]);
}

double iconStroke(double side)
{
    if (side <= 16)
        return 1.75;
    return std::max(1.4, 1.75 - (side - 16) * 0.0375);
}

QPixmap iconPixmap(IconName name, const QSize& size, qreal scale, const QColor& colour)
{
    if (size.isEmpty())
        return {};
    const QString key = u"flavormap-icon/%1/%2x%3/%4/%5"_s.arg(iconFileName(name))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(scale)
                            .arg(colour.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const double stroke = iconStroke(std::min(size.width(), size.height()) / scale);
    QByteArray svg = source(iconFileName(name));
    svg.replace("currentColor", colour.name().toLatin1());
    svg.replace("stroke-width=\"1.75\"", "stroke-width=\"" + QByteArray::number(stroke) + '"');
    pixmap = rendered(svg, size);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap applicationPixmap(int side)
{
    return rendered(source(u"flavormap"_s), QSize(side, side));
}

} // namespace flavormap
