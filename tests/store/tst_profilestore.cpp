// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilestore.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

Profile profile(const QString& name, const QString& tenant = {})
{
    Profile made;
    made.name = name;
    made.colour = 3;
    made.address = u"https://coopr.example:55054"_s;
    made.tenant = tenant;
    made.user = u"admin"_s;
    made.production = true;
    made.caFile = u"/etc/ssl/own.pem"_s;
    made.timeoutSeconds = 45;
    made.lastUsed = QDateTime::fromMSecsSinceEpoch(1700000000123);
    return made;
}

} // namespace

class ProfileStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void noFileIsAnEmptyList()
    {
        ProfileStore store(config());
        QVERIFY(store.load());
        QVERIFY(store.profiles().empty());
        QVERIFY(!QFile::exists(config())); // reading makes nothing
    }

    void savedConnectionsComeBackWhole()
    {
        ProfileStore store(config());
        QSignalSpy changed(&store, &ProfileStore::changed);
        const auto saved = store.save(profile(u"production"_s, u"superadmin"_s));
        QVERIFY(saved);
        QVERIFY(!saved->id.isNull());
        QCOMPARE(changed.size(), 1);
        ProfileStore again(config());
        QVERIFY(again.load());
        QCOMPARE(again.profiles(), std::vector{*saved});
        QCOMPARE(*again.find(saved->id), *saved);
        QVERIFY(!again.find(QUuid::createUuid()));

        QVERIFY(again.remove(saved->id));
        ProfileStore removed(config());
        QVERIFY(removed.load());
        QVERIFY(removed.profiles().empty());
    }

    void aNameIsNeededAndUnique()
    {
        ProfileStore store(config());
        const auto nameless = store.save(profile(u"  "_s));
        QVERIFY(!nameless);
        QCOMPARE(nameless.error().kind, Error::Kind::Invalid);
        auto saved = store.save(profile(u"production"_s));
        QVERIFY(saved);
        const auto twice = store.save(profile(u"production"_s));
        QVERIFY(!twice);
        QCOMPARE(twice.error().kind, Error::Kind::Invalid);
        QVERIFY(twice.error().message.contains(u"production"_s));
        QVERIFY(!store.unsaved());
        saved->tenant = u"changed"_s; // its own name is no clash
        QVERIFY(store.save(*saved));
        QCOMPARE(store.profiles().size(), size_t(1));
    }

    void onlyTheOwnerCanRead()
    {
        QVERIFY(ProfileStore(config()).save(profile(u"a"_s)));
        const auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(path()), own);
        QCOMPARE(QFile::permissions(config()), own | QFile::ExeOwner | QFile::ExeUser);
        // also when the file was open to all
        QVERIFY(QFile::setPermissions(path(), own | QFile::ReadGroup | QFile::ReadOther));
        ProfileStore store(config());
        QVERIFY(store.load());
        QVERIFY(store.save(profile(u"b"_s)));
        QCOMPARE(QFile::permissions(path()), own);
    }

    void noKeyIsEverInTheFile()
    {
        QVERIFY(ProfileStore(config()).save(profile(u"a"_s)));
        const QJsonObject stored = json().value(u"profiles"_s).toArray().first().toObject();
        QCOMPARE(stored.keys(),
            (QStringList{u"address"_s, u"caFile"_s, u"colour"_s, u"id"_s, u"lastUsed"_s, u"name"_s,
                u"production"_s, u"readOnly"_s, u"tenant"_s, u"timeoutSeconds"_s, u"user"_s}));
    }

    void membersThatThisVersionDoesNotKnowAreKept()
    {
        write(R"({"version": 1, "theme": "x", "profiles": [
            {"id": "11111111-2222-3333-4444-555555555555", "name": "a", "proxy": {"kind": "none"}}]})");
        ProfileStore store(config());
        QVERIFY(store.load());
        Profile changed = store.profiles().front();
        changed.tenant = u"superadmin"_s;
        QVERIFY(store.save(changed));
        QCOMPARE(json().value(u"theme"_s), QJsonValue(u"x"_s));
        const QJsonObject stored = json().value(u"profiles"_s).toArray().first().toObject();
        QCOMPARE(stored.value(u"proxy"_s).toObject().value(u"kind"_s), QJsonValue(u"none"_s));
        QCOMPARE(stored.value(u"tenant"_s), QJsonValue(u"superadmin"_s));
    }

    void numbersOutOfRangeAreBroughtIntoIt()
    {
        write(R"({"version": 1, "profiles": [{"id": "11111111-2222-3333-4444-555555555555", "name": "a",
            "colour": 99, "timeoutSeconds": -1e300}]})");
        ProfileStore store(config());
        QVERIFY(store.load());
        QCOMPARE(store.profiles().front().colour, 7);
        QCOMPARE(store.profiles().front().timeoutSeconds, 1);
    }

    void aDamagedFileIsSetAsideNeverOverwritten_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        const QByteArray id = R"("id": "11111111-2222-3333-4444-555555555555")";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("truncated") << QByteArray(R"({"version": 1, "profiles": [)");
        QTest::newRow("not json") << QByteArray("\x00\xff\x5a", 3);
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no profiles") << QByteArray(R"({"version": 1})");
        QTest::newRow("no version") << QByteArray(R"({"profiles": []})");
        QTest::newRow("a profile that is a number") << QByteArray(R"({"version": 1, "profiles": [5]})");
        QTest::newRow("no id") << QByteArray(R"({"version": 1, "profiles": [{"name": "a"}]})");
        QTest::newRow("no name") << R"({"version": 1, "profiles": [{)" + id + "}]}";
        QTest::newRow("wrong type") << R"({"version": 1, "profiles": [{)" + id + R"(, "name": 5}]})";
        QTest::newRow("an id twice") << R"({"version": 1, "profiles": [{)" + id + R"(, "name": "a"}, {)" + id
                + R"(, "name": "b"}]})";
    }

    void aDamagedFileIsSetAsideNeverOverwritten()
    {
        QFETCH(const QByteArray, damaged);
        write(damaged);
        ProfileStore store(config());
        const auto loaded = store.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Storage);
        QVERIFY(store.profiles().empty());
        const QStringList kept = keptFiles();
        QCOMPARE(kept.size(), 1);
        QVERIFY(loaded.error().message.contains(path()));
        QVERIFY(loaded.error().message.contains(kept.first()));
        QCOMPARE(contents(kept.first()), damaged);
        QVERIFY(store.save(profile(u"again"_s))); // and work goes on
        QCOMPARE(contents(kept.first()), damaged);
    }

    void aFileOfANewerVersionIsLeftUntouched()
    {
        const QByteArray newer = R"({"version": 2, "connections": {}})";
        write(newer);
        ProfileStore store(config());
        const auto loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY(loaded.error().message.contains(path()));
        QVERIFY(loaded.error().message.contains(u"newer"_s));
        const auto saved = store.save(profile(u"a"_s));
        QVERIFY(!saved);
        QVERIFY(store.unsaved());
        QVERIFY(store.findByName(u"a"_s)); // usable in this window
        QCOMPARE(contents(path()), newer);
        QVERIFY(keptFiles().isEmpty());
    }

    void whatAnotherProcessChangedIsMergedById()
    {
        ProfileStore here(config());
        const Profile a = *here.save(profile(u"a"_s)), b = *here.save(profile(u"b"_s)),
                      c = *here.save(profile(u"c"_s)), d = *here.save(profile(u"d"_s));
        ProfileStore there(config());
        QVERIFY(there.load());
        Profile theirs = a, both = b, mine = c;
        theirs.tenant = u"changed there"_s;
        both.tenant = u"changed there"_s;
        QVERIFY(there.save(theirs) && there.save(both) && there.remove(d.id) && there.save(profile(u"e"_s)));
        both.tenant = mine.tenant = u"changed here"_s;
        QVERIFY(here.save(mine));
        QVERIFY(here.save(both));
        const auto f = here.save(profile(u"f"_s));
        QVERIFY(f);

        ProfileStore after(config());
        QVERIFY(after.load());
        QCOMPARE(after.profiles(), here.profiles());
        QCOMPARE(*after.find(a.id), theirs);
        QCOMPARE(*after.find(b.id), both);
        QCOMPARE(*after.find(c.id), mine);
        QVERIFY(!after.find(d.id)); // removed there, not touched here
        QVERIFY(after.findByName(u"e"_s));
        QVERIFY(after.findByName(u"f"_s));
    }

    void whatIsRemovedHereStaysRemoved()
    {
        ProfileStore here(config());
        const Profile a = *here.save(profile(u"a"_s));
        ProfileStore there(config());
        QVERIFY(there.load());
        QVERIFY(there.save(profile(u"b"_s)));
        QVERIFY(here.remove(a.id));
        QCOMPARE(here.profiles().size(), size_t(1));
        QVERIFY(here.findByName(u"b"_s));
    }

    void aNameTakenByAnotherProcessIsTaken()
    {
        ProfileStore here(config());
        QVERIFY(here.load());
        QVERIFY(ProfileStore(config()).save(profile(u"a"_s, u"theirs"_s)));
        const auto clash = here.save(profile(u"a"_s, u"mine"_s));
        QVERIFY(!clash);
        QCOMPARE(clash.error().kind, Error::Kind::Invalid);
        QCOMPARE(here.findByName(u"a"_s)->tenant, u"theirs"_s); // it shows now
    }

    void aFileThatWentMeanwhileIsWrittenAgain()
    {
        ProfileStore store(config());
        QVERIFY(store.save(profile(u"a"_s)));
        QVERIFY(QFile::remove(path()));
        QVERIFY(store.save(profile(u"b"_s)));
        ProfileStore again(config());
        QVERIFY(again.load());
        QCOMPARE(again.profiles().size(), size_t(2));
    }

    void aFileDamagedMeanwhileIsSetAsideAndTheListWritten()
    {
        ProfileStore store(config());
        QVERIFY(store.save(profile(u"a"_s)));
        write("half a fi");
        QSignalSpy setAside(&store, &ProfileStore::setAside);
        QVERIFY(store.save(profile(u"b"_s)));
        QCOMPARE(setAside.size(), 1);
        QCOMPARE(contents(keptFiles().value(0)), "half a fi");
        ProfileStore again(config());
        QVERIFY(again.load());
        QCOMPARE(again.profiles().size(), size_t(2));
    }

    void aLinkedFileStaysALink()
    {
        const QString real = m_home->filePath(u"dotfiles.json"_s);
        QVERIFY(QDir().mkpath(config()));
        QVERIFY(QFile::link(real, path()));
        ProfileStore store(config());
        QVERIFY(store.load()); // a link to nothing yet is no file
        QVERIFY(store.save(profile(u"a"_s)));
        QCOMPARE(QFileInfo(path()).symLinkTarget(), real);
        QVERIFY(contents(real).contains("\"a\""));
    }

    void aDamagedFileBehindALinkIsNotTouched()
    {
        const QString real = m_home->filePath(u"dotfiles.json"_s);
        QVERIFY(QDir().mkpath(config()));
        QVERIFY(QFile::link(real, path()));
        write("{");
        ProfileStore store(config());
        QVERIFY(!store.load());
        QVERIFY(store.save(profile(u"a"_s)));
        QCOMPARE(contents(real), "{");
    }

    void aFolderInThePlaceOfTheFileIsSaid()
    {
        QVERIFY(QDir().mkpath(path()));
        ProfileStore store(config());
        const auto loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY(loaded.error().message.contains(path()));
        QVERIFY(!store.save(profile(u"a"_s)));
        QVERIFY(QFileInfo(path()).isDir());
    }

private:
    QString config() const { return m_home->filePath(u"config/flavormap"_s); }
    QString path() const { return config() + u"/profiles.json"_s; }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    void write(const QByteArray& bytes) const
    {
        QVERIFY(QDir().mkpath(config()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QJsonObject json() const { return QJsonDocument::fromJson(contents(path())).object(); }

    QStringList keptFiles() const
    {
        static const QRegularExpression sideFile(
            u"^profiles\\.json\\.damaged-\\d{4}-\\d\\d-\\d\\dT\\d{6}$"_s);
        QStringList kept = QDir(config()).entryList(QDir::Files).filter(sideFile);
        for (QString& name : kept)
            name = config() + u'/' + name;
        return kept;
    }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "tst_profilestore.moc"
