// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include "store/privatefiles.h"

#include <QDir>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// All keys of window.ini.
const QString appearanceKey = u"appearance"_s;
const QString textSizeKey = u"textSize"_s;
const QString windowKey = u"window"_s;
const QString tableKey = u"table"_s;

/// An address has slashes, which are groups in QSettings.
QString keyOf(const QString& connection, const QString& key)
{
    return u"connection/"_s + QString::fromLatin1(QUrl::toPercentEncoding(connection)) + u'/' + key;
}

} // namespace

Places Places::standard()
{
    const auto below = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location) + u"/flavormap"_s;
    };
    return {below(QStandardPaths::GenericConfigLocation), below(QStandardPaths::GenericDataLocation)};
}

Places Places::below(const QString& dir)
{
    const QString folder = QDir(dir).absolutePath();
    return {folder, folder};
}

Settings::Settings(const Places& places)
    : m_settings(places.configDir + u"/window.ini"_s, QSettings::IniFormat)
    , m_folder(places.configDir)
{
}

void Settings::set(const QString& key, const QVariant& value)
{
    // QSettings would make it with the umask's permissions. Where it can't be made nothing that counts is
    // lost.
    (void)makePrivateFolder(m_folder);
    m_settings.setValue(key, value);
}

Settings::Appearance Settings::appearance() const
{
    const int number = m_settings.value(appearanceKey).toInt();
    return number >= int(Appearance::System) && number <= int(Appearance::Dark) ? Appearance(number)
                                                                                : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    set(appearanceKey, int(appearance));
}

int Settings::textSize() const
{
    return std::clamp(m_settings.value(textSizeKey, 100).toInt(), 100, 200);
}

void Settings::setTextSize(int percent)
{
    set(textSizeKey, percent);
}

QByteArray Settings::windowState(const QString& connection) const
{
    return m_settings.value(keyOf(connection, windowKey)).toByteArray();
}

void Settings::setWindowState(const QString& connection, const QByteArray& state)
{
    set(keyOf(connection, windowKey), state);
}

QByteArray Settings::tableState(const QString& connection) const
{
    return m_settings.value(keyOf(connection, tableKey)).toByteArray();
}

void Settings::setTableState(const QString& connection, const QByteArray& state)
{
    set(keyOf(connection, tableKey), state);
}

} // namespace flavormap
