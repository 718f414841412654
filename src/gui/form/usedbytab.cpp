// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/usedbytab.h"

#include "edit/editsession.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/emptystate.h"

#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace flavormap {

namespace {

/// Templates name what is on the server, so a rename is looked for by its old name.
QString nameOnServer(const EditSession& session, const QString& name)
{
    const auto entry = session.patch().find(name);
    return entry != session.patch().end() && entry->second.isRename() ? entry->second.origin : name;
}

} // namespace

UsedByTab::UsedByTab(QWidget* parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_nothing(new EmptyState)
    , m_count(new QLabel)
    , m_list(new QListWidget)
{
    m_nothing->setIcon(icon(IconName::Server));
    m_count->setWordWrap(true);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setFont(smallFont(font()));
    m_count->setContentsMargins(12, 8, 12, 0);
    m_list->setAccessibleName(tr("Used by"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto* used = new QWidget;
    auto* column = new QVBoxLayout(used);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(used);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

void UsedByTab::show(const EditSession& session, const QStringList& names)
{
    if (names.size() != 1) {
        say({}, tr("Uses are shown of one image type at a time: select a single row."));
        return;
    }
    if (!m_uses) {
        say(tr("Not known"),
            tr("The server's cluster templates were not read yet, or could not be. Refresh (F5) tries "
               "again."));
        return;
    }
    const QString name = nameOnServer(session, names.first());
    const QStringList templates = m_uses->value(name);
    if (templates.isEmpty()) {
        say(tr("Used by no template"), tr("No cluster template of this server names %1.").arg(name));
        return;
    }
    m_count->setText(
        tr("%n cluster template(s) of this server name %1.", nullptr, int(templates.size())).arg(name));
    m_list->clear();
    m_list->addItems(templates);
    m_pages->setCurrentIndex(1);
}

void UsedByTab::say(const QString& title, const QString& text)
{
    m_nothing->setTitle(title);
    m_nothing->setText(text);
    m_pages->setCurrentWidget(m_nothing);
}

} // namespace flavormap

#include "moc_usedbytab.cpp"
