// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of a window as rows: the newest first, and only so many of them.
#include "models/requestmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

RequestRecord recordOf(quint64 id, int status = 200)
{
    RequestRecord record;
    record.id = id;
    record.started = QDateTime(QDate(2024, 2, 29), QTime(14, 2, 3, 45));
    record.method = "PUT";
    record.url = QUrl(u"http://coopr.example:55054/v2/imagetypes/centos%2E6?x=1"_s);
    record.status = status;
    record.bytesReceived = 2048;
    record.milliseconds = 12;
    return record;
}

struct Fixture
{
    QString text(int row, RequestModel::Column column) const
    {
        return model.index(row, column).data().toString();
    }
    RequestModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestRequestModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsARowWithEverythingThatMatters()
    {
        Fixture f;
        f.model.append(recordOf(1));
        QCOMPARE(f.text(0, RequestModel::Time), u"14:02:03.045"_s);
        QCOMPARE(f.text(0, RequestModel::Method), u"PUT"_s);
        QVERIFY(f.text(0, RequestModel::Path).startsWith(u"/v2/imagetypes/centos"_s));
        QCOMPARE(f.text(0, RequestModel::Status), u"200"_s);
        QCOMPARE(f.text(0, RequestModel::Milliseconds), u"12"_s);
        QVERIFY(f.text(0, RequestModel::Bytes).startsWith(u"2"_s));
        QStringList headers;
        for (int column = 0; column < f.model.columnCount(); ++column)
            headers += f.model.headerData(column, Qt::Horizontal).toString();
        QCOMPARE(headers, QStringList({u"Time"_s, u"Method"_s, u"Path"_s, u"Status"_s, u"ms"_s, u"Bytes"_s}));
    }

    void theNewestStandsFirst()
    {
        Fixture f;
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        for (quint64 id = 1; id <= 3; ++id)
            f.model.append(recordOf(id));
        QCOMPARE(inserted.count(), 3);
        QCOMPARE(f.model.record(0).id, quint64(3));
        QCOMPARE(f.model.inOrder().front().id, quint64(1));
    }

    void anErrorIsMarkedAndSaysWhy()
    {
        Fixture f;
        RequestRecord silent = recordOf(1, 0);
        silent.error = Error{Error::Kind::TimedOut, u"No answer."_s, {}};
        f.model.append(silent);
        f.model.append(recordOf(2, 409));
        f.model.append(recordOf(3, 200));
        QVERIFY(!f.model.index(0, 0).data(RequestModel::FailedRole).toBool());
        QVERIFY(f.model.index(1, 0).data(RequestModel::FailedRole).toBool());
        QVERIFY(f.model.index(2, 0).data(RequestModel::FailedRole).toBool());
        QCOMPARE(f.text(2, RequestModel::Status), u"no answer"_s);
        QCOMPARE(f.model.index(2, 0).data(Qt::ToolTipRole).toString(), u"No answer."_s);
    }

    void theOldestGoWhenThereAreTooMany()
    {
        RequestModel model; // watched, so many rows would take minutes
        for (quint64 id = 1; id <= RequestModel::capacity; ++id)
            model.append(recordOf(id));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(recordOf(RequestModel::capacity + 1));
        QCOMPARE(model.rowCount(), RequestModel::capacity);
        QCOMPARE(model.record(0).id, quint64(RequestModel::capacity + 1));
        QCOMPARE(model.inOrder().front().id, quint64(2));
    }

    void clearedIsEmpty()
    {
        Fixture f;
        f.model.append(recordOf(1));
        f.model.clear();
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(f.model.inOrder().empty());
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestRequestModel)
#include "tst_requestmodel.moc"
