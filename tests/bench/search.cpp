// SPDX-License-Identifier: GPL-3.0-or-later
// A keystroke in the search and a sort, beside QSortFilterProxyModel over the same model.
#include "benchwindow.h"

#include "edit/editsession.h"
#include "gui/table/matrixview.h"

#include <QCollator>
#include <QJsonArray>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTest>

#include <map>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// Many rows, some rows, one row, none; names, descriptions, users, ids, paths, staged values.
const QStringList queries{u"ubuntu"_s, u"UBUNTU-22"_s, u"rocky"_s, u"windows-2019"_s, u"type-0000"_s,
    u"type-0000042"_s, u"0000077-"_s, u"centos 7"_s, u"bookworm"_s, u"fedora cloud"_s, u"ami-0"_s,
    u"ami-0a7"_s, u"ami-0ff3"_s, u"projects/"_s, u"images/vvv"_s, u"sles-15-cloud"_s, u"root"_s,
    u"ami-staged-7"_s, u"staged-12"_s, u"nowhere-at-all"_s};

QStringList namesOf(const QAbstractItemModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

template <typename Work> double time(Work work)
{
    const auto begin = Clock::now();
    work();
    return milliseconds(Clock::now() - begin);
}

/// The key press alone: the letters before it were typed and painted.
double keystroke(BenchWindow& bench, const QString& query)
{
    bench.search()->setText(query.chopped(1));
    bench.awaitTable();
    const auto begin = Clock::now();
    QTest::keyClick(bench.search(), query.back().toLatin1());
    return milliseconds(bench.clock().painted({bench.table()->viewport()}, [] { return true; }) - begin);
}

/// Natural order by the collator that the table sorts by; the bare values, nothing made for the eye.
class Sorted : public QSortFilterProxyModel
{
public:
    Sorted()
        : m_collator(QLocale(QLocale::English))
    {
        m_collator.setNumericMode(true);
    }

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        return m_collator.compare(left.data(Qt::EditRole).toString(), right.data(Qt::EditRole).toString())
            < 0;
    }

private:
    QCollator m_collator;
};

} // namespace

QJsonObject measureSearch(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    bench.awaitDraft();
    bench.stage(arguments.edits, u"staged"_s);
    ImageTypeTableModel all(bench.model().session());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&all);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.rowCount();

    QJsonArray own;
    std::map<int, QJsonArray> others; // by the role that the proxy looks through
    for (const QString& query : queries) {
        own.append(keystroke(bench, query));
        for (const int role : {Qt::DisplayRole, Qt::EditRole}) {
            proxy.setFilterFixedString({});
            proxy.setFilterRole(role);
            proxy.setFilterFixedString(query.chopped(1));
            others[role].append(time([&] { proxy.setFilterFixedString(query); }));
            if (namesOf(bench.model()) != namesOf(proxy))
                qFatal("another row list for %s", qUtf8Printable(query));
        }
    }
    return {{u"search"_s, own}, {u"proxy"_s, others[Qt::DisplayRole]},
        {u"proxyOfValues"_s, others[Qt::EditRole]}};
}

QJsonObject measureSort(PaintClock& clock, const BenchArguments& arguments)
{
    BenchWindow bench(clock, arguments);
    bench.awaitCatalogue();
    ImageTypeTableModel all(bench.model().session());
    Sorted proxy;
    proxy.setSourceModel(&all);
    proxy.rowCount();

    const CellPath path = CellPath::entry(u"google"_s, u"image"_s);
    const int column = bench.model().columnOf(path);
    QJsonArray own;
    QJsonArray others;
    const auto measure = [&] {
        own.append(time([&] { bench.model().sort(column); }));
        others.append(time([&] { proxy.sort(column); }));
        if (namesOf(bench.model()) != namesOf(proxy))
            qFatal("another order");
    };
    measure();
    // One value that is not ASCII: the keys are the collator's own then.
    bench.awaitDraft();
    EditSession& session = *bench.model().session();
    if (!session.setCells({{session.name(0), path, Value::string(u"ami-é"_s)}}, u"bench"_s))
        qFatal("nothing was staged");
    bench.model().sort(0);
    proxy.sort(0);
    measure();
    return {{u"sort"_s, own}, {u"proxy"_s, others}};
}

} // namespace flavormap
