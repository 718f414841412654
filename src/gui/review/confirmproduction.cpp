// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/confirmproduction.h"

#include "gui/style/connectioncolours.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/identitylabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

ConfirmProduction::ConfirmProduction(const Connection& connection, int changes, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Apply to %1").arg(connection.name));
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(440);
    auto* band = new ConnectionBand;
    band->setProfile(connection.identity());
    auto* identity = new IdentityLabel;
    identity->setProfile(connection.identity());
    auto* question = new QLabel(
        tr("%n change(s) will be sent to a production server. Type its name, <b>%1</b>, to go on.", nullptr,
            changes)
            .arg(connection.name.toHtmlEscaped()));
    question->setWordWrap(true);
    auto* name = new QLineEdit;
    name->setAccessibleName(tr("Name of the connection"));
    auto* apply = new QPushButton(tr("Apply %n change(s)", nullptr, changes));
    apply->setProperty("primary", true);
    apply->setProperty("accentColor", connectionColour(connection.colour));
    apply->setEnabled(false);
    apply->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(apply);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(16, 12, 16, 16);
    inner->setSpacing(12);
    inner->addWidget(identity);
    inner->addWidget(question);
    inner->addWidget(name);
    inner->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(band);
    layout->addLayout(inner);
    connect(name, &QLineEdit::textChanged, apply,
        [apply, wanted = connection.name](const QString& text) { apply->setEnabled(text == wanted); });
    connect(apply, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    name->setFocus();
}

} // namespace flavormap

#include "moc_confirmproduction.cpp"
