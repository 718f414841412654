// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace flavormap {

class EditSession;

/// The provider map of one image type: the table Provider | Key | Value with Add provider, Add key, Remove,
/// and what the current cell is on the server.
class ProviderMapView : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderMapView(QWidget* parent = nullptr);
    ~ProviderMapView() override;

    void setSession(EditSession* session);
    void setImageType(const QString& name); ///< empty: none
    void setKnownNames(const QStringList& providers, const QStringList& keys);
    void commit(); ///< stages what stands in an open editor

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
