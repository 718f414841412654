// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/noticebar.h"

#include "gui/style/icon.h"
#include "gui/style/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace flavormap {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setVisible(false);
}

void NoticeBar::show(Notice notice)
{
    const auto same = std::find_if(
        m_notices.begin(), m_notices.end(), [&](const Notice& each) { return each.topic == notice.topic; });
    if (same != m_notices.end())
        *same = std::move(notice);
    else
        m_notices.push_back(std::move(notice));
    rebuild();
}

void NoticeBar::clear(const QString& topic)
{
    const auto removed
        = std::erase_if(m_notices, [&](const Notice& notice) { return notice.topic == topic; });
    if (removed > 0)
        rebuild();
}

void NoticeBar::clearAll()
{
    m_notices.clear();
    rebuild();
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_notices.empty())
        rebuild();
}

void NoticeBar::rebuild()
{
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the button that was just clicked
        delete item;
    }
    for (const Notice& notice : m_notices)
        layout()->addWidget(strip(notice));
    setVisible(!m_notices.empty());
}

QWidget* NoticeBar::strip(const Notice& notice)
{
    const Tokens tokens = Tokens::of(palette());
    const bool trouble = notice.kind == Kind::Trouble;
    const bool information = notice.kind == Kind::Information;
    const Tokens::State colours = trouble ? tokens.deleted : tokens.staged;

    auto* strip = new QFrame;
    strip->setAutoFillBackground(true);
    QPalette palette = strip->palette();
    palette.setColor(QPalette::Window, information ? tokens.hover : colours.fill);
    palette.setColor(QPalette::WindowText, information ? tokens.text : colours.text);
    strip->setPalette(palette);

    auto* sign = new QLabel;
    sign->setPixmap(icon(information ? IconName::Info : IconName::WarningCircle,
        information ? IconColour::Muted : (trouble ? IconColour::Problem : IconColour::Staged))
                        .pixmap(QSize(16, 16), devicePixelRatio()));
    auto* text = new QLabel(notice.text);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(notice.text);

    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(sign);
    row->addWidget(text, 1);
    for (const Action& action : notice.actions) {
        auto* button = new QPushButton(action.text);
        connect(button, &QPushButton::clicked, this, [this, topic = notice.topic, run = action.run] {
            clear(topic);
            run();
        });
        row->addWidget(button);
    }
    auto* close = new QToolButton;
    close->setIcon(icon(IconName::Close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this, topic = notice.topic] { clear(topic); });
    row->addWidget(close);
    return strip;
}

} // namespace flavormap

#include "moc_noticebar.cpp"
