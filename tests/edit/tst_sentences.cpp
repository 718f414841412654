// SPDX-License-Identifier: GPL-3.0-or-later
// Every refusal of a session is one whole sentence, also where it gives another one's reason.
#include "sessionhelp.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);

/// alpha to edit, beta staged to be deleted, gamma renamed to delta, one in flight, one that can't be read.
struct Refusing
{
    Refusing()
    {
        session.rebase(catalogueOf({R"({'name':'alpha','description':'A','providermap':{}})",
            R"({'name':'beta','description':'B','providermap':{}})",
            R"({'name':'gamma','description':'C','providermap':{}})",
            R"({'name':'flying','description':'D','providermap':{}})",
            R"({'name':'torn','providermap':5,)"
            R"('description':7})",
            R"({'name':'twice'})", R"({'name':'twice'})"}));
        QVERIFY(session.remove({u"beta"_s}, u"Delete"_s));
        QVERIFY(session.rename(u"gamma"_s, u"delta"_s));
        QVERIFY(set(session, u"flying"_s, googleImage, Value::string(u"x"_s)));
        session.setInFlight({u"flying"_s});
    }
    EditSession session;
};

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalEndsOnce()
    {
        Refusing at;
        EditSession& session = at.session;
        const auto edit = [&session](const QString& name) {
            return session.setCells({{name, googleImage, Value::string(u"y"_s)}}, u"Edit"_s);
        };
        const auto create
            = [&session](const QString& name) { return session.create(ImageType(name), u"New"_s); };
        expectSentence(edit(u"nobody"_s));
        expectSentence(edit(u"beta"_s));
        expectSentence(edit(u"flying"_s));
        expectSentence(edit(u"twice"_s));
        expectSentence(session.remove({u"flying"_s}, u"Delete"_s));
        expectSentence(session.revert({u"flying"_s}, u"Revert"_s));
        expectSentence(session.undo());
        expectSentence(session.redo());
        for (const QString& name : {u"alpha"_s, u"ALPHA"_s, u"gamma"_s, u"flying"_s, u"twice"_s, u""_s,
                 u"a b"_s, u"."_s, u".."_s, u"ends."_s + u"/"_s, QString(300, u'n')})
            expectSentence(create(name));
        expectSentence(session.rename(u"alpha"_s, u"beta"_s));
        expectSentence(session.rename(u"alpha"_s, u"Alpha"_s));
        expectSentence(session.rename(u"flying"_s, u"landed"_s));
        expectSentence(session.replaceDraft(u"alpha"_s, ImageType(u"omega"_s), u"Edit"_s));
        for (const IncomingChange& change :
            session.examine({{u"ALPHA"_s, created()}, {u"a/b"_s, created()}, {u"flying"_s, created()}}))
            expectSentence(change.reason);
    }

    void aReasonWhyNothingCanBeChangedStaysOneSentence()
    {
        Refusing at;
        at.session.setReadOnly(u"production is marked read-only. Edit the connection to stage changes."_s);
        expectSentence(edit(at.session));
        expectSentence(at.session.undo());
        expectSentence(at.session.create(ImageType(u"new"_s), u"New"_s));
        expectSentence(at.session.stageIncoming({}, Rivals::Replace, u"Open"_s));
    }

private:
    static PatchEntry created()
    {
        PatchEntry entry;
        entry.kind = PatchEntry::Kind::Create;
        return entry;
    }
    static Result<void> edit(EditSession& session)
    {
        return session.setCells({{u"alpha"_s, googleImage, Value::string(u"y"_s)}}, u"Edit"_s);
    }
    static void expectSentence(const Result<void>& refused)
    {
        QVERIFY(!refused);
        expectSentence(refused.error().message);
    }
    static void expectSentence(const QString& said)
    {
        QVERIFY2(said.endsWith(u'.') && !said.endsWith(u".."), qPrintable(said));
        QVERIFY2(!said.contains(u":.") && !said.contains(u" .") && !said.contains(u"  "), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
