// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/columndialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QComboBox* editableBox(const QStringList& names)
{
    auto* box = new QComboBox;
    box->setEditable(true);
    box->addItems(names);
    return box;
}

} // namespace

ColumnDialog::ColumnDialog(const QStringList& providers, const QStringList& keys, QWidget* parent)
    : QDialog(parent)
    , m_provider(editableBox(providers))
    , m_key(editableBox(keys.isEmpty() ? QStringList{QStringLiteral("image")} : keys))
{
    setWindowTitle(tr("Add provider column"));
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(400);
    m_provider->setCurrentText(QString());

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Provider"), m_provider);
    form->addRow(tr("&Key"), m_key);
    m_hint = new QLabel(tr("An empty column to type or paste into. Nothing is staged by it alone."));
    m_hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox;
    m_add = buttons->addButton(tr("Add column"), QDialogButtonBox::AcceptRole);
    m_add->setProperty("primary", true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    const auto check = [this] { m_add->setEnabled(!provider().isEmpty() && !key().isEmpty()); };
    connect(m_provider, &QComboBox::currentTextChanged, this, check);
    connect(m_key, &QComboBox::currentTextChanged, this, check);
    check();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_hint);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ColumnDialog::setWords(const QString& hint, const QString& verb)
{
    m_hint->setText(hint);
    m_add->setText(verb);
}

void ColumnDialog::setProvider(const QString& provider)
{
    m_provider->setCurrentText(provider);
    m_provider->setEnabled(provider.isEmpty());
}

QString ColumnDialog::provider() const
{
    return m_provider->currentText();
}

QString ColumnDialog::key() const
{
    return m_key->currentText();
}

} // namespace flavormap

#include "moc_columndialog.cpp"
