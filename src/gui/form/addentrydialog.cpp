// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/addentrydialog.h"

#include "ui_addentrydialog.h"

#include <QCompleter>

namespace flavormap {

AddEntryDialog::AddEntryDialog(Names names, const QString& provider, int count, QWidget* parent)
    : QDialog(parent)
    , m_names(std::move(names))
    , m_ui(std::make_unique<Ui::AddEntryDialog>())
{
    m_ui->setupUi(this);
    const bool asksForProvider = provider.isNull();
    setWindowTitle(asksForProvider ? tr("Add provider") : tr("Add key"));
    m_ui->provider->setNames(m_names.providers);
    m_ui->provider->setCurrentText(provider);
    m_ui->provider->setEnabled(asksForProvider);
    m_ui->key->setNames(m_names.keys);
    m_ui->key->setCurrentText(asksForProvider ? QStringLiteral("image") : QString());
    m_ui->message->setField(m_ui->value);
    m_ui->howMany->setText(tr("It goes into all %n image types.", nullptr, count));
    m_ui->howMany->setVisible(count > 1);
    for (QComboBox* box : {m_ui->provider, m_ui->key}) {
        connect(box, &QComboBox::currentTextChanged, this, &AddEntryDialog::check);
        connect(box, &QComboBox::currentTextChanged, this, &AddEntryDialog::offerValues);
    }
    connect(m_ui->value, &QLineEdit::textChanged, this, &AddEntryDialog::check);
    offerValues();
    check();
    (asksForProvider ? m_ui->provider : m_ui->key)->setFocus();
}

AddEntryDialog::~AddEntryDialog() = default;

void AddEntryDialog::setKey(const QString& key)
{
    m_ui->key->setCurrentText(key);
    m_ui->value->setFocus();
}

CellPath AddEntryDialog::path() const
{
    return CellPath::entry(m_ui->provider->currentText(), m_ui->key->currentText());
}

QString AddEntryDialog::value() const
{
    return m_ui->value->text();
}

void AddEntryDialog::check()
{
    const bool named = !path().providerName().isEmpty() && !path().key().isEmpty();
    if (named && m_names.isThere(path()))
        m_ui->message->showError(tr("%1 has the key %2 already: edit its value in the form.")
                                     .arg(path().providerName(), path().key()));
    else
        m_ui->message->showHint(QString());
    m_ui->add->setEnabled(named && !value().isEmpty() && !m_ui->message->isError());
}

void AddEntryDialog::offerValues()
{
    auto* completer = new QCompleter(m_names.values(path()), m_ui->value);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_ui->value->setCompleter(completer); // the field deletes the old one
}

} // namespace flavormap

#include "moc_addentrydialog.cpp"
