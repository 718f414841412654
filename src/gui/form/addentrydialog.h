// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace flavormap {

namespace Ui {
class AddEntryDialog;
}

/// Asks for a provider, a key and its value: **Add provider**, **Add key**. Nothing is staged before it is
/// accepted.
class AddEntryDialog : public QDialog
{
    Q_OBJECT

public:
    struct Names
    {
        QStringList providers, keys;                        ///< to choose from
        std::function<QStringList(const CellPath&)> values; ///< in use, for completion
        std::function<bool(const CellPath&)> isThere;       ///< the cell has a value already
    };

    /// `provider` null: asks for it too. `count` image types get it.
    AddEntryDialog(Names names, const QString& provider, int count, QWidget* parent);
    ~AddEntryDialog() override;

    void setKey(const QString& key); ///< and go on to the value
    CellPath path() const;
    QString value() const;

private:
    void check();
    void offerValues();

    const Names m_names;
    const std::unique_ptr<Ui::AddEntryDialog> m_ui;
};

} // namespace flavormap
