// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/desktopappearance.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const auto service = u"org.freedesktop.portal.Desktop"_s;
const auto path = u"/org/freedesktop/portal/desktop"_s;
const auto interface = u"org.freedesktop.portal.Settings"_s;
const auto appearanceGroup = u"org.freedesktop.appearance"_s;
const auto schemeKey = u"color-scheme"_s;
const auto contrastKey = u"contrast"_s;

} // namespace

DesktopAppearance::DesktopAppearance(QDBusConnection bus, QObject* parent)
    : QObject(parent)
{
    if (!bus.isConnected())
        return;
    for (const QString& key : {schemeKey, contrastKey})
        ask(bus, key);
    // A slot that takes the message: one with a QDBusVariant is not found until the first message has passed.
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(settingChanged(QDBusMessage)));
}

void DesktopAppearance::ask(QDBusConnection bus, const QString& key)
{
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read << appearanceGroup << key;
    auto* call = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, key, call] {
        call->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (!reply.isError())
            take(key, reply.value().variant());
    });
}

void DesktopAppearance::settingChanged(const QDBusMessage& message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3 && arguments[0] == appearanceGroup)
        take(arguments[1].toString(), arguments[2]);
}

void DesktopAppearance::take(const QString& key, const QVariant& value)
{
    // Read() wraps the number in one variant more than the signal does.
    QVariant inner = value;
    while (inner.userType() == qMetaTypeId<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    const uint number = inner.toUInt();
    const auto before = std::pair(m_preference, m_highContrast);
    if (key == schemeKey)
        m_preference = number <= 2 ? static_cast<Preference>(number) : Preference::None;
    else if (key == contrastKey)
        m_highContrast = number == 1;
    if (before != std::pair(m_preference, m_highContrast))
        Q_EMIT preferenceChanged();
}

} // namespace flavormap

#include "moc_desktopappearance.cpp"
