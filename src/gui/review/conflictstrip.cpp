// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/conflictstrip.h"

#include "gui/style/glyphs.h"
#include "gui/style/tokens.h"
#include "models/tablecell.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int edge = 12;

QString sentence(const std::vector<Conflict>& conflicts)
{
    for (const Conflict& conflict : conflicts) {
        switch (conflict.kind) {
        case Conflict::Kind::DeletedThere:
            return ConflictStrip::tr("It is gone from the server. Keep mine creates it again; take theirs "
                                     "forgets what is staged.");
        case Conflict::Kind::ChangedThere:
            return ConflictStrip::tr("It was changed on the server after you saw it. Keep mine deletes what "
                                     "is there now; take theirs keeps it.");
        case Conflict::Kind::CreatedThere:
            return ConflictStrip::tr("There is another image type of this name now. Keep mine turns it into "
                                     "yours; take theirs leaves it.");
        case Conflict::Kind::UnreadableThere:
            return ConflictStrip::tr("What the server has of it can't be read: mend it there, then refresh. "
                                     "Take theirs forgets what is staged.");
        case Conflict::Kind::Cell:
            break;
        }
    }
    return ConflictStrip::tr(
        "%n cell(s) were changed on the server after they were read.", nullptr, int(conflicts.size()));
}

} // namespace

ConflictStrip::ConflictStrip(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_values(new QLabel)
    , m_mine(new QPushButton(tr("Keep mine")))
    , m_theirs(new QPushButton(tr("Take theirs")))
    , m_edit(new QPushButton)
    , m_all(new QPushButton(tr("All conflicts")))
{
    m_text->setWordWrap(true);
    m_values->setWordWrap(true);
    m_values->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_values->setTextFormat(Qt::PlainText);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    for (QPushButton* button : {m_mine, m_theirs, m_edit, m_all}) {
        button->setAutoDefault(false);
        m_buttons->addWidget(button);
    }
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(8);
    m_row->addWidget(m_text, 1);
    m_row->addLayout(m_buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(edge + 24, 6, edge, 6);
    layout->setSpacing(4);
    layout->addLayout(m_row);
    layout->addWidget(m_values);
    connect(m_mine, &QPushButton::clicked, this, [this] { Q_EMIT chosen(Resolution::KeepMine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { Q_EMIT chosen(Resolution::TakeTheirs); });
    connect(m_edit, &QPushButton::clicked, this, &ConflictStrip::editRequested);
    auto* menu = new QMenu(this);
    menu->addAction(
        tr("Keep mine in all conflicts"), this, [this] { Q_EMIT chosenInAll(Resolution::KeepMine); });
    menu->addAction(
        tr("Take theirs in all conflicts"), this, [this] { Q_EMIT chosenInAll(Resolution::TakeTheirs); });
    m_all->setMenu(menu);
    hide();
}

void ConflictStrip::show(const std::vector<Conflict>& conflicts, bool editable, int inAll)
{
    setVisible(!conflicts.empty());
    if (conflicts.empty())
        return;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).conflict.text);
    for (QLabel* label : {m_text, m_values})
        label->setPalette(colours);
    m_text->setText(sentence(conflicts));
    const bool canBeMine = std::ranges::none_of(
        conflicts, [](const Conflict& conflict) { return conflict.kind == Conflict::Kind::UnreadableThere; });
    m_mine->setEnabled(editable && canBeMine);
    m_theirs->setEnabled(editable);
    const bool isOfCells = conflicts.front().kind == Conflict::Kind::Cell;
    m_edit->setText(isOfCells ? tr("Edit") : tr("Show in the table"));
    m_edit->setEnabled(editable || !isOfCells);
    m_all->setVisible(inAll > 1);
    m_all->setEnabled(editable);
}

void ConflictStrip::showCell(const std::optional<Conflict>& conflict)
{
    constexpr int leastLines = 24; // a small window keeps its room for the cells: they have tool tips
    m_values->setVisible(conflict && window()->height() > leastLines * fontMetrics().height());
    if (!conflict)
        return;
    m_values->setText(
        tr("You saw: %1\nOn the server: %2\nYours: %3")
            .arg(spokenText(conflict->seen), spokenText(conflict->theirs), spokenText(conflict->mine)));
}

/// The words have room beside the choices, or stand above them.
void ConflictStrip::resizeEvent(QResizeEvent* event)
{
    constexpr int leastWords = 140;
    const int beside = m_buttons->sizeHint().width() + fontMetrics().height() * leastWords / 16;
    m_row->setDirection(
        contentsRect().width() - 2 * edge - 24 < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

void ConflictStrip::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.conflict.fill);
    const QRect place(edge, 0, 16, std::min(height(), m_row->geometry().bottom() + 6));
    paintStateGlyph(
        painter, QStyle::visualRect(layoutDirection(), rect(), place), StateGlyph::Conflict, tokens);
}

} // namespace flavormap

#include "moc_conflictstrip.cpp"
