// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QStringList>
#include <QWidget>

namespace flavormap {

class EditSession;
class ElidedLabel;
class FieldNote;
class Pill;

/// The top of the form: whose it is, what is staged there, and what is true of the whole image type: it can't
/// be edited, it is in conflict.
class FormHead : public QWidget
{
    Q_OBJECT

public:
    explicit FormHead(QWidget* parent = nullptr);

    /// `session` null or no names: nothing is selected. `refusal`: why they can't be edited.
    void show(EditSession* session, const QStringList& names, const QString& refusal);

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    void showState(const EditSession& session, const QStringList& names);
    void showStateOfOne(const EditSession& session, int row);
    void showNote(EditSession& session, const QString& name, const QString& refusal);
    void tell(const Result<void>& result);

    ElidedLabel* m_title;
    Pill* m_state;
    FieldNote* m_note;
};

} // namespace flavormap
