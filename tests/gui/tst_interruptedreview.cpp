// SPDX-License-Identifier: GPL-3.0-or-later
// Review after a crash in the middle of Apply: what is on the server already, what is missing, what is
// unknown; and the summary of an Apply in a file.
#include "gui/asked.h"
#include "gui/review/changelist.h"
#include "gui/shell/noticebar.h"
#include "store/draftstore.h"
#include "store/journal.h"

#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// As the sandbox would have it after the write of `image`.
QByteArray typeWith(const QString& name, const QString& image)
{
    return u"{\"name\":\"%1\",\"description\":\"A\",\"providermap\":{\"google\":{\"image\":\"%2\","
           "\"sshuser\":\"root\"}}}"_s.arg(name, image)
               .toUtf8();
}

struct Window : Desk
{
    void close()
    {
        window->close();
        QTRY_VERIFY(window.isNull());
    }
    void reopen()
    {
        window = program.newWindow();
        window->openConnection(connection());
        activate();
        QTRY_VERIFY(isReady());
    }
    void stageThree() const
    {
        QTRY_VERIFY(isReady());
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
            typeIntoCell(table(), name, googleImage, u"mine"_s);
    }
    /// As a program leaves it that ended when alpha was sent and had arrived, beta was sent and had not, and
    /// gamma waited.
    void leaveInterruptedApply()
    {
        close();
        QVERIFY(server.replaceBehindTheBack(u"alpha"_s, typeWith(u"alpha"_s, u"mine"_s)));
        DraftStore store(places.dataDir, connection().draftKey());
        QVERIFY(QCoro::waitFor(store.open()));
        const QDateTime when = QDateTime::currentDateTime();
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
            record(store, {u"run"_s, name, ItemState::Waiting, when, u"update"_s, {}, {}, {}});
        for (const QString& name : {u"alpha"_s, u"beta"_s})
            record(store,
                {u"run"_s, name, ItemState::Sending, when, u"update"_s, typeWith(name, u"g-1"_s),
                    typeWith(name, u"mine"_s), {}});
        QCoro::waitFor(store.closed());
    }
    static void record(DraftStore& store, const JournalItem& item)
    {
        QVERIFY(QCoro::waitFor(store.journal().record(item)));
    }
    ChangeListModel& changes() const { return review()->findChild<ChangeList*>()->changes(); }
    ChangeRow change(const QString& name) const { return changes().row(changes().rowOf(name)); }
};

} // namespace

class TestInterruptedReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void itSaysWhatIsThereWhatIsMissingAndWhatIsUnknown()
    {
        Window desk;
        desk.stageThree();
        desk.leaveInterruptedApply();
        desk.reopen();
        desk.openReview();

        QCOMPARE(desk.change(u"alpha"_s).progress->state, ItemState::Verified);
        QVERIFY(!desk.change(u"alpha"_s).tickable);
        QCOMPARE(desk.change(u"beta"_s).progress->state, ItemState::Unknown);
        QVERIFY2(desk.change(u"beta"_s).message.startsWith(u"Its write left at"),
            qPrintable(desk.change(u"beta"_s).message));
        QCOMPARE(desk.change(u"gamma"_s).progress->state, ItemState::NotSent);
        QVERIFY2(desk.change(u"gamma"_s).message.startsWith(u"The program ended before it was sent"),
            qPrintable(desk.change(u"gamma"_s).message));
        QCOMPARE(desk.changes().tickedCount(), 2);
        QCOMPARE(desk.changes().item(desk.changes().rowOf(u"alpha"_s))->changes.size(), size_t(1));
        const auto saysHowItStands = [&desk] {
            for (const auto* label : desk.review()->findChildren<QLabel*>()) {
                if (label->text().startsWith(u"Interrupted at")
                    && label->text().endsWith(u": 1 verified, 1 unknown, 1 not sent"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(saysHowItStands());

        const int writes = desk.server.writesOf(u"alpha"_s);
        desk.apply(u"Apply 2"_s);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"mine"_s));
        QCOMPARE(desk.onServer(u"gamma"_s, googleImage), Value::string(u"mine"_s));
        QCOMPARE(desk.server.writesOf(u"alpha"_s), writes); // not sent twice
        QTRY_COMPARE(desk.changes().rowOf(u"alpha"_s), -1); // the new Apply's results stand there now
    }

    void withAllOfItThereNothingIsToBeSent()
    {
        Window desk;
        desk.stageThree();
        desk.leaveInterruptedApply();
        for (const QString& name : {u"beta"_s, u"gamma"_s})
            QVERIFY(desk.server.replaceBehindTheBack(name, typeWith(name, u"mine"_s)));
        desk.reopen();
        QVERIFY(!desk.session().isDirty());

        QTest::mouseClick(visibleButton(desk.window->findChild<NoticeBar*>(), u"Review"_s), Qt::LeftButton);

        QTRY_VERIFY(desk.review());
        QTRY_COMPARE(desk.changes().rowCount(), 4); // a heading, and the three
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
            QCOMPARE(desk.change(name).progress->state, ItemState::Verified);
        QTRY_VERIFY(named<QPushButton>(desk.review(), u"Nothing to apply"_s));
    }

    void theSummaryIsSavedAsTextAndAsJson()
    {
        Window desk;
        desk.stageThree();
        desk.wire->on({.method = "PUT", .pathPrefix = "/v2/imagetypes/beta"}, WireFault::answer(500, "no"));
        desk.openReview();
        QVERIFY(!visibleButton(desk.review(), u"Save summary…"_s)); // there is none yet
        desk.apply(u"Apply 3"_s);
        QTRY_VERIFY(visibleButton(desk.review(), u"Save summary…"_s));

        const QString text = desk.dir.filePath(u"summary.txt"_s);
        QTest::mouseClick(visibleButton(desk.review(), u"Save summary…"_s), Qt::LeftButton);
        chooseFile(desk.review(), text);
        QTRY_VERIFY(contentsOf(text).contains("beta: failed"));
        QVERIFY(contentsOf(text).contains("alpha: verified"));
        QCOMPARE(QFile::permissions(text) & QFile::ReadOther, QFile::Permissions());

        const QString json = desk.dir.filePath(u"summary.json"_s);
        QTest::mouseClick(visibleButton(desk.review(), u"Save summary…"_s), Qt::LeftButton);
        chooseFile(desk.review(), json);
        QTRY_VERIFY(QFile::exists(json));
        const QJsonObject summary = QJsonDocument::fromJson(contentsOf(json)).object();
        QCOMPARE(summary[u"connection"].toString(), u"desk"_s);
        QCOMPARE(summary[u"interrupted"].toBool(true), false);
        QVERIFY(!contentsOf(json).contains(deskKey));
        const QJsonArray items = summary[u"items"].toArray();
        QCOMPARE(items.size(), 3);
        const QJsonObject alpha = items[0].toObject();
        QCOMPARE(alpha[u"name"].toString(), u"alpha"_s);
        QCOMPARE(alpha[u"state"].toString(), u"verified"_s);
        QCOMPARE(image(alpha[u"before"]), u"g-1"_s);
        QCOMPARE(image(alpha[u"after"]), u"mine"_s);
        QStringList states;
        for (const QJsonValue& step : alpha[u"steps"].toArray()) {
            states += step[u"state"].toString();
            QVERIFY(QDateTime::fromString(step[u"at"].toString(), Qt::ISODateWithMs).isValid());
        }
        QCOMPARE(states, (QStringList{u"waiting"_s, u"checking"_s, u"sending"_s, u"verified"_s}));
        QCOMPARE(items[1][u"state"].toString(), u"failed"_s);
        QVERIFY(!items[1][u"reason"].toString().isEmpty());
    }

    void whereTheSummaryCannotBeWrittenItIsSaid()
    {
        Window desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"mine"_s);
        desk.openReview();
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(visibleButton(desk.review(), u"Save summary…"_s));
        const QString folder = desk.dir.filePath(u"read-only"_s);
        QVERIFY(QDir().mkpath(folder + u"/summary.txt/in-the-way"_s));
        QTest::mouseClick(visibleButton(desk.review(), u"Save summary…"_s), Qt::LeftButton);
        auto* dialog = desk.review()->findChild<QFileDialog*>();
        QTRY_VERIFY(dialog = desk.review()->findChild<QFileDialog*>());
        QTRY_VERIFY(dialog->isVisible());
        dialog->selectFile(folder + u"/summary.txt"_s);
        static_cast<QDialog*>(dialog)->done(QDialog::Accepted);
        QTRY_VERIFY(question());
        QVERIFY2(question()->text().contains(u"could not be written to"), qPrintable(question()->text()));
        press(question(), u"Close"_s);
        QTRY_VERIFY(!question());
    }

private:
    static QByteArray contentsOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString image(const QJsonValue& type)
    {
        return type[u"providermap"][u"google"][u"image"].toString();
    }
};

QTEST_MAIN(TestInterruptedReview)
#include "tst_interruptedreview.moc"
