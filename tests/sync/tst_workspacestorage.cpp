// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-smalldisk: a disk of 1 MiB, and no right to write where permissions forbid
// it. A disk that fails takes nothing away: editing goes on in memory, it is said, and nothing is sent.
#include "faultyworkspace.h"

#include "support/smalldisk.h"
#include "sync/changesfile.h"

#include <QSignalSpy>

using namespace flavormap;

namespace {

/// A sandbox and a connection to it whose drafts are in a folder of choice.
class At
{
public:
    explicit At(const QString& folder)
        : m_places(Places::below(folder))
        , m_at(threeTypes(), false)
    {
    }
    ~At() { close(); }
    Q_DISABLE_COPY_MOVE(At)

    Workspace& open()
    {
        const Connection connection = Connection::commandLine(m_at.endpoint);
        m_workspace = std::make_unique<Workspace>(connection, m_places);
        const auto opened = QCoro::waitFor(m_workspace->open());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return *m_workspace;
    }
    /// The same server, with drafts in another folder.
    Workspace& openIn(const QString& folder)
    {
        close();
        m_places = Places::below(folder);
        return open();
    }
    void close()
    {
        if (!m_workspace)
            return;
        QCoro::waitFor(m_workspace->closed());
        m_workspace.reset();
    }
    void set(const char* value)
    {
        const auto done
            = m_workspace->session().setCells({{alpha, googleImage, text(value)}}, QStringLiteral("Edit"));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
    Result<ApplyJob*> apply() const
    {
        return QCoro::waitFor(m_workspace->apply(m_workspace->plan(), {alpha}));
    }
    QString draftFile() const
    {
        const QDir folder(m_places.dataDir + QStringLiteral("/drafts"));
        return folder.filePath(folder.entryList({QStringLiteral("*.sqlite")}, QDir::Files).value(0));
    }
    const SandboxServer& server() const { return m_at.server; }

private:
    Places m_places;
    OpenWorkspace m_at;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace

class TestWorkspaceStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(isOrdinaryUserWithSmallDisk(), "run it by tests/support/with-smalldisk");
        m_disk = smallDisk();
    }
    void init()
    {
        QVERIFY(m_home.emplace().isValid());
        QVERIFY2(permissionsHold(m_home->path()), "run it by tests/support/with-smalldisk");
        const QStringList left = QDir(m_disk).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        for (const QString& entry : left) {
            QFile::remove(m_disk + u'/' + entry);
            QDir(m_disk + u'/' + entry).removeRecursively();
        }
    }

    void onAFullDiskEditingGoesOnAndApplyIsOffWithTheReason();
    void aDiskThatFillsUpKeepsWhatIsStagedUntilThereIsSpace();
    void applyTriesAgainWhetherThereIsSpace();
    void inAReadOnlyFolderEditingGoesOnAndApplyIsOffWithTheReason();
    void changesThatCannotBeKeptGoToAFileElsewhere();
    void aJournalThatCannotBeWrittenSendsNothing();
    void aDamagedDraftIsSetAsideAndTheNextOneIsKept();
    void aDraftThatIsTakenAwayStopsNothing();
    void aDraftThatIsReplacedTurnsApplyOffUntilThatIsMovedAway();

private:
    void expectApplyIsOff(At& at, Workspace& workspace, const QString& reason)
    {
        QTRY_VERIFY(workspace.storeFailure().has_value());
        QCOMPARE(workspace.storeFailure()->kind, Error::Kind::Storage);
        QVERIFY2(workspace.storeFailure()->message.contains(reason),
            qPrintable(workspace.storeFailure()->message));
        QVERIFY(!workspace.isSaving());
        QVERIFY2(workspace.applyRefusal().contains(reason), qPrintable(workspace.applyRefusal()));
        const int requests = at.server().requestCount();
        const auto job = at.apply();
        QVERIFY(!job);
        QVERIFY2(job.error().message.contains(reason), qPrintable(job.error().message));
        QCOMPARE(at.server().requestCount(), requests);
        QVERIFY(workspace.session().isDirty());
    }
    static void expectApplyWorks(At& at, Workspace& workspace, const char* value)
    {
        QTRY_VERIFY(!workspace.storeFailure());
        QCOMPARE(workspace.applyRefusal(), QString());
        const auto job = at.apply();
        QVERIFY2(job, job ? "" : qPrintable(job.error().message));
        QTRY_VERIFY(!(*job)->isRunning());
        QCOMPARE((*job)->count(ItemState::Verified), 1);
        QVERIFY(at.server().imageType(alpha).contains(value));
        QVERIFY(!workspace.session().isDirty());
    }

    QString m_disk;
    std::optional<QTemporaryDir> m_home;
};

void TestWorkspaceStorage::onAFullDiskEditingGoesOnAndApplyIsOffWithTheReason()
{
    At at(m_disk);
    QVERIFY(QDir().mkpath(m_disk + QStringLiteral("/drafts")));
    std::optional<DiskFiller> full(m_disk);
    Workspace& workspace = at.open();
    at.set("one");
    expectApplyIsOff(at, workspace, QStringLiteral("free some space"));
    at.set("two");
    QVERIFY(workspace.session().undo());
    QCOMPARE(workspace.session().draft(alpha)->value(googleImage), text("one"));
    expectApplyIsOff(at, workspace, QStringLiteral("disk is full"));

    full.reset();
    at.set("three"); // the next change saves everything
    expectApplyWorks(at, workspace, "three");
}

void TestWorkspaceStorage::aDiskThatFillsUpKeepsWhatIsStagedUntilThereIsSpace()
{
    At at(m_disk);
    Workspace* workspace = &at.open();
    at.set("before");
    QTRY_VERIFY(!workspace->isSaving());
    QSignalSpy changed(workspace, &Workspace::stateChanged);
    std::optional<DiskFiller> full(m_disk);
    const QByteArray large(60'000, 'x');
    at.set(large.constData());
    expectApplyIsOff(at, *workspace, QStringLiteral("disk is full"));
    QVERIFY(!changed.isEmpty());

    full.reset();
    at.set("after");
    QTRY_VERIFY(!workspace->storeFailure());
    QTRY_VERIFY(!workspace->isSaving());
    at.close();

    workspace = &at.open();
    QCOMPARE(workspace->restored().first, 1);
    QCOMPARE(workspace->session().draft(alpha)->value(googleImage), text("after"));
    QCOMPARE(workspace->session().doneSteps().size(), size_t(3));
    expectApplyWorks(at, *workspace, "after");
}

void TestWorkspaceStorage::applyTriesAgainWhetherThereIsSpace()
{
    At at(m_disk);
    QVERIFY(QDir().mkpath(m_disk + QStringLiteral("/drafts")));
    std::optional<DiskFiller> full(m_disk);
    Workspace& workspace = at.open();
    at.set("mine");
    expectApplyIsOff(at, workspace, QStringLiteral("disk is full"));

    full.reset(); // and no other edit
    const auto job = at.apply();

    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QTRY_VERIFY(!(*job)->isRunning());
    QCOMPARE((*job)->count(ItemState::Verified), 1);
    QVERIFY(!workspace.storeFailure());
}

void TestWorkspaceStorage::inAReadOnlyFolderEditingGoesOnAndApplyIsOffWithTheReason()
{
    At at(m_home->path());
    QVERIFY(QFile::setPermissions(m_home->path(), readOnlyFolder));
    Workspace& workspace = at.open();
    at.set("one");
    expectApplyIsOff(at, workspace, QStringLiteral("write access"));
    at.set("two");
    QCOMPARE(workspace.session().draft(alpha)->value(googleImage), text("two"));

    QVERIFY(QFile::setPermissions(m_home->path(), wholeFolder));
    at.set("three");
    expectApplyWorks(at, workspace, "three");
}

void TestWorkspaceStorage::changesThatCannotBeKeptGoToAFileElsewhere()
{
    const QString file = m_home->filePath(QStringLiteral("changes.json"));
    At at(m_disk);
    QVERIFY(QDir().mkpath(m_disk + QStringLiteral("/drafts")));
    const DiskFiller full(m_disk);
    Workspace& workspace = at.open();
    at.set("mine");
    QVERIFY(workspace.session().remove({beta}, QStringLiteral("Delete")));
    QVERIFY(workspace.session().rename(third, QStringLiteral("gamma2")));

    const SavedChanges changes = changesFor(workspace.connection(), workspace.session().patch());
    const auto here = savePatchFile(m_disk + QStringLiteral("/changes.json"), changes);
    QVERIFY(!here);
    QVERIFY2(here.error().message.contains(m_disk) && here.error().message.contains(u"another folder"),
        qPrintable(here.error().message));
    QVERIFY(savePatchFile(file, changes));
    const auto loaded = loadPatchFile(file);
    QVERIFY(loaded);
    QCOMPARE(loaded->patch, workspace.session().patch());
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    // The way back: another start, where there is space.
    Workspace& next = at.openIn(m_home->path());
    QVERIFY(!next.session().isDirty());
    const auto read = QCoro::waitFor(readChanges(file));
    QVERIFY(read);
    QCOMPARE(read->connection, next.connection().name);
    QVERIFY(next.session().stageIncoming(read->patch, Rivals::KeepStaged, QStringLiteral("Open")));
    QCOMPARE(next.session().patch(), loaded->patch);
    QCOMPARE(next.session().conflictCount(), 0);
    const auto job = QCoro::waitFor(next.apply(next.plan(), {alpha, beta, QStringLiteral("gamma2")}));
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QTRY_VERIFY(!(*job)->isRunning());
    QCOMPARE((*job)->count(ItemState::Verified), 3);
    QVERIFY(at.server().imageType(alpha).contains("mine"));
    QVERIFY(at.server().imageType(beta).isEmpty() && at.server().imageType(third).isEmpty());
    QVERIFY(!at.server().imageType(QStringLiteral("gamma2")).isEmpty());
}

void TestWorkspaceStorage::aJournalThatCannotBeWrittenSendsNothing()
{
    At at(m_disk);
    Workspace& workspace = at.open();
    const QByteArray large(100'000, 'x'); // what is on disk is not what the journal needs to write again
    at.set(large.constData());
    QTRY_VERIFY(!workspace.isSaving());
    QVERIFY(!workspace.storeFailure());
    std::optional<DiskFiller> full(m_disk);

    const auto job = at.apply(); // nothing waits to be saved: it begins
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QTRY_VERIFY(!(*job)->isRunning());

    QCOMPARE((*job)->items().at(0).state, ItemState::Failed);
    QCOMPARE((*job)->items().at(0).error->kind, Error::Kind::Storage);
    QVERIFY((*job)->items().at(0).error->message.contains(u"disk is full"));
    QCOMPARE(at.server().writesOf(alpha), 0);
    QVERIFY(workspace.session().isDirty());
    QVERIFY(!workspace.applyRefusal().isEmpty());

    full.reset();
    at.set("small");
    expectApplyWorks(at, workspace, "small");
}

void TestWorkspaceStorage::aDamagedDraftIsSetAsideAndTheNextOneIsKept()
{
    At at(m_home->path());
    at.open();
    at.set("lost");
    at.close();
    const QString path = at.draftFile();
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("this is no database") > 0);
    }

    Workspace* workspace = &at.open();
    QVERIFY(workspace->draftNotice());
    QCOMPARE(workspace->draftNotice()->kind, Error::Kind::Storage);
    const QString told = workspace->draftNotice()->message;
    QVERIFY2(
        told.contains(path) && told.contains(u"damaged") && told.contains(u"stage again"), qPrintable(told));
    QVERIFY(!workspace->storeFailure());
    QVERIFY(!workspace->session().isDirty());
    at.set("kept");
    at.close();

    workspace = &at.open();
    QVERIFY(!workspace->draftNotice());
    QCOMPARE(workspace->session().draft(alpha)->value(googleImage), text("kept"));
    expectApplyWorks(at, *workspace, "kept");
}

void TestWorkspaceStorage::aDraftThatIsTakenAwayStopsNothing()
{
    At at(m_home->path());
    Workspace* workspace = &at.open();
    at.set("before");
    QTRY_VERIFY(!workspace->isSaving());
    QVERIFY(QDir(m_home->filePath(QStringLiteral("drafts"))).removeRecursively());
    at.set("after");
    QTRY_VERIFY(!workspace->isSaving());
    QVERIFY(!workspace->storeFailure());
    at.close();

    workspace = &at.open();
    QCOMPARE(workspace->session().draft(alpha)->value(googleImage), text("after"));
    QCOMPARE(workspace->session().doneSteps().size(), size_t(2));
    QVERIFY(QFile::remove(at.draftFile()));
    expectApplyWorks(at, *workspace, "after");
}

void TestWorkspaceStorage::aDraftThatIsReplacedTurnsApplyOffUntilThatIsMovedAway()
{
    At at(m_home->path());
    Workspace* workspace = &at.open();
    at.set("before");
    QTRY_VERIFY(!workspace->isSaving());
    const QString other = m_home->filePath(QStringLiteral("other"));
    QVERIFY(QFile::copy(at.draftFile(), other)); // an older state of it
    const QString path = at.draftFile();
    QVERIFY(QFile::remove(path) && QFile::rename(other, path));
    at.set("after");
    expectApplyIsOff(at, *workspace, QStringLiteral("was replaced by another file"));
    QCOMPARE(workspace->session().draft(alpha)->value(googleImage), text("after"));

    QVERIFY(QFile::rename(path, other));
    at.set("last");
    expectApplyWorks(at, *workspace, "last");
}

QTEST_GUILESS_MAIN(TestWorkspaceStorage)
#include "tst_workspacestorage.moc"
