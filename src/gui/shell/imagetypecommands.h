// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "gui/shell/namedialog.h"

#include <QObject>

class QWidget;

namespace flavormap {

/// New, Duplicate, Rename and Delete of image types: ask where something has to be asked, then stage.
class ImageTypeCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is what dialogs stand before; both outlive this.
    ImageTypeCommands(EditSession& session, QWidget* window);

    void create();
    void duplicate(const QString& name);
    void rename(const QString& name);
    /// So many image types are deleted or reverted at most by one command; more is refused.
    static constexpr qsizetype mostAtOnce = 10'000;
    /// Deleting is staged without a question: it can be undone, and Review says what it costs.
    void remove(const QStringList& names);
    void revert(const QStringList& names);

Q_SIGNALS:
    /// Staged; to be made the current row.
    void staged(const QString& name);
    void refused(const flavormap::Error& error);

private:
    /// What is wrong with a name while it is typed; the session has the last word. `renamed`: the old name of
    /// a rename.
    QString refusalOf(const QString& name, const QString& renamed = {}) const;
    QString freeName(const QString& like) const;
    void ask(const NameDialog::Words& words, const QString& renamed, NameDialog::Stage stage);
    void tell(const Result<void>& result);
    bool refuses(qsizetype count);

    EditSession& m_session;
    QWidget* m_window;
};

} // namespace flavormap
