// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/reviewpanes.h"

#include "gui/review/changedetails.h"
#include "gui/review/changelist.h"
#include "gui/review/changespane.h"
#include "gui/style/icon.h"
#include "gui/widgets/emptystate.h"

#include <QPushButton>

namespace flavormap {

ReviewPanes::ReviewPanes(Workspace& workspace, QWidget* parent)
    : QStackedWidget(parent)
    , m_list(new ChangeList)
    , m_details(new ChangeDetails(workspace))
    , m_panes(new QSplitter(Qt::Horizontal))
    , m_nothing(new EmptyState)
{
    m_panes->setChildrenCollapsible(false);
    m_panes->addWidget(new ChangesPane(*m_list));
    m_panes->addWidget(m_details);
    m_panes->setStretchFactor(1, 1);
    m_panes->setSizes({350, 1090});
    m_nothing->setIcon(icon(IconName::Check));
    m_nothing->setTitle(tr("No changes to review"));
    m_nothing->setText(tr("What you change in the table or the form is listed here before it is sent."));
    QPushButton* leave = m_nothing->addButton(tr("Back to the table"));
    leave->setAutoDefault(false);
    addWidget(m_panes);
    addWidget(m_nothing);
    choose();
    connect(leave, &QPushButton::clicked, this, &ReviewPanes::leaveClicked);
    connect(&m_list->changes(), &ChangeListModel::modelReset, this, &ReviewPanes::choose);
}

QList<QWidget*> ReviewPanes::parts() const
{
    return QList<QWidget*>{m_list} + m_details->parts() + QList<QWidget*>{m_nothing};
}

void ReviewPanes::focusShown()
{
    if (currentWidget() == m_nothing)
        m_nothing->firstButton()->setFocus();
    else
        m_list->setFocus();
}

QByteArray ReviewPanes::outerState() const
{
    return m_panes->saveState();
}

QByteArray ReviewPanes::innerState() const
{
    return m_details->saveState();
}

void ReviewPanes::restoreState(const QByteArray& outer, const QByteArray& inner)
{
    m_panes->restoreState(outer);
    m_details->restoreState(inner);
}

void ReviewPanes::choose()
{
    QWidget* const wanted
        = m_list->changes().plan().items.empty() ? static_cast<QWidget*>(m_nothing) : m_panes;
    if (wanted == currentWidget())
        return;
    const QWidget* focused = window()->focusWidget();
    const bool hadKeyboard = focused && isAncestorOf(focused);
    setCurrentWidget(wanted);
    if (hadKeyboard)
        focusShown();
}

} // namespace flavormap

#include "moc_reviewpanes.cpp"
