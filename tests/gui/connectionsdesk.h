// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/connections/connectioncard.h"
#include "gui/connections/connectioneditor.h"
#include "gui/connections/connectionspage.h"
#include "gui/shell/services.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace flavormap {

/// A saved connection of superadmin/admin, at an address where nobody is asked.
inline Profile savedProfile(const QString& name)
{
    Profile profile;
    profile.name = name;
    profile.address = QStringLiteral("http://coopr.example:55054");
    profile.tenant = QStringLiteral("superadmin");
    profile.user = QStringLiteral("admin");
    return profile;
}

/// The page of these saved connections.
struct ConnectionsDesk
{
    explicit ConnectionsDesk(const std::vector<Profile>& saved = {})
        : places(Places::below(dir.path()))
        , settings(places)
        , profiles(places.configDir)
        , services{places, profiles, secrets, settings, {}}
    {
        for (const Profile& profile : saved) {
            if (!profiles.save(profile))
                qFatal("not saved");
        }
        openPage();
    }
    void openPage()
    {
        page = std::make_unique<ConnectionsPage>(services);
        page->resize(1200, 800);
        page->show();
        page->activateWindow();
        const bool active = QTest::qWaitForWindowActive(page.get());
        Q_UNUSED(active);
    }

    ConnectionCard* card(const QString& name) const
    {
        for (auto* card : page->findChildren<ConnectionCard*>()) {
            if (card->isVisible() && card->accessibleName() == QStringLiteral("Connection ") + name)
                return card;
        }
        return nullptr;
    }
    ConnectionEditor* editor() const
    {
        for (auto* each : page->findChildren<ConnectionEditor*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    template <typename Widget> Widget* field(const QString& name) const
    {
        for (auto* widget : editor()->findChildren<Widget*>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QCheckBox* box(const QString& text) const
    {
        for (auto* each : editor()->findChildren<QCheckBox*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void type(const QString& name, const QString& text) const
    {
        auto* edit = field<QLineEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void press(const QWidget* in, const QString& text) const
    {
        QVERIFY(in);
        for (auto* button : in->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + text));
    }
    static bool says(const QWidget* in, const QString& text)
    {
        const auto labels = in->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }

    QTemporaryDir dir;
    Places places;
    Settings settings;
    ProfileStore profiles;
    SecretStore secrets;
    Services services;
    std::unique_ptr<ConnectionsPage> page;
};

} // namespace flavormap
