// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/table/cellpainter.h"

#include <QLineEdit>
#include <QPointer>
#include <QStyledItemDelegate>

#include <optional>

class QLineEdit;

namespace flavormap {

class MatrixView;

/// Paints the cells of a MatrixView and makes their editors: a line edit flush with the cell. Enter commits
/// and goes down, Tab right, with Shift the other way, Esc leaves the value as it was.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(MatrixView* view);
    ~CellDelegate() override;

    const CellPainter& painter() const;
    /// The cell as it stands in the viewport, for `index` in `rect`.
    CellFrame frameOf(const QModelIndex& index, const QRect& rect) const;
    void paintCell(QPainter* painter, const QModelIndex& index, const QRect& rect) const;
    QLineEdit* editor() const { return m_editor; } ///< the open one; null
    /// The person did something to its text, even if it is the same again.
    static bool isEdited(const QLineEdit& editor);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    /// An editor was closed by Enter or Tab: the current cell is to move.
    void left(int rows, int columns);
    /// Ctrl+Enter: this text is for every selected cell. `changed`: it was typed, not only shown.
    void fillRequested(const QString& text, bool changed);
    /// The model did not take this text.
    void refused(const QModelIndex& index, const QString& text) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool editorKey(QWidget* editor, const QKeyEvent& key);
    void finish(QWidget* editor, int rows, int columns);

    MatrixView* const m_view;
    mutable QPointer<QLineEdit> m_editor;
    mutable std::optional<CellPainter> m_painter;
};

} // namespace flavormap
