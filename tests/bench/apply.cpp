// SPDX-License-Identifier: GPL-3.0-or-later
// Apply from the click in Review to "all verified", and how free the main thread stays.
#include "benchwindow.h"

#include "edit/editsession.h"
#include "gui/table/matrixview.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void awaitDraft(BenchWindow& bench)
{
    bench.clock().reached([&bench] { return bench.model().session()->readOnlyReason().isEmpty(); });
}

/// The time between two ticks of a 1 ms timer, as long as it lives.
class Gaps
{
public:
    Gaps()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto now = Clock::now();
            m_gaps.push_back(milliseconds(now - m_last));
            m_last = now;
        });
        m_last = Clock::now();
        m_timer.start();
    }

    QJsonObject figures()
    {
        std::sort(m_gaps.begin(), m_gaps.end());
        const size_t at = m_gaps.size() * 99 / 100;
        return {{u"p99"_s, m_gaps[at]}, {u"longest"_s, m_gaps.back()}, {u"ticks"_s, qint64(m_gaps.size())}};
    }

private:
    QTimer m_timer;
    Clock::time_point m_last;
    std::vector<double> m_gaps;
};

} // namespace

QJsonObject measureApply(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    awaitDraft(bench);
    bench.stage(arguments.edits, QString::number(QDateTime::currentMSecsSinceEpoch()));
    QWidget* const review = bench.openReview();
    const auto [begin, end] = bench.apply(review, arguments.edits);
    return {{u"apply"_s, milliseconds(end - begin)}};
}

QJsonObject measureGaps(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    awaitDraft(bench);
    bench.stage(arguments.edits, QString::number(QDateTime::currentMSecsSinceEpoch()));
    QWidget* const review = bench.openReview();
    bench.refresh();

    QJsonObject figures;
    {
        Gaps gaps;
        for (int round = 0; round < 3; ++round)
            bench.refresh();
        figures[u"rebasing"_s] = gaps.figures();
    }
    {
        Gaps gaps;
        bench.apply(review, arguments.edits);
        figures[u"saving"_s] = gaps.figures();
    }
    {
        Gaps gaps;
        for (int round = 0; round < 3; ++round)
            bench.refresh();
        figures[u"loading"_s] = gaps.figures();
    }
    return figures;
}

} // namespace flavormap
