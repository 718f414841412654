// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/contrast.h"

#include <algorithm>
#include <cmath>

namespace flavormap {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

} // namespace

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor mixed(const QColor& from, const QColor& to, double amount)
{
    const auto channel
        = [amount](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * amount)); };
    return {
        channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QColor inkOn(const QColor& fill)
{
    return contrastRatio(fill, Qt::white) >= 4.5 ? QColor(Qt::white) : QColor(Qt::black);
}

QColor readableOn(const QColor& colour, const QColor& background, double ratio)
{
    // Only the lightness moves: a mix with white would wash the colour out.
    const bool lighter = luminance(background) < 0.18;
    const QColor hsl = colour.toHsl();
    const float start = hsl.lightnessF();
    for (int step = 0; step <= 50; ++step) {
        const float way = static_cast<float>(step) / 50.0F;
        const float lightness = lighter ? start + (1.0F - start) * way : start * (1.0F - way);
        const QColor candidate = QColor::fromHslF(hsl.hslHueF(), hsl.hslSaturationF(), lightness).toRgb();
        if (contrastRatio(candidate, background) >= ratio)
            return step == 0 ? colour : candidate;
    }
    return lighter ? QColor(Qt::white) : QColor(Qt::black);
}

} // namespace flavormap
