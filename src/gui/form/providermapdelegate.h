// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "gui/table/cellpainter.h"

#include <QPersistentModelIndex>
#include <QPointer>
#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace flavormap {

class ValueField;

/// Paints the rows of the form's provider map as the big table paints its cells, and completes names and
/// values in its editors.
class ProviderMapDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setKnownNames(const QStringList& providers, const QStringList& keys);
    /// Where the values of a cell come from, for completion.
    void setValues(std::function<QStringList(const CellPath&)> values) { m_values = std::move(values); }

    /// Stages what stands in an open editor, and closes it.
    void commitEditor();
    /// Closes an open editor of these rows and gives what was typed into it, and where; nothing: no letter.
    struct Typed
    {
        CellPath path;
        int column = 0;
        QString text;
    };
    std::optional<Typed> takeTyped(int firstRow, int lastRow);
    /// What was last given to the model: for the sentence that says that it was refused.
    QString lastTyped() const { return m_lastTyped; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    /// A provider or a key has another name now.
    void renamed(const flavormap::CellPath& path) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void finish(ValueField* editor, bool commit);
    void paintLines(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    QStringList m_providers, m_keys;
    std::function<QStringList(const CellPath&)> m_values;
    mutable std::optional<CellPainter> m_painter; ///< keeps its fonts from one line to the next
    mutable QPointer<ValueField> m_editor;
    mutable QPersistentModelIndex m_edited;
    mutable QString m_lastTyped;
};

} // namespace flavormap
