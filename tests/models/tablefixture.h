// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "models/imagetypetablemodel.h"
#include "support/imagetypes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace flavormap {

inline const CellPath awsImage = CellPath::entry(QStringLiteral("aws"), QStringLiteral("image"));
inline const CellPath awsUser = CellPath::entry(QStringLiteral("aws"), QStringLiteral("sshuser"));
inline const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));

/// A table over a session, watched by QAbstractItemModelTester.
struct TableFixture
{
    explicit TableFixture(const QByteArrayList& types)
        : model((session.rebase(catalogueOf(types)), &session))
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.name(row));
        return all;
    }
    QStringList headers() const
    {
        QStringList all;
        for (int column = 0; column < model.columnCount(); ++column)
            all.append(model.headerData(column, Qt::Horizontal).toString());
        return all;
    }
    QModelIndex cell(const QString& name, const CellPath& path) const
    {
        return model.index(model.rowOf(name), model.columnOf(path));
    }
    QModelIndex nameCell(const QString& name) const { return model.index(model.rowOf(name), 0); }
    QString toolTip(const QString& name, const CellPath& path) const
    {
        return cell(name, path).data(Qt::ToolTipRole).toString();
    }
    QString spoken(const QString& name, const CellPath& path) const
    {
        return cell(name, path).data(Qt::AccessibleTextRole).toString();
    }
    bool set(const QString& name, const CellPath& path, const Value& value)
    {
        return session.setCells({{name, path, value}}, QStringLiteral("Edit")).has_value();
    }
    bool set(const QString& name, const CellPath& path, const QString& text)
    {
        return set(name, path, Value::string(text));
    }

    EditSession session;
    ImageTypeTableModel model;
    QAbstractItemModelTester tester;
};

inline ImageType newType(const QString& name, const CellPath& path, const QString& text)
{
    ImageType created(name);
    created.setValue(CellPath::map(), Value::emptyObject());
    created.setValue(path, Value::string(text));
    return created;
}

} // namespace flavormap
