// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/spokenroles.h"

#include <QAccessibleWidget>
#include <QWidget>

#include <algorithm>

namespace flavormap {

namespace {

struct SpokenRole
{
    const char* className;
    QAccessible::Role role;
};

constexpr SpokenRole roles[] = {
    {"flavormap::Announcer", QAccessible::Notification},
    {"flavormap::CircleSteps", QAccessible::StaticText},
    {"flavormap::ColourPicker", QAccessible::Grouping},
    {"flavormap::ConnectionBand", QAccessible::StaticText},
    {"flavormap::IdentityLabel", QAccessible::StaticText},
    {"flavormap::ImageTypeForm", QAccessible::Grouping},
    {"flavormap::ReviewWindow", QAccessible::Window},
};

/// There for the ear, though nothing of it is seen.
class SpokenOnly : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;
    QAccessible::State state() const override { return {}; }
};

QAccessibleInterface* make(const QString& className, QObject* object)
{
    const auto* found = std::ranges::find_if(
        roles, [&](const SpokenRole& each) { return className == QLatin1StringView(each.className); });
    auto* const widget = qobject_cast<QWidget*>(object);
    if (found == std::end(roles) || !widget)
        return nullptr;
    if (found->role == QAccessible::Notification)
        return new SpokenOnly(widget, found->role);
    return new QAccessibleWidget(widget, found->role);
}

} // namespace

void installSpokenRoles()
{
    QAccessible::installFactory(make);
}

} // namespace flavormap
