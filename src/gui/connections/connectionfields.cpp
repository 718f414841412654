// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectionfields.h"

#include "api/endpoint.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/colourpicker.h"
#include "gui/widgets/fieldmessage.h"
#include "gui/widgets/filedialog.h"
#include "gui/widgets/sectiontitle.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace flavormap {

namespace {

QLabel* muted(const QString& text)
{
    auto* label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QGridLayout* fieldGrid()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    return grid;
}

/// The label before a field, level with it.
void addLabel(QGridLayout* grid, const QString& word, QWidget* buddy)
{
    QLabel* label = muted(word);
    label->setBuddy(buddy);
    label->setMinimumHeight(buddy->sizeHint().height());
    grid->addWidget(label, grid->rowCount(), 0, Qt::AlignTop);
}

} // namespace

ConnectionFields::ConnectionFields(
    const Profile& profile, std::function<bool(const QString&)> isTaken, QWidget* parent)
    : QWidget(parent)
    , m_profile(profile)
    , m_isTaken(std::move(isTaken))
{
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(new SectionTitle(tr("Connection")));
    left->addLayout(buildConnection());
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addLayout(buildSecurity());
    right->addStretch();
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(32);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    m_address->setPlaceholderText(QStringLiteral("http://coopr.example:55054"));
    m_address->setFont(monoFont(font()));
    require(m_name, m_nameMessage, tr("Type a name: it is shown wherever this connection is."));
    require(m_address, m_addressMessage, tr("Type the server's address: http://coopr.example:55054"));
    require(m_tenant, m_tenantMessage, tr("Type the tenant's name, such as superadmin."));
    require(m_user, m_userMessage, tr("Type the user, such as admin."));
    for (QCheckBox* mark : {m_production, m_readOnly})
        connect(mark, &QCheckBox::toggled, this, &ConnectionFields::changed);
    connect(m_colour, &ColourPicker::colourChanged, this, &ConnectionFields::changed);
    connect(m_timeout, &QSpinBox::valueChanged, this, &ConnectionFields::changed);
    check();
}

QLineEdit* ConnectionFields::addField(
    QGridLayout* grid, const QString& word, const QString& text, FieldMessage** message, QWidget* beside)
{
    auto* edit = new QLineEdit(text);
    edit->setAccessibleName(word);
    *message = new FieldMessage;
    (*message)->setField(edit);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(edit, 1);
    if (beside)
        row->addWidget(beside);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(*message);
    addLabel(grid, word, edit);
    grid->addLayout(column, grid->rowCount() - 1, 1);
    connect(edit, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT changed();
    });
    return edit;
}

QLayout* ConnectionFields::buildConnection()
{
    QGridLayout* grid = fieldGrid();
    m_name = addField(grid, tr("Name"), m_profile.name, &m_nameMessage);
    m_colour = new ColourPicker;
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setColour(m_profile.colour);
    addLabel(grid, tr("Colour"), m_colour);
    grid->addWidget(m_colour, grid->rowCount() - 1, 1, Qt::AlignLeading);
    m_address = addField(grid, tr("Server URL"), m_profile.address, &m_addressMessage);
    m_tenant = addField(grid, tr("Tenant"), m_profile.tenant, &m_tenantMessage);
    m_user = addField(grid, tr("User"), m_profile.user, &m_userMessage);
    m_key = addField(grid, tr("API key"), QString(), &m_keyMessage);
    m_key->setEchoMode(QLineEdit::Password);
    addShowKey();
    grid->addLayout(buildMarks(), grid->rowCount(), 1);
    return grid;
}

void ConnectionFields::addShowKey()
{
    auto* show = m_key->addAction(icon(IconName::Eye), QLineEdit::TrailingPosition);
    show->setText(tr("Show the API key"));
    show->setToolTip(show->text());
    connect(show, &QAction::triggered, this, [this, show] {
        const bool shown = m_key->echoMode() == QLineEdit::Normal;
        m_key->setEchoMode(shown ? QLineEdit::Password : QLineEdit::Normal);
        show->setIcon(icon(shown ? IconName::Eye : IconName::EyeOff));
        show->setText(shown ? tr("Show the API key") : tr("Hide the API key"));
        show->setToolTip(show->text());
    });
}

QLayout* ConnectionFields::buildMarks()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const auto add = [grid](const QString& word, const QString& what, bool checked) {
        auto* box = new QCheckBox(word);
        box->setAccessibleDescription(what);
        box->setChecked(checked);
        const int row = grid->rowCount();
        grid->addWidget(box, row, 0);
        grid->addWidget(muted(what), row, 1);
        return box;
    };
    m_production = add(tr("Production"), tr("asks for its name before sending"), m_profile.production);
    m_readOnly = add(tr("Read-only"), tr("nothing can be staged"), m_profile.readOnly);
    return grid;
}

QLayout* ConnectionFields::buildSecurity()
{
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(new SectionTitle(tr("Security")));
    QGridLayout* security = fieldGrid();
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ConnectionFields::chooseCaFile);
    m_caFile = addField(security, tr("CA file"), m_profile.caFile, &m_caMessage, choose);
    m_caFile->setPlaceholderText(tr("The system's authorities"));
    column->addLayout(security);
    column->addSpacing(8);
    column->addWidget(new SectionTitle(tr("Network")));
    QGridLayout* network = fieldGrid();
    for (QGridLayout* grid : {security, network}) // their fields stand below each other
        grid->setColumnMinimumWidth(0, fontMetrics().horizontalAdvance(tr("Time-out")) + 8);
    m_timeout = new QSpinBox;
    m_timeout->setRange(1, 600);
    m_timeout->setValue(m_profile.timeoutSeconds);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setAccessibleName(tr("Time-out"));
    addLabel(network, tr("Time-out"), m_timeout);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_timeout);
    row->addWidget(muted(tr("for each request")), 1);
    network->addLayout(row, network->rowCount() - 1, 1);
    column->addLayout(network);
    return column;
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
    const QString name = m_name->text().trimmed();
    say(m_name, m_nameMessage,
        !name.isEmpty() && m_isTaken(name)
            ? tr("There is a connection “%1” already: choose another name.").arg(name)
            : QString());
    const auto base = Endpoint::parseAddress(m_address->text().trimmed());
    say(m_address, m_addressMessage,
        !m_address->text().isEmpty() && !base ? base.error().message : QString());
    const QString caFile = m_caFile->text();
    say(m_caFile, m_caMessage,
        !caFile.isEmpty() && !QFileInfo(caFile).isFile() ? tr("There is no such file.") : QString());
}

bool ConnectionFields::hasAddress() const
{
    return Endpoint::parseAddress(m_address->text().trimmed()).has_value();
}

bool ConnectionFields::isGood() const
{
    const QString name = m_name->text().trimmed();
    return !name.isEmpty() && !m_isTaken(name) && hasAddress() && !m_tenant->text().isEmpty()
        && !m_user->text().isEmpty();
}

Profile ConnectionFields::edited() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.colour = m_colour->colour();
    profile.address = m_address->text().trimmed();
    profile.tenant = m_tenant->text();
    profile.user = m_user->text();
    profile.production = m_production->isChecked();
    profile.readOnly = m_readOnly->isChecked();
    profile.caFile = m_caFile->text();
    profile.timeoutSeconds = m_timeout->value();
    return profile;
}

QString ConnectionFields::key() const
{
    return m_key->text();
}

void ConnectionFields::setKey(const QString& key)
{
    m_key->setText(key);
}

void ConnectionFields::chooseCaFile()
{
    QFileDialog* dialog = makeFileDialog(window(), tr("CA file"), QFileDialog::AcceptOpen);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

void ConnectionFields::sayWhereKeysAre(const QString& sentence)
{
    const QString problem = m_keyMessage->isError() ? m_keyMessage->text() : QString();
    m_keyMessage->showHint(sentence, IconName::Key);
    if (!problem.isEmpty())
        m_keyMessage->showError(problem);
}

void ConnectionFields::sayAtKey(const QString& problem)
{
    m_keyMessage->showError(problem);
}

void ConnectionFields::sayAtName(const QString& problem)
{
    m_nameMessage->showError(problem);
}

} // namespace flavormap

#include "moc_connectionfields.cpp"
