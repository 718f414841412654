// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/filedialog.h"

#include <QCoreApplication>
#include <QFileIconProvider>

#include <memory>

namespace flavormap {

namespace {

class PlainIcons : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;
    QIcon icon(const QFileInfo& info) const override { return icon(info.isDir() ? Folder : File); }
    QString type(const QFileInfo& info) const override
    {
        return info.isDir() ? QCoreApplication::translate("flavormap", "Folder") : info.suffix();
    }
};

} // namespace

QFileDialog* makeFileDialog(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode)
{
    auto* dialog = new QFileDialog(parent, title);
    auto icons = std::make_shared<PlainIcons>();
    dialog->setIconProvider(icons.get());
    // Held by the connection, which goes after the dialog's own thread.
    QObject::connect(dialog, &QObject::destroyed, dialog, [icons] {});
    dialog->setAcceptMode(mode);
    dialog->setWindowModality(Qt::WindowModal);
    return dialog;
}

} // namespace flavormap
