// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/namedialog.h"

#include "gui/widgets/fieldmessage.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

NameDialog::NameDialog(const Words& words, Check check, QWidget* parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_name(new QLineEdit(words.name))
    , m_message(new FieldMessage)
{
    setWindowTitle(words.title);
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(440);

    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    m_message->setField(m_name);
    m_message->showHint(tr("Letters, digits, “_”, “.” and “-”, at most 255."));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_message);
    if (words.asksForDescription) {
        m_description = new QLineEdit;
        m_description->setAccessibleName(tr("Description"));
        form->addRow(tr("&Description"), m_description);
    }

    auto* buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(words.verb, QDialogButtonBox::AcceptRole);
    m_accept->setProperty("primary", true);
    m_accept->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    if (!words.hint.isEmpty()) {
        auto* hint = new QLabel(words.hint);
        hint->setWordWrap(true);
        layout->addWidget(hint);
    }
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::checkName);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    checkName();
    m_name->setFocus();
}

QString NameDialog::name() const
{
    return m_name->text();
}

QString NameDialog::description() const
{
    return m_description ? m_description->text() : QString();
}

void NameDialog::checkName()
{
    const QString wrong = m_name->text().isEmpty() ? QString() : m_check(m_name->text());
    m_accept->setEnabled(!m_name->text().isEmpty() && wrong.isEmpty());
    if (wrong.isEmpty())
        m_message->clear();
    else
        m_message->showError(wrong);
}

} // namespace flavormap

#include "moc_namedialog.cpp"
