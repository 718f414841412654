// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QWidgetList>

class QScreen;

namespace flavormap {

/// A saved connection of superadmin/admin.
Profile savedProfile(const QString& name, int colour, const QString& address);

/// In which order windows were opened: the newest lies on top.
class Openings : public QObject
{
    Q_OBJECT

public:
    Openings();
    int place(const QObject* window) const { return m_places.value(window); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QHash<const QObject*, int> m_places;
    int m_count = 0;
};

/// Until the program has painted all that it wanted to, and no more comes.
void untilQuiet();
void rightClick(QWidget* widget, const QPoint& at);
/// The windows on their screen, one over the other.
QImage compose(const QWidgetList& windows, const QScreen* screen);

} // namespace flavormap
