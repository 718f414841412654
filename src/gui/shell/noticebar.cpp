// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/noticebar.h"

#include "gui/style/icon.h"
#include "gui/style/tokens.h"
#include "gui/widgets/announcement.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace flavormap {

namespace {

bool saysTheSame(const NoticeBar::Notice& a, const NoticeBar::Notice& b)
{
    const auto word = [](const NoticeBar::Action& action) { return action.text; };
    return a.kind == b.kind && a.text == b.text && (a.percent < 0) == (b.percent < 0)
        && std::ranges::equal(a.actions, b.actions, {}, word, word);
}

} // namespace

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
    const auto closed = m_closed.constFind(notice.topic);
    if (notice.standing && closed != m_closed.cend() && *closed == notice.text)
        return;
    m_closed.remove(notice.topic);
    const QString text = notice.text;
    const auto same = std::ranges::find(m_shown, notice.topic, &Shown::topic);
    if (same == m_shown.end()) {
        m_shown.push_back({notice.topic, strip(notice)});
        m_notices.push_back(std::move(notice));
        layout()->addWidget(m_shown.back().strip);
    } else {
        Notice& shown = m_notices[size_t(same - m_shown.begin())];
        if (saysTheSame(shown, notice)) { // a strip made anew would take the keyboard from its buttons
            if (auto* bar = same->strip->findChild<QProgressBar*>())
                bar->setValue(notice.percent);
            shown.percent = notice.percent;
            return;
        }
        shown = std::move(notice);
        replace(*same, shown);
    }
    setVisible(true);
    announce(this, text);
}

void NoticeBar::replace(Shown& shown, const Notice& notice)
{
    QWidget* const before = std::exchange(shown.strip, strip(notice));
    delete layout()->replaceWidget(before, shown.strip);
    before->hide();
    before->deleteLater(); // it may hold the button that was just clicked
}

void NoticeBar::clear(const QString& topic)
{
    m_closed.remove(topic);
    const auto shown = std::ranges::find(m_shown, topic, &Shown::topic);
    if (shown == m_shown.end())
        return;
    layout()->removeWidget(shown->strip);
    shown->strip->hide();
    shown->strip->deleteLater();
    m_notices.erase(m_notices.begin() + (shown - m_shown.begin()));
    m_shown.erase(shown);
    setVisible(!m_shown.empty());
}

void NoticeBar::close(const QString& topic)
{
    const auto closed = std::find_if(
        m_notices.begin(), m_notices.end(), [&](const Notice& each) { return each.topic == topic; });
    const QString standing = closed != m_notices.end() && closed->standing ? closed->text : QString();
    clear(topic);
    if (!standing.isEmpty())
        m_closed.insert(topic, standing);
}

void NoticeBar::clearAll()
{
    while (!m_shown.empty())
        clear(QString(m_shown.back().topic));
    m_closed.clear();
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (size_t at = 0; at < m_shown.size(); ++at)
            replace(m_shown[at], m_notices[at]);
    }
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
    if (notice.percent >= 0) {
        auto* bar = new QProgressBar;
        bar->setFixedWidth(160);
        bar->setTextVisible(false);
        bar->setAccessibleName(notice.text);
        bar->setValue(notice.percent);
        row->addWidget(bar);
    }
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
    connect(close, &QToolButton::clicked, this, [this, topic = notice.topic] { this->close(topic); });
    row->addWidget(close);
    return strip;
}

} // namespace flavormap

#include "moc_noticebar.cpp"
