// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchwindow.h"

#include "edit/editsession.h"
#include "gui/shell/searchbar.h"
#include "gui/table/matrixview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

CommandLine begun(CommandLine commandLine, BenchWindow::Begin begin)
{
    if (begin == BenchWindow::Begin::Connections)
        commandLine.target = CommandLine::Target::Connections;
    return commandLine;
}

} // namespace

BenchWindow::BenchWindow(PaintClock& clock, const BenchArguments& arguments, Begin begin)
    : m_clock(clock)
    , m_arguments(arguments)
    , m_startup(clock, begun(arguments.commandLine, begin))
{
    if (const auto started = m_startup.start(); !started)
        qFatal("%s", qUtf8Printable(started.error().message));
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<MainWindow*>(widget))
            m_window = window;
    }
    if (begin == Begin::Connections)
        m_clock.painted({m_window}, [] { return true; });
}

BenchWindow::~BenchWindow()
{
    m_window->close();
    if (!QTest::qWaitFor([this] { return m_window.isNull(); }, 60'000))
        qFatal("the window did not close");
}

void BenchWindow::connect()
{
    const auto base = Endpoint::parseAddress(m_arguments.commandLine.address);
    if (!base)
        qFatal("%s", qUtf8Printable(base.error().message));
    Endpoint endpoint;
    endpoint.base = *base;
    endpoint.user = m_arguments.commandLine.user;
    endpoint.tenant = m_arguments.commandLine.tenant;
    m_window->openConnection(Connection::commandLine(endpoint, {}));
}

MatrixView* BenchWindow::table() const
{
    return m_window->findChild<MatrixView*>();
}

ImageTypeTableModel& BenchWindow::model() const
{
    return *static_cast<ImageTypeTableModel*>(table()->model());
}

QLineEdit* BenchWindow::search() const
{
    return m_window->findChild<SearchBar*>()->findChild<QLineEdit*>();
}

Clock::time_point BenchWindow::awaitCatalogue()
{
    QLabel* line = m_window->statusBar()->findChild<QLabel*>(); // the first one
    const QString words = u" %1 of %1 "_s.arg(m_arguments.types);
    return m_clock.painted({table()->viewport(), line}, [this, line, words] {
        return model().rowCount() == m_arguments.types && line->accessibleName().contains(words);
    });
}

Clock::time_point BenchWindow::awaitTable()
{
    table()->viewport()->update();
    return m_clock.painted({table()->viewport()}, [] { return true; });
}

Clock::time_point BenchWindow::refresh()
{
    bool isFresh = false;
    QObject scope;
    QObject::connect(model().session(), &EditSession::baseReplaced, &scope, [&isFresh] { isFresh = true; });
    for (QAction* action : m_window->findChildren<QAction*>()) {
        if (action->shortcut() == QKeySequence(Qt::Key_F5))
            action->trigger(); // the key itself would go to Review where that is open
    }
    return m_clock.painted({table()->viewport()}, [&isFresh] { return isFresh; });
}

void BenchWindow::awaitDraft()
{
    m_clock.reached([this] { return model().session()->readOnlyReason().isEmpty(); });
}

Clock::time_point BenchWindow::awaitSaved()
{
    QLabel* line = m_window->statusBar()->findChild<QLabel*>();
    return m_clock.reached([line] { return line->accessibleName().contains(u"drafts saved"_s); });
}

QStringList BenchWindow::editedNames(int count) const
{
    const Catalogue& catalogue = *model().session()->base().catalogue();
    const int step = std::max(1, m_arguments.types / std::max(1, count));
    QStringList names;
    for (int i = 0; i < count; ++i)
        names += catalogue.name(i * step);
    return names;
}

void BenchWindow::stage(int count, const QString& mark)
{
    EditSession& session = *model().session();
    std::vector<CellEdit> edits;
    for (const QString& name : editedNames(count)) {
        edits.push_back({name, CellPath::entry(u"google"_s, u"image"_s),
            Value::string(u"ami-%1-%2"_s.arg(mark).arg(edits.size()))});
    }
    if (const auto staged = session.setCells(edits, u"bench"_s); !staged)
        qFatal("%s", qUtf8Printable(staged.error().message));
}

namespace {

QPushButton* button(const QWidget* parent, const QString& start)
{
    for (QPushButton* each : parent->findChildren<QPushButton*>()) {
        if (each->accessibleName().startsWith(start))
            return each;
    }
    qFatal("no button %s", qUtf8Printable(start));
}

} // namespace

QWidget* BenchWindow::openReview()
{
    bool isFresh = false;
    QObject scope;
    QObject::connect(model().session(), &EditSession::baseReplaced, &scope, [&isFresh] { isFresh = true; });
    QTest::mouseClick(button(m_window, u"Review"_s), Qt::LeftButton);
    QWidget* review = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->windowTitle().startsWith(u"Review changes"_s))
            review = widget;
    }
    if (!review)
        qFatal("no Review");
    QPushButton* const apply = button(review, u"Apply"_s);
    m_clock.reached([&isFresh, apply] { return isFresh && apply->isEnabled(); });
    return review;
}

std::pair<Clock::time_point, Clock::time_point> BenchWindow::apply(QWidget* review, int changes)
{
    QPushButton* const apply = button(review, u"Apply"_s);
    const QString wanted = u"Apply %1 "_s.arg(changes);
    m_clock.reached([&] { return apply->isEnabled() && apply->text().startsWith(wanted); });
    const QString end = u"%1 verified"_s.arg(review->locale().toString(changes));
    const auto labels = review->findChildren<QLabel*>();
    const auto begin = Clock::now();
    QTest::mouseClick(apply, Qt::LeftButton);
    const auto ended = m_clock.reached([&] {
        return std::any_of(
            labels.begin(), labels.end(), [&end](const QLabel* label) { return label->text() == end; });
    });
    return {begin, ended};
}

} // namespace flavormap
