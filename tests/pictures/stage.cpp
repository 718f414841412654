// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/stage.h"

#include "pictures/checks.h"
#include "pictures/pseudolocale.h"

#include "edit/editsession.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QTimer>

#include <stdexcept>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QString profileName = u"production"_s;

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

[[noreturn]] void fail(const QString& what)
{
    throw std::runtime_error(what.toStdString());
}

} // namespace

Stage::Stage(const Variation& variation, bool dark)
    : m_variation(variation)
    , m_dark(dark)
{
}

Stage::~Stage() = default;

void Stage::start(Options options)
{
    m_server = std::make_unique<SandboxServer>(std::move(options.server));
    if (!m_server->start())
        fail(u"no server"_s);
    m_wire.emplace(m_server->port());
    if (options.faults)
        options.faults(*m_wire);

    CommandLine line;
    line.configDir = m_dir.path();
    const Places places = Places::below(m_dir.path());
    Settings(places).setAppearance(m_dark ? Settings::Appearance::Dark : Settings::Appearance::Light);
    ProfileStore profiles(places.configDir);
    if (options.isOpened) {
        Profile opened = savedProfile(profileName, 0, m_wire->url().toString());
        opened.production = options.isProduction;
        opened.readOnly = options.isReadOnly;
        options.saved.insert(options.saved.begin(), opened);
        line.target = CommandLine::Target::Profile;
        line.profile = profileName;
    }
    for (const Profile& profile : options.saved) {
        if (!profiles.save(profile))
            fail(u"not saved"_s);
    }
    if (options.before)
        options.before(places, *profiles.findByName(profileName));
    m_startup = std::make_unique<Startup>(*qApp, line);
    if (m_variation.isPseudo) {
        m_language = std::make_unique<PseudoLocale>();
        QCoreApplication::installTranslator(m_language.get());
    }
    if (const auto started = m_startup->start(); !started)
        fail(started.error().message);
    window()->setGeometry(window()->screen()->geometry()); // as a person who maximises it
    window()->activateWindow();
    until([this] { return window()->isActiveWindow(); }, "the window is active");
}

void Stage::untilReady()
{
    until([this] { return table() && table()->tableModel() && table()->tableModel()->session(); }, "a table");
    const EditSession& session = *table()->tableModel()->session();
    until([&session] { return session.readOnlyReason().isEmpty(); }, "the draft is open");
    until([this] { return table()->currentIndex().isValid(); }, "a current cell");
}

MainWindow* Stage::window() const
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<MainWindow*>(widget); window && window->isVisible())
            return window;
    }
    fail(u"no window"_s);
}

QWidgetList Stage::shown() const
{
    QWidgetList all = QApplication::topLevelWidgets();
    all.removeIf([](const QWidget* widget) { return !widget->isVisible() || widget->size().isEmpty(); });
    std::sort(all.begin(), all.end(),
        [this](const QWidget* a, const QWidget* b) { return m_openings.place(a) < m_openings.place(b); });
    return all;
}

QWidget* Stage::top() const
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup;
    return shown().last();
}

QString Stage::words(const QString& english) const
{
    return m_variation.isPseudo ? PseudoLocale::translated(english) : english;
}

QString Stage::begun(const QString& english) const
{
    return m_variation.isPseudo ? PseudoLocale::begun(english) : english;
}

void Stage::until(const std::function<bool()>& condition, const char* what) const
{
    constexpr int longEnough = 15'000;
    constexpr int often = 10;
    QEventLoop loop; // the program's own: in QTest's the keyring never answers
    QTimer ask, patience;
    QObject::connect(&ask, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    QObject::connect(&patience, &QTimer::timeout, &loop, &QEventLoop::quit);
    ask.start(often);
    patience.start(longEnough);
    if (!condition())
        loop.exec();
    if (!condition())
        fail(u"waited in vain: %1"_s.arg(QString::fromUtf8(what)));
}

bool Stage::says(const QString& begin) const
{
    const QString wanted = begun(begin);
    for (const QWidget* each : shown()) {
        for (const auto* label : each->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().startsWith(wanted))
                return true;
        }
    }
    return false;
}

/// In the topmost window that has one.
QAbstractButton* Stage::button(const QString& begin) const
{
    const QString wanted = begun(begin);
    const QWidgetList windows = shown();
    for (auto each = windows.rbegin(); each != windows.rend(); ++each) {
        for (auto* found : (*each)->findChildren<QAbstractButton*>()) {
            const bool fits = withoutMnemonic(found->text()).startsWith(wanted)
                || found->accessibleName().startsWith(wanted);
            if (found->isVisible() && fits)
                return found;
        }
    }
    return nullptr;
}

QLineEdit* Stage::field(const QString& name) const
{
    const QString wanted = words(name);
    const QWidgetList windows = shown();
    for (auto each = windows.rbegin(); each != windows.rend(); ++each) {
        for (const auto* label : (*each)->findChildren<QLabel*>()) {
            const auto* combo = qobject_cast<QComboBox*>(label->buddy());
            if (combo && combo->isVisible() && withoutMnemonic(label->text()) == wanted)
                return combo->lineEdit();
        }
        for (auto* found : (*each)->findChildren<QLineEdit*>()) {
            if (found->isVisible() && found->accessibleName() == wanted)
                return found;
        }
    }
    fail(u"no field "_s + name);
}

QAction* Stage::action(const QString& text) const
{
    const QString wanted = begun(text);
    for (QAction* each : window()->findChildren<QAction*>()) {
        if (withoutMnemonic(each->text()).startsWith(wanted))
            return each;
    }
    fail(u"no action "_s + text);
}

void Stage::press(const QString& buttonBegin)
{
    until([&] { return button(buttonBegin) && button(buttonBegin)->isEnabled(); }, qPrintable(buttonBegin));
    click(button(buttonBegin));
}

void Stage::pressForMenu(const QString& buttonBegin, const std::function<void()>& then)
{
    QWidget* const pressed = button(buttonBegin);
    if (!pressed)
        fail(u"no button "_s + buttonBegin);
    QString broken; // nothing is thrown through the menu's event loop
    QTimer::singleShot(0, this->window(), [&] {
        try {
            until([] { return QApplication::activePopupWidget() != nullptr; }, "a menu");
            then();
        } catch (const std::exception& error) {
            broken = QString::fromUtf8(error.what());
        }
        if (QWidget* menu = QApplication::activePopupWidget())
            menu->close();
    });
    click(pressed);
    if (!broken.isEmpty())
        fail(broken);
}

void Stage::click(QWidget* widget) const
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// Where keys go.
QWidget* Stage::keyboard() const
{
    QWidget* const window = top();
    const bool popup = window == QApplication::activePopupWidget();
    if (!popup && !window->isActiveWindow())
        window->activateWindow(); // as the desktop does when what was over it has gone
    until([&] { return popup || window->isActiveWindow(); }, "it is active");
    QWidget* focused = window->focusWidget();
    return focused ? focused : window;
}

void Stage::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(keyboard(), key, modifiers);
}

void Stage::type(const QString& text) const
{
    QTest::keyClicks(keyboard(), text);
}

void Stage::typeInto(const QString& fieldName, const QString& text) const
{
    QLineEdit* edit = field(fieldName);
    click(edit);
    edit->selectAll(); // Ctrl+A
    QTest::keyClicks(edit, text);
}

void Stage::trigger(const QString& actionText)
{
    QAction* const found = action(actionText);
    until([found] { return found->isEnabled(); }, qPrintable(actionText));
    found->trigger();
}

void Stage::openMenu(const QString& title)
{
    QMenuBar* bar = window()->menuBar();
    for (QAction* each : bar->actions()) {
        if (withoutMnemonic(each->text()) == words(title)) {
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(each).center());
            until([] { return QApplication::activePopupWidget() != nullptr; }, qPrintable(title));
            return;
        }
    }
    fail(u"no menu "_s + title);
}

void Stage::choose(const QString& begin)
{
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    for (QAction* each : menu ? menu->actions() : QList<QAction*>()) {
        if (withoutMnemonic(each->text()).startsWith(begun(begin))) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(each).center());
            return;
        }
    }
    fail(u"no entry "_s + begin);
}

void Stage::selectCell(const QString& name, const CellPath& path) const
{
    MatrixView* view = table();
    const ImageTypeTableModel& model = *view->tableModel();
    const int row = model.rowOf(name);
    if (row < 0)
        fail(u"no row "_s + name);
    const QModelIndex index = model.index(row, std::max(0, model.columnOf(path)));
    view->scrollTo(index); // as by the wheel
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    until([&] { return view->currentIndex() == index; }, "the cell is current");
}

void Stage::typeIntoCell(const QString& name, const CellPath& path, const QString& text) const
{
    selectCell(name, path);
    key(Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    if (!editor)
        fail(u"no editor in "_s + name);
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    until([this] { return table()->hasFocus(); }, "the editor is closed");
}

void Stage::contextMenu(const QString& name, const CellPath& path) const
{
    selectCell(name, path);
    const QPoint at = table()->visualRect(table()->currentIndex()).center();
    rightClick(table()->viewport(), at);
    until([] { return QApplication::activePopupWidget() != nullptr; }, "a context menu");
}

void Stage::openReview()
{
    key(Qt::Key_S, Qt::ControlModifier);
    until([this] { return button(u"Read again"_s) && button(u"Read again"_s)->isEnabled(); }, "Review");
}

void Stage::closeTop()
{
    QWidget* const highest = top();
    QTest::keyClick(highest, Qt::Key_Escape);
    until([&] { return !shown().contains(highest); }, "Esc closes it");
}

void Stage::take(const QString& picture)
{
    untilQuiet();
    Picture taken{picture, compose(shown(), window()->screen()), {}};
    for (QWidget* each : shown())
        taken.faults += faultsOf(*each);
    m_pictures.push_back(std::move(taken));
}

} // namespace flavormap
