// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/namedialog.h"

#include "ui_namedialog.h"

namespace flavormap {

NameDialog::NameDialog(const Words& words, Check check, Stage stage, QWidget* parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_stage(std::move(stage))
    , m_ui(std::make_unique<Ui::NameDialog>())
{
    m_ui->setupUi(this);
    setWindowTitle(words.title);
    m_ui->hint->setText(words.hint);
    m_ui->hint->setVisible(!words.hint.isEmpty());
    m_ui->name->setText(words.name);
    m_ui->name->selectAll();
    m_ui->message->setField(m_ui->name);
    m_ui->message->showHint(tr("Letters, digits, “_”, “.” and “-”, at most 255."));
    for (QWidget* widget :
        {static_cast<QWidget*>(m_ui->descriptionLabel), static_cast<QWidget*>(m_ui->description)})
        widget->setVisible(words.asksForDescription);
    m_ui->verb->setText(words.verb);
    connect(m_ui->name, &QLineEdit::textChanged, this, &NameDialog::checkName);
    // What is wrong is told once something was typed.
    m_ui->verb->setEnabled(!words.name.isEmpty() && m_check(words.name).isEmpty());
    m_ui->name->setFocus();
}

NameDialog::~NameDialog() = default;

QString NameDialog::name() const
{
    return m_ui->name->text();
}

QString NameDialog::description() const
{
    return m_ui->description->text();
}

void NameDialog::accept()
{
    const Result<void> staged = m_stage(*this);
    if (staged) {
        QDialog::accept();
        return;
    }
    m_ui->message->showError(staged.error().message);
    m_ui->name->setFocus();
}

void NameDialog::checkName()
{
    const QString name = m_ui->name->text();
    const QString wrong = name.isEmpty() ? QString() : m_check(name);
    m_ui->verb->setEnabled(!name.isEmpty() && wrong.isEmpty());
    if (wrong.isEmpty())
        m_ui->message->clear();
    else
        m_ui->message->showError(wrong);
}

} // namespace flavormap

#include "moc_namedialog.cpp"
