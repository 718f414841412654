// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changelist.h"

#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/style/tokens.h"

#include <QHeaderView>
#include <QPainter>

namespace flavormap {

namespace {

constexpr int nameRole = Qt::UserRole + 1;
constexpr int groupRole = Qt::UserRole + 2;

QString wordOf(PlanItem::Group group)
{
    switch (group) {
    case PlanItem::Group::New:
        return ChangeList::tr("New");
    case PlanItem::Group::Changed:
        return ChangeList::tr("Changed");
    case PlanItem::Group::Renamed:
        return ChangeList::tr("Renamed");
    case PlanItem::Group::Deleted:
        return ChangeList::tr("Deleted");
    case PlanItem::Group::Conflict:
        return ChangeList::tr("Conflict");
    }
    Q_UNREACHABLE();
}

StateGlyph glyphOf(PlanItem::Group group)
{
    switch (group) {
    case PlanItem::Group::New:
        return StateGlyph::Created;
    case PlanItem::Group::Deleted:
        return StateGlyph::Deleted;
    case PlanItem::Group::Conflict:
        return StateGlyph::Conflict;
    default:
        return StateGlyph::Staged;
    }
}

QIcon signOf(PlanItem::Group group, const QWidget* widget)
{
    QPixmap pixmap(QSize(16, 16) * widget->devicePixelRatio());
    pixmap.setDevicePixelRatio(widget->devicePixelRatio());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintStateGlyph(painter, QRectF(0, 0, 16, 16), glyphOf(group), Tokens::of(widget->palette()));
    painter.end();
    return pixmap;
}

QString stateWord(const ApplyItem& item)
{
    switch (item.state) {
    case ItemState::Waiting:
        return ChangeList::tr("waiting");
    case ItemState::Checking:
        return ChangeList::tr("checking");
    case ItemState::Sending:
        return ChangeList::tr("sending");
    case ItemState::Verifying:
        return ChangeList::tr("reading back");
    case ItemState::Verified:
        return ChangeList::tr("verified");
    case ItemState::Failed:
        return ChangeList::tr("failed");
    case ItemState::Conflict:
        return ChangeList::tr("conflict");
    case ItemState::Unknown:
        return ChangeList::tr("unknown");
    case ItemState::NotSent:
        return ChangeList::tr("not sent");
    }
    Q_UNREACHABLE();
}

} // namespace

ChangeList::ChangeList(QWidget* parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Changes"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT currentNameChanged();
    });
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* row) {
        const QString name = row->data(0, nameRole).toString();
        if (m_filling || name.isEmpty())
            return;
        m_ticks.insert(name, row->checkState(0) == Qt::Checked);
        Q_EMIT ticksChanged();
    });
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* row) {
        if (const QString name = row->data(0, nameRole).toString(); !name.isEmpty())
            Q_EMIT activated(name);
    });
}

QTreeWidgetItem* ChangeList::group(PlanItem::Group group)
{
    for (int at = 0; at < topLevelItemCount(); ++at) {
        if (topLevelItem(at)->data(0, groupRole).toInt() == int(group))
            return topLevelItem(at);
    }
    auto* made = new QTreeWidgetItem(this);
    made->setData(0, groupRole, int(group));
    made->setFlags(Qt::ItemIsEnabled);
    made->setFont(0, weighted(font(), QFont::DemiBold));
    const QColor fill = Tokens::of(palette()).window;
    made->setBackground(0, fill);
    made->setBackground(1, fill);
    return made;
}

void ChangeList::show(const ChangePlan& plan, Progress progress)
{
    const QString current = currentName();
    m_filling = true;
    m_plan = plan;
    m_progress = std::move(progress);
    clear();
    for (const PlanItem& item : m_plan.items) {
        QTreeWidgetItem* parent = group(item.group);
        auto* row = new QTreeWidgetItem(parent);
        row->setData(0, nameRole, item.name);
        row->setIcon(0, signOf(item.group, this));
        const ApplyItem* applied = m_progress(item.name);
        if (item.isHeldBack() || (applied && applied->state == ItemState::Verified)) {
            row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        } else {
            row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            row->setCheckState(
                0, m_ticks.value(item.name, item.startsTicked()) ? Qt::Checked : Qt::Unchecked);
        }
        describe(row, item);
    }
    for (int at = 0; at < topLevelItemCount(); ++at) {
        QTreeWidgetItem* row = topLevelItem(at);
        row->setText(0,
            QStringLiteral("%1  %2")
                .arg(wordOf(PlanItem::Group(row->data(0, groupRole).toInt())))
                .arg(row->childCount()));
    }
    expandAll();
    m_filling = false;
    setCurrentName(current);
}

void ChangeList::describe(QTreeWidgetItem* row, const PlanItem& item)
{
    QStringList lines;
    lines += item.entry.isRename() ? tr("%1 → %2").arg(item.entry.origin, item.name) : item.name;
    QStringList providers;
    for (const CellChange& change : item.changes) {
        if (change.path.isEntry() && !providers.contains(change.path.providerName()))
            providers += change.path.providerName();
    }
    lines += item.group == PlanItem::Group::Deleted ? tr("whole image type")
                                                    : tr("%n cell(s)", nullptr, int(item.changes.size()))
            + (providers.isEmpty() ? QString()
                                   : QStringLiteral(" · ") + providers.join(QStringLiteral(", ")));
    if (item.endsHistory())
        lines += tr("ends the server's version history");
    if (!item.usedByTemplates.isEmpty())
        lines += tr("used by %1").arg(item.usedByTemplates.join(QStringLiteral(", ")));
    if (!item.newProblems.empty())
        lines += tr("adds %n problem(s)", nullptr, int(item.newProblems.size()));
    const ApplyItem* applied = m_progress(item.name);
    if (item.isHeldBack())
        lines += tr("Held back until you choose a value.");
    if (applied && applied->error)
        lines += applied->error->message;
    row->setText(0, lines.join(u'\n'));
    row->setToolTip(0, lines.join(u'\n'));
    row->setText(1, applied ? stateWord(*applied) : QString());
    row->setTextAlignment(1, Qt::AlignTop | Qt::AlignTrailing);
    if (applied)
        row->setForeground(1, itemStateText(applied->state, Tokens::of(palette())));
}

void ChangeList::update()
{
    m_filling = true;
    for (QTreeWidgetItemIterator at(this); *at; ++at) {
        if (const PlanItem* item = m_plan.find((*at)->data(0, nameRole).toString()))
            describe(*at, *item);
    }
    m_filling = false;
}

QStringList ChangeList::tickedNames() const
{
    QStringList names;
    for (QTreeWidgetItemIterator at(const_cast<ChangeList*>(this)); *at; ++at) {
        if (((*at)->flags() & Qt::ItemIsUserCheckable) && (*at)->checkState(0) == Qt::Checked)
            names += (*at)->data(0, nameRole).toString();
    }
    return names;
}

QString ChangeList::currentName() const
{
    return currentItem() ? currentItem()->data(0, nameRole).toString() : QString();
}

void ChangeList::setCurrentName(const QString& name)
{
    QTreeWidgetItem* first = nullptr;
    for (QTreeWidgetItemIterator at(this); *at; ++at) {
        const QString shown = (*at)->data(0, nameRole).toString();
        if (shown.isEmpty())
            continue;
        if (!first)
            first = *at;
        if (shown == name) {
            setCurrentItem(*at);
            return;
        }
    }
    if (!currentItem() || currentName().isEmpty())
        setCurrentItem(first);
}

} // namespace flavormap

#include "moc_changelist.cpp"
