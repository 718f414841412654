// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/openworkspace.h"

using namespace flavormap;

namespace {

const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));

QString anImageType(OpenWorkspace& at)
{
    const auto base = at.session().base().catalogue();
    for (int row = 0; row < base->size(); ++row) {
        if (base->isEditable(row) && base->value(row, googleImage).isString())
            return base->name(row);
    }
    return {};
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openReadsTheCatalogueTemplatesAndProviderNames();
    void aDraftIsRestoredAtTheNextOpening();
    void aFailedFirstReadKeepsTheDraftForTheRetry();
    void afterAFailedRefreshTheOldDataStays();
    void anEmptyCatalogueIsConnected();
    void aSecondProcessesDraftIsReadOnlyAndSaysWhoHasIt();
    void aReadOnlyConnectionStagesNothing();
    void deniedIsDistinctFromFailed();
};

void TestWorkspace::openReadsTheCatalogueTemplatesAndProviderNames()
{
    OpenWorkspace at;
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QVERIFY(at.session().existingCount() >= 10);
    QVERIFY(at.workspace->providerNames().contains(QStringLiteral("google")));
    QVERIFY(at.workspace->templatesByImageType() && !at.workspace->templatesByImageType()->isEmpty());
    QVERIFY(at.workspace->readAt().isValid());
    QVERIFY(at.workspace->lastListCost().second > 1000);
}

void TestWorkspace::aDraftIsRestoredAtTheNextOpening()
{
    OpenWorkspace at;
    const QString name = anImageType(at);
    at.set(name, googleImage, QStringLiteral("staged value"));
    at.close();

    at.open();

    QCOMPARE(at.workspace->restored().first, 1);
    QVERIFY(at.workspace->restored().second.isValid());
    QCOMPARE(at.session().draft(name)->value(googleImage), Value::string(QStringLiteral("staged value")));
    QCOMPARE(at.session().changedCount(), 1);
}

void TestWorkspace::aFailedFirstReadKeepsTheDraftForTheRetry()
{
    OpenWorkspace at;
    const QString name = anImageType(at);
    at.set(name, googleImage, QStringLiteral("staged value"));
    at.close();
    at.server.stop();

    at.open();

    QCOMPARE(at.workspace->state(), Workspace::State::Failed);
    QCOMPARE(at.openError->kind, Error::Kind::Unreachable);
    QVERIFY(at.openError->message.contains(at.endpoint.shownAddress()));
    QCOMPARE(at.workspace->restored().first, 1); // known, and kept on disk
    QVERIFY(!at.session().isDirty());
    QVERIFY(!at.workspace->applyRefusal().isEmpty());
}

void TestWorkspace::afterAFailedRefreshTheOldDataStays()
{
    OpenWorkspace at;
    const int count = at.session().existingCount();
    at.set(anImageType(at), googleImage, QStringLiteral("staged value"));
    at.server.stop();

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(!report);
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QVERIFY(at.workspace->refreshError().has_value());
    QCOMPARE(at.session().existingCount(), count);
    QCOMPARE(at.session().changedCount(), 1);
}

void TestWorkspace::anEmptyCatalogueIsConnected()
{
    SandboxOptions options;
    options.imageTypesJson = "[]";
    OpenWorkspace at(options);
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QCOMPARE(at.session().existingCount(), 0);
    ImageType first(QStringLiteral("first"));
    QVERIFY(at.session().create(first, QStringLiteral("New")));
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 1);
}

void TestWorkspace::aSecondProcessesDraftIsReadOnlyAndSaysWhoHasIt()
{
    OpenWorkspace at;
    Workspace second(at.workspace->connection(), Places::below(at.dir.path()));
    QVERIFY(QCoro::waitFor(second.open()));

    QVERIFY(!second.draftLockedBy().isEmpty());
    QVERIFY(!second.session().setCells(
        {{anImageType(at), googleImage, Value::string(QStringLiteral("x"))}}, QStringLiteral("Edit")));
    QVERIFY(second.session().readOnlyReason().contains(second.draftLockedBy()));
    QCoro::waitFor(second.closed());
}

void TestWorkspace::aReadOnlyConnectionStagesNothing()
{
    OpenWorkspace at;
    Connection connection = at.workspace->connection();
    const QString name = anImageType(at);
    at.close();
    connection.readOnly = true;
    Workspace workspace(connection, Places::below(at.dir.path()));
    QVERIFY(QCoro::waitFor(workspace.open()));

    const auto staged = workspace.session().setCells(
        {{name, googleImage, Value::string(QStringLiteral("x"))}}, QStringLiteral("Edit"));

    QVERIFY(!staged);
    QVERIFY(staged.error().message.contains(connection.name));
    QVERIFY(!workspace.applyRefusal().isEmpty());
    QCoro::waitFor(workspace.closed());
}

void TestWorkspace::deniedIsDistinctFromFailed()
{
    SandboxOptions options;
    options.bearerToken = "token";
    OpenWorkspace at(options);
    QCOMPARE(at.workspace->state(), Workspace::State::Denied);
    QCOMPARE(at.openError->kind, Error::Kind::Denied);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
