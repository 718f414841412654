// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of the saved connections, and the editor that they open.
#include "gui/connections/connectionspage.h"

#include "gui/connections/connectioncard.h"
#include "gui/connections/connectioneditor.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

Profile profileOf(const QString& name)
{
    Profile profile;
    profile.name = name;
    profile.address = u"http://coopr.example:55054"_s;
    profile.tenant = u"superadmin"_s;
    profile.user = u"admin"_s;
    return profile;
}

/// The page with so many saved connections: c0, c1, …
struct Page
{
    explicit Page(int count)
        : places(Places::below(dir.path()))
        , settings(places)
        , profiles(places.configDir)
        , services{places, profiles, secrets, settings, {}}
    {
        for (int number = 0; number < count; ++number) {
            Profile profile = profileOf(u"c%1"_s.arg(number));
            profile.lastUsed = QDateTime::currentDateTime().addDays(number == 1 ? 0 : -1 - number);
            if (!profiles.save(profile))
                qFatal("not saved");
        }
        page = std::make_unique<ConnectionsPage>(services);
        page->resize(1200, 800);
        page->show();
        page->activateWindow();
        const bool active = QTest::qWaitForWindowActive(page.get());
        Q_UNUSED(active);
    }

    QList<ConnectionCard*> cards() const
    {
        QList<ConnectionCard*> shown;
        for (auto* card : page->findChildren<ConnectionCard*>()) {
            if (card->isVisible())
                shown += card;
        }
        return shown;
    }
    /// No card is cut at the edge of the page, squeezed, or below another.
    bool areWhole() const
    {
        const auto all = cards();
        return std::all_of(all.begin(), all.end(), [&](ConnectionCard* card) {
            return card->width() >= card->minimumSizeHint().width()
                && card->mapTo(page.get(), QPoint(card->width(), 0)).x() <= page->width()
                && std::none_of(all.begin(), all.end(), [&](ConnectionCard* other) {
                       return other != card && other->geometry().intersects(card->geometry());
                   });
        });
    }
    ConnectionCard* card(const QString& name) const
    {
        for (ConnectionCard* card : cards()) {
            if (card->accessibleName() == u"Connection "_s + name)
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
    void press(const QWidget* in, const QString& text) const
    {
        for (auto* button : in->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }
    bool says(const QWidget* in, const QString& text) const
    {
        const auto labels = in->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    QLineEdit* field(const QString& name) const
    {
        for (auto* edit : editor()->findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == name)
                return edit;
        }
        return nullptr;
    }
    QMessageBox* question() const
    {
        for (auto* box : page->findChildren<QMessageBox*>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }

    QTemporaryDir dir;
    Places places;
    Settings settings;
    ProfileStore profiles;
    SecretStore secrets;
    Services services;
    std::unique_ptr<ConnectionsPage> page;
};

} // namespace

class TestConnectionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void withoutAConnectionItSaysSoAndOffersTheSandbox();
    void eachConnectionHasACardAndTheLastUsedOneStandsOut();
    void thirtyCardsAreAllReachableAndNoneIsCut();
    void connectGivesTheConnectionWithItsKey();
    void theKeyboardBeginsAtTheLastUsedOne();
    void whatWasSavedNewHasTheKeyboard();
    void duplicateIsANewConnectionWithAnotherName();
    void deleteAsksFirst();
    void aChangedConnectionIsChangedOnItsCardAndKeepsTheKeyboard();
    void closingAnEditedFormAsks_data();
    void closingAnEditedFormAsks();
    void closingAnUntouchedFormAsksNothing();
    void anEmptyFieldIsToldOnceItWasLeft();
    void aNameThatIsTakenIsToldAtItsField();
    void aCaFileThatIsNotThereIsToldAtItsField();
    void theFormSaysWhereTheKeyIsKept();
    void aFailedTestNamesItsStep();
};

void TestConnectionsPage::withoutAConnectionItSaysSoAndOffersTheSandbox()
{
    Page f(0);
    QVERIFY(f.says(f.page.get(), u"No connection yet"_s));
    QCOMPARE(f.cards().size(), 0);
    QSignalSpy sandbox(f.page.get(), &ConnectionsPage::sandboxRequested);
    f.press(f.page.get(), u"Try the sandbox"_s);
    QCOMPARE(sandbox.size(), 1);
    f.press(f.page.get(), u"New connection"_s);
    QVERIFY(f.editor());
}

void TestConnectionsPage::eachConnectionHasACardAndTheLastUsedOneStandsOut()
{
    Page f(3);
    QVERIFY(!f.says(f.page.get(), u"No connection yet"_s));
    QCOMPARE(f.cards().size(), 3);
    int primary = 0;
    for (ConnectionCard* card : f.cards()) {
        QVERIFY(f.says(card, u"coopr.example:55054"_s));
        for (auto* button : card->findChildren<QPushButton*>()) {
            if (button->property("primary").toBool()) {
                ++primary;
                QCOMPARE(card, f.card(u"c1"_s));
            }
        }
    }
    QCOMPARE(primary, 1);
}

void TestConnectionsPage::thirtyCardsAreAllReachableAndNoneIsCut()
{
    Page f(30);
    for (const QSize size : {QSize(1440, 900), QSize(1024, 560), QSize(700, 560)}) {
        f.page->resize(size);
        QCOMPARE(f.cards().size(), 30);
        QTRY_VERIFY(f.areWhole());
    }
}

void TestConnectionsPage::connectGivesTheConnectionWithItsKey()
{
    Page f(2);
    const QUuid id = f.profiles.findByName(u"c1"_s)->id;
    QVERIFY(QCoro::waitFor(f.secrets.write(id, u"secret"_s)));
    QSignalSpy connecting(f.page.get(), &ConnectionsPage::connectRequested);
    f.press(f.card(u"c1"_s), u"Connect"_s);
    QTRY_COMPARE(connecting.size(), 1);
    const auto connection = connecting.first().first().value<Connection>();
    QCOMPARE(connection.name, u"c1"_s);
    QCOMPARE(connection.endpoint.apiKey, u"secret"_s);
}

void TestConnectionsPage::theKeyboardBeginsAtTheLastUsedOne()
{
    Page f(3);
    QTRY_VERIFY(f.card(u"c1"_s)->focusedButton());
    QCOMPARE(f.card(u"c1"_s)->focusedButton()->text(), u"Connect"_s);
}

void TestConnectionsPage::whatWasSavedNewHasTheKeyboard()
{
    Page f(2);
    f.press(f.page.get(), u"New connection"_s);
    for (const QString& name : {u"Name"_s, u"Tenant"_s, u"User"_s})
        f.field(name)->setText(u"newest"_s);
    f.field(u"Server URL"_s)->setText(u"http://coopr.example:55054"_s);
    f.press(f.editor(), u"Save"_s);
    QTRY_VERIFY(!f.editor());
    QTRY_VERIFY(f.card(u"newest"_s)->focusedButton());
    QCOMPARE(f.card(u"newest"_s)->focusedButton()->text(), u"Connect"_s);
}

void TestConnectionsPage::duplicateIsANewConnectionWithAnotherName()
{
    Page f(1);
    for (const QString& name : {u"c0 copy"_s, u"c0 copy 2"_s}) {
        f.press(f.card(u"c0"_s), u"Duplicate"_s);
        QCOMPARE(f.field(u"Name"_s)->text(), name);
        f.press(f.editor(), u"Save"_s);
        QTRY_VERIFY(!f.editor());
        QVERIFY(f.card(name));
    }
    QCOMPARE(f.profiles.profiles().size(), 3U);
}

void TestConnectionsPage::deleteAsksFirst()
{
    Page f(2);
    f.press(f.card(u"c0"_s), u"Delete"_s);
    QTRY_VERIFY(f.question());
    QVERIFY(f.question()->informativeText().contains(u"c0 · "_s));
    QTest::keyClick(f.question(), Qt::Key_Return); // whoever types on does not delete
    QTRY_VERIFY(!f.question());
    QCOMPARE(f.cards().size(), 2);
    f.press(f.card(u"c0"_s), u"Delete"_s);
    QTRY_VERIFY(f.question());
    f.press(f.question(), u"Delete connection"_s);
    QTRY_COMPARE(f.cards().size(), 1);
    QVERIFY(!f.profiles.findByName(u"c0"_s));
}

void TestConnectionsPage::aChangedConnectionIsChangedOnItsCardAndKeepsTheKeyboard()
{
    Page f(2);
    for (auto* button : f.card(u"c0"_s)->findChildren<QPushButton*>()) {
        if (button->text() == u"Edit")
            button->setFocus();
    }
    Profile changed = *f.profiles.findByName(u"c0"_s);
    changed.name = u"renamed"_s;
    QVERIFY(f.profiles.save(changed));
    QVERIFY(f.card(u"renamed"_s));
    QVERIFY(!f.card(u"c0"_s));
    auto* focused = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(focused && f.card(u"renamed"_s)->isAncestorOf(focused));
    QCOMPARE(focused->text(), u"Edit"_s);
}

void TestConnectionsPage::closingAnEditedFormAsks_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("closed");
    QTest::newRow("discard") << u"Discard"_s << true;
    QTest::newRow("keep") << u"Keep editing"_s << false;
}

void TestConnectionsPage::closingAnEditedFormAsks()
{
    QFETCH(QString, answer);
    QFETCH(bool, closed);
    Page f(1);
    f.press(f.card(u"c0"_s), u"Edit"_s);
    QTest::keyClicks(f.field(u"Tenant"_s), u"x"_s);
    QTest::keyClick(f.editor(), Qt::Key_Escape);
    QVERIFY(f.question());
    QVERIFY(f.editor());
    f.press(f.question(), answer);
    QTRY_VERIFY(!f.question());
    QTRY_COMPARE(f.editor() == nullptr, closed);
    QCOMPARE(f.profiles.findByName(u"c0"_s)->tenant, u"superadmin"_s);
    if (!closed) {
        QCOMPARE(f.field(u"Tenant"_s)->text(), u"superadminx"_s);
        f.editor()->close(); // the window's own button asks as well
        QVERIFY(f.question());
        f.press(f.question(), u"Discard"_s);
        QTRY_VERIFY(!f.editor());
    }
}

void TestConnectionsPage::closingAnUntouchedFormAsksNothing()
{
    Page f(1);
    f.press(f.card(u"c0"_s), u"Edit"_s);
    QTest::keyClick(f.editor(), Qt::Key_Escape);
    QVERIFY(!f.question());
    QTRY_VERIFY(!f.editor());
}

void TestConnectionsPage::anEmptyFieldIsToldOnceItWasLeft()
{
    Page f(0);
    f.press(f.page.get(), u"New connection"_s);
    f.editor()->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), f.editor());
    QVERIFY(!f.says(f.editor(), u"Type the tenant"_s));
    f.field(u"Tenant"_s)->setFocus();
    f.field(u"User"_s)->setFocus();
    QVERIFY(f.says(f.editor(), u"Type the tenant"_s));
    QVERIFY(f.field(u"Tenant"_s)->property("error").toBool());
    QTest::keyClicks(f.field(u"Tenant"_s), u"t"_s);
    QVERIFY(!f.says(f.editor(), u"Type the tenant"_s));
    QVERIFY(!f.field(u"Tenant"_s)->property("error").toBool());
}

void TestConnectionsPage::aNameThatIsTakenIsToldAtItsField()
{
    Page f(2);
    f.press(f.card(u"c0"_s), u"Edit"_s);
    f.field(u"Name"_s)->selectAll();
    QTest::keyClicks(f.field(u"Name"_s), u"c1"_s);
    QVERIFY(f.says(f.editor(), u"“c1” already"_s));
    QVERIFY(f.field(u"Name"_s)->property("error").toBool());
    QTest::keyClicks(f.field(u"Name"_s), u"x"_s);
    QVERIFY(!f.field(u"Name"_s)->property("error").toBool());
    f.press(f.editor(), u"Save"_s);
    QTRY_VERIFY(f.card(u"c1x"_s));
}

void TestConnectionsPage::aCaFileThatIsNotThereIsToldAtItsField()
{
    Page f(1);
    f.press(f.card(u"c0"_s), u"Edit"_s);
    f.field(u"CA file"_s)->setText(f.dir.filePath(u"none.pem"_s));
    QVERIFY(f.says(f.editor(), u"no such file"_s));
    QVERIFY(f.field(u"CA file"_s)->property("error").toBool());
    f.field(u"CA file"_s)->clear();
    QVERIFY(!f.field(u"CA file"_s)->property("error").toBool());
}

void TestConnectionsPage::theFormSaysWhereTheKeyIsKept()
{
    Page f(0); // on a desktop without a keyring
    f.press(f.page.get(), u"New connection"_s);
    QTRY_VERIFY(f.says(f.editor(), u"kept until Flavormap is closed, never in a file"_s));
}

void TestConnectionsPage::aFailedTestNamesItsStep()
{
    Page f(0);
    f.press(f.page.get(), u"New connection"_s);
    f.field(u"Server URL"_s)->setText(u"http://127.0.0.1:1"_s);
    f.press(f.editor(), u"Test connection"_s);
    QTRY_VERIFY(f.says(f.editor(), u"Reach failed"_s));
    QVERIFY(f.says(f.editor(), u"127.0.0.1:1"_s));
}

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
