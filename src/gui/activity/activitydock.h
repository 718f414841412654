// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"

#include <QDockWidget>

#include <memory>

namespace flavormap {

/// Every request of this window: time, method, path, status, ms, bytes; details, Copy as curl, Export…
/// (secrets are gone already).
class ActivityDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit ActivityDock(QWidget* parent = nullptr);
    ~ActivityDock() override;

    void append(const RequestRecord& record);
    void clear();
    /// How wide the list and the details are beside each other.
    QByteArray panesState() const;
    void restorePanes(const QByteArray& state);

private:
    QWidget* buildHead();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
