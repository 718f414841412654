// SPDX-License-Identifier: GPL-3.0-or-later
// A command on thousands of image types that takes long: it says so, can be cancelled, and the window goes on
// meanwhile.
#include "gui/asked.h"
#include "gui/shell/noticebar.h"
#include "sync/changesfile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QSemaphore>
#include <QThreadPool>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 3000;

SandboxOptions manyTypes()
{
    SandboxOptions options;
    options.types = many;
    return options;
}

/// Keeps all worker threads from working until it ends.
class BusyWorkers
{
public:
    BusyWorkers()
    {
        QThreadPool* const pool = QThreadPool::globalInstance();
        pool->waitForDone();
        m_count = pool->maxThreadCount();
        for (int thread = 0; thread < m_count; ++thread)
            pool->start([this] { m_mayEnd.acquire(); });
    }
    ~BusyWorkers()
    {
        m_mayEnd.release(m_count);
        QThreadPool::globalInstance()->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(BusyWorkers)

private:
    QSemaphore m_mayEnd;
    int m_count = 0;
};

struct Window : Desk
{
    explicit Window()
        : Desk(false, manyTypes())
    {
    }
    bool isOpened() const
    {
        return table() && table()->model() && table()->model()->rowCount() == many
            && session().readOnlyReason().isEmpty();
    }
    /// One value into the whole column, by the clipboard and Ctrl+V.
    void paste(const QString& text) const
    {
        const int column = table()->tableModel()->columnOf(googleImage);
        table()->setCurrentIndex(table()->model()->index(0, column));
        table()->selectionModel()->select(
            QItemSelection(table()->model()->index(0, column), table()->model()->index(many - 1, column)),
            QItemSelectionModel::ClearAndSelect);
        QGuiApplication::clipboard()->setText(text);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_V, Qt::ControlModifier);
    }
    NoticeBar* notices() const { return window->findChild<NoticeBar*>(); }
    bool saysStaging() const { return isSaid(notices(), u"Staging “Paste” …"_s); }
    Value value(int row) const { return session().value(row, googleImage); }
};

} // namespace

class TestLongCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void itSaysSoAndIsOneStep()
    {
        Window desk;
        QTRY_VERIFY(desk.isOpened());
        {
            const BusyWorkers busy;
            desk.paste(u"pasted"_s);
            QVERIFY(!desk.saysStaging()); // most are done before one could read it
            QTRY_VERIFY(desk.saysStaging());
            QVERIFY(desk.notices()->findChild<QProgressBar*>()->isVisible());
            QVERIFY(!desk.session().isDirty());
        }
        QTRY_COMPARE(desk.session().changedCount(), many);
        QTRY_VERIFY(!desk.saysStaging());
        QCOMPARE(desk.value(many - 1), Value::string(u"pasted"_s));
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!desk.session().isDirty());
        QVERIFY(!desk.session().canUndo());
    }

    void cancelStagesNothing()
    {
        Window desk;
        QTRY_VERIFY(desk.isOpened());
        const Value before = desk.value(0);
        {
            const BusyWorkers busy;
            desk.paste(u"pasted"_s);
            QTRY_VERIFY(desk.saysStaging());
            QTest::mouseClick(visibleButton(desk.notices(), u"Cancel"_s), Qt::LeftButton);
            QVERIFY(!desk.saysStaging());
        }
        QTRY_VERIFY(!desk.session().staging());
        QVERIFY(!desk.session().isDirty());
        QVERIFY(!desk.session().canUndo());
        QCOMPARE(desk.value(0), before);
        QVERIFY(!desk.saysStaging());
        desk.paste(u"again"_s);
        QTRY_COMPARE(desk.session().changedCount(), many);
    }

    void whatIsTypedMeanwhileIsRefusedAndTold()
    {
        Window desk;
        QTRY_VERIFY(desk.isOpened());
        {
            const BusyWorkers busy;
            desk.paste(u"pasted"_s);
            typeIntoCell(desk.table(), desk.session().name(1), googleImage, u"typed"_s);
            QTRY_VERIFY(isSaid(desk.notices(), u"“Paste” is being staged"_s));
            QVERIFY(isSaid(desk.notices(), u"typed"_s)); // it is not lost
        }
        QTRY_COMPARE(desk.session().changedCount(), many);
        QCOMPARE(desk.value(1), Value::string(u"pasted"_s));
    }

    void changesOfAFileAreToldWhenTheyAreStaged()
    {
        Window desk;
        QTRY_VERIFY(desk.isOpened());
        Patch patch;
        for (int row = 0; row < many; ++row) {
            PatchEntry entry;
            entry.cells.emplace_back(googleImage, PatchCell{desk.value(row), Value::string(u"kept"_s)});
            patch.emplace(desk.session().name(row), entry);
        }
        const QString path = desk.dir.filePath(u"kept.json"_s);
        QVERIFY(savePatchFile(path, changesFor(desk.connection(), patch)));
        desk.action(u"Open changes…"_s)->trigger();
        chooseFile(desk.window, path);
        QTRY_VERIFY(question());
        {
            const BusyWorkers busy;
            press(question(), u"Stage"_s);
            QTRY_VERIFY(isSaid(desk.notices(), u"Staging “Open kept.json” …"_s));
            QVERIFY(!isSaid(desk.notices(), u"are staged"_s));
        }
        QTRY_VERIFY(isSaid(desk.notices(), u"The changes of “kept.json” are staged."_s));
        QCOMPARE(desk.session().changedCount(), many);
        desk.activate();
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!desk.session().isDirty());
    }

    void closingWaitsForIt()
    {
        Window desk;
        QTRY_VERIFY(desk.isOpened());
        const Connection connection = desk.connection();
        {
            const BusyWorkers busy;
            desk.paste(u"pasted"_s);
            desk.window->close();
            QVERIFY(desk.window);
        }
        QTRY_VERIFY(desk.window.isNull());
        desk.window = desk.program.newWindow();
        desk.window->openConnection(connection);
        QTRY_VERIFY(desk.isOpened());
        QTRY_COMPARE(desk.session().changedCount(), many);
    }
};

QTEST_MAIN(TestLongCommands)
#include "tst_longcommands.moc"
