// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changespane.h"

#include "gui/review/changelist.h"
#include "gui/review/panehead.h"
#include "gui/style/fonts.h"
#include "gui/widgets/elidedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

ChangesPane::ChangesPane(ChangeList& list, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
    , m_count(new QLabel)
    , m_groups(new ElidedLabel)
{
    m_count->setFont(weighted(font(), QFont::DemiBold));
    m_groups->setElideMode(Qt::ElideRight);
    m_groups->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new PaneHead({m_count, m_groups}, {}));
    layout->addWidget(&list, 1);
    connect(&list.changes(), &ChangeListModel::modelReset, this, &ChangesPane::showCounts);
}

QSize ChangesPane::minimumSizeHint() const
{
    return {std::max(260, grown(170)), QWidget::minimumSizeHint().height()};
}

void ChangesPane::showCounts()
{
    const ChangeListModel& changes = m_list.changes();
    m_count->setText(tr("%n change(s)", nullptr, int(changes.plan().items.size())));
    QStringList words;
    for (int row = 0; row < changes.rowCount(); ++row) {
        if (!changes.isHeading(row))
            continue;
        const ChangeRow heading = changes.row(row);
        words += QStringLiteral("%1 %2").arg(locale().toString(heading.count), heading.text.toLower());
        row += heading.count;
    }
    m_groups->setText(words.join(QStringLiteral(", ")));
}

} // namespace flavormap

#include "moc_changespane.cpp"
