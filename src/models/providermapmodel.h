// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"
#include "domain/result.h"
#include "models/providermaprows.h"

#include <QAbstractTableModel>

namespace flavormap {

class EditSession;

/// The form's table Provider | Key | Value over one image type of a session, or over several at once (then a
/// value is shown only where all have the same, and what is typed goes into all of them). Every change is one
/// undo step of the session; what else changes there shows here at once, row by row, without a reset.
class ProviderMapModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ProviderColumn, KeyColumn, ValueColumn };
    enum Role {
        FlagsRole = Qt::UserRole + 1, ///< int of TableCell::Flags, as in the big table
        FirstOfProviderRole,          ///< bool: the provider's name is painted in this row only
        RemovedRole,                  ///< bool: staged to go: struck, to be reverted but not edited
        MixedRole,                    ///< bool: the image types differ here; the text says how
        ServerTextRole,               ///< what the server has, in words; null: the same
        ProblemRole, ///< what is wrong with the value (or, in its column, the provider), in words; null:
                     ///< nothing
    };

    explicit ProviderMapModel(EditSession* session, QObject* parent = nullptr);
    ~ProviderMapModel() override;

    /// The image types to show, by their names in the draft; unknown ones are left out.
    void setImageTypes(const QStringList& names);
    const QStringList& imageTypes() const { return m_names; }

    const ProviderMapRow& row(int row) const { return m_rows[size_t(row)]; }
    int rowOf(const CellPath& path) const; ///< of an Entry, or of a Provider without one; -1
    CellPath path(int row) const;

    /// Each is refused with a reason (refused(), false) and then stages nothing: a name that is there
    /// already, a row in flight, …
    bool addProvider(const QString& provider); ///< with an empty "image" to fill in: {} until then
    bool addKey(const QString& provider, const QString& key, const Value& value);
    bool remove(int row);         ///< the key; the provider with its last one
    bool removeProvider(int row); ///< with all its keys
    bool renameProvider(int row, const QString& to);
    bool renameKey(int row, const QString& to);
    bool revert(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Value sets the value (empty text clears it), Provider and Key rename.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    void onRowsChanged(const std::vector<int>& sessionRows);
    void reload();
    bool stage(const Result<void>& result);
    bool refuse(const QString& reason);
    bool setAll(const CellPath& path, const Value& wanted, const QString& undoText);
    QString valueText(const ProviderMapRow& row) const;
    int flagsOf(const ProviderMapRow& row) const;

    EditSession* const m_session;
    QStringList m_names;
    std::vector<ProviderMapRow> m_rows;
};

} // namespace flavormap
