// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/look.h"

#include "gui/style/desktopappearance.h"
#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/palettes.h"
#include "gui/widgets/spokenroles.h"

#include <QApplication>

namespace flavormap {

Look::Look(QApplication&)
    : m_desktop(QApplication::palette())
{
    const QFont font = uiFont(QApplication::font());
    // QApplication takes the style and owns it.
    QApplication::setStyle(std::make_unique<FlavormapStyle>().release());
    QApplication::setFont(font);
    QApplication::setWindowIcon(applicationIcon());
    installSpokenRoles();
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

QPalette Look::wanted() const
{
    using Preference = DesktopAppearance::Preference;
    const Preference preference = m_portal ? m_portal->preference() : Preference::None;
    if (m_appearance == Settings::Appearance::Dark)
        return darkPalette();
    if (m_appearance == Settings::Appearance::Light)
        return lightPalette();
    if (preference == Preference::None)
        return systemPalette(m_desktop);
    // The portal knows light or dark, the palette the accent.
    QPalette desktop = m_desktop;
    desktop.setColor(QPalette::Window, preference == Preference::Dark ? Qt::black : Qt::white);
    return systemPalette(desktop);
}

void Look::applyPalette()
{
    const QPalette palette = wanted();
    if (palette != QApplication::palette())
        QApplication::setPalette(palette);
}

} // namespace flavormap

#include "moc_look.cpp"
