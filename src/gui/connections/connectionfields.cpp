// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectionfields.h"

#include "api/endpoint.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/filedialog.h"
#include "gui/widgets/spokenhelp.h"
#include "ui_connectionfields.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>

namespace flavormap {

ConnectionFields::ConnectionFields(
    const Profile& profile, std::function<bool(const QString&)> isTaken, QWidget* parent)
    : QWidget(parent)
    , m_profile(profile)
    , m_isTaken(std::move(isTaken))
    , m_ui(std::make_unique<Ui::ConnectionFields>())
{
    m_ui->setupUi(this);
    m_ui->address->setFont(monoFont(font()));
    dressLabels();
    showProfile();
    listen();
    addShowKey();
    for (QWidget* field : findChildren<QWidget*>()) {
        if (!field->whatsThis().isEmpty())
            describe(*field, field->accessibleDescription());
    }
    m_ui->keyOnlyHere->hide();
    check();
}

ConnectionFields::~ConnectionFields() = default;

/// Muted, and level with their fields.
void ConnectionFields::dressLabels()
{
    for (QLabel* label : findChildren<QLabel*>(Qt::FindDirectChildrenOnly)) {
        if (qobject_cast<SectionTitle*>(label))
            continue;
        label->setForegroundRole(QPalette::PlaceholderText);
        if (label->buddy())
            label->setMinimumHeight(label->buddy()->sizeHint().height());
    }
    // The fields of the two grids stand below each other.
    const int widest
        = std::max(m_ui->caFileLabel->sizeHint().width(), m_ui->timeoutLabel->sizeHint().width());
    for (QGridLayout* grid : {m_ui->security, m_ui->network})
        grid->setColumnMinimumWidth(0, widest);
}

void ConnectionFields::arrange(int width)
{
    if (sizeHint().width() > width)
        m_ui->columns->setDirection(QBoxLayout::TopToBottom);
}

void ConnectionFields::showProfile()
{
    m_ui->name->setText(m_profile.name);
    m_ui->colour->setColour(m_profile.colour);
    m_ui->address->setText(m_profile.address);
    m_ui->tenant->setText(m_profile.tenant);
    m_ui->user->setText(m_profile.user);
    m_ui->production->setChecked(m_profile.production);
    m_ui->readOnly->setChecked(m_profile.readOnly);
    m_ui->caFile->setText(m_profile.caFile);
    m_ui->timeout->setValue(m_profile.timeoutSeconds);
}

void ConnectionFields::listen()
{
    const std::pair<QLineEdit*, FieldMessage*> fields[] = {{m_ui->name, m_ui->nameMessage},
        {m_ui->address, m_ui->addressMessage}, {m_ui->tenant, m_ui->tenantMessage},
        {m_ui->user, m_ui->userMessage}, {m_ui->key, m_ui->keyMessage}, {m_ui->caFile, m_ui->caFileMessage}};
    for (const auto& [field, message] : fields) {
        message->setField(field);
        connect(field, &QLineEdit::textChanged, this, [this] {
            check();
            Q_EMIT changed();
        });
    }
    require(m_ui->name, m_ui->nameMessage, tr("Type a name: it is shown wherever this connection is."));
    require(m_ui->address, m_ui->addressMessage, tr("Type the server's address: http://coopr.example:55054"));
    require(m_ui->tenant, m_ui->tenantMessage, tr("Type the tenant's name, such as superadmin."));
    require(m_ui->user, m_ui->userMessage, tr("Type the user, such as admin."));
    for (QCheckBox* mark : {m_ui->production, m_ui->readOnly})
        connect(mark, &QCheckBox::toggled, this, &ConnectionFields::changed);
    connect(m_ui->colour, &ColourPicker::colourChanged, this, &ConnectionFields::changed);
    connect(m_ui->timeout, &QSpinBox::valueChanged, this, &ConnectionFields::changed);
    connect(m_ui->keyOnlyHere, &QCheckBox::toggled, this, [this](bool chosen) {
        m_ui->keyMessage->clear();
        Q_EMIT keyOnlyHereChosen(chosen);
    });
    connect(m_ui->chooseCaFile, &QPushButton::clicked, this, &ConnectionFields::chooseCaFile);
}

void ConnectionFields::addShowKey()
{
    auto* show = m_ui->key->addAction(fieldIcon(IconName::Eye), QLineEdit::TrailingPosition);
    show->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    show->setShortcutContext(Qt::WidgetShortcut); // while the keyboard is in the field
    const auto tell = [this, show] {
        const bool shown = m_ui->key->echoMode() == QLineEdit::Normal;
        show->setIcon(fieldIcon(shown ? IconName::EyeOff : IconName::Eye));
        show->setText(shown ? tr("Hide the API key") : tr("Show the API key"));
        const QString keys = show->shortcut().toString(QKeySequence::NativeText);
        show->setToolTip(QStringLiteral("%1 (%2)").arg(show->text(), keys));
    };
    tell();
    connect(show, &QAction::triggered, this, [this, tell] {
        const bool shown = m_ui->key->echoMode() == QLineEdit::Normal;
        m_ui->key->setEchoMode(shown ? QLineEdit::Password : QLineEdit::Normal);
        tell();
    });
}

void ConnectionFields::require(QLineEdit* edit, FieldMessage* message, const QString& missing)
{
    // editingFinished() isn't told of a field in which nothing was typed.
    connect(qApp, &QApplication::focusChanged, this, [edit, message, missing](QWidget* left, QWidget* now) {
        if (left == edit && now && edit->text().trimmed().isEmpty())
            message->showError(missing);
    });
    connect(edit, &QLineEdit::textChanged, this, [edit, message] {
        if (message->isError() && !edit->text().trimmed().isEmpty() && !edit->property("wrong").toBool())
            message->clear();
    });
}

void ConnectionFields::check()
{
    // `wrong` is what stands there, other than empty, and can't be taken.
    const auto say = [](QLineEdit* edit, FieldMessage* message, const QString& problem) {
        const bool was = edit->property("wrong").toBool();
        edit->setProperty("wrong", !problem.isEmpty());
        if (!problem.isEmpty())
            message->showError(problem);
        else if (was)
            message->clear();
    };
    const QString name = m_ui->name->text().trimmed();
    say(m_ui->name, m_ui->nameMessage,
        !name.isEmpty() && m_isTaken(name)
            ? tr("There is a connection “%1” already: choose another name.").arg(name)
            : QString());
    const auto base = Endpoint::parseAddress(m_ui->address->text().trimmed());
    say(m_ui->address, m_ui->addressMessage,
        !m_ui->address->text().isEmpty() && !base ? base.error().message : QString());
    const QString caFile = m_ui->caFile->text();
    say(m_ui->caFile, m_ui->caFileMessage,
        !caFile.isEmpty() && !QFileInfo(caFile).isFile() ? tr("There is no such file.") : QString());
}

bool ConnectionFields::hasAddress() const
{
    return Endpoint::parseAddress(m_ui->address->text().trimmed()).has_value();
}

bool ConnectionFields::isGood() const
{
    const QString name = m_ui->name->text().trimmed();
    return !name.isEmpty() && !m_isTaken(name) && hasAddress() && !m_ui->tenant->text().isEmpty()
        && !m_ui->user->text().isEmpty();
}

Profile ConnectionFields::edited() const
{
    Profile profile = m_profile;
    profile.name = m_ui->name->text().trimmed();
    profile.colour = m_ui->colour->colour();
    profile.address = m_ui->address->text().trimmed();
    profile.tenant = m_ui->tenant->text();
    profile.user = m_ui->user->text();
    profile.production = m_ui->production->isChecked();
    profile.readOnly = m_ui->readOnly->isChecked();
    profile.caFile = m_ui->caFile->text();
    profile.timeoutSeconds = m_ui->timeout->value();
    return profile;
}

QString ConnectionFields::key() const
{
    return m_ui->key->text();
}

void ConnectionFields::setKey(const QString& key)
{
    m_ui->key->setText(key);
}

void ConnectionFields::chooseCaFile()
{
    QFileDialog* dialog = makeFileDialog(window(), tr("CA file"), QFileDialog::AcceptOpen);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_ui->caFile, &QLineEdit::setText);
    dialog->open();
}

void ConnectionFields::sayWhereKeysAre(const QString& sentence)
{
    const QString problem = m_ui->keyMessage->isError() ? m_ui->keyMessage->text() : QString();
    m_ui->keyMessage->showHint(sentence, IconName::Key);
    if (!problem.isEmpty())
        m_ui->keyMessage->showError(problem);
}

void ConnectionFields::sayAtKey(const QString& problem)
{
    m_ui->keyMessage->showError(problem);
}

void ConnectionFields::offerKeyOnlyHere(bool chosen)
{
    m_ui->keyOnlyHere->setChecked(chosen);
    m_ui->keyOnlyHere->show();
}

bool ConnectionFields::isKeyOnlyHere() const
{
    return m_ui->keyOnlyHere->isChecked();
}

void ConnectionFields::focusKey()
{
    m_ui->key->setFocus();
}

void ConnectionFields::sayAtName(const QString& problem)
{
    m_ui->nameMessage->showError(problem);
}

} // namespace flavormap

#include "moc_connectionfields.cpp"
