// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

class QDBusMessage;

namespace flavormap {

/// Asks the desktop portal whether dark or light, and high contrast, is wanted, and listens for changes
/// (Qt 6.4 does neither). Silent where there is no portal. https://flatpak.github.io/xdg-desktop-portal,
/// org.freedesktop.portal.Settings, "color-scheme" and "contrast".
class DesktopAppearance : public QObject
{
    Q_OBJECT

public:
    enum class Preference : quint8 { None, Dark, Light }; ///< the portal's own numbers

    explicit DesktopAppearance(
        QDBusConnection bus = QDBusConnection::sessionBus(), QObject* parent = nullptr);

    [[nodiscard]] Preference preference() const { return m_preference; } ///< None until the answer is here
    [[nodiscard]] bool wantsHighContrast() const { return m_highContrast; }

Q_SIGNALS:
    void preferenceChanged(); ///< one of the two

private Q_SLOTS:
    void settingChanged(const QDBusMessage& message);

private:
    void ask(QDBusConnection bus, const QString& key);
    void take(const QString& key, const QVariant& value);

    Preference m_preference = Preference::None;
    bool m_highContrast = false;
};

} // namespace flavormap
