// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/statusline.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/identitylabel.h"
#include "models/tablecell.h"

#include <QLabel>
#include <QLayout>
#include <QLocale>
#include <QResizeEvent>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int barHeight = 26;
constexpr int wideEnoughForCost = 800;

QLabel* muted(QLabel* label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString coloured(const QString& text, const QColor& colour)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text.toHtmlEscaped());
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_left(new QLabel)
    , m_trouble(new QLabel)
    , m_identity(new IdentityLabel)
    , m_cost(muted(new QLabel))
    , m_keyPlace(muted(new QLabel))
{
    setFixedHeight(std::max(barHeight, fontMetrics().height() + 10));
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    m_left->setTextFormat(Qt::RichText);
    m_trouble->setTextFormat(Qt::RichText);
    m_left->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_left, 1);
    for (QWidget* widget : QList<QWidget*>{m_trouble, m_identity, m_cost, m_keyPlace})
        addPermanentWidget(widget);
}

void StatusLine::setKeyPlace(const QString& sentence)
{
    m_keyPlace->setText(sentence);
    m_keyPlace->setVisible(!sentence.isEmpty() && !m_identity->isVisibleTo(this));
}

void StatusLine::showNotConnected()
{
    m_state.clear();
    m_left->setText(coloured(tr("Not connected"), Tokens::of(palette()).muted));
    m_left->setAccessibleName(tr("Not connected"));
    for (QWidget* widget : QList<QWidget*>{m_trouble, m_identity, m_cost})
        widget->hide();
    setKeyPlace(m_keyPlace->text());
}

void StatusLine::showWorkspace(
    const Workspace& workspace, const ImageTypeTableModel& model, qsizetype selectedCells)
{
    m_selectedCells = selectedCells;
    const Tokens tokens = Tokens::of(palette());
    const EditSession& session = workspace.session();
    const bool connected = workspace.state() == Workspace::State::Connected;
    const bool fresh = connected && !workspace.refreshError();

    QStringList parts;
    if (connected) {
        parts += workspace.refreshError()
            ? tr("as of %1, refresh failed")
                  .arg(QLocale().toString(workspace.readAt().time(), QLocale::ShortFormat))
            : tr("as of %1").arg(QLocale().toString(workspace.readAt().time(), QLocale::ShortFormat));
        parts += tr("%1 of %n image type(s)", nullptr, session.existingCount()).arg(model.rowCount());
        if (const QString& key = model.columnChoice().onlyKey; !key.isNull())
            parts += tr("only the key %1")
                         .arg(fontMetrics().elidedText(shownName(key), Qt::ElideMiddle, width() / 6));
        if (session.isDirty())
            parts += tr("%n change(s)", nullptr, session.changedCount());
        if (selectedCells > 1)
            parts += tr("%n cell(s) selected", nullptr, int(selectedCells));
        parts += draftWords(workspace);
        if (model.isOutOfDate())
            parts += tr("order and filter are out of date (F5)");
        if (!session.readOnlyReason().isEmpty())
            parts += tr("read-only");
    }
    const QString dot = coloured(QStringLiteral("● "),
        fresh           ? tokens.created.mark
            : connected ? tokens.staged.mark
                        : tokens.deleted.mark);
    m_state = dot + QStringLiteral("<b>%1</b>").arg(connectionWords(workspace));
    m_parts = parts;
    parts.prepend(connectionWords(workspace));
    m_left->setAccessibleName(parts.join(QStringLiteral(" · ")));
    m_left->setToolTip(m_left->accessibleName()); // where there is no room for all of it

    m_trouble->setText(troubleWords(session, palette()));
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    m_identity->setProfile(workspace.connection().identity());
    m_identity->show();
    const auto [milliseconds, bytes] = workspace.lastListCost();
    m_hasCost = fresh;
    m_cost->setText(tr("%1 s · %2")
                        .arg(QLocale().toString(double(milliseconds) / 1000, 'f', 2),
                            QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat)));
    m_keyPlace->hide();
    fit();
}

/// Without room the last things go first: all of them are in the tool tip.
void StatusLine::fit()
{
    if (m_state.isEmpty())
        return;
    m_cost->setVisible(m_hasCost && width() >= grown(wideEnoughForCost));
    layout()->activate();
    const QColor muted = Tokens::of(palette()).muted;
    for (qsizetype count = m_parts.size(); count >= 0; --count) {
        QString text = m_state;
        for (const QString& part : m_parts.first(count))
            text += coloured(QStringLiteral("  ·  ") + part, muted);
        m_left->setText(text);
        if (m_left->sizeHint().width() <= m_left->width())
            return;
    }
}

/// The text's size can be chosen at any time.
void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    setFixedHeight(std::max(barHeight, fontMetrics().height() + 10));
    fit();
}

void StatusLine::resizeEvent(QResizeEvent* event)
{
    QStatusBar::resizeEvent(event);
    m_identity->setMaximumWidth(event->size().width() / 3); // a name of any length leaves room for the rest
    fit();
}

QString StatusLine::connectionWords(const Workspace& workspace)
{
    switch (workspace.state()) {
    case Workspace::State::Idle:
    case Workspace::State::Connecting:
        return tr("Connecting …");
    case Workspace::State::Connected:
        return workspace.isRefreshing() ? tr("Refreshing …") : tr("Connected");
    case Workspace::State::Denied:
        return tr("Denied");
    case Workspace::State::Failed:
        return tr("Not connected");
    }
    Q_UNREACHABLE();
}

QString StatusLine::draftWords(const Workspace& workspace)
{
    if (workspace.storeFailure())
        return tr("drafts can't be saved");
    if (!workspace.draftLockedBy().isEmpty())
        return tr("draft open elsewhere");
    return workspace.isSaving() ? tr("saving …") : tr("drafts saved");
}

QString StatusLine::troubleWords(const EditSession& session, const QPalette& palette)
{
    const Tokens tokens = Tokens::of(palette);
    QStringList words;
    if (session.problemCount() > 0)
        words += coloured(tr("%n problem(s)", nullptr, session.problemCount()), tokens.problemText);
    if (session.conflictCount() > 0)
        words += coloured(tr("%n conflict(s)", nullptr, session.conflictCount()), tokens.conflict.text);
    return words.join(QStringLiteral(" · "));
}

} // namespace flavormap

#include "moc_statusline.cpp"
