// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/imagetypecommands.h"

#include "domain/namerule.h"

#include <QLocale>

namespace flavormap {

ImageTypeCommands::ImageTypeCommands(EditSession& session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

void ImageTypeCommands::create()
{
    if (const QString reason = m_session.readOnlyReason(); !reason.isEmpty()) {
        Q_EMIT refused({Error::Kind::Invalid, reason, {}});
        return;
    }
    ask({tr("New image type"), tr("It is staged here; nothing is sent before you apply it."), tr("Create"),
            QString(), true},
        {}, [this](const NameDialog& dialog) {
            ImageType created(dialog.name());
            created.setValue(CellPath::description(), Value::string(dialog.description()));
            created.setValue(CellPath::map(), Value::emptyObject());
            return m_session.create(created, tr("New %1").arg(dialog.name()));
        });
}

void ImageTypeCommands::duplicate(const QString& name)
{
    const auto original = m_session.draft(name);
    if (!original)
        return;
    ask({tr("Duplicate %1").arg(name), tr("All fields and the whole provider map are copied."),
            tr("Duplicate"), freeName(name), false},
        {}, [this, name, copy = *original](const NameDialog& dialog) mutable {
            copy.setName(dialog.name());
            copy.setVersion({});
            return m_session.create(copy, tr("Duplicate %1").arg(name));
        });
}

void ImageTypeCommands::rename(const QString& name)
{
    ask({tr("Rename %1").arg(name),
            tr("The server can't rename: the new one is created and verified, then the old one is deleted. "
               "Its version history ends."),
            tr("Rename"), name, false},
        name, [this, name](const NameDialog& dialog) { return m_session.rename(name, dialog.name()); });
}

void ImageTypeCommands::ask(const NameDialog::Words& words, const QString& renamed, NameDialog::Stage stage)
{
    auto* dialog = new NameDialog(
        words, [this, renamed](const QString& name) { return refusalOf(name, renamed); }, std::move(stage),
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { Q_EMIT staged(dialog->name()); });
    dialog->open();
}

void ImageTypeCommands::remove(const QStringList& names)
{
    if (names.isEmpty() || refuses(names.size()))
        return;
    tell(m_session.remove(names,
        names.size() == 1 ? tr("Delete %1").arg(names.first())
                          : tr("Delete %n image types", nullptr, int(names.size()))));
}

void ImageTypeCommands::revert(const QStringList& selected)
{
    QStringList names;
    for (const QString& name : selected) {
        if (m_session.patch().contains(name))
            names += name;
    }
    if (names.isEmpty() || refuses(names.size()))
        return;
    tell(m_session.revert(names,
        names.size() == 1 ? tr("Revert %1").arg(names.first())
                          : tr("Revert %n image types", nullptr, int(names.size()))));
}

QString ImageTypeCommands::refusalOf(const QString& name, const QString& renamed) const
{
    if (const auto ruled = checkName(name); !ruled)
        return ruled.error().message;
    if (!renamed.isEmpty() && name == renamed)
        return tr("This is its name now.");
    if (!renamed.isEmpty() && caseFolded(name) == caseFolded(renamed))
        return tr("This differs from “%1” only in case: on some servers both are one image type.")
            .arg(renamed);
    // What is staged to be deleted frees its name for a new one.
    const int row = m_session.rowOf(name);
    if (row >= 0 && (!renamed.isEmpty() || m_session.rowState(row) != EditSession::RowState::Deleted))
        return tr("There is an image type “%1” already.").arg(name);
    return {};
}

QString ImageTypeCommands::freeName(const QString& like) const
{
    QString name = like + QStringLiteral("-copy");
    for (int number = 2; m_session.rowOf(name) >= 0; ++number)
        name = like + QStringLiteral("-copy-%1").arg(number);
    return name;
}

bool ImageTypeCommands::refuses(qsizetype count)
{
    if (count <= mostAtOnce)
        return false;
    Q_EMIT refused({Error::Kind::Invalid,
        tr("%1 image types are too many to be changed at once: select at most %2.")
            .arg(QLocale().toString(count), QLocale().toString(mostAtOnce)),
        {}});
    return true;
}

void ImageTypeCommands::tell(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
}

} // namespace flavormap

#include "moc_imagetypecommands.cpp"
