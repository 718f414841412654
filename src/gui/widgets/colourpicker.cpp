// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/colourpicker.h"

#include "gui/style/connectioncolours.h"
#include "gui/widgets/colourbutton.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace flavormap {

ColourPicker::ColourPicker(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const int count = static_cast<int>(connectionColours().size());
    for (int i = 0; i < count; ++i) {
        auto* button = new ColourButton(connectionColour(i), connectionColourName(i), this);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    layout->addStretch();
    m_group->button(0)->setChecked(true);
    setFocusProxy(m_group->button(0));
    setAccessibleName(tr("Colour"));
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        setFocusProxy(m_group->button(id));
        Q_EMIT colourChanged(id);
    });
}

int ColourPicker::colour() const
{
    return m_group->checkedId();
}

void ColourPicker::setColour(int index)
{
    const int count = static_cast<int>(m_group->buttons().size());
    m_group->button((index % count + count) % count)->setChecked(true);
}

} // namespace flavormap

#include "moc_colourpicker.cpp"
