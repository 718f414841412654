// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectioneditor.h"
#include "sandbox/sandboxserver.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

template <typename Widget> Widget* named(const QWidget* parent, const QString& name)
{
    for (Widget* widget : parent->findChildren<Widget*>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

bool says(const QWidget* parent, const QString& words)
{
    const auto labels = parent->findChildren<QLabel*>();
    return std::any_of(
        labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(words); });
}

QPushButton* button(const QWidget* parent, const QString& text)
{
    for (QPushButton* each : parent->findChildren<QPushButton*>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

/// An editor for a new connection, open before a window.
struct OpenEditor
{
    OpenEditor()
        : places(Places::below(dir.path()))
        , settings(places)
        , profiles(places.configDir)
        , services{places, profiles, secrets, settings, {}}
    {
        window.show();
        ConnectionEditor::open(services, Profile(), &window);
        editor = window.findChild<ConnectionEditor*>();
    }

    void type(const QString& field, const QString& text) const
    {
        auto* edit = named<QLineEdit>(editor, field);
        QVERIFY(edit);
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }

    QTemporaryDir dir;
    Places places;
    Settings settings;
    ProfileStore profiles;
    SecretStore secrets;
    Services services;
    QWidget window;
    QPointer<ConnectionEditor> editor;
};

} // namespace

class TestConnectionEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void aFilledFormIsSavedWithItsKey();
    void theKeyIsShownAndHiddenByKeys();
    void aTestTellsHowManyImageTypesThereAre();
    void aTestOfAServerThatIsNotThereNamesTheAddress();
    void anAddressThatCannotBeReadIsRefusedAtItsField();
    void itGrowsWithItsMessagesButNeverOffTheScreen();
};

void TestConnectionEditor::aFilledFormIsSavedWithItsKey()
{
    OpenEditor open;
    auto* save = button(open.editor, u"Save"_s);
    QVERIFY(!save->isEnabled());
    open.type(u"Name"_s, u"staging"_s);
    open.type(u"Server URL"_s, u"http://127.0.0.1:55054"_s);
    open.type(u"Tenant"_s, u"superadmin"_s);
    open.type(u"User"_s, u"admin"_s);
    open.type(u"API key"_s, u"secret"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(open.editor.isNull());

    const Profile* saved = open.profiles.findByName(u"staging"_s);
    QVERIFY(saved);
    QCOMPARE(saved->tenant, u"superadmin"_s);
    QCOMPARE(QCoro::waitFor(open.secrets.read(saved->id)).value(), u"secret"_s);
    QFile file(open.places.configDir + u"/profiles.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

void TestConnectionEditor::theKeyIsShownAndHiddenByKeys()
{
    OpenEditor open;
    QVERIFY(QTest::qWaitForWindowActive(open.editor));
    open.type(u"API key"_s, u"secret"_s);
    auto* key = named<QLineEdit>(open.editor, u"API key"_s);
    for (const QLineEdit::EchoMode mode : {QLineEdit::Normal, QLineEdit::Password}) {
        QVERIFY(key->echoMode() != mode);
        QTest::keyClick(key, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(key->echoMode(), mode);
        QCOMPARE(key->text(), u"secret"_s);
    }
}

void TestConnectionEditor::aTestTellsHowManyImageTypesThereAre()
{
    SandboxServer server({});
    QVERIFY(server.start());
    OpenEditor open;
    open.type(u"Server URL"_s, server.url().toString());
    open.type(u"Tenant"_s, u"superadmin"_s);
    open.type(u"User"_s, u"admin"_s);
    QTest::mouseClick(button(open.editor, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY(says(open.editor, u"14 image type"_s));
    QVERIFY(says(open.editor, u"probably may write"_s));
}

void TestConnectionEditor::aTestOfAServerThatIsNotThereNamesTheAddress()
{
    OpenEditor open;
    open.type(u"Server URL"_s, u"http://127.0.0.1:1"_s);
    QTest::mouseClick(button(open.editor, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY(says(open.editor, u"127.0.0.1:1"_s));
}

void TestConnectionEditor::anAddressThatCannotBeReadIsRefusedAtItsField()
{
    OpenEditor open;
    open.type(u"Server URL"_s, u"ftp://somewhere"_s);
    QVERIFY(named<QLineEdit>(open.editor, u"Server URL"_s)->property("error").toBool());
    QVERIFY(!button(open.editor, u"Test connection"_s)->isEnabled());
}

void TestConnectionEditor::itGrowsWithItsMessagesButNeverOffTheScreen()
{
    OpenEditor open;
    QVERIFY(QTest::qWaitForWindowExposed(open.editor));
    const QRect screen = open.editor->screen()->availableGeometry();
    const auto isWhole = [&] {
        for (const QString& verb : {u"Test connection"_s, u"Save"_s}) {
            const QPushButton* shown = button(open.editor, verb);
            if (!shown || !open.editor->rect().contains(shown->geometry()))
                return false;
        }
        return open.editor->frameGeometry().bottom() <= screen.bottom() && open.editor->y() >= screen.top();
    };
    open.editor->move(0, screen.bottom() - open.editor->height());
    const int before = open.editor->height();
    open.type(u"Server URL"_s, u"http://127.0.0.1:1"_s);
    QTest::mouseClick(button(open.editor, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY(says(open.editor, u"127.0.0.1:1"_s));
    QTRY_COMPARE_GT(open.editor->height(), before);
    QTRY_VERIFY(isWhole());

    open.editor->setMaximumHeight(400); // as on a screen that is smaller than all it says
    QTRY_COMPARE(open.editor->height(), 400);
    QTRY_VERIFY(isWhole());
    auto* user = named<QLineEdit>(open.editor, u"API key"_s);
    user->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(!user->visibleRegion().isEmpty());
}

QTEST_MAIN(TestConnectionEditor)
#include "tst_connectioneditor.moc"
