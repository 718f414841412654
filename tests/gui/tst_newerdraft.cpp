// SPDX-License-Identifier: GPL-3.0-or-later
// A draft that a newer Flavormap wrote stays as it is: it is said, editing goes on in memory, Apply is off,
// and what was staged can be taken along in a file.
#include "gui/asked.h"
#include "gui/shell/noticebar.h"
#include "store/draftdatabase.h"
#include "store/patchfile.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void makeNewer(const QString& path)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"PRAGMA user_version=%1"_s.arg(DraftDatabase::schemaVersion + 1)));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
}

} // namespace

class TestNewerDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void itIsNotTouchedAndWhatIsStagedIsTakenAlong()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-a"_s);
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        const QString draft
            = desk.places.dataDir + u"/drafts/"_s + desk.connection().draftKey().fileName() + u".sqlite"_s;
        makeNewer(draft);
        const QByteArray before = contentsOf(draft);
        QVERIFY(!before.isEmpty());

        desk.window = desk.program.newWindow();
        desk.window->openConnection(desk.connection());
        desk.activate();
        QTRY_VERIFY(desk.isReady()); // in memory
        QTRY_VERIFY(isSaid(desk.window->findChild<NoticeBar*>(), u"was written by a newer Flavormap"_s));
        QVERIFY(isSaid(desk.window->findChild<NoticeBar*>(), u"Apply is off"_s));
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        desk.openReview();
        QTRY_VERIFY(named<QPushButton>(desk.review(), u"Apply 1"_s));
        QVERIFY(!named<QPushButton>(desk.review(), u"Apply 1"_s)->isEnabled());
        QVERIFY(isSaid(desk.review(), u"newer Flavormap"_s));
        desk.review()->close();

        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), u"Save changes to a file"_s);
        const QString path = desk.dir.filePath(u"kept.json"_s);
        chooseFile(desk.window, path);
        QTRY_VERIFY(desk.window.isNull());
        const auto kept = loadPatchFile(path);
        QVERIFY(kept);
        QVERIFY(kept->patch.contains(u"beta"_s));
        QCOMPARE(contentsOf(draft), before);
    }
};

QTEST_MAIN(TestNewerDraft)
#include "tst_newerdraft.moc"
