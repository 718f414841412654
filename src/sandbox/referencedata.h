// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace flavormap {

/// The lists that refer to image types, or that stand beside them: read-only, fixed JSON. `providers` holds
/// clear-text passwords, as the real server's does (made-up ones).
class ReferenceData
{
public:
    /// The built-in ones: providers, hardwaretypes, services, clustertemplates.
    static ReferenceData builtIn();
    /// Empty lists, for a tenant without anything.
    static ReferenceData empty();
    /// The built-in ones, with one provider for each of these names.
    static ReferenceData withProviders(const QStringList& names);

    bool has(const QString& list) const { return m_lists.contains(list); }
    QByteArray list(const QString& list) const { return m_lists.value(list); }
    /// One element by its "name"; empty: absent.
    QByteArray element(const QString& list, const QString& name) const;
    /// All lists and the image types in one object.
    QByteArray exported(const QByteArray& imageTypes) const;

private:
    QMap<QString, QByteArray> m_lists;
};

/// A JSON text that comes with the sandbox: "imagetypes", "providers", …
QByteArray builtInJson(const QString& name);

} // namespace flavormap
