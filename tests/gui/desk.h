// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetypecodec.h"
#include "edit/editsession.h"
#include "gui/review/reviewhead.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/program.h"
#include "gui/style/look.h"
#include "gui/table/matrixview.h"
#include "sandbox/sandboxserver.h"
#include "support/faultproxy.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace flavormap {

inline const QByteArray deskCatalogue = R"([
 {"name":"alpha","description":"A","providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2","sshuser":"root"}}},
 {"name":"gamma","description":"C","providermap":{"google":{"image":"g-3","sshuser":"root"}}}])";

inline constexpr auto deskKey = "the-desk-key";

inline const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));

inline SandboxOptions deskOptions()
{
    SandboxOptions options;
    options.imageTypesJson = deskCatalogue;
    return options;
}

template <typename Widget> Widget* named(const QWidget* parent, const QString& start)
{
    for (Widget* widget : parent->findChildren<Widget*>()) {
        if (widget->accessibleName().startsWith(start))
            return widget;
    }
    return nullptr;
}

inline bool isSaid(const QWidget* in, const QString& words)
{
    const auto labels = in->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
}

inline QPushButton* visibleButton(const QWidget* in, const QString& text)
{
    for (auto* button : in->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

/// A program with one window on a server of its own. `faults` break the wire before it connects.
struct Desk
{
    explicit Desk(bool production = false, SandboxOptions options = deskOptions(),
        SandboxServer::RequestHook hook = {}, const std::function<void(FaultProxy&)>& faults = {},
        const QString& folder = {})
        : server(std::move(options))
        , places(Places::below(folder.isEmpty() ? dir.path() : folder))
        , settings(places)
        , profiles(places.configDir)
        , services{places, profiles, secrets, settings, [] { return Result<Endpoint>(); }}
        , program(services, *look())
    {
        if (hook)
            server.onRequest(std::move(hook));
        if (!server.start())
            qFatal("no server");
        wire.emplace(server.port());
        if (faults)
            faults(*wire);
        window = program.newWindow();
        window->openConnection(connection(production));
        activate();
    }
    /// Shortcuts and the focus need it.
    void activate() const
    {
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.data()))
            qFatal("the window is not active");
        QTest::keyClick(window.data(), Qt::Key_Shift); // or Ctrl counts as held since the last keyClick
    }

    Connection connection(bool production = false) const
    {
        Endpoint endpoint;
        endpoint.base = QUrl(wire->url().toString() + QStringLiteral("/v2"));
        endpoint.tenant = QStringLiteral("superadmin");
        endpoint.user = QStringLiteral("admin");
        endpoint.apiKey = QString::fromLatin1(deskKey);
        Connection connection = Connection::commandLine(endpoint);
        connection.name = QStringLiteral("desk");
        connection.production = production;
        return connection;
    }

    ~Desk()
    {
        if (!window)
            return;
        window->close();
        if (!QTest::qWaitFor([&] { return window.isNull(); }))
            qFatal("the window did not close");
    }

    static Look* look()
    {
        static Look* const shared = [] {
            auto* made = new Look(*qApp);
            made->setParent(qApp); // it ends with the application, not after it
            return made;
        }();
        return shared;
    }

    MatrixView* table() const { return window->findChild<MatrixView*>(); }
    EditSession& session() const { return *table()->tableModel()->session(); }
    /// The whole catalogue is in the table …
    bool isRead() const { return table() && table()->model() && table()->model()->rowCount() == 3; }
    /// … and the draft was opened, so that it can be edited.
    bool isReady() const { return isRead() && session().readOnlyReason().isEmpty(); }
    QAction* action(const QString& text) const
    {
        for (QAction* each : window->findChildren<QAction*>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    QWidget* review() const
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->windowTitle().startsWith(u"Review changes"))
                return widget;
        }
        return nullptr;
    }
    /// A label of Review has this text.
    bool says(const QString& text) const
    {
        const auto labels = review()->findChildren<QLabel*>();
        return std::any_of(
            labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == text; });
    }
    /// Ctrl+S, and what is shown there is read anew from the server.
    void openReview() const
    {
        QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(review());
        auto* again = review()->findChild<ReviewHead*>()->findChild<QPushButton*>();
        QTRY_VERIFY(again->isEnabled());
    }
    /// Presses Apply once it is there.
    void apply(const QString& start) const
    {
        QTRY_VERIFY(named<QPushButton>(review(), start));
        auto* button = named<QPushButton>(review(), start);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    Value onServer(const QString& name, const CellPath& path) const
    {
        const auto decoded = ImageTypeCodec::decode(server.imageType(name));
        return decoded ? decoded->imageType.value(path) : Value();
    }

    QTemporaryDir dir;
    SandboxServer server;
    std::optional<FaultProxy> wire; ///< between the window and the server
    Places places;
    Settings settings;
    ProfileStore profiles;
    SecretStore secrets;
    Services services;
    Program program;
    QPointer<MainWindow> window;
};

inline void typeIntoCell(MatrixView* table, const QString& name, const CellPath& path, const QString& text)
{
    QVERIFY(QTest::qWaitForWindowActive(table->window()));
    QTRY_COMPARE(table->tableModel()->session()->readOnlyReason(), QString()); // the draft was opened
    QVERIFY(table->showCell(name, path));
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
}

} // namespace flavormap
