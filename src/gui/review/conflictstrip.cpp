// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/conflictstrip.h"

#include "gui/style/glyphs.h"
#include "gui/style/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
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
    , m_mine(new QPushButton(tr("Keep mine")))
    , m_theirs(new QPushButton(tr("Take theirs")))
{
    m_text->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(edge + 24, 6, edge, 6);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    for (QPushButton* button : {m_mine, m_theirs}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_mine, &QPushButton::clicked, this, [this] { Q_EMIT chosen(Resolution::KeepMine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { Q_EMIT chosen(Resolution::TakeTheirs); });
    hide();
}

void ConflictStrip::show(const std::vector<Conflict>& conflicts, bool editable)
{
    setVisible(!conflicts.empty());
    if (conflicts.empty())
        return;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).conflict.text);
    m_text->setPalette(colours);
    m_text->setText(sentence(conflicts));
    const bool canBeMine = std::ranges::none_of(
        conflicts, [](const Conflict& conflict) { return conflict.kind == Conflict::Kind::UnreadableThere; });
    m_mine->setEnabled(editable && canBeMine);
    m_theirs->setEnabled(editable);
}

void ConflictStrip::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.conflict.fill);
    const QRect place(edge, 0, 16, height());
    paintStateGlyph(
        painter, QStyle::visualRect(layoutDirection(), rect(), place), StateGlyph::Conflict, tokens);
}

} // namespace flavormap

#include "moc_conflictstrip.cpp"
