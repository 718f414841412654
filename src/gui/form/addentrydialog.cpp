// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/addentrydialog.h"

#include "gui/widgets/fieldmessage.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QComboBox* editableBox(const QStringList& names, const QString& text)
{
    auto* box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(names);
    box->setCurrentText(text);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return box;
}

} // namespace

AddEntryDialog::AddEntryDialog(Names names, const QString& provider, int count, QWidget* parent)
    : QDialog(parent)
    , m_names(std::move(names))
    , m_provider(editableBox(m_names.providers, provider))
    , m_key(editableBox(m_names.keys, provider.isNull() ? QStringLiteral("image") : QString()))
    , m_value(new QLineEdit)
    , m_message(new FieldMessage)
{
    setWindowTitle(provider.isNull() ? tr("Add provider") : tr("Add key"));
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(420);
    m_provider->setEnabled(provider.isNull());
    m_value->setAccessibleName(tr("Value"));
    m_message->setField(m_value);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Provider"), m_provider);
    form->addRow(tr("&Key"), m_key);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_value);
    column->addWidget(m_message);
    auto* label = new QLabel(tr("&Value"));
    label->setBuddy(m_value);
    form->addRow(label, column);
    m_add = new QPushButton(tr("Add"));
    m_add->setProperty("primary", true);
    m_add->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    if (count > 1)
        layout->addWidget(new QLabel(tr("It goes into all %n image types.", nullptr, count)));
    layout->addStretch();
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (QComboBox* box : {m_provider, m_key}) {
        connect(box, &QComboBox::currentTextChanged, this, &AddEntryDialog::check);
        connect(box, &QComboBox::currentTextChanged, this, &AddEntryDialog::offerValues);
    }
    connect(m_value, &QLineEdit::textChanged, this, &AddEntryDialog::check);
    offerValues();
    check();
    (provider.isNull() ? m_provider : m_key)->setFocus();
}

void AddEntryDialog::setKey(const QString& key)
{
    m_key->setCurrentText(key);
    m_value->setFocus();
}

CellPath AddEntryDialog::path() const
{
    return CellPath::entry(m_provider->currentText(), m_key->currentText());
}

QString AddEntryDialog::value() const
{
    return m_value->text();
}

void AddEntryDialog::check()
{
    const bool named = !path().providerName().isEmpty() && !path().key().isEmpty();
    if (named && m_names.isThere(path()))
        m_message->showError(tr("%1 has the key %2 already: edit its value in the form.")
                                 .arg(path().providerName(), path().key()));
    else
        m_message->showHint(QString());
    m_add->setEnabled(named && !value().isEmpty() && !m_message->isError());
}

void AddEntryDialog::offerValues()
{
    auto* completer = new QCompleter(m_names.values(path()), m_value);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_value->setCompleter(completer); // the field deletes the old one
}

} // namespace flavormap

#include "moc_addentrydialog.cpp"
