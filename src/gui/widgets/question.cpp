// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/question.h"

#include "gui/widgets/connectionband.h"
#include "gui/widgets/identitylabel.h"

namespace flavormap {

namespace {

constexpr int iconSize = 32;

QString who(const Profile& profile)
{
    QStringList words{profile.name, QStringLiteral("%1/%2").arg(profile.tenant, profile.user)};
    if (const QString marks = marksInWords(profile); !marks.isEmpty())
        words += marks;
    return words.join(QStringLiteral(" · "));
}

} // namespace

Question::Question(const Profile& about, const QString& text, const QString& more, QWidget* window)
    : QMessageBox(NoIcon, QString(), text, NoButton, window)
    , m_band(new ConnectionBand(this))
{
    setIconPixmap(identityIcon(about).pixmap(QSize(iconSize, iconSize), devicePixelRatio()));
    setTextFormat(Qt::PlainText);
    setInformativeText(more.isEmpty() ? who(about) : more + QStringLiteral("\n\n") + who(about));
    setWindowModality(Qt::WindowModal);
    m_band->setProfile(about);
}

void Question::resizeEvent(QResizeEvent* event)
{
    QMessageBox::resizeEvent(event);
    m_band->setGeometry(0, 0, width(), ConnectionBand::thickness);
    m_band->raise();
}

} // namespace flavormap

#include "moc_question.cpp"
