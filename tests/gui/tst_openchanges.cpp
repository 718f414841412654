// SPDX-License-Identifier: GPL-3.0-or-later
// The way back of changes that were saved to a file: what is asked, what is staged, what is never replaced.
#include "gui/asked.h"
#include "gui/shell/noticebar.h"
#include "sync/changesfile.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QByteArray newCatalogue = R"([
 {"name":"alpha","description":"A","providermap":{"google":{"image":"theirs","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2","sshuser":"root"}}},
 {"name":"gamma","description":"C","providermap":{"google":{"image":"g-3","sshuser":"root"}}}])";

PatchEntry edited(const QString& seen, const QString& wanted)
{
    PatchEntry entry;
    entry.cells.emplace_back(googleImage, PatchCell{Value::string(seen), Value::string(wanted)});
    return entry;
}

struct Window : Desk
{
    using Desk::Desk;

    QString notice() const
    {
        QString text;
        for (const NoticeBar::Notice& each : window->findChild<NoticeBar*>()->notices())
            text += each.topic == u"changes" ? each.text : QString();
        return text;
    }
    /// A file of changes, saved for this connection.
    QString file(const Patch& patch) const
    {
        const QString path = dir.filePath(u"kept.json"_s);
        if (!savePatchFile(path, changesFor(connection(), patch)))
            qFatal("not saved");
        return path;
    }
    QAction* command() const { return action(u"Open changes…"_s); }
    void open(const QString& path) const
    {
        QTRY_VERIFY(isReady());
        QVERIFY(command()->isEnabled());
        command()->trigger();
        chooseFile(window, path);
    }
    Value staged(const QString& name) const { return session().value(session().rowOf(name), googleImage); }
};

} // namespace

class TestOpenChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void whatCouldNotBeKeptComesBackAndIsApplied()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        const QString drafts = desk.places.dataDir + u"/drafts"_s;
        reopenWithoutDrafts(desk, drafts);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        QVERIFY(desk.session().remove({u"gamma"_s}, u"Delete"_s));
        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), u"Save changes to a file"_s);
        const QString path = desk.dir.filePath(u"kept.json"_s);
        chooseFile(desk.window, path);
        QTRY_VERIFY(desk.window.isNull());

        QVERIFY(QFile::remove(drafts)); // the disk is mended
        reopen(desk);
        QVERIFY(!desk.session().isDirty());
        desk.open(path);
        QTRY_VERIFY(question());
        QVERIFY2(question()->text().contains(u"2 change"), qPrintable(question()->text()));
        QVERIFY(question()->informativeText().contains(u"for desk, "_s + base(desk)));
        QVERIFY(!question()->informativeText().contains(u"another place"));
        press(question(), u"Stage 2"_s);
        QTRY_COMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.staged(u"beta"_s), Value::string(u"ami-b"_s));
        QTRY_VERIFY2(desk.notice().contains(u"are staged"), qPrintable(desk.notice()));

        desk.activate();
        desk.openReview();
        desk.apply(u"Apply 2"_s);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-b"_s));
        QVERIFY(desk.server.imageType(u"gamma"_s).isEmpty());
    }

    void whatTheServerHasNowIsNeverOverwrittenSilently()
    {
        SandboxOptions options;
        options.imageTypesJson = newCatalogue;
        Window desk(false, options);
        desk.open(
            desk.file({{u"alpha"_s, edited(u"g-1"_s, u"mine"_s)}, {u"beta"_s, edited(u"g-2"_s, u"mine"_s)}}));
        QTRY_VERIFY(question());
        const QString asked = question()->informativeText();
        QVERIFY2(asked.contains(u"1 change(s) fit"), qPrintable(asked));
        QVERIFY2(asked.contains(u"1 change(s) meet something else on the server"), qPrintable(asked));
        press(question(), u"Stage 2"_s);
        QTRY_COMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.session().conflictCount(), 1);
        QCOMPARE(desk.session().conflicts(u"alpha"_s).front().theirs, Value::string(u"theirs"_s));
        QCOMPARE(desk.session().doneSteps().size(), size_t(1));
        QVERIFY(desk.session().undo());
        QVERIFY(!desk.session().isDirty());
    }

    void whatIsStagedHereIsReplacedOnlyOnDemand_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("alpha");
        QTest::addColumn<QString>("beta");
        QTest::newRow("keep") << u"Stage 1 change(s), keep"_s << u"here"_s << u"mine"_s;
        QTest::newRow("replace") << u"Stage 2 change(s), replace"_s << u"mine"_s << u"mine"_s;
        QTest::newRow("cancel") << u"Cancel"_s << u"here"_s << u"g-2"_s;
    }

    void whatIsStagedHereIsReplacedOnlyOnDemand()
    {
        QFETCH(QString, button);
        Window desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"here"_s);
        desk.open(
            desk.file({{u"alpha"_s, edited(u"g-1"_s, u"mine"_s)}, {u"beta"_s, edited(u"g-2"_s, u"mine"_s)}}));
        QTRY_VERIFY(question());
        QVERIFY2(question()->informativeText().contains(u"other changes staged here: alpha"),
            qPrintable(question()->informativeText()));
        press(question(), button);
        QTRY_VERIFY(!question());
        QFETCH(QString, alpha);
        QFETCH(QString, beta);
        QTRY_COMPARE(desk.staged(u"beta"_s).text(), beta);
        QCOMPARE(desk.staged(u"alpha"_s).text(), alpha);
    }

    void whatCannotBeStagedIsSaidBefore()
    {
        PatchEntry create;
        create.kind = PatchEntry::Kind::Create;
        Window desk;
        desk.open(desk.file({{u"a/b"_s, create}}));
        QTRY_VERIFY(question());
        const QString asked = question()->informativeText();
        QVERIFY2(asked.contains(u"1 change(s) can't be staged here:") && asked.contains(u"a/b"),
            qPrintable(asked));
        QVERIFY(question()->text().contains(u"1 change(s)."));
        press(question(), u"Close"_s);
        QTRY_VERIFY(!question());
        QVERIFY(!desk.session().isDirty());
    }

    void aFileOfAnotherPlaceSaysSo()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        SavedChanges changes = changesFor(desk.connection(), {{u"beta"_s, edited(u"g-2"_s, u"mine"_s)}});
        changes.connection = u"staging"_s;
        changes.place.base = u"http://staging.example:55054/v2"_s;
        const QString path = desk.dir.filePath(u"kept.json"_s);
        QVERIFY(savePatchFile(path, changes));
        desk.open(path);
        QTRY_VERIFY(question());
        const QString asked = question()->informativeText();
        QVERIFY2(
            asked.contains(u"for staging, http://staging.example:55054/v2 (tenant superadmin, user admin)")
                && asked.contains(u"another place"),
            qPrintable(asked));
        press(question(), u"Cancel"_s);
        QTRY_VERIFY(!question());
        QVERIFY(!desk.session().isDirty());
    }

    void aFileThatIsNoneIsToldAndNothingIsLost()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"here"_s);
        const QString path = desk.dir.filePath(u"other.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[]");
        file.close();
        desk.open(path);
        QTRY_VERIFY2(desk.notice().contains(path) && desk.notice().contains(u"Choose another file"),
            qPrintable(desk.notice()));
        QVERIFY(!question());
        QCOMPARE(desk.staged(u"alpha"_s), Value::string(u"here"_s));
        QCOMPARE(desk.session().changedCount(), 1);
    }

    void aReadOnlyConnectionSaysWhyNot()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        desk.window = desk.program.newWindow();
        QVERIFY(!desk.command()->isEnabled());
        QVERIFY(desk.command()->toolTip().contains(u"Open a connection first"));
        Connection readOnly = desk.connection();
        readOnly.readOnly = true;
        desk.window->openConnection(readOnly);
        QTRY_VERIFY(desk.isRead());
        QTRY_VERIFY2(
            desk.command()->toolTip().contains(u"marked read-only"), qPrintable(desk.command()->toolTip()));
        QVERIFY(!desk.command()->isEnabled());
    }

    void duringApplyItWaits()
    {
        QSemaphore arrived, gate;
        Window desk(false, deskOptions(), [&](const QByteArray& method, const QString&) {
            if (method == "PUT") {
                arrived.release();
                gate.acquire();
            }
        });
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"here"_s);
        const QString path = desk.file(
            {{u"alpha"_s, edited(u"g-1"_s, u"mine"_s)}, {u"beta"_s, edited(u"g-2"_s, u"mine"_s)}});
        desk.open(path);
        QTRY_VERIFY(question());

        // Review is a window of its own: Apply begins there while the question is open.
        desk.action(u"Review changes"_s)->trigger();
        QTRY_VERIFY(desk.review());
        desk.apply(u"Apply 1"_s);
        QTRY_COMPARE(arrived.available(), 1);
        QVERIFY(!desk.command()->isEnabled());
        QVERIFY2(desk.command()->toolTip().contains(u"An Apply to desk is running"),
            qPrintable(desk.command()->toolTip()));
        press(question(), u"Stage 2"_s);
        QTRY_VERIFY2(desk.notice().contains(u"Nothing of “kept.json” was staged"), qPrintable(desk.notice()));
        QVERIFY(!desk.session().patch().contains(u"beta"_s));
        gate.release();
        QTRY_VERIFY(desk.says(u"1 verified"_s));
        QTRY_VERIFY(desk.command()->isEnabled());
    }

    void closingTheWindowAnswersEverything()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        desk.command()->trigger();
        QTRY_VERIFY(desk.window->findChild<QFileDialog*>());
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
    }

private:
    static QString base(const Desk& desk) { return desk.connection().endpoint.base.toString(); }
    static void reopen(Desk& desk)
    {
        desk.window = desk.program.newWindow();
        desk.window->openConnection(desk.connection());
        desk.activate();
        QTRY_VERIFY(desk.isReady());
    }
    /// A file is in the way of the folder of the drafts.
    static void reopenWithoutDrafts(Desk& desk, const QString& drafts)
    {
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        QVERIFY(QDir(drafts).removeRecursively());
        QFile inTheWay(drafts);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        reopen(desk);
    }
};

QTEST_MAIN(TestOpenChanges)
#include "tst_openchanges.moc"
