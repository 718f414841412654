// SPDX-License-Identifier: GPL-3.0-or-later
// Activity: every request of the window, what was sent and what came, without the key; and a way out of it.
#include "gui/activity/activitydock.h"
#include "gui/activity/requestdetails.h"
#include "gui/desk.h"
#include "models/requestmodel.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QTableView>
#include <QToolButton>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct ActivityDesk : Desk
{
    ActivityDesk()
    {
        QTRY_VERIFY(table() && table()->model()->rowCount() == 3);
        QTest::keyClick(window, Qt::Key_F12);
        QTRY_VERIFY(dock()->isVisible());
    }
    ActivityDock* dock() const { return window->findChild<ActivityDock*>(); }
    QTableView* requests() const { return named<QTableView>(dock(), u"Requests"_s); }
    /// Of the newest request whose path ends so.
    QModelIndex request(const QString& pathEnd) const
    {
        const QAbstractItemModel* model = requests()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, RequestModel::Path);
            if (index.data().toString().endsWith(pathEnd))
                return index;
        }
        return {};
    }
    void press(const QString& text) const
    {
        for (QToolButton* button : dock()->findChildren<QToolButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }
    void exportTo(const QString& path) const
    {
        press(u"Export…"_s);
        QTRY_VERIFY(window->findChild<QFileDialog*>() || dock()->findChild<QFileDialog*>());
        auto* dialog = dock()->findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->selectFile(path);
        auto* name = dialog->findChild<QLineEdit*>();
        QVERIFY(name);
        name->setText(path);
        static_cast<QDialog*>(dialog)->accept();
    }
};

} // namespace

class TestActivityDock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8()); // where file dialogs remember folders
    }

    void everyRequestIsThereTheNewestFirst()
    {
        ActivityDesk desk;
        QTRY_VERIFY(desk.request(u"/v2/imagetypes"_s).isValid());
        const int before = desk.requests()->model()->rowCount();
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(desk.requests()->model()->rowCount() > before);
        const QModelIndex newest = desk.request(u"/v2/imagetypes"_s);
        QCOMPARE(newest.siblingAtColumn(RequestModel::Method).data().toString(), u"GET"_s);
        QCOMPARE(newest.siblingAtColumn(RequestModel::Status).data().toString(), u"200"_s);
        QVERIFY(!newest.data(RequestModel::FailedRole).toBool());
    }

    void aChosenRequestShowsWhatWasSentAndWhatCame()
    {
        ActivityDesk desk;
        auto* details = desk.dock()->findChild<RequestDetails*>();
        QVERIFY(!details->isVisible());
        QTRY_VERIFY(desk.request(u"/v2/imagetypes"_s).isValid());
        desk.requests()->setCurrentIndex(desk.request(u"/v2/imagetypes"_s));
        QVERIFY(details->isVisible());
        const QString text = details->toPlainText();
        for (const QString& part :
            {u"GET http://127.0.0.1"_s, u"Coopr-UserID: admin"_s, u"Status 200"_s, u"\"alpha\""_s})
            QVERIFY2(text.contains(part, Qt::CaseInsensitive), qPrintable(text));
        desk.requests()->setCurrentIndex(desk.request(u"/v2/imagetypes"_s));
        desk.press(u"Copy as curl"_s);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"curl "));
        QVERIFY(!text.contains(QLatin1String(deskKey)));
        QVERIFY(!QApplication::clipboard()->text().contains(QLatin1String(deskKey)));
    }

    void aFailureIsMarkedAndSaysWhy()
    {
        ActivityDesk desk;
        desk.wire->on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, WireFault::answer(503, "busy"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_VERIFY(desk.request(u"/v2/imagetypes"_s).data(RequestModel::FailedRole).toBool());
        desk.requests()->setCurrentIndex(desk.request(u"/v2/imagetypes"_s));
        const QString text = desk.dock()->findChild<RequestDetails*>()->toPlainText();
        QVERIFY2(text.contains(u"Status 503") && text.contains(u"busy"), qPrintable(text));
    }

    void exportedRequestsAreJsonLinesWithoutTheKey()
    {
        ActivityDesk desk;
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
        desk.openReview();
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(desk.says(u"1 verified"_s));
        desk.review()->close();
        const QString path = desk.dir.filePath(u"activity.jsonl"_s);
        desk.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        const QList<WireRequest> sent = desk.wire->requests();
        QVERIFY(std::any_of(sent.begin(), sent.end(),
            [](const WireRequest& request) { return request.bytes.contains(deskKey); }));
        QVERIFY(!all.contains(deskKey));
        QVERIFY(all.contains("$COOPR_API_KEY"));
        QString last;
        QJsonObject put;
        for (const QByteArray& line : all.split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonDocument object = QJsonDocument::fromJson(line);
            QVERIFY2(object.isObject(), line.constData());
            QVERIFY(last <= object[u"time"].toString()); // in the order of time
            last = object[u"time"].toString();
            if (object[u"method"].toString() == u"PUT")
                put = object.object();
        }
        QCOMPARE(put[u"status"].toInt(), 200);
        QVERIFY(put[u"url"].toString().endsWith(u"/v2/imagetypes/beta"));
        QVERIFY(put[u"requestBody"].toString().contains(u"ami-new"));
    }

    void anExportThatFailsSaysSo()
    {
        ActivityDesk desk;
        desk.exportTo(u"/sys/activity.jsonl"_s); // no file can be made there, whoever asks
        const auto box = [] {
            for (QWidget* widget : QApplication::topLevelWidgets()) {
                if (auto* found = qobject_cast<QMessageBox*>(widget); found && found->isVisible())
                    return found;
            }
            return static_cast<QMessageBox*>(nullptr);
        };
        QTRY_VERIFY(box());
        QVERIFY2(box()->text().contains(u"/sys/activity.jsonl"), qPrintable(box()->text()));
        box()->close();
    }

private:
    QTemporaryDir m_config;
};

QTEST_MAIN(TestActivityDock)
#include "tst_activitydock.moc"
