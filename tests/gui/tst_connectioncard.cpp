// SPDX-License-Identifier: GPL-3.0-or-later
// What a card tells of its connection before it is opened.
#include "gui/connectionsdesk.h"

#include "edit/editsession.h"
#include "gui/widgets/colourpicker.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/pill.h"
#include "store/draftstore.h"
#include "sync/connection.h"

#include <QCheckBox>
#include <QCoroTask>
#include <QSpinBox>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QWidget* card)
{
    QStringList all;
    for (const auto* label : card->findChildren<QLabel*>())
        all += label->text();
    for (const auto* label : card->findChildren<ElidedLabel*>())
        all += label->text();
    return all;
}

QStringList pills(const QWidget* card)
{
    QStringList all;
    for (const auto* pill : card->findChildren<Pill*>()) {
        if (!pill->isHidden())
            all += pill->text();
    }
    return all;
}

/// Leaves a draft of so many new image types for this connection.
void leaveDraft(const ConnectionsDesk& desk, const Profile& profile, int changes)
{
    const auto connection = Connection::of(profile, u"key"_s);
    QVERIFY(connection);
    DraftStore store(desk.places.dataDir, connection->draftKey());
    QVERIFY(QCoro::waitFor(store.open()));
    EditSession session;
    QObject::connect(&session, &EditSession::entriesChanged, &session,
        [&](const std::vector<EntryChange>& changed) { store.commit(changed); });
    for (int number = 0; number < changes; ++number)
        QVERIFY(session.create(ImageType(u"t%1"_s.arg(number)), u"New"_s));
    QCoro::waitFor(store.closed());
}

} // namespace

class TestConnectionCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void itTellsAddressTenantAndUser()
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s)});
        const QStringList said = texts(desk.card(u"staging"_s));
        QVERIFY(said.contains(u"coopr.example:55054"_s));
        QVERIFY(said.contains(u"superadmin / admin"_s));
    }

    void itTellsWhenItWasLastUsed_data()
    {
        QTest::addColumn<QDateTime>("when");
        QTest::addColumn<QString>("said");
        const QDate today = QDate::currentDate();
        QTest::newRow("never") << QDateTime() << u"never"_s;
        QTest::newRow("today") << QDateTime(today, QTime(14, 5))
                               << u"today, "_s + QLocale().toString(QTime(14, 5), QLocale::ShortFormat);
        const QDate before = today.addDays(-40);
        QTest::newRow("before") << QDateTime(before, QTime(14, 5))
                                << QLocale().toString(before, QLocale::ShortFormat);
    }

    void itTellsWhenItWasLastUsed()
    {
        QFETCH(QDateTime, when);
        QFETCH(QString, said);
        Profile profile = savedProfile(u"staging"_s);
        profile.lastUsed = when;
        ConnectionsDesk desk({profile});
        QVERIFY2(texts(desk.card(u"staging"_s)).contains(said),
            qPrintable(texts(desk.card(u"staging"_s)).join(u'|')));
    }

    void productionAndReadOnlyAreMarked()
    {
        Profile production = savedProfile(u"production"_s);
        production.production = true;
        Profile mirror = savedProfile(u"mirror"_s);
        mirror.readOnly = true;
        ConnectionsDesk desk({production, mirror, savedProfile(u"staging"_s)});
        QCOMPARE(pills(desk.card(u"production"_s)), QStringList{u"Production"_s});
        QCOMPARE(pills(desk.card(u"mirror"_s)), QStringList{u"Read-only"_s});
        Profile both = savedProfile(u"both"_s);
        both.production = both.readOnly = true;
        QVERIFY(desk.profiles.save(both));
        QCOMPARE(pills(desk.card(u"both"_s)), (QStringList{u"Production"_s, u"Read-only"_s}));
        QCOMPARE(pills(desk.card(u"staging"_s)), QStringList());
    }

    void whatIsStagedIsCounted()
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s), savedProfile(u"other"_s)});
        QTRY_VERIFY(texts(desk.card(u"staging"_s)).contains(u"nothing"_s));
        leaveDraft(desk, *desk.profiles.findByName(u"staging"_s), 2);
        desk.openPage();
        QTRY_COMPARE(pills(desk.card(u"staging"_s)), QStringList{u"2 change(s), not sent"_s});
        QTRY_VERIFY(texts(desk.card(u"other"_s)).contains(u"nothing"_s));
        QCOMPARE(pills(desk.card(u"other"_s)), QStringList());
        // A draft belongs to tenant and user, too.
        Profile moved = *desk.profiles.findByName(u"staging"_s);
        moved.tenant = u"another"_s;
        QVERIFY(desk.profiles.save(moved));
        QTRY_VERIFY(texts(desk.card(u"staging"_s)).contains(u"nothing"_s));
        QCOMPARE(pills(desk.card(u"staging"_s)), QStringList());
    }

    void everyButtonSaysWhoseItIs()
    {
        ConnectionsDesk desk({savedProfile(u"staging"_s)});
        const auto buttons = desk.card(u"staging"_s)->findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 4);
        for (const QPushButton* button : buttons)
            QCOMPARE(button->accessibleDescription(), u"staging"_s);
    }

    void allFieldsAreSavedAndReadBack()
    {
        ConnectionsDesk desk;
        QFile authority(desk.dir.filePath(u"ca.pem"_s));
        QVERIFY(authority.open(QIODevice::WriteOnly));
        desk.press(desk.page.get(), u"New connection"_s);
        desk.type(u"Name"_s, u"production"_s);
        desk.type(u"Server URL"_s, u"https://coopr.example:55443/v2"_s);
        desk.type(u"Tenant"_s, u"superadmin"_s);
        desk.type(u"User"_s, u"admin"_s);
        desk.type(u"CA file"_s, authority.fileName());
        desk.field<ColourPicker>(u"Colour"_s)->setColour(3);
        desk.field<QSpinBox>(u"Time-out"_s)->setValue(75);
        for (const QString& word : {u"Production"_s, u"Read-only"_s})
            QTest::mouseClick(
                mark(desk, word), Qt::LeftButton, {}, QPoint(8, mark(desk, word)->height() / 2));
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());

        ProfileStore again(desk.places.configDir); // as another start of the program
        QVERIFY(again.load());
        const Profile* saved = again.findByName(u"production"_s);
        QVERIFY(saved);
        QCOMPARE(saved->colour, 3);
        QCOMPARE(saved->address, u"https://coopr.example:55443/v2"_s);
        QCOMPARE(saved->caFile, authority.fileName());
        QCOMPARE(saved->timeoutSeconds, 75);
        QVERIFY(saved->production && saved->readOnly);
        const auto connection = Connection::of(*saved, {});
        QVERIFY(connection);
        QCOMPARE(connection->endpoint.timeout, std::chrono::seconds(75));
        QCOMPARE(connection->endpoint.caFile, authority.fileName());
        QVERIFY(connection->production && connection->readOnly);

        desk.press(desk.card(u"production"_s), u"Edit"_s);
        QCOMPARE(desk.field<ColourPicker>(u"Colour"_s)->colour(), 3);
        QCOMPARE(desk.field<QLineEdit>(u"CA file"_s)->text(), authority.fileName());
        QCOMPARE(desk.field<QSpinBox>(u"Time-out"_s)->value(), 75);
        QVERIFY(mark(desk, u"Production"_s)->isChecked() && mark(desk, u"Read-only"_s)->isChecked());
        QTest::mouseClick(mark(desk, u"Read-only"_s), Qt::LeftButton, {},
            QPoint(8, mark(desk, u"Read-only"_s)->height() / 2));
        desk.press(desk.editor(), u"Save"_s);
        QTRY_VERIFY(!desk.editor());
        QVERIFY(again.load());
        QVERIFY(!again.findByName(u"production"_s)->readOnly);
        QVERIFY(again.findByName(u"production"_s)->production);
    }

private:
    static QCheckBox* mark(const ConnectionsDesk& desk, const QString& word)
    {
        for (auto* box : desk.editor()->findChildren<QCheckBox*>()) {
            if (box->text() == word)
                return box;
        }
        qFatal("no such mark");
    }
};

QTEST_MAIN(TestConnectionCard)
#include "tst_connectioncard.moc"
