// SPDX-License-Identifier: GPL-3.0-or-later
// Apply from the click in Review to "all verified", and how free the main thread stays meanwhile and while
// the catalogue comes.
#include "benchwindow.h"
#include "gaps.h"
#include "secondclient.h"

#include "edit/editsession.h"

#include <QDateTime>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 3;

QString newMark()
{
    return QString::number(QDateTime::currentMSecsSinceEpoch());
}

/// A colleague changes every image type that is staged: another cell, and in every tenth the same one.
void changeStagedOnes(BenchWindow& bench, SecondClient& other, int count, int round)
{
    const QStringList names = bench.editedNames(count);
    for (qsizetype i = 0; i < names.size(); ++i) {
        ImageType imageType = *bench.model().session()->base().imageType(names.at(i));
        imageType.setValue(CellPath::entry(i % 10 == 0 ? u"google"_s : u"joyent"_s, u"image"_s),
            Value::string(u"ami-theirs-%1-%2"_s.arg(round).arg(i)));
        other.put(imageType);
    }
    other.send();
}

/// A colleague's image types and key, which come in the first round and are others in each: the table gets
/// other rows and other columns, which resets its model. After the last round there are none again.
void changeRowsAndColumns(BenchWindow& bench, SecondClient& other, int count, int round)
{
    const Base& base = bench.model().session()->base();
    const QString before = u"round-%1"_s.arg(round - 1);
    const QString now = u"round-%1"_s.arg(round);
    for (int i = 0; i < count; ++i) {
        if (const QString name = u"type-000-%1-%2"_s.arg(before).arg(i); base.contains(name))
            other.remove(name);
        if (round == rounds)
            continue;
        ImageType added(u"type-000-%1-%2"_s.arg(now).arg(i));
        added.setValue(CellPath::description(), Value::string(now));
        added.setValue(CellPath::entry(u"google"_s, u"image"_s), Value::string(u"ami-added"_s));
        added.setValue(CellPath::entry(u"google"_s, now), Value::string(u"m1.small"_s));
        other.post(added);
    }
    other.send();
}

void measureApplying(BenchWindow& bench, const BenchArguments& arguments, QJsonObject& figures)
{
    QWidget* const review = bench.openReview();
    Gaps gaps;
    gaps.during([&] { bench.apply(review, arguments.edits); });
    figures[u"saving"_s] = gaps.figures();
    review->close();
}

void measureRefreshing(
    BenchWindow& bench, const BenchArguments& arguments, Gaps& loading, QJsonObject& figures)
{
    SecondClient other(arguments.commandLine.address, arguments.commandLine.configDir);
    bench.stage(arguments.edits, newMark());
    bench.openReview();
    Gaps rebasing;
    for (int round = 0; round < rounds; ++round) {
        changeStagedOnes(bench, other, arguments.edits, round);
        rebasing.during([&] { bench.refresh(); });
    }
    figures[u"rebasing"_s] = rebasing.figures();
    for (int round = 0; round <= rounds; ++round) {
        changeRowsAndColumns(bench, other, arguments.edits / 10, round);
        loading.during([&] { bench.refresh(); });
    }
    figures[u"loading"_s] = loading.figures();
}

} // namespace

QJsonObject measureApply(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    bench.awaitDraft();
    const QString mark = newMark();
    bench.stage(arguments.edits, mark);
    QWidget* const review = bench.openReview();
    const auto [begin, end] = bench.apply(review, arguments.edits);
    const auto saved = bench.awaitSaved();
    return {{u"apply"_s, milliseconds(end - begin)}, {u"saved"_s, milliseconds(saved - begin)},
        {u"mark"_s, mark}};
}

QJsonObject measureGaps(PaintClock& clock, const BenchArguments& arguments)
{
    {
        BenchWindow before(clock, arguments);
        before.awaitCatalogue();
        before.awaitDraft();
        before.stage(arguments.edits, newMark());
        before.awaitSaved();
    }
    // From the click on a connection to the painted table, with the draft that is restored.
    QJsonObject figures;
    Gaps loading;
    BenchWindow bench(clock, arguments, BenchWindow::Begin::Connections);
    loading.during([&] {
        bench.connect();
        bench.awaitCatalogue();
        bench.awaitDraft();
    });
    figures[u"first"_s] = loading.figures();
    measureApplying(bench, arguments, figures);
    measureRefreshing(bench, arguments, loading, figures);
    return figures;
}

} // namespace flavormap
