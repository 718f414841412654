// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/imagetypecommands.h"

#include "domain/namerule.h"
#include "gui/shell/namedialog.h"

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
    auto* dialog = new NameDialog(
        {tr("New image type"), tr("It is staged here; nothing is sent before you apply it."), tr("Create"),
            QString(), true},
        [this](const QString& name) { return refusalOf(name); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        ImageType created(dialog->name());
        created.setValue(CellPath::description(), Value::string(dialog->description()));
        created.setValue(CellPath::map(), Value::emptyObject());
        tell(dialog->name(), m_session.create(created, tr("New %1").arg(dialog->name())));
    });
    dialog->open();
}

void ImageTypeCommands::duplicate(const QString& name)
{
    const auto original = m_session.draft(name);
    if (!original)
        return;
    auto* dialog = new NameDialog(
        {tr("Duplicate %1").arg(name), tr("All fields and the whole provider map are copied."),
            tr("Duplicate"), freeName(name), false},
        [this](const QString& text) { return refusalOf(text); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name, copy = *original]() mutable {
        copy.setName(dialog->name());
        copy.setVersion({});
        tell(dialog->name(), m_session.create(copy, tr("Duplicate %1").arg(name)));
    });
    dialog->open();
}

void ImageTypeCommands::rename(const QString& name)
{
    auto* dialog = new NameDialog(
        {tr("Rename %1").arg(name),
            tr("The server can't rename: the new one is created and verified, then the old one is deleted. "
               "Its version history ends."),
            tr("Rename"), name, false},
        [this, name](const QString& text) { return refusalOf(text, name); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, name] { tell(dialog->name(), m_session.rename(name, dialog->name())); });
    dialog->open();
}

void ImageTypeCommands::remove(const QStringList& names)
{
    if (names.isEmpty())
        return;
    tell({},
        m_session.remove(names,
            names.size() == 1 ? tr("Delete %1").arg(names.first())
                              : tr("Delete %n image types", nullptr, int(names.size()))));
}

void ImageTypeCommands::revert(const QStringList& names)
{
    if (names.isEmpty())
        return;
    tell({},
        m_session.revert(names,
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
    if (m_session.rowOf(name) >= 0)
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

void ImageTypeCommands::tell(const QString& name, const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
    else if (!name.isEmpty())
        Q_EMIT staged(name);
}

} // namespace flavormap

#include "moc_imagetypecommands.cpp"
