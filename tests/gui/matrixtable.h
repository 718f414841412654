// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "gui/table/matrixview.h"
#include "support/imagetypes.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTest>

namespace flavormap {

inline const CellPath amazonImage = CellPath::entry(QStringLiteral("aws-us-east-1"), QStringLiteral("image"));
inline const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));

inline QByteArray typeJson(const QByteArray& name, const QByteArray& amazon, const QByteArray& google)
{
    QByteArray map = "'aws-us-east-1':{'image':'" + amazon + "','sshuser':'ec2-user'}";
    if (!google.isEmpty())
        map += ",'google':{'image':'" + google + "','sshuser':'root'}";
    return "{'name':'" + name + "','description':'About " + name + "','providermap':{" + map + "}}";
}

inline QByteArrayList someTypes()
{
    return {typeJson("centos-10", "ami-10", "projects/centos/centos-10"), typeJson("centos-6", "ami-06", ""),
        typeJson("debian-12", "ami-12", "projects/debian/debian-12"), typeJson("sles-15", "ami-15", "")};
}

/// A view over a session with someTypes(), shown.
struct MatrixTable
{
    explicit MatrixTable(const QByteArrayList& types = someTypes())
    {
        session.rebase(catalogueOf(types));
        model = std::make_unique<ImageTypeTableModel>(&session);
        view.resize(900, 400);
        view.setTableModel(model.get());
        view.show();
        view.activateWindow();
        view.setFocus();
        // Shortcuts work in the active window only.
        const bool active = QTest::qWaitForWindowActive(&view);
        Q_UNUSED(active);
    }

    QString text(const QString& name, const CellPath& path) const
    {
        return session.value(session.rowOf(name), path).text();
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all.append(model->name(row));
        return all;
    }
    QLineEdit* editor() const { return view.viewport()->findChild<QLineEdit*>(); }
    void clickHeader(int column, int band)
    {
        auto* const header = view.horizontalHeader();
        const int middle = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {}, QPoint(middle, header->height() * (2 * band + 1) / 4));
    }

    EditSession session;
    std::unique_ptr<ImageTypeTableModel> model;
    MatrixView view;
};

} // namespace flavormap
