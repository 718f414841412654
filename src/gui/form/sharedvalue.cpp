// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/sharedvalue.h"

#include "edit/editsession.h"
#include "models/refusal.h"
#include "models/tablecell.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace flavormap {

QString SharedValue::summary() const
{
    if (isCommon())
        return {};
    if (differing > 1)
        return QCoreApplication::translate("flavormap", "%n different values", nullptr, differing);
    return QCoreApplication::translate(
        "flavormap", "%1 · %2 of %3", "a value, and how many of the selected image types have it")
        .arg(shownText(value))
        .arg(holders)
        .arg(of);
}

SharedValue sharedValue(const EditSession& session, const QStringList& names, const CellPath& path)
{
    SharedValue shared;
    shared.of = int(names.size());
    QList<Value> different;
    for (const QString& name : names) {
        const int row = session.rowOf(name);
        const Value value = row < 0 ? Value() : session.value(row, path);
        if (value.isAbsent())
            continue;
        shared.rawJson = shared.rawJson || value.isRawJson();
        if (shared.holders++ == 0)
            shared.value = value;
        if (!different.contains(value))
            different.append(value);
    }
    shared.differing = int(different.size());
    return shared;
}

QString refusalOfAll(const EditSession& session, const QStringList& names)
{
    for (const QString& name : names) {
        const int row = session.rowOf(name);
        if (const QString reason = row < 0 ? QString() : refusalOf(session, row); !reason.isEmpty())
            return reason;
    }
    return {};
}

QStringList valuesInUse(const EditSession& session, const CellPath& path)
{
    constexpr int mostRows = 20'000;
    constexpr qsizetype mostValues = 1'000;
    const int column
        = path.isEntry() ? session.base().catalogue()->columnOf(path.providerName(), path.key()) : -1;
    QHash<QString, int> uses;
    const int rows = std::min(session.rowCount(), mostRows);
    for (int row = 0; row < rows; ++row) {
        if (!session.rowExists(row))
            continue;
        const Value value = column >= 0 ? session.value(row, column) : session.value(row, path);
        if (value.isString() && !value.text().isEmpty())
            ++uses[value.text()];
    }
    QStringList values = uses.keys();
    std::sort(values.begin(), values.end(), [&](const QString& a, const QString& b) {
        return uses.value(a) != uses.value(b) ? uses.value(a) > uses.value(b) : a < b;
    });
    return values.mid(0, mostValues);
}

} // namespace flavormap
