// SPDX-License-Identifier: GPL-3.0-or-later
// How a MainWindow is laid out, and how it gives way on a small screen.
#include "gui/activity/activitydock.h"
#include "gui/connections/connectionspage.h"
#include "gui/form/imagetypeform.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/program.h"
#include "gui/shell/searchbar.h"
#include "gui/shell/workspacepage.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/table/matrixview.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/identitybutton.h"
#include "gui/widgets/panes.h"

#include <QLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

#include <utility>

namespace flavormap {

namespace {

constexpr int formWidth = 340;
constexpr int foldedBelow = 1180; ///< px: the form folds away
constexpr int iconsBelow = 1100;  ///< px: the tool bar shows icons only

QWidget* spacer()
{
    auto* widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

} // namespace

void MainWindow::buildBars()
{
    m_tools = addToolBar(tr("Main tool bar"));
    m_tools->setObjectName(QStringLiteral("tools"));
    m_tools->setMovable(false);
    m_tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tools->toggleViewAction()->setVisible(false);

    m_connectionButton = new IdentityButton;
    m_connectionButton->setAccessibleName(tr("Connection"));
    m_connectionButton->setMenu(new QMenu(m_connectionButton));
    connect(m_connectionButton->menu(), &QMenu::aboutToShow, this, &MainWindow::fillConnectionMenu);
    m_tools->addWidget(m_connectionButton);
    m_tools->addAction(m_actions.refresh);
    m_tools->addSeparator();
    m_tools->addActions({m_actions.newImageType, m_actions.duplicate, m_actions.remove});
    m_tools->addSeparator();
    m_tools->addActions({m_actions.undo, m_actions.redo});
    m_tools->addWidget(spacer());
    auto* unfold = new QToolButton; // there while the window has no room for both
    unfold->setDefaultAction(m_actions.showForm);
    unfold->setText(tr("Form"));
    unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    unfold->setFocusPolicy(Qt::TabFocus);
    m_unfoldForm = m_tools->addWidget(unfold);
    m_review = new QPushButton(icon(IconName::Review, IconColour::OnAccent), QString());
    m_review->setProperty("primary", true);
    m_review->setToolTip(m_actions.review->toolTip());
    connect(m_review, &QPushButton::clicked, m_actions.review, &QAction::trigger);
    m_tools->addWidget(m_review);

    addToolBarBreak();
    QToolBar* bandBar = addToolBar(tr("Connection band"));
    bandBar->setObjectName(QStringLiteral("band"));
    bandBar->setMovable(false);
    bandBar->setFixedHeight(ConnectionBand::thickness);
    bandBar->setContentsMargins(0, 0, 0, 0);
    bandBar->layout()->setContentsMargins(0, 0, 0, 0);
    bandBar->toggleViewAction()->setVisible(false);
    m_band = new ConnectionBand;
    m_band->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bandBar->addWidget(m_band);
}

void MainWindow::buildDocks()
{
    // Dock areas don't mirror.
    const bool mirrored = isRightToLeft();
    const auto trailing = mirrored ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea;
    setCorner(mirrored ? Qt::BottomLeftCorner : Qt::BottomRightCorner, trailing);
    m_form = new ImageTypeForm;
    m_formDock = new QDockWidget(tr("Image type"), this);
    m_formDock->setObjectName(QStringLiteral("form"));
    m_formDock->setTitleBarWidget(new QWidget(m_formDock)); // the form has a head of its own
    m_formDock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_formDock->setWidget(m_form);
    addDockWidget(trailing, m_formDock);
    m_textHeight = fontMetrics().height();
    resizeDocks({m_formDock}, {grown(formWidth)}, Qt::Horizontal);

    m_activity = new ActivityDock(this);
    m_activity->setObjectName(QStringLiteral("activity"));
    addDockWidget(Qt::BottomDockWidgetArea, m_activity);
    m_activity->hide();
    m_activity->toggleViewAction()->setShortcut(QKeySequence(Qt::Key_F12));
    m_activity->toggleViewAction()->setText(tr("&Activity"));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fold();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::FontChange || !m_formDock)
        return;
    QTimer::singleShot(0, m_formDock, [this] { // when its parts have followed
        fold();
        const int before = std::exchange(m_textHeight, fontMetrics().height());
        resizeDocks({m_formDock}, {m_formDock->width() * m_textHeight / before}, Qt::Horizontal);
    });
}

void MainWindow::fold()
{
    m_tools->setIconSize(QSize(grown(16), grown(16)));
    m_tools->setToolButtonStyle(
        width() < grown(iconsBelow) ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const bool narrow = width() < grown(foldedBelow);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        // Unfolded on a narrow window it stays so only there.
        if (narrow)
            m_formWasShown = m_actions.showForm->isChecked();
        m_actions.showForm->setChecked(!narrow && m_formWasShown);
    }
    m_unfoldForm->setVisible(narrow);
    m_formDock->setVisible(m_open && m_actions.showForm->isChecked());
}

void MainWindow::focusPane(int step)
{
    QList<QWidget*> panes{m_tools, m_notices};
    if (m_open)
        panes += {&m_open->page().searchBar(), &m_open->page().table(), m_form};
    else
        panes += m_connections;
    panes += m_activity;
    flavormap::focusPane(panes, step);
}

} // namespace flavormap
