// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/identitybutton.h"

#include "gui/style/icon.h"
#include "gui/style/parts/buttons.h"
#include "gui/widgets/identitylabel.h"
#include "gui/widgets/identitypainter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

constexpr int padding = 8;
constexpr int arrow = 20;

} // namespace

IdentityButton::IdentityButton(QWidget* parent)
    : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Connection"));
    clear();
}

void IdentityButton::setProfile(const Profile& profile)
{
    m_profile = profile;
    m_connected = true;
    const QString description = tr("%1, %2/%3").arg(profile.name, profile.tenant, profile.user);
    const QString marks = marksInWords(profile);
    setAccessibleDescription(marks.isEmpty() ? description : description + u", "_s + marks);
    setToolTip(profile.address);
    updateGeometry();
    update();
}

void IdentityButton::clear()
{
    m_connected = false;
    setAccessibleDescription(tr("Not connected"));
    setToolTip(QString());
    updateGeometry();
    update();
}

QSize IdentityButton::sizeHint() const
{
    const int width = m_connected ? identityWidth(font(), identityIcons(m_profile).size(), m_profile.name,
                          m_profile.tenant + u'/' + m_profile.user)
                                  : identityWidth(font(), 1, tr("Not connected"), QString());
    return {width + 2 * padding + arrow, controlHeight(fontMetrics())};
}

QSize IdentityButton::minimumSizeHint() const
{
    return {std::min(120, sizeHint().width()), sizeHint().height()};
}

void IdentityButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    paintButtonPanel(option, painter, this);
    const Tokens tokens = Tokens::of(palette());
    const QRect content = rect().adjusted(padding, 0, -padding, 0);
    const QRect end(content.right() + 1 - arrow + 4, 0, arrow - 4, height());
    paintChevron(painter, QStyle::visualRect(layoutDirection(), rect(), end), Qt::DownArrow, tokens.muted);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), content.adjusted(0, 0, -arrow, 0));
    if (m_connected)
        paintIdentity(painter, words, *this,
            {identityIcons(m_profile), m_profile.name, m_profile.tenant + u'/' + m_profile.user, tokens.text,
                option.state.testFlag(QStyle::State_Sunken)});
    else
        paintIdentity(painter, words, *this,
            {{flavormap::icon(IconName::Unplug)}, tr("Not connected"), QString(), tokens.text});
    paintButtonFocus(option, painter, this);
}

} // namespace flavormap

#include "moc_identitybutton.cpp"
