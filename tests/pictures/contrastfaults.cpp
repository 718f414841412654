// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/checks.h"
#include "pictures/paintedtext.h"

#include "gui/style/contrast.h"

#include <QHash>
#include <QImage>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr double least = 4.5;
constexpr int enlarged = 3; // so large that some pixels within a letter have its pure colour

QImage rendered(QWidget& window)
{
    QImage image(window.size() * enlarged, QImage::Format_RGB32);
    image.setDevicePixelRatio(enlarged);
    image.fill(Qt::white);
    window.render(&image);
    return image;
}

int distance(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

/// Of the letters and of what is below them, as they are seen; nothing: no letters are seen there.
struct Seen
{
    QColor ink, ground;
};

std::optional<Seen> look(const QImage& image, const PaintedText& text, const QColor& colour)
{
    const QRectF part = text.ink & text.shown;
    if (part.height() < text.ink.height() / 2 || part.width() < text.ink.height() / 2)
        return {}; // a sliver of what is scrolled
    const QRect pixels = QRectF(part.topLeft() * enlarged, part.size() * enlarged).toRect() & image.rect();
    QHash<QRgb, int> counts;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    constexpr int few = 4;
    QRgb ground = 0, ink = 0;
    int most = 0, nearest = 3 * 256;
    const QRgb wanted = colour.rgb();
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        if (each.value() > most) {
            most = each.value();
            ground = each.key();
        }
        if (each.value() >= few && distance(each.key(), wanted) < nearest) {
            nearest = distance(each.key(), wanted);
            ink = each.key();
        }
    }
    if (most == 0)
        return {};
    if (ink == ground) { // bold letters may fill more than what is around them
        most = 0;
        for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
            if (each.value() > most && distance(each.key(), ink) > 60) {
                most = each.value();
                ground = each.key();
            }
        }
    }
    return Seen{QColor(ink), QColor(ground)};
}

double ratioOf(const Seen& seen)
{
    return contrastRatio(seen.ink, seen.ground);
}

bool isDisabled(const PaintedText& text, const QWidget& window)
{
    if (!text.widget->isEnabled())
        return true;
    const QPoint at = text.widget->mapFrom(&window, text.ink.center().toPoint());
    if (const auto* menu = qobject_cast<const QMenu*>(text.widget.data())) {
        const QAction* action = menu->actionAt(at);
        return action && !action->isEnabled();
    }
    if (const auto* bar = qobject_cast<const QMenuBar*>(text.widget.data())) {
        const QAction* action = bar->actionAt(at);
        return action && !action->isEnabled();
    }
    return false;
}

} // namespace

QStringList contrastFaults(QWidget& window)
{
    QStringList faults;
    const QImage image = rendered(window);
    for (const PaintedText& text : paintedTexts(window)) {
        const bool hasLetters = std::any_of(
            text.text.begin(), text.text.end(), [](QChar letter) { return letter.isLetterOrNumber(); });
        if (!text.widget || !hasLetters || isDisabled(text, window))
            continue;
        auto seen = look(image, text, text.colour);
        if (!seen)
            continue;
        if (const auto other
            = text.otherColour.isValid() ? look(image, text, text.otherColour) : std::nullopt;
            other && ratioOf(*other) > ratioOf(*seen))
            seen = other;
        const double ratio = ratioOf(*seen);
        if (ratio < least)
            faults += u"hard to read (%1:1, %2 on %3): “%4” in %5"_s.arg(ratio, 0, 'f', 1)
                          .arg(seen->ink.name(), seen->ground.name(), text.text, described(*text.widget));
    }
    return faults;
}

} // namespace flavormap
