// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/iconlabel.h"

#include <QPointer>

class QLabel;

namespace flavormap {

/// The small line under a field: what is wrong with it, or a hint. It owns the field's `error` outline and
/// accessible description, so that who hears the field hears the reason. Hidden while it has nothing to say.
class FieldMessage : public QWidget
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget* parent = nullptr);

    /// The field that the message is about; not owned.
    void setField(QWidget* field);

    void showError(const QString& text);
    void showHint(const QString& text, IconName icon = IconName::Info);
    void clear(); ///< back to the hint if there was one, else hidden

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isError() const { return m_error; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const QString& text, const QIcon& icon, bool error);
    void colourText();

    QPointer<QWidget> m_field;
    IconLabel* m_icon;
    QLabel* m_text;
    QString m_hint;
    IconName m_hintIcon = IconName::Info;
    bool m_error = false;
};

} // namespace flavormap
