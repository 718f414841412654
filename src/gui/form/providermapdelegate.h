// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QStyledItemDelegate>

namespace flavormap {

/// Paints the rows of the form's provider map as the big table paints its cells, and completes names in its
/// editors.
class ProviderMapDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setKnownNames(const QStringList& providers, const QStringList& keys);
    void commitEditor();

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QStringList m_providers, m_keys;
    mutable QPointer<QLineEdit> m_editor;
};

} // namespace flavormap
