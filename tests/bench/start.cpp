// SPDX-License-Identifier: GPL-3.0-or-later
// From main() to the first complete paint, and how much of it is after the request; what the process then
// holds.
#include "benchwindow.h"

#include "gui/table/matrixview.h"
#include "models/requestmodel.h"

#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

#include <unistd.h>

namespace flavormap {

namespace {

/// By the wall clock, which is what a request's record has.
double sinceListRequest(const BenchWindow& bench)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto views = bench.window()->findChildren<QTableView*>();
    const auto view = std::find_if(views.begin(), views.end(),
        [](const QTableView* each) { return each->accessibleName() == QStringLiteral("Requests"); });
    const auto* model = static_cast<const RequestModel*>((*view)->model());
    for (int row = model->rowCount() - 1; row >= 0; --row) {
        if (model->record(row).url.path().endsWith(QStringLiteral("/imagetypes")))
            return double(now - model->record(row).started.toMSecsSinceEpoch());
    }
    qFatal("no list request");
}

double residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        qFatal("no /proc");
    return statm.readAll().split(' ').at(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

} // namespace

QJsonObject measureStart(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    const auto painted = bench.awaitCatalogue();
    const double request = sinceListRequest(bench);
    return {{QStringLiteral("start"), milliseconds(painted - arguments.begin)},
        {QStringLiteral("request"), request}};
}

QJsonObject measureMemory(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    QTest::keyClicks(bench.search(), QStringLiteral("ubuntu"));
    bench.awaitTable();
    QTest::keyClick(bench.search(), Qt::Key_Escape);
    bench.awaitTable();
    bench.model().sort(bench.model().columnCount() - 1, Qt::DescendingOrder);
    bench.awaitTable();
    bench.model().sort(0);
    bench.awaitTable();
    QTest::qWait(500); // what frees itself later
    return {{QStringLiteral("resident"), residentBytes()}};
}

} // namespace flavormap
