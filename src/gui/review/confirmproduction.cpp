// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/confirmproduction.h"

#include "gui/style/connectioncolours.h"
#include "ui_confirmproduction.h"

namespace flavormap {

ConfirmProduction::ConfirmProduction(const Connection& connection, int changes, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConfirmProduction>())
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Apply to %1").arg(connection.name));
    m_ui->band->setProfile(connection.identity());
    m_ui->identity->setProfile(connection.identity());
    m_ui->question->setText(
        tr("%n change(s) will be sent to a production server. Type its name, <b>%1</b>, to go on.", nullptr,
            changes)
            .arg(connection.name.toHtmlEscaped()));
    m_ui->apply->setText(tr("Apply %n change(s)", nullptr, changes));
    m_ui->apply->setProperty("accentColor", connectionColour(connection.colour));
    connect(m_ui->name, &QLineEdit::textChanged, m_ui->apply,
        [apply = m_ui->apply, wanted = connection.name](
            const QString& text) { apply->setEnabled(text == wanted); });
    m_ui->name->setFocus();
}

ConfirmProduction::~ConfirmProduction() = default;

} // namespace flavormap

#include "moc_confirmproduction.cpp"
