// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/look.h"

#include "gui/style/desktopappearance.h"
#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/palettes.h"

#include <QApplication>
#include <QFontInfo>
#include <QWidget>

#include <cmath>
#include <utility>

namespace flavormap {

Look::Look(QApplication&)
    : m_desktop(QApplication::palette())
    , m_font(uiFont(QApplication::font()))
{
    // QApplication takes the style and owns it.
    QApplication::setStyle(std::make_unique<FlavormapStyle>().release());
    QApplication::setFont(m_font);
    QApplication::setWindowIcon(applicationIcon());
    applyPalette();
}

Look::~Look() = default;

void Look::setAppearance(Settings::Appearance appearance)
{
    m_appearance = appearance;
    if (appearance == Settings::Appearance::System && !m_portal) {
        m_portal = std::make_unique<DesktopAppearance>();
        connect(m_portal.get(), &DesktopAppearance::preferenceChanged, this, &Look::applyPalette);
    } else if (appearance != Settings::Appearance::System) {
        m_portal.reset();
    }
    applyPalette();
}

void Look::setTextSize(int percent)
{
    const auto scaled
        = [](QFont font, int to, int from) { // by its size at 100 %, or each step would round anew
              const auto usual = double(std::lround(QFontInfo(font).pixelSize() * 100.0 / from));
              font.setPixelSize(int(std::lround(usual * to / 100)));
              return font;
          };
    const int before = std::exchange(m_textSize, percent);
    if (percent == before)
        return;
    // What is smaller or monospaced has a size of its own, derived from the one before.
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->testAttribute(Qt::WA_SetFont) && widget->font().resolveMask() & QFont::SizeResolved)
            widget->setFont(scaled(widget->font(), percent, before));
    }
    QApplication::setFont(scaled(m_font, percent, 100));
}

QPalette Look::wanted() const
{
    using Preference = DesktopAppearance::Preference;
    const Preference preference = m_portal ? m_portal->preference() : Preference::None;
    if (m_appearance == Settings::Appearance::Dark)
        return darkPalette();
    if (m_appearance == Settings::Appearance::Light)
        return lightPalette();
    const bool highContrast = m_portal && m_portal->wantsHighContrast();
    if (preference == Preference::None && !highContrast)
        return systemPalette(m_desktop);
    const bool isDark
        = preference == Preference::None ? isDarkPalette(m_desktop) : preference == Preference::Dark;
    // The portal knows light or dark, the palette the accent.
    QPalette desktop = isDark ? darkPalette() : lightPalette();
    desktop.setColor(QPalette::Highlight, m_desktop.color(QPalette::Active, QPalette::Highlight));
    return systemPalette(highContrast ? withHighContrast(desktop) : desktop);
}

void Look::applyPalette()
{
    const QPalette palette = wanted();
    if (palette != QApplication::palette())
        QApplication::setPalette(palette);
}

} // namespace flavormap

#include "moc_look.cpp"
