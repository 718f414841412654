// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/announcement.h"

#include <QAccessible>
#include <QTimer>

namespace flavormap {

namespace {

/// A screen reader that is behind asks for the sentence later.
constexpr std::chrono::seconds heardBy{20};

} // namespace

Announcer::Announcer(const QString& sentence, QWidget* window)
    : QWidget(window)
{
    setFixedSize(0, 0);
    setAccessibleName(sentence);
    QTimer::singleShot(heardBy, this, &QObject::deleteLater);
}

void announce(QWidget* about, const QString& sentence)
{
    if (!QAccessible::isActive() || sentence.isEmpty())
        return;
    auto* announcer = new Announcer(sentence, about->window());
    // A screen reader reads a notification when it appears. Qt has an event for this only since 6.8.
    QAccessibleEvent event(announcer, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&event);
}

} // namespace flavormap

#include "moc_announcement.cpp"
