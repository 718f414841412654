// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-smalldisk. A profiles.json that can't be written or understood stops no work:
// it is said, the connection opens all the same, and once it is mended all goes on as ever.
#include "faultyworkspace.h"

#include "store/profilestore.h"
#include "support/smalldisk.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestProfileStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(isOrdinaryUserWithSmallDisk(), "run it by tests/support/with-smalldisk"); }
    void init()
    {
        QVERIFY(m_home.emplace().isValid());
        QVERIFY(permissionsHold(m_home->path()));
        QVERIFY(QDir(smallDisk() + u"/all"_s).removeRecursively());
        QVERIFY(QDir().mkpath(smallDisk() + u"/all"_s));
        QVERIFY(QFile::link(smallDisk() + u"/all"_s, folder()));
    }

    void theConnectionWorksThoughItCannotBeSaved_data() { troubles(); }
    void theConnectionWorksThoughItCannotBeSaved();
    void whereNothingCanBeSavedNothingIsSentUntilItIsMended_data() { troubles(); }
    void whereNothingCanBeSavedNothingIsSentUntilItIsMended();
    void damagedConnectionsAreEnteredAgain_data();
    void damagedConnectionsAreEnteredAgain();
    void unreadableConnectionsAreThereAgainWhenMended();

private:
    using Mend = std::function<void()>;
    using Break = Mend (TestProfileStorage::*)() const;

    static void troubles()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("nextStep");
        QTest::newRow("full disk") << &TestProfileStorage::fill << u"disk is full"_s << u"free some space"_s;
        QTest::newRow("read-only folder")
            << &TestProfileStorage::takeRights << u"can't be saved in"_s << u"give yourself write access"_s;
        QTest::newRow("disk mounted read-only")
            << &TestProfileStorage::mountReadOnly << u"mounted read-only"_s << u"mount it writable"_s;
    }
    /// Each breaks folder(), whose drafts folder is there; the answer mends it.
    Mend fill() const
    {
        return [full = std::make_shared<DiskFiller>(smallDisk())]() mutable { full.reset(); };
    }
    Mend takeRights() const
    {
        for (const QString& each : {folder() + u"/drafts"_s, folder()})
            QFile::setPermissions(each, readOnlyFolder);
        return [this] {
            for (const QString& each : {folder(), folder() + u"/drafts"_s})
                QFile::setPermissions(each, wholeFolder);
        };
    }
    Mend mountReadOnly() const
    {
        const auto lead = [this](const QString& disk) {
            QFile::remove(folder());
            QFile::link(disk + u"/all"_s, folder());
        };
        lead(readOnlyDisk());
        return [lead] { lead(smallDisk()); };
    }

    static Profile profileOf(const OpenWorkspace& at)
    {
        Profile profile;
        profile.name = u"production"_s;
        profile.address = at.server.url().toString();
        profile.tenant = at.endpoint.tenant;
        profile.user = at.endpoint.user;
        return profile;
    }
    static void open(OpenWorkspace& at, const Profile& profile, const Places& places)
    {
        at.close();
        const auto connection = Connection::of(profile, u"secret"_s);
        QVERIFY(connection);
        at.workspace = std::make_unique<Workspace>(*connection, places);
        QVERIFY(QCoro::waitFor(at.workspace->open()));
    }
    static void expectEditAndApply(OpenWorkspace& at, const char* value)
    {
        at.set(alpha, googleImage, QString::fromUtf8(value));
        const ApplyJob* job = at.applyAll();
        QVERIFY2(job, at.refused ? qPrintable(at.refused->message) : "");
        QCOMPARE(job->count(ItemState::Verified), 1);
        QCOMPARE(at.onServer(alpha).value(googleImage), text(value));
    }
    static void expectSaid(const Error& error, const QStringList& parts)
    {
        QCOMPARE(error.kind, Error::Kind::Storage);
        for (const QString& part : parts)
            QVERIFY2(error.message.contains(part), qPrintable(error.message));
    }

    QString folder() const { return m_home->filePath(u"flavormap"_s); }
    QString file() const { return folder() + u"/profiles.json"_s; }
    Places elsewhere() const { return {folder(), m_home->filePath(u"data"_s)}; }

    std::optional<QTemporaryDir> m_home;
};

void TestProfileStorage::theConnectionWorksThoughItCannotBeSaved()
{
    QFETCH(const Break, breakIt);
    QFETCH(const QString, what);
    QFETCH(const QString, nextStep);
    OpenWorkspace at(threeTypes(), false);
    ProfileStore profiles(folder());
    QVERIFY(profiles.load());
    QVERIFY(QDir().mkpath(folder() + u"/drafts"_s));
    const Mend mend = (this->*breakIt)();

    const auto refused = profiles.save(profileOf(at));

    QVERIFY(!refused);
    expectSaid(refused.error(), {file(), what, nextStep});
    const Profile* shown = profiles.findByName(u"production"_s);
    QVERIFY(shown && profiles.unsaved());
    open(at, *shown, elsewhere());
    expectEditAndApply(at, "meanwhile");

    mend();
    QVERIFY(profiles.save(*shown));
    ProfileStore again(folder());
    QVERIFY(again.load());
    open(at, *again.findByName(u"production"_s), elsewhere());
    expectEditAndApply(at, "after");
}

void TestProfileStorage::whereNothingCanBeSavedNothingIsSentUntilItIsMended()
{
    QFETCH(const Break, breakIt);
    QFETCH(const QString, what);
    OpenWorkspace at(threeTypes(), false);
    ProfileStore profiles(folder());
    QVERIFY(QDir().mkpath(folder() + u"/drafts"_s));
    const Mend mend = (this->*breakIt)();
    QVERIFY(!profiles.save(profileOf(at)));
    const Profile* shown = profiles.findByName(u"production"_s);
    QVERIFY(shown);

    open(at, *shown, Places{folder(), folder()});
    at.set(alpha, googleImage, u"staged"_s);

    QVERIFY(!at.applyAll());
    QCOMPARE(at.refused->kind, Error::Kind::Storage);
    QCOMPARE(at.server.writesOf(alpha), 0);
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("staged"));

    mend();
    expectEditAndApply(at, "after");
    QVERIFY(profiles.save(*shown));
    ProfileStore again(folder());
    QVERIFY(again.load() && again.findByName(u"production"_s));
}

void TestProfileStorage::damagedConnectionsAreEnteredAgain_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::newRow("truncated") << QByteArray(R"({"version": 1, "profiles": [{"name": "produc)");
    QTest::newRow("no JSON") << QByteArray("\x00\xff\x5a", 3);
    QTest::newRow("empty") << QByteArray();
}

void TestProfileStorage::damagedConnectionsAreEnteredAgain()
{
    QFETCH(const QByteArray, damaged);
    OpenWorkspace at(threeTypes(), false);
    QFile written(file());
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(damaged) == damaged.size());
    written.close();

    ProfileStore profiles(folder());
    const auto loaded = profiles.load();

    QVERIFY(!loaded);
    expectSaid(loaded.error(), {file(), u"is kept as"_s, u"enter the connections again"_s});
    QVERIFY(profiles.save(profileOf(at)));
    ProfileStore again(folder());
    QVERIFY(again.load());
    open(at, *again.findByName(u"production"_s), Places{folder(), folder()});
    expectEditAndApply(at, "after");
}

void TestProfileStorage::unreadableConnectionsAreThereAgainWhenMended()
{
    OpenWorkspace at(threeTypes(), false);
    QVERIFY(ProfileStore(folder()).save(profileOf(at)));
    QVERIFY(QFile::setPermissions(file(), {}));
    ProfileStore profiles(folder());

    const auto loaded = profiles.load();

    QVERIFY(!loaded);
    expectSaid(loaded.error(), {file(), u"give yourself read access"_s});
    QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(profiles.load());
    open(at, *profiles.findByName(u"production"_s), Places{folder(), folder()});
    expectEditAndApply(at, "after");
}

QTEST_GUILESS_MAIN(TestProfileStorage)
#include "tst_profilestorage.moc"
