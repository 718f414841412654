// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/cataloguestate.h"

#include "gui/style/icon.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds worthTelling{300};

} // namespace

CatalogueState::CatalogueState(QWidget* over)
    : QWidget(over)
    , m_message(new EmptyState)
    , m_progress(new QProgressBar)
{
    m_progress->setFixedWidth(240);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading the catalogue"));
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_message); // the whole width: its lines are centred, and wrap late
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_late.setSingleShot(true);
    m_late.setInterval(worthTelling);
    connect(&m_late, &QTimer::timeout, this, [this] { setVisible(true); });
    over->installEventFilter(this);
    setGeometry(over->rect());
    hide();
}

bool CatalogueState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parent())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

CatalogueState::Kind CatalogueState::kindOf(const Workspace& workspace, const ImageTypeTableModel& model)
{
    switch (workspace.state()) {
    case Workspace::State::Idle:
    case Workspace::State::Connecting:
        return Kind::Connecting;
    case Workspace::State::Denied:
        return Kind::Denied;
    case Workspace::State::Failed:
        return Kind::Failed;
    case Workspace::State::Connected:
        break;
    }
    if (model.rowCount() > 0)
        return Kind::Nothing;
    return workspace.session().existingCount() == 0 ? Kind::Empty : Kind::NoMatch;
}

/// The keyboard is where it can be seen: not in the table below what is told of a failure.
void CatalogueState::show(const Workspace& workspace, const ImageTypeTableModel& model)
{
    QWidget* const table = parentWidget()->parentWidget();
    const QWidget* const focused = window()->focusWidget();
    const bool hadKeyboard = focused && (focused == table || isAncestorOf(focused));
    const Kind before = m_kind;
    tell(workspace, model);
    if (!hadKeyboard || before == m_kind)
        return;
    if (m_kind == Kind::Failed || m_kind == Kind::Denied)
        m_message->firstButton()->setFocus();
    else
        table->setFocus();
}

void CatalogueState::tell(const Workspace& workspace, const ImageTypeTableModel& model)
{
    const Kind kind = kindOf(workspace, model);
    const bool again = std::exchange(m_kind, kind) == kind;
    if (kind == Kind::Connecting) {
        showConnecting(workspace, again);
        if (!again && !isVisible())
            m_late.start();
        return;
    }
    m_late.stop();
    setVisible(kind != Kind::Nothing);
    if (kind == Kind::Nothing || (again && kind != Kind::NoMatch))
        return;
    m_progress->hide();
    m_message->removeButtons();
    m_message->setWords({});
    m_message->setHint({});
    if (kind == Kind::NoMatch) {
        showNoMatch(workspace, model);
    } else if (kind == Kind::Empty) {
        m_message->setIcon(icon(IconName::Image));
        m_message->setTitle(tr("The catalogue is empty"));
        m_message->setText(tr("%1 has no image types for %2.")
                               .arg(workspace.connection().name, workspace.connection().endpoint.tenant));
        connect(m_message->addButton(tr("New image type"), icon(IconName::Plus)), &QPushButton::clicked, this,
            &CatalogueState::create);
    } else {
        showError(workspace, kind == Kind::Denied);
    }
    if (!again)
        announce(
            this, m_message->accessibleName() + QStringLiteral(". ") + m_message->accessibleDescription());
}

void CatalogueState::showConnecting(const Workspace& workspace, bool again)
{
    const auto [bytes, total] = workspace.progress();
    m_progress->show();
    m_progress->setRange(0, total > 0 ? 1000 : 0);
    m_progress->setValue(total > 0 ? int(bytes * 1000 / total) : 0);
    m_message->setText(bytes > 0
            ? tr("%1 so far").arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat))
            : workspace.connection().endpoint.shownAddress());
    if (again)
        return;
    m_message->removeButtons();
    m_message->setWords({});
    m_message->setHint({});
    m_message->setIcon(icon(IconName::Plug));
    m_message->setTitle(tr("Reading the catalogue of %1 …").arg(workspace.connection().name));
    connect(m_message->addButton(tr("Cancel")), &QPushButton::clicked, this, &CatalogueState::cancel);
}

void CatalogueState::showNoMatch(const Workspace& workspace, const ImageTypeTableModel& model)
{
    const int all = workspace.session().existingCount();
    m_message->setIcon(icon(IconName::SearchX));
    m_message->setTitle(tr("Nothing matches the search"));
    m_message->setText(tr("All %n image type(s) are hidden by", nullptr, all));
    QStringList words = model.query().words();
    switch (model.show()) {
    case ImageTypeTableModel::Show::All:
        break;
    case ImageTypeTableModel::Show::Changed:
        words += tr("Changed");
        break;
    case ImageTypeTableModel::Show::Problems:
        words += tr("Problems");
        break;
    case ImageTypeTableModel::Show::Conflicts:
        words += tr("Conflicts");
        break;
    }
    m_message->setWords(words);
    const QStringList blamed = model.blamedWords();
    if (blamed.size() == 1)
        m_message->setHint(
            tr("Every word has to match. Without “%1” something would be found.").arg(blamed.first()));
    else if (words.size() > 1)
        m_message->setHint(tr("Every word has to match, and no single one is to blame."));
    connect(m_message->addButton(tr("Clear search"), icon(IconName::Close)), &QPushButton::clicked, this,
        &CatalogueState::clearSearch);
}

void CatalogueState::showError(const Workspace& workspace, bool denied)
{
    const Error error = workspace.refreshError().value_or(Error());
    m_message->setIcon(icon(denied ? IconName::Lock : IconName::Unplug));
    m_message->setTitle(denied
            ? tr("%1 does not let you in").arg(workspace.connection().name)
            : tr("The catalogue of %1 could not be read").arg(workspace.connection().name));
    m_message->setText(error.message);
    connect(m_message->addButton(tr("Retry"), icon(IconName::Refresh)), &QPushButton::clicked, this,
        &CatalogueState::retry);
    connect(m_message->addButton(tr("Details")), &QPushButton::clicked, this, [this, error] {
        auto* box = new QMessageBox(
            QMessageBox::NoIcon, tr("Details"), error.message, QMessageBox::Close, window());
        box->setInformativeText(error.detail);
        box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

} // namespace flavormap

#include "moc_cataloguestate.cpp"
