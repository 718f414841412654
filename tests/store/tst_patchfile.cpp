// SPDX-License-Identifier: GPL-3.0-or-later
// Staged changes in a file: what goes in comes out, and what is no such file is told apart from a damaged
// one.
#include "drafthelp.h"

#include "edit/editsession.h"
#include "edit/patchcodec.h"
#include "store/patchfile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

SavedChanges twoChanges()
{
    SavedChanges changes;
    changes.patch.emplace(u"centos-6"_s, stagedEntry(u"mine"_s));
    PatchEntry gone;
    gone.kind = PatchEntry::Kind::Delete;
    gone.seenWhole = std::make_shared<const ImageType>(u"centos-7"_s);
    changes.patch.emplace(u"centos-7"_s, gone);
    changes.connection = u"production"_s;
    changes.place = production;
    changes.place.profile = {};
    changes.when = QDateTime(QDate(2026, 11, 24), QTime(14, 2, 11, 482));
    return changes;
}

} // namespace

class TestPatchFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        QVERIFY(savePatchFile(path(), twoChanges()));
        const auto loaded = loadPatchFile(path());
        QVERIFY(loaded);
        QCOMPARE(loaded->patch, twoChanges().patch);
        QCOMPARE(loaded->connection, u"production"_s);
        QCOMPARE(loaded->place, twoChanges().place);
        QCOMPARE(loaded->when, twoChanges().when);
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void anOlderFileSaysNothingOfWhereItIsFrom()
    {
        // As it was written before "from" and "saved".
        const QJsonObject entries{{u"centos-6"_s, QString::fromUtf8(encode(stagedEntry(u"mine"_s)))}};
        write(QJsonDocument(QJsonObject{{u"flavormapChanges"_s, 1}, {u"entries"_s, entries}}).toJson());
        const auto loaded = loadPatchFile(path());
        QVERIFY(loaded);
        QCOMPARE(loaded->patch, (Patch{{u"centos-6"_s, stagedEntry(u"mine"_s)}}));
        QCOMPARE(loaded->connection, QString());
        QVERIFY(!loaded->when.isValid());
    }

    void whatCannotBeTakenIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("said");
        QVERIFY(savePatchFile(path(), twoChanges()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const QString damaged = u"is damaged, and nothing of it was taken. Choose another copy"_s;
        const QString foreign = u"does not hold changes that Flavormap saved. Choose another file"_s;
        QTest::newRow("empty") << QByteArray() << foreign;
        QTest::newRow("text") << QByteArray("image,sshuser\nami-1,root\n") << foreign;
        QTest::newRow("other JSON") << QByteArray(R"([{"name":"centos-6"}])") << foreign;
        QTest::newRow("profiles.json") << QByteArray(R"({"version":1,"profiles":[]})") << foreign;
        QTest::newRow("cut off") << whole.left(whole.size() / 2) << damaged;
        QTest::newRow("an entry is broken") << QByteArray(whole).replace("update", "upd") << damaged;
        QTest::newRow("a delete that saw nothing")
            << QByteArray(whole).replace("seenWhole", "seenwhole") << damaged;
        QTest::newRow("an update as a delete") << QByteArray(whole).replace("update", "delete") << damaged;
        QTest::newRow("no entries") << QByteArray(R"({"flavormapChanges":1})") << damaged;
        QTest::newRow("no number") << QByteArray(R"({"flavormapChanges":"one","entries":{}})") << damaged;
        QTest::newRow("newer") << QByteArray(R"({"flavormapChanges":2,"changes":[]})")
                               << u"was saved by a newer Flavormap. Open it with that one"_s;
    }

    void whatCannotBeTakenIsToldApart()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QString, said);
        write(contents);
        expectRefused(path(), said);
    }

    void noByteOfItEndsTheProgram()
    {
        QVERIFY(savePatchFile(path(), twoChanges()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto catalogue = Catalogue::parse(R"([{"name":"centos-6"},{"name":"centos-7"}])");
        QVERIFY(catalogue);
        int taken = 0;
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char other : {'x', '"'}) {
                QByteArray changed = whole;
                changed[at] = other;
                write(changed);
                const auto loaded = loadPatchFile(path());
                if (!loaded) {
                    QVERIFY2(loaded.error().message.contains(path()), qPrintable(loaded.error().message));
                    continue;
                }
                ++taken;
                EditSession session;
                session.rebase(*catalogue);
                QVERIFY(session.stageIncoming(loaded->patch, Rivals::Replace, u"Open"_s));
                QVERIFY(!session.isDirty() || session.undo());
                QVERIFY(!session.isDirty());
            }
        }
        QVERIFY(taken > 0); // what changes a value only is a good file
    }

    void whatCannotBeReadIsSaid()
    {
        expectRefused(m_dir.filePath(u"missing.json"_s), u"can't be read"_s);
        expectRefused(m_dir.path(), u"Choose another file"_s); // a folder
        const auto saved = savePatchFile(m_dir.filePath(u"missing/changes.json"_s), twoChanges());
        QVERIFY(!saved);
        QVERIFY(saved.error().message.contains(u"Choose another folder"));
    }

private:
    QString path() const { return m_dir.filePath(u"changes.json"_s); }
    void write(const QByteArray& contents) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(contents), contents.size());
    }
    static void expectRefused(const QString& path, const QString& said)
    {
        const auto loaded = loadPatchFile(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Storage);
        QVERIFY2(loaded.error().message.contains(path), qPrintable(loaded.error().message));
        QVERIFY2(loaded.error().message.contains(said), qPrintable(loaded.error().message));
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestPatchFile)
#include "tst_patchfile.moc"
