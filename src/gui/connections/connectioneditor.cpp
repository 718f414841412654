// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectioneditor.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/circlesteps.h"
#include "gui/widgets/colourpicker.h"
#include "gui/widgets/fieldmessage.h"
#include "gui/widgets/sectiontitle.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace flavormap {

void ConnectionEditor::open(Services& services, const Profile& profile, QWidget* window)
{
    auto* editor = new ConnectionEditor(services, profile, window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->QDialog::open();
}

ConnectionEditor::ConnectionEditor(Services& services, const Profile& profile, QWidget* window)
    : QDialog(window)
    , m_services(services)
    , m_profile(profile)
{
    setWindowTitle(profile.id.isNull() ? tr("New connection") : tr("Edit connection — %1").arg(profile.name));
    setWindowModality(Qt::WindowModal);
    build();
    check();
    if (!profile.id.isNull())
        readKey(this);
}

ConnectionEditor::~ConnectionEditor()
{
    m_stopTest.request_stop();
}

QLineEdit* ConnectionEditor::addField(
    QFormLayout* form, const QString& word, const QString& text, FieldMessage** message)
{
    auto* edit = new QLineEdit(text);
    edit->setAccessibleName(word);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(edit);
    if (message) {
        *message = new FieldMessage;
        (*message)->setField(edit);
        column->addWidget(*message);
    }
    form->addRow(word, column);
    connect(edit, &QLineEdit::textChanged, this, &ConnectionEditor::check);
    return edit;
}

QWidget* ConnectionEditor::buildFields()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_name = addField(form, tr("Name"), m_profile.name, &m_nameMessage);
    m_colour = new ColourPicker;
    m_colour->setColour(m_profile.colour);
    form->addRow(tr("Colour"), m_colour);
    m_address = addField(form, tr("Server URL"), m_profile.address, &m_addressMessage);
    m_address->setPlaceholderText(QStringLiteral("http://coopr.example:55054"));
    m_address->setFont(monoFont(font()));
    m_tenant = addField(form, tr("Tenant"), m_profile.tenant);
    m_user = addField(form, tr("User"), m_profile.user);
    m_key = addField(form, tr("API key"), QString(), &m_keyMessage);
    m_key->setEchoMode(QLineEdit::Password);
    m_keyMessage->showHint(tr("Stored in the system keyring, never in a file; where there is none, kept "
                              "until the program ends."),
        IconName::Key);
    m_production = new QCheckBox(tr("Production"));
    m_production->setToolTip(tr("Asks for its name before sending"));
    m_production->setChecked(m_profile.production);
    m_readOnly = new QCheckBox(tr("Read-only"));
    m_readOnly->setToolTip(tr("Nothing can be staged"));
    m_readOnly->setChecked(m_profile.readOnly);
    form->addRow(QString(), m_production);
    form->addRow(QString(), m_readOnly);

    m_caFile = addField(form, tr("CA file"), m_profile.caFile);
    m_caFile->setPlaceholderText(tr("The system's authorities"));
    auto* choose = new QPushButton(tr("Choose…"));
    form->addRow(QString(), choose);
    connect(choose, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("CA file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
        dialog->open();
    });
    m_timeout = new QSpinBox;
    m_timeout->setRange(1, 600);
    m_timeout->setValue(m_profile.timeoutSeconds);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setAccessibleName(tr("Time-out"));
    form->addRow(tr("Time-out"), m_timeout);
    auto* fields = new QWidget;
    fields->setLayout(form);
    return fields;
}

QWidget* ConnectionEditor::buildTest()
{
    m_steps = new CircleSteps(
        {tr("Address"), tr("Reach"), tr("TLS"), tr("HTTP"), tr("Sign-in"), tr("Catalogue")});
    m_outcome = new QLabel;
    m_outcome->setWordWrap(true);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_steps);
    layout->addWidget(m_outcome);
    return box;
}

void ConnectionEditor::build()
{
    m_test = new QPushButton(tr("Test connection"));
    m_test->setAutoDefault(false);
    m_save = new QPushButton(tr("Save"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(new SectionTitle(tr("Connection")));
    layout->addWidget(buildFields());
    layout->addWidget(buildTest());
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(560);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(this); });
    connect(m_test, &QPushButton::clicked, this, [this] { test(this); });
}

Profile ConnectionEditor::edited() const
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

bool ConnectionEditor::check()
{
    const Profile* taken = m_services.profiles.findByName(m_name->text().trimmed());
    const bool nameTaken = taken && taken->id != m_profile.id;
    if (nameTaken)
        m_nameMessage->showError(
            tr("There is a connection “%1” already: choose another name.").arg(taken->name));
    else
        m_nameMessage->clear();
    const auto base = Endpoint::parseAddress(m_address->text().trimmed());
    if (!m_address->text().isEmpty() && !base)
        m_addressMessage->showError(base.error().message);
    else
        m_addressMessage->clear();
    const bool good = !m_name->text().trimmed().isEmpty() && !nameTaken && base && !m_tenant->text().isEmpty()
        && !m_user->text().isEmpty();
    m_save->setEnabled(good);
    m_test->setEnabled(base.has_value());
    return good;
}

QCoro::Task<void> ConnectionEditor::readKey(QPointer<ConnectionEditor> editor)
{
    const auto key = co_await editor->m_services.secrets.read(editor->m_profile.id);
    if (!editor)
        co_return;
    if (!key) {
        editor->m_keyMessage->showError(key.error().message);
    } else if (editor->m_key->text().isEmpty()) {
        editor->m_storedKey = *key;
        editor->m_key->setText(*key);
    }
}

QCoro::Task<void> ConnectionEditor::save(QPointer<ConnectionEditor> editor)
{
    if (!editor->check())
        co_return;
    const auto saved = editor->m_services.profiles.save(editor->edited());
    if (!saved) {
        editor->m_nameMessage->showError(saved.error().message);
        co_return;
    }
    if (editor->m_key->text() != editor->m_storedKey) {
        editor->setEnabled(false);
        const QString key = editor->m_key->text();
        const auto written = co_await editor->m_services.secrets.write(saved->id, key);
        if (!editor)
            co_return;
        editor->setEnabled(true);
        if (!written) {
            editor->m_keyMessage->showError(written.error().message);
            co_return;
        }
    }
    editor->accept();
}

QCoro::Task<void> ConnectionEditor::test(QPointer<ConnectionEditor> editor)
{
    editor->m_stopTest.request_stop();
    editor->m_stopTest = {};
    const std::stop_token stop = editor->m_stopTest.get_token();
    Endpoint endpoint;
    endpoint.tenant = editor->m_tenant->text();
    endpoint.user = editor->m_user->text();
    endpoint.apiKey = editor->m_key->text();
    endpoint.caFile = editor->m_caFile->text();
    endpoint.timeout = std::chrono::seconds(editor->m_timeout->value());
    editor->m_steps->reset();
    editor->m_outcome->setText(tr("Testing …"));
    const QString address = editor->m_address->text().trimmed();
    ConnectionTest run; // lives in this frame: the coroutine waits for it
    CircleSteps* steps = editor->m_steps;
    connect(&run, &ConnectionTest::stepStarted, steps,
        [steps](ConnectionTest::Step step) { steps->setState(int(step), CircleSteps::State::Waiting); });
    connect(&run, &ConnectionTest::stepPassed, steps,
        [steps](ConnectionTest::Step step) { steps->setState(int(step), CircleSteps::State::Ok); });
    const auto outcome = co_await run.run(address, endpoint, stop);
    if (editor && !stop.stop_requested())
        editor->showOutcome(outcome);
}

void ConnectionEditor::showOutcome(const ConnectionTest::Outcome& outcome)
{
    const Tokens tokens = Tokens::of(palette());
    QPalette colours = m_outcome->palette();
    colours.setColor(QPalette::WindowText, outcome.error ? tokens.problemText : tokens.created.text);
    m_outcome->setPalette(colours);
    if (outcome.error) {
        m_steps->setState(int(*outcome.failedAt), CircleSteps::State::Failed);
        m_outcome->setText(outcome.error->message);
        return;
    }
    m_outcome->setText(
        tr("%n image type(s). %1; %2.", nullptr, outcome.imageTypes).arg(outcome.mayWrite, outcome.keySeen));
}

} // namespace flavormap

#include "moc_connectioneditor.cpp"
