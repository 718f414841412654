// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/columndialog.h"

#include "ui_columndialog.h"

namespace flavormap {

ColumnDialog::ColumnDialog(const QStringList& providers, const QStringList& keys, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ColumnDialog>())
{
    m_ui->setupUi(this);
    m_ui->provider->setNames(providers);
    m_ui->key->setNames(keys);
    m_ui->key->setCurrentText(keys.value(0, QStringLiteral("image")));
    const auto check = [this] { m_ui->add->setEnabled(!provider().isEmpty() && !key().isEmpty()); };
    for (QComboBox* box : {m_ui->provider, m_ui->key})
        connect(box, &QComboBox::currentTextChanged, this, check);
    check();
    m_ui->provider->setFocus();
}

ColumnDialog::~ColumnDialog() = default;

QString ColumnDialog::provider() const
{
    return m_ui->provider->currentText();
}

QString ColumnDialog::key() const
{
    return m_ui->key->currentText();
}

} // namespace flavormap

#include "moc_columndialog.cpp"
