// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/error.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace flavormap {

class EditSession;

/// The provider map of the selected image types: the table Provider | Key | Value with Add provider, Add key,
/// Remove, and below it what is to be said about the current line.
class ProviderMapView : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderMapView(QWidget* parent = nullptr);
    ~ProviderMapView() override;

    void setSession(EditSession* session);
    /// `refusal`: why they can't be edited; empty: they can.
    void setImageTypes(const QStringList& names, const QString& refusal);
    void setKnownNames(const QStringList& providers, const QStringList& keys);
    void setCurrentPath(const CellPath& path); ///< its line, if there is one
    void edit(const CellPath& path);           ///< opens an editor on its value
    void commit();                             ///< stages what stands in an open editor

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
