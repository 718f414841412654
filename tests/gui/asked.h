// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/desk.h"

#include <QFileDialog>
#include <QMessageBox>

namespace flavormap {

/// The question that is open just now; null: none.
inline QMessageBox* question()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* box = qobject_cast<QMessageBox*>(widget); box && box->isVisible())
            return box;
    }
    return nullptr;
}

inline void press(QMessageBox* box, const QString& start)
{
    for (QAbstractButton* button : box->buttons()) {
        if (button->text().remove(u'&').startsWith(start)) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no button ") + start));
}

/// Types a path into the file dialog that is about to open over the window.
inline void chooseFile(const QWidget* window, const QString& path)
{
    const auto shown = [window]() -> QFileDialog* {
        for (auto* dialog : window->findChildren<QFileDialog*>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    };
    QTRY_VERIFY(shown());
    auto* name = shown()->findChild<QLineEdit*>();
    name->clear();
    name->insert(path); // typed, the completion would take Return for itself
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!shown());
}

} // namespace flavormap
