// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/settings.h"

#include <QFont>
#include <QObject>
#include <QPalette>
#include <memory>

class QApplication;

namespace flavormap {

class DesktopAppearance;

/// Dresses the application: style, font, icon and palette. One for the program, made by main() before the
/// first window and while QApplication still has the desktop's own palette and font.
class Look : public QObject
{
    Q_OBJECT

public:
    explicit Look(QApplication&); ///< asked for so that there is one
    ~Look() override;

    /// Light, dark, or what the desktop wants (by its portal, else by the lightness of its palette), followed
    /// from then on.
    void setAppearance(Settings::Appearance appearance);
    /// In percent of the desktop's, at once in every window.
    void setTextSize(int percent);
    [[nodiscard]] int textSize() const { return m_textSize; }
    [[nodiscard]] Settings::Appearance appearance() const { return m_appearance; }

private:
    void applyPalette();
    [[nodiscard]] QPalette wanted() const;

    QPalette m_desktop;
    QFont m_font; ///< at 100 %
    int m_textSize = 100;
    std::unique_ptr<DesktopAppearance> m_portal; ///< only while the desktop decides
    Settings::Appearance m_appearance = Settings::Appearance::System;
};

} // namespace flavormap
