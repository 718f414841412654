// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/spokentable.h"

namespace flavormap {

/// The table Provider | Key | Value of the form: as high as its rows need, and scrolls where there is less
/// room. Enter and typing edit, Del removes.
class ProviderMapTable : public SpokenTable
{
    Q_OBJECT

public:
    explicit ProviderMapTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void currentRowChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    int contentHeight() const;
};

} // namespace flavormap
