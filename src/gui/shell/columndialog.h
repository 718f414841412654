// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;
class QLabel;
class QPushButton;

namespace flavormap {

/// Add provider column…: a provider and a key, from the names in use or typed. Shows an empty column; stages
/// nothing.
class ColumnDialog : public QDialog
{
    Q_OBJECT

public:
    ColumnDialog(const QStringList& providers, const QStringList& keys, QWidget* parent);

    /// Other words than those for a column.
    void setWords(const QString& hint, const QString& verb);
    void setProvider(const QString& provider); ///< fixed, unless empty

    QString provider() const;
    QString key() const;

private:
    QComboBox* m_provider;
    QComboBox* m_key;
    QLabel* m_hint;
    QPushButton* m_add;
};

} // namespace flavormap
