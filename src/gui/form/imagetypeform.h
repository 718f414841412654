// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace flavormap {

/// The panel beside the table: the selected image type as a form, its provider map as an editable table; with
/// several selected what is typed goes into all of them. Another view of the same session; holds no edit but
/// what stands in a field that has the focus, and stages that before it shows anything else.
class ImageTypeForm : public QWidget
{
    Q_OBJECT

public:
    /// More than these are edited in the table.
    static constexpr int mostAtOnce = 1000;

    explicit ImageTypeForm(QWidget* parent = nullptr);
    ~ImageTypeForm() override;

    /// Null: nothing is open.
    void setSession(EditSession* session);
    /// Names in use and of the server, for completion; providers that an image type has not are told.
    void setKnownNames(const QStringList& providers, const QStringList& keys);
    /// The image types that are selected, the current one first; empty: says so.
    void setSelection(const QStringList& names);
    QStringList selection() const;
    /// The table's current cell: its line in the provider map becomes the current one, unless the person is
    /// in there.
    void setCurrentCell(const CellPath& path);
    /// Opens this cell of what is shown for typing.
    void editCell(const CellPath& path);
    /// Stages what stands in a field that is being edited.
    void commit();
    /// The image types whose JSON was typed and can't be staged as it is.
    QStringList unfinished() const;
    /// The server's cluster templates by the image type that they name; nothing: not known.
    void setUses(std::optional<QHash<QString, QStringList>> uses);

Q_SIGNALS:
    void renameRequested(const QString& name);
    void refused(const flavormap::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
