// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <memory>

namespace flavormap {

/// Where everything that is stored lives: XDG places, or below one folder with --config.
struct Places
{
    QString configDir; ///< profiles.json, window.ini
    QString dataDir;   ///< drafts/

    static Places standard();
    static Places below(const QString& dir);
};

/// Sizes and choices of the window: one table of typed keys over QSettings (window.ini in the config folder).
/// Never anything that must not get lost.
class Settings
{
public:
    enum class Appearance : quint8 { System, Light, Dark };

    explicit Settings(const Places& places);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    int textSize() const; ///< in percent of the desktop's, from 100 to 200
    void setTextSize(int percent);

    /// Per connection (profile id, or the address for one of the command line).
    QByteArray windowState(const QString& connection) const; ///< geometry, docks, splitters
    void setWindowState(const QString& connection, const QByteArray& state);
    QByteArray tableState(const QString& connection) const; ///< columns, order, widths, sort
    void setTableState(const QString& connection, const QByteArray& state);

private:
    void set(const QString& key, const QVariant& value);

    mutable QSettings m_settings;
    QString m_folder;
};

} // namespace flavormap
