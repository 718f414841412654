// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/namesinusebox.h"

#include <QCompleter>

namespace flavormap {

NamesInUseBox::NamesInUseBox(QWidget* parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
}

void NamesInUseBox::setNames(const QStringList& names)
{
    clear();
    addItems(names);
    setCurrentText(QString());
}

} // namespace flavormap

#include "moc_namesinusebox.cpp"
