// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectioneditor.h"

#include "gui/connections/connectionfields.h"
#include "gui/connections/testpanel.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/tokens.h"
#include "gui/widgets/connectionband.h"

#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace flavormap {

void ConnectionEditor::open(Services& services, const Profile& profile, QWidget* window)
{
    auto* editor = new ConnectionEditor(services, profile, window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    if (!profile.id.isNull())
        readKey(editor);
    editor->QDialog::open();
}

ConnectionEditor* ConnectionEditor::openForKey(Services& services, const Profile& profile, QWidget* window)
{
    auto* editor = new ConnectionEditor(services, profile, window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->m_save->setText(tr("Save and connect"));
    editor->m_fields->offerKeyOnlyHere(true);
    editor->m_fields->focusKey();
    editor->QDialog::open();
    return editor;
}

ConnectionEditor::ConnectionEditor(Services& services, const Profile& profile, QWidget* window)
    : QDialog(window)
    , m_services(services)
    , m_profile(profile)
{
    setWindowTitle(profile.id.isNull() ? tr("New connection") : tr("Edit connection — %1").arg(profile.name));
    setWindowModality(Qt::WindowModal);
    build();
    m_asOpened = m_fields->edited();
    follow();
    tellPlace(this);
}

ConnectionEditor::~ConnectionEditor()
{
    m_stopTest.request_stop();
}

void ConnectionEditor::build()
{
    m_band = new ConnectionBand;
    m_fields = new ConnectionFields(m_profile, [this](const QString& name) {
        const Profile* taken = m_services.profiles.findByName(name);
        return taken && taken->id != m_profile.id;
    });
    m_panel = new TestPanel;
    auto* content = new QWidget;
    content->installEventFilter(this);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(16, 12, 16, 12);
    inside->setSpacing(12);
    inside->addWidget(m_fields);
    inside->addWidget(m_panel);
    inside->addStretch();
    m_scroll = new QScrollArea;
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields scroll to themselves
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(line);
    layout->addLayout(buildFoot());
    constexpr int usual = 860;
    constexpr int frame = 16;
    const int width = std::min(grown(usual), screen()->availableSize().width() - frame);
    setMinimumWidth(width);
    const QMargins margins = inside->contentsMargins();
    m_fields->arrange(width - margins.left() - margins.right());
    connect(m_fields, &ConnectionFields::changed, this, &ConnectionEditor::follow);
    connect(m_fields, &ConnectionFields::keyOnlyHereChosen, this, &ConnectionEditor::sayWhereKeyGoes);
    connect(m_panel, &TestPanel::caFileWanted, m_fields, &ConnectionFields::chooseCaFile);
}

QLayout* ConnectionEditor::buildFoot()
{
    m_test = new QPushButton(icon(IconName::Plug), tr("Test connection"));
    m_test->setAutoDefault(false);
    m_verdict = new QLabel;
    m_save = new QPushButton(tr("Save"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 12, 16, 12);
    foot->setSpacing(8);
    foot->addWidget(m_test);
    foot->addWidget(m_verdict, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(this); });
    connect(m_test, &QPushButton::clicked, this, &ConnectionEditor::testOrStop);
    return foot;
}

void ConnectionEditor::follow()
{
    m_band->setProfile(m_fields->edited());
    m_save->setEnabled(m_fields->isGood());
    m_test->setEnabled(m_testing || m_fields->hasAddress());
    m_test->setText(m_testing ? tr("Stop the test") : tr("Test connection"));
    m_verdict->setText(m_panel->isHidden() ? QString() : m_panel->verdict());
    QPalette colours = palette();
    const Tokens tokens = Tokens::of(colours);
    colours.setColor(QPalette::WindowText, m_panel->hasFailed() ? tokens.problemText : tokens.muted);
    m_verdict->setPalette(colours);
}

Profile ConnectionEditor::edited() const
{
    Profile profile = m_fields->edited();
    profile.id = m_profile.id; // saved once, though its key was not
    return profile;
}

void ConnectionEditor::fitContent()
{
    const QWidget* content = m_scroll->widget();
    const int around = layout()->minimumSize().height() - m_scroll->minimumSizeHint().height();
    const int needed = content->heightForWidth(width()) + around;
    const QRect room = screen()->availableGeometry();
    const int frame = frameGeometry().height() - height();
    const int fitting = std::min({needed, room.height() - frame, maximumHeight()});
    if (fitting > height())
        resize(width(), fitting);
    const int lowest = room.bottom() + 1 - frame - height();
    if (y() > lowest)
        move(x(), std::max(lowest, room.top()));
}

void ConnectionEditor::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    fitContent();
}

bool ConnectionEditor::eventFilter(QObject* watched, QEvent* event)
{
    const bool stops = QDialog::eventFilter(watched, event);
    if (event->type() == QEvent::LayoutRequest) // a message came: it needs its room
        QMetaObject::invokeMethod(this, &ConnectionEditor::fitContent, Qt::QueuedConnection);
    return stops;
}

bool ConnectionEditor::isEdited() const
{
    return edited() != m_asOpened || m_fields->key() != m_storedKey;
}

void ConnectionEditor::reject()
{
    if (isEdited())
        askToDiscard();
    else
        QDialog::reject();
}

void ConnectionEditor::askToDiscard()
{
    if (m_question && m_question->isVisible())
        return;
    const QString name = m_profile.name.isEmpty() ? tr("the new connection") : tr("“%1”").arg(m_profile.name);
    auto* box = new QMessageBox(QMessageBox::Warning, QString(),
        tr("Discard what you typed for %1?").arg(name), QMessageBox::NoButton, this);
    box->setInformativeText(edited() == m_asOpened && !m_profile.id.isNull()
            ? tr("Only its API key is not saved yet.")
            : tr("Nothing of it is saved yet."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    m_question = box;
    QPushButton* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton* keep = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void ConnectionEditor::setBusy(bool busy)
{
    m_fields->setEnabled(!busy);
    m_save->setEnabled(!busy && m_fields->isGood());
    m_test->setEnabled(!busy && m_fields->hasAddress());
}

QCoro::Task<void> ConnectionEditor::tellPlace(QPointer<ConnectionEditor> editor)
{
    editor->sayWhereKeyGoes();
    const auto place = co_await editor->m_services.secrets.place();
    if (!editor)
        co_return;
    editor->m_keyPlace = place;
    if (place == SecretStore::Place::Keyring && editor->m_services.secrets.holds(editor->m_profile.id))
        editor->m_fields->offerKeyOnlyHere(true);
    editor->sayWhereKeyGoes();
}

void ConnectionEditor::sayWhereKeyGoes()
{
    const bool isOnlyHere = m_fields->isKeyOnlyHere();
    m_fields->sayWhereKeysAre(!m_keyPlace ? tr("Asking whether there is a system keyring …")
            : *m_keyPlace == SecretStore::Place::Memory
            ? tr("There is no system keyring here: kept until Flavormap is closed, never in a file")
            : isOnlyHere ? tr("Kept until Flavormap is closed and stored nowhere")
                         : tr("Stored in the system keyring, never in a file"));
}

QCoro::Task<void> ConnectionEditor::readKey(QPointer<ConnectionEditor> editor)
{
    const auto key = co_await editor->m_services.secrets.read(editor->m_profile.id);
    if (!editor)
        co_return;
    if (!key) {
        editor->m_fields->sayAtKey(key.error().message);
        editor->m_fields->offerKeyOnlyHere(false);
    } else if (editor->m_fields->key().isEmpty()) {
        editor->m_storedKey = *key;
        editor->m_fields->setKey(*key);
    }
}

QCoro::Task<void> ConnectionEditor::save(QPointer<ConnectionEditor> editor)
{
    if (!editor->m_fields->isGood())
        co_return;
    const auto saved = editor->m_services.profiles.save(editor->edited());
    if (!saved) {
        editor->m_fields->sayAtName(saved.error().message);
        co_return;
    }
    editor->m_profile = *saved;
    editor->m_asOpened = *saved;
    const QString key = editor->m_fields->key();
    SecretStore& secrets = editor->m_services.secrets;
    if (editor->m_fields->isKeyOnlyHere()) {
        secrets.hold(saved->id, key);
    } else if (key != editor->m_storedKey || secrets.holds(saved->id)) {
        editor->setBusy(true);
        const auto written = co_await secrets.write(saved->id, key);
        if (!editor)
            co_return;
        editor->setBusy(false);
        if (!written) {
            editor->m_fields->sayAtKey(written.error().message);
            editor->m_fields->offerKeyOnlyHere(false);
            editor->m_fields->focusKey();
            co_return;
        }
    }
    editor->accept();
}

void ConnectionEditor::testOrStop()
{
    if (!m_testing) {
        test(this);
        return;
    }
    m_stopTest.request_stop();
    m_testing = false;
    m_panel->showStopped();
    follow();
}

QCoro::Task<void> ConnectionEditor::test(QPointer<ConnectionEditor> editor)
{
    editor->m_stopTest = {};
    const std::stop_token stop = editor->m_stopTest.get_token();
    const Profile profile = editor->m_fields->edited();
    Endpoint endpoint;
    endpoint.tenant = profile.tenant;
    endpoint.user = profile.user;
    endpoint.apiKey = editor->m_fields->key();
    endpoint.caFile = profile.caFile;
    endpoint.timeout = std::chrono::seconds(profile.timeoutSeconds);
    editor->m_testing = true;
    editor->m_panel->start();
    editor->follow();
    ConnectionTest run; // lives in this frame: the coroutine waits for it
    TestPanel* panel = editor->m_panel;
    connect(&run, &ConnectionTest::stepStarted, panel, [panel, stop](ConnectionTest::Step step) {
        if (!stop.stop_requested())
            panel->setWaiting(step);
    });
    connect(&run, &ConnectionTest::stepPassed, panel, [panel, stop](ConnectionTest::Step step) {
        if (!stop.stop_requested())
            panel->setPassed(step);
    });
    connect(&run, &ConnectionTest::stepNotNeeded, panel, [panel, stop](ConnectionTest::Step step) {
        if (!stop.stop_requested())
            panel->setNotNeeded(step);
    });
    const auto outcome = co_await run.run(profile.address, endpoint, stop);
    if (!editor || stop.stop_requested())
        co_return;
    editor->m_testing = false;
    editor->m_panel->showOutcome(outcome);
    editor->follow();
}

} // namespace flavormap

#include "moc_connectioneditor.cpp"
