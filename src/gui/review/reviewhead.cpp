// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/reviewhead.h"

#include "gui/style/icon.h"
#include "gui/widgets/identitylabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace flavormap {

ReviewHead::ReviewHead(const Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_readAt(new QLabel)
    , m_readAgain(new QPushButton(icon(IconName::Refresh), tr("Read again")))
{
    auto* identity = new IdentityLabel;
    identity->setProfile(workspace.connection().identity());
    identity->setDetail(QStringLiteral("%1 · %2").arg(
        workspace.connection().tenantAndUser(), workspace.connection().endpoint.shownAddress()));
    m_readAt->setForegroundRole(QPalette::PlaceholderText);
    m_readAgain->setAutoDefault(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(identity, 1);
    layout->addWidget(m_readAt);
    layout->addWidget(m_readAgain);
    connect(m_readAgain, &QPushButton::clicked, this, &ReviewHead::readAgainClicked);
}

bool ReviewHead::canReadAgain() const
{
    const bool applying = m_workspace.applyJob() && m_workspace.applyJob()->isRunning();
    return !applying && !m_workspace.isRefreshing();
}

void ReviewHead::showState()
{
    m_readAgain->setEnabled(canReadAgain());
    m_readAt->setText(m_workspace.isRefreshing()
            ? tr("Reading …")
            : tr("Read from the server at %1")
                  .arg(locale().toString(m_workspace.readAt().time(), QLocale::ShortFormat)));
}

} // namespace flavormap

#include "moc_reviewhead.cpp"
