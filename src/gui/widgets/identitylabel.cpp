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

QList<QIcon> identityIcons(const Profile& profile)
{
    QList<QIcon> icons{identityIcon(profile)};
    if (profile.production && profile.readOnly)
        icons += icon(IconName::Lock, connectionColour(profile.colour));
    return icons;
}

QString marksInWords(const Profile& profile)
{
    QStringList marks;
    if (profile.production)
        marks += IdentityLabel::tr("production");
    if (profile.readOnly)
        marks += IdentityLabel::tr("read-only");
    return marks.join(u", "_s);
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
    const QString marks = marksInWords(m_profile);
    setAccessibleDescription(
        marks.isEmpty() || m_detail.isEmpty() ? m_detail + marks : m_detail + u", "_s + marks);
    setToolTip(m_profile.name + u'\n' + m_detail + u'\n' + m_profile.address);
    updateGeometry();
    update();
}

QSize IdentityLabel::sizeHint() const
{
    return {identityWidth(font(), identityIcons(m_profile).size(), m_profile.name, m_detail),
        std::max(20, fontMetrics().height() + 4)};
}

QSize IdentityLabel::minimumSizeHint() const
{
    return {std::min(80, sizeHint().width()), sizeHint().height()};
}

void IdentityLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIdentity(painter, rect(), *this,
        {identityIcons(m_profile), m_profile.name, m_detail,
            asText(connectionColour(m_profile.colour), palette())});
}

} // namespace flavormap

#include "moc_identitylabel.cpp"
