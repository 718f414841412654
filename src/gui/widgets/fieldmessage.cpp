// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/fieldmessage.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/spokenhelp.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace flavormap {

FieldMessage::FieldMessage(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(icon(IconName::Info), 14, this))
    , m_text(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop); // level with the icon, however high it is made
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(smallFont(font()));
    hide();
}

void FieldMessage::setField(QWidget* field)
{
    m_field = field;
}

void FieldMessage::showError(const QString& text)
{
    show(text, icon(IconName::WarningCircle, IconColour::Problem), true);
}

void FieldMessage::showHint(const QString& text, IconName name)
{
    m_hint = text;
    m_hintIcon = name;
    show(text, icon(name), false);
}

void FieldMessage::clear()
{
    show(m_hint, icon(m_hintIcon), false);
}

QString FieldMessage::text() const
{
    return m_text->text();
}

void FieldMessage::show(const QString& text, const QIcon& icon, bool error)
{
    m_error = error;
    m_icon->setIcon(icon);
    m_text->setText(text);
    colourText();
    setVisible(!text.isEmpty());
    if (!m_field)
        return;
    m_field->setProperty("error", error);
    describe(*m_field, text);
    m_field->update();
}

void FieldMessage::colourText()
{
    const Tokens tokens = Tokens::of(palette());
    QPalette own = m_text->palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        own.setColor(role, m_error ? tokens.problemText : tokens.muted);
    m_text->setPalette(own);
}

void FieldMessage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        colourText();
    else if (event->type() == QEvent::FontChange)
        m_text->setFont(smallFont(font()));
    QWidget::changeEvent(event);
}

} // namespace flavormap

#include "moc_fieldmessage.cpp"
