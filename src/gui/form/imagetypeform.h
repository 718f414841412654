// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"

#include <QWidget>

#include <memory>

namespace flavormap {

/// The panel beside the table: the current image type as a form, its provider map as an editable table.
/// Another view of the same session; holds no edit but what stands in a field that has the focus.
class ImageTypeForm : public QWidget
{
    Q_OBJECT

public:
    explicit ImageTypeForm(QWidget* parent = nullptr);
    ~ImageTypeForm() override;

    /// Null: nothing is open.
    void setSession(EditSession* session);
    /// Names in use and of the server, for completion.
    void setKnownNames(const QStringList& providers, const QStringList& keys);
    /// The image types that are selected, the current one first; empty: says so.
    void setSelection(const QStringList& names);
    /// Stages what stands in a field that is being edited.
    void commit();
    /// Puts the cursor on the field of a cell.
    void focusCell(const CellPath& path);

Q_SIGNALS:
    void renameRequested(const QString& name);
    void refused(const flavormap::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
