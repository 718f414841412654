// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/identitylabel.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/identitypainter.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace flavormap {

QIcon identityIcon(const Profile& profile)
{
    const IconName name = profile.production ? IconName::Shield
        : profile.readOnly                   ? IconName::Lock
                                             : IconName::Server;
    return icon(name, connectionColour(profile.colour));
}

IdentityLabel::IdentityLabel(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void IdentityLabel::setProfile(const Profile& profile)
{
    m_profile = profile;
    m_detail = profile.tenant + u'/' + profile.user;
    describe();
}

void IdentityLabel::setDetail(const QString& detail)
{
    m_detail = detail;
    describe();
}

void IdentityLabel::describe()
{
    setAccessibleName(tr("Connection %1").arg(m_profile.name));
    setAccessibleDescription(m_detail);
    setToolTip(m_profile.name + u'\n' + m_detail + u'\n' + m_profile.address);
    updateGeometry();
    update();
}

QSize IdentityLabel::sizeHint() const
{
    return {identityWidth(font(), m_profile.name, m_detail), std::max(20, fontMetrics().height() + 4)};
}

QSize IdentityLabel::minimumSizeHint() const
{
    return {std::min(80, sizeHint().width()), sizeHint().height()};
}

void IdentityLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIdentity(painter, rect(), *this,
        {identityIcon(m_profile), m_profile.name, m_detail,
            asText(connectionColour(m_profile.colour), palette())});
}

} // namespace flavormap

#include "moc_identitylabel.cpp"
