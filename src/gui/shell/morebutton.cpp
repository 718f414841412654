// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/morebutton.h"

#include "gui/style/icon.h"
#include "gui/widgets/chip.h"

#include <QActionGroup>
#include <QComboBox>
#include <QMenu>

namespace flavormap {

MoreButton::MoreButton(const QList<Chip*>& chips, QComboBox* key)
    : m_chips(chips)
    , m_key(key)
{
    setIcon(flavormap::icon(IconName::More));
    setText(tr("More"));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setCheckable(true);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &MoreButton::fill);
    for (const Chip* chip : m_chips)
        connect(chip, &Chip::toggled, this, &MoreButton::tell);
    connect(m_key, &QComboBox::currentTextChanged, this, &MoreButton::tell);
    hide();
    tell();
}

void MoreButton::follow()
{
    setVisible(m_key->isHidden() || m_chips.first()->isHidden());
    tell();
}

void MoreButton::tell()
{
    QStringList filters;
    for (const Chip* chip : m_chips) {
        if (chip->isHidden() && chip->isChecked() && chip != m_chips.first())
            filters += chip->word();
    }
    if (m_key->isHidden() && m_key->currentIndex() > 0)
        filters += tr("Key: %1").arg(m_key->currentText());
    setChecked(!filters.isEmpty());
    setAccessibleName(filters.isEmpty() ? text() : tr("More (%1)").arg(filters.join(QStringLiteral(", "))));
    setToolTip(accessibleName());
}

void MoreButton::fill()
{
    menu()->clear();
    const auto add = [](QMenu* to, QActionGroup* group, QString word, bool chosen) {
        QAction* action = group->addAction(to->addAction(word.replace(u'&', QStringLiteral("&&"))));
        action->setCheckable(true);
        action->setChecked(chosen);
        return action;
    };
    auto* shown = new QActionGroup(menu());
    for (Chip* chip : m_chips) {
        if (chip->isHidden())
            connect(add(menu(), shown, chip->accessibleName(), chip->isChecked()), &QAction::triggered, chip,
                &Chip::click);
    }
    if (!m_key->isHidden())
        return;
    menu()->addSeparator();
    QMenu* keys = menu()->addMenu(tr("Key"));
    auto* narrowed = new QActionGroup(keys);
    for (int at = 0; at < m_key->count(); ++at) {
        const QString word
            = m_key->fontMetrics().elidedText(m_key->itemText(at), Qt::ElideMiddle, m_key->maximumWidth());
        connect(
            add(keys, narrowed, word, at == m_key->currentIndex()), &QAction::triggered, m_key, [this, at] {
                m_key->setCurrentIndex(at);
                Q_EMIT m_key->activated(at);
            });
    }
}

} // namespace flavormap

#include "moc_morebutton.cpp"
