// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QFrame>

class QAbstractButton;
class QPushButton;

namespace flavormap {

class ElidedLabel;
class Pill;

/// One saved connection: who, where, last used, what is staged.
class ConnectionCard : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionCard(const Profile& profile, QWidget* parent = nullptr);

    /// Image types staged and not sent; not known before.
    void setStagedCount(int count);

    /// The one that was used last: outlined, its Connect is the primary button.
    void setPrimary(bool primary);
    bool isPrimary() const { return m_primary; }
    const Profile& profile() const { return m_profile; }
    /// For a new card in the place of this one: the button with the keyboard, or null.
    QAbstractButton* focusedButton() const;
    void focusButton(const QString& text);
    static QString connectWord() { return tr("Connect"); }

Q_SIGNALS:
    void connectClicked();
    void editClicked();
    void duplicateClicked();
    void deleteClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLayout* buildHead();
    QLayout* buildRows();
    QLayout* buildButtons();

    Profile m_profile;
    bool m_primary = false;
    QPushButton* m_connect;
    Pill* m_staged;
    ElidedLabel* m_nothing;
};

} // namespace flavormap
