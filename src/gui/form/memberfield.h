// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/result.h"

#include <QStringList>
#include <QWidget>

namespace flavormap {

class EditSession;
class FieldNote;
class ValueField;

/// One member (label, description, icon) of the image types that are selected: what is typed goes into all of
/// them as one undo step; under it what the server has, and a conflict with what settles it.
class MemberField : public QWidget
{
    Q_OBJECT

public:
    MemberField(const QString& word, CellPath path, QWidget* parent = nullptr);

    const CellPath& path() const { return m_path; }
    void setSession(EditSession* session); ///< null: none
    /// Shows them; what is half typed for the same ones stays. `refusal`: why they can't be edited; empty:
    /// they can.
    void show(const QStringList& names, const QString& refusal);
    /// Stages what was typed. Where it is refused it stays in the field, with the reason.
    void commit();

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    void stage(const QString& typed);
    void showNote();
    void settle(bool mine);

    const QString m_word;
    const CellPath m_path;
    EditSession* m_session = nullptr;
    QStringList m_names;
    ValueField* m_edit;
    FieldNote* m_note;
};

} // namespace flavormap
