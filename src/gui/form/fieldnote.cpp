// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/fieldnote.h"

#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/style/icon.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/linkbutton.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <optional>
#include <utility>

namespace flavormap {

namespace {

constexpr int signSide = 16;
constexpr int gap = 8;

std::optional<StateGlyph> glyphOf(FieldNote::Kind kind)
{
    if (kind == FieldNote::Kind::Conflict)
        return StateGlyph::Conflict;
    return kind == FieldNote::Kind::Problem ? std::optional(StateGlyph::Problem) : std::nullopt;
}

QIcon iconOf(FieldNote::Kind kind)
{
    switch (kind) {
    case FieldNote::Kind::Staged:
        return icon(IconName::History, IconColour::Staged);
    case FieldNote::Kind::Missing:
        return icon(IconName::DashedCircle);
    default:
        return icon(IconName::Info);
    }
}

} // namespace

FieldNote::FieldNote(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_value(new ElidedLabel)
    , m_verbs(new QWidget)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* verbs = new QHBoxLayout(m_verbs);
    verbs->setContentsMargins(0, 0, 0, 0);
    verbs->setSpacing(gap);
    auto* said = new QVBoxLayout;
    said->setSpacing(2);
    said->addWidget(m_text);
    said->addWidget(m_value);
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom);
    m_parts->setSpacing(2);
    m_parts->addLayout(said, 1);
    m_parts->addWidget(m_verbs, 0, Qt::AlignLeading);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(signSide + gap, 0, 0, 0);
    layout->addLayout(m_parts, 1);
    dress();
    hide();
}

void FieldNote::show(Kind kind, const QString& text, const QString& value, std::vector<Verb> verbs)
{
    m_kind = kind;
    m_text->setText(text);
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
    setAccessibleName(value.isEmpty() ? text : text + QStringLiteral(": ") + value);
    // One verb stands beside what it is about, several, and those of a long story, below.
    const bool isShort = kind == Kind::Staged || kind == Kind::Hint;
    m_parts->setDirection(verbs.size() == 1 && isShort ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setVerbs(verbs);
    m_does = std::move(verbs);
    dress();
    setVisible(true);
    update();
}

void FieldNote::setVerbs(const std::vector<Verb>& verbs)
{
    QStringList texts;
    for (const Verb& verb : verbs)
        texts += verb.text;
    m_verbs->setVisible(!verbs.empty());
    if (texts == m_verbTexts) // a button that is being pressed stays
        return;
    m_verbTexts = texts;
    for (auto* old : m_verbs->findChildren<LinkButton*>(Qt::FindDirectChildrenOnly)) {
        m_verbs->layout()->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    QWidget* before = m_value;
    for (size_t at = 0; at < verbs.size(); ++at) {
        auto* button = new LinkButton(verbs[at].text);
        m_verbs->layout()->addWidget(button);
        setTabOrder(std::exchange(before, button), button); // not behind the table, where Tab stays
        button->show();                                     // a layout would do so later
        connect(button, &QPushButton::clicked, this, [this, at] {
            const auto does = at < m_does.size() ? m_does[at].run : nullptr; // it may change m_does
            if (does)
                does();
        });
    }
}

void FieldNote::clear()
{
    m_text->clear();
    m_value->clear();
    m_does.clear();
    hide();
}

QString FieldNote::text() const
{
    return m_text->text();
}

void FieldNote::dress()
{
    const Tokens tokens = Tokens::of(palette());
    const QColor colour = m_kind == Kind::Problem ? tokens.problemText
        : m_kind == Kind::Conflict                ? tokens.conflict.text
                                                  : tokens.muted;
    QPalette said = m_text->palette();
    said.setColor(QPalette::WindowText, colour);
    m_text->setPalette(said);
    m_text->setFont(smallFont(font()));
    m_value->setFont(monoFont(font()));
}

void FieldNote::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

void FieldNote::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int line = std::max(signSide, m_text->fontMetrics().height());
    const QRect sign
        = QStyle::visualRect(layoutDirection(), rect(), QRect(0, (line - signSide) / 2, signSide, signSide));
    if (const auto glyph = glyphOf(m_kind))
        paintStateGlyph(painter, sign, *glyph, Tokens::of(palette()));
    else
        iconOf(m_kind).paint(&painter, sign);
}

} // namespace flavormap

#include "moc_fieldnote.cpp"
