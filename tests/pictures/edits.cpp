// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/edits.h"

#include "edit/editsession.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace flavormap {

using namespace Qt::StringLiterals;

void writeBehindTheBack(Stage& stage, const QString& name, const CellPath& path, const QString& value)
{
    QJsonObject type = QJsonDocument::fromJson(stage.server().imageType(name)).object();
    QJsonObject map = type.value(u"providermap"_s).toObject();
    QJsonObject keys = map.value(path.providerName()).toObject();
    keys.insert(path.key(), value);
    map.insert(path.providerName(), keys);
    type.insert(u"providermap"_s, map);
    type.remove(u"version"_s);
    const auto done = stage.server().replaceBehindTheBack(name, QJsonDocument(type).toJson());
    if (!done)
        qFatal("%s", qUtf8Printable(done.error().message));
}

void duplicate(Stage& stage, const QString& name, const QString& as)
{
    stage.selectCell(name, CellPath::member(u"description"_s));
    stage.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    stage.until([&] { return stage.shown().size() == 2; }, "Duplicate");
    stage.typeInto(u"Name"_s, as);
    stage.key(Qt::Key_Return);
    stage.until([&] { return stage.table()->currentName() == as; }, "the new row");
}

void remove(Stage& stage, const QString& name)
{
    stage.selectCell(name, CellPath::member(u"description"_s));
    stage.key(Qt::Key_Delete, Qt::ControlModifier);
}

void stageThree(Stage& stage)
{
    stage.typeIntoCell(u"debian-12"_s, cell("aws-us-east-1", "image"), u"ami-0b9c5e1f4d2a7386e"_s);
    stage.typeIntoCell(u"ubuntu-22.04"_s, cell("aws-us-east-1", "image"), u"ami-0261755bbcb8c4a84"_s);
    stage.typeIntoCell(u"ubuntu-22.04"_s, cell("aws-us-west-1", "sshuser"), u"admin"_s);
    stage.typeIntoCell(u"fedora-39"_s, CellPath::member(u"description"_s), u"Fedora Cloud Base 39"_s);
}

void stageOfEach(Stage& stage)
{
    stageThree(stage);
    duplicate(stage, u"ubuntu-22.04"_s, u"ubuntu-24.04"_s);
    remove(stage, u"ubuntu-12.04"_s);
    const CellPath contested = cell("aws-us-east-1", "sshuser");
    stage.typeIntoCell(u"centos-7"_s, contested, u"cloud-user"_s);
    writeBehindTheBack(stage, u"centos-7"_s, contested, u"ec2-user"_s);
    stage.key(Qt::Key_F5);
    const EditSession& session = *stage.table()->tableModel()->session();
    stage.until([&] { return session.conflictCount() == 1; }, "the conflict");
    stage.selectCell(u"ubuntu-22.04"_s, cell("aws-us-east-1", "image"));
}

} // namespace flavormap
