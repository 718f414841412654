// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QToolButton>

class QComboBox;

namespace flavormap {

class Chip;

/// Holds, as a menu, those of the search bar's filters that the bar has no room for, and looks pressed while
/// one of them hides rows or columns.
class MoreButton : public QToolButton
{
    Q_OBJECT

public:
    /// The first chip filters nothing, nor does the first of the keys. They outlive the button.
    MoreButton(const QList<Chip*>& chips, QComboBox* key);

    /// After something was hidden or is shown again.
    void follow();

private:
    void fill();
    void tell();

    const QList<Chip*> m_chips;
    QComboBox* const m_key;
};

} // namespace flavormap
