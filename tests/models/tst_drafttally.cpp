// SPDX-License-Identifier: GPL-3.0-or-later
// What staged rows add to the catalogue, kept row by row, is what counting all of the draft anew gives.
#include "models/imagetypetablemodel.h"

#include "edit/editsession.h"
#include "support/imagetypes.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QStringList providers{u"aws"_s, u"google"_s, u"rare"_s, u""_s};
const QStringList keys{u"image"_s, u"sshuser"_s};

/// Counts over all rows, by the session's drafts alone.
int countedAnew(const EditSession& session, const QString& provider)
{
    int count = 0;
    for (int row = 0; row < session.rowCount(); ++row)
        count += session.rowExists(row) && session.draft(row).providerMap().find(provider);
    return count;
}

std::vector<TableColumn> columnsAnew(const EditSession& session)
{
    const Catalogue& catalogue = *session.base().catalogue();
    std::set<std::pair<QString, QString>> extra;
    for (int row = 0; row < session.rowCount(); ++row) {
        if (!session.rowExists(row))
            continue;
        for (const ImageType::Cell& cell : session.draft(row).cells()) {
            if (cell.path.isEntry() && catalogue.columnOf(cell.path.providerName(), cell.path.key()) < 0)
                extra.emplace(cell.path.providerName(), cell.path.key());
        }
    }
    for (const auto& [name, entry] : session.patch()) {
        for (const auto& [path, cell] : entry.cells) {
            if (path.isEntry() && !cell.wanted.isAbsent()
                && catalogue.columnOf(path.providerName(), path.key()) < 0)
                extra.emplace(path.providerName(), path.key());
        }
    }
    std::vector<ColumnId> ids;
    for (const auto& [provider, key] : extra)
        ids.push_back({provider, key});
    return shownColumns(allEntryColumns(catalogue, ids, {}), {});
}

class Play
{
public:
    Play() { refresh(); }

    void run(int what, const std::vector<int>& picks)
    {
        m_picks = picks;
        const QString name = u"t%1"_s.arg(pick(4));
        switch (what) {
        case 0:
            m_done = m_session.setCells(
                {{name, anyPath(), anyValue()}, {u"t0"_s, anyPath(), anyValue()}}, u"Edit"_s);
            break;
        case 1:
            m_done = m_session.create(anyType(name), u"New"_s);
            break;
        case 2:
            m_done = m_session.remove({name}, u"Delete"_s);
            break;
        case 3:
            m_done = m_session.rename(name, u"t%1"_s.arg(pick(6)));
            break;
        case 4:
            m_done = m_session.undo();
            break;
        case 5:
            m_done = m_session.redo();
            break;
        case 6:
            m_session.readBack(name, pick(3) == 0 ? std::nullopt : std::optional(anyType(name)));
            break;
        case 7:
            apply(name);
            break;
        case 8:
            refresh();
            break;
        default:
            break;
        }
        check();
    }

private:
    int pick(int below)
    {
        m_next = (m_next + 1) % m_picks.size();
        return m_picks[m_next] % below;
    }
    CellPath anyPath()
    {
        const QString provider = providers.at(pick(4));
        return pick(4) == 0 ? CellPath::provider(provider) : CellPath::entry(provider, keys.at(pick(2)));
    }
    Value anyValue()
    {
        const int kind = pick(5);
        return kind == 0 ? Value() : kind == 1 ? Value::emptyObject() : Value::string(u"v%1"_s.arg(kind));
    }
    ImageType anyType(const QString& name)
    {
        ImageType made(name);
        made.setValue(CellPath::map(), Value::emptyObject());
        for (int count = pick(4); count > 0; --count) {
            const CellPath path = anyPath();
            made.setValue(path, path.isEntry() ? Value::string(u"x"_s) : Value::emptyObject());
        }
        return made;
    }
    void apply(const QString& name)
    {
        const auto entry = m_session.patch().find(name);
        if (entry == m_session.patch().end())
            return;
        const PatchEntry sent = entry->second;
        m_session.verified(
            name, sent, {patched(name, sent, m_session.base().theirs(name, sent)), std::nullopt});
    }
    void refresh()
    {
        QByteArrayList types{"{'name':'t3','providermap':{'bare':5,'google':{}}}"};
        for (int number = 0; number < 3; ++number) {
            if (!m_picks.empty() && pick(4) == 0)
                continue;
            types.append(m_picks.empty() ? QByteArray("{'name':'t") + QByteArray::number(number)
                        + "','providermap':{'aws':{'image':'a'}}}"
                                         : ImageTypeCodec::encode(anyType(u"t%1"_s.arg(number))));
        }
        m_session.rebase(catalogueOf(types));
    }

    void check()
    {
        for (const QString& provider : providers)
            RC_ASSERT(m_model.providerCount(provider) == countedAnew(m_session, provider));
        RC_ASSERT(m_model.providerCount(u"bare"_s) == countedAnew(m_session, u"bare"_s));
        RC_ASSERT(m_model.columns() == columnsAnew(m_session));
    }

    EditSession m_session;
    ImageTypeTableModel m_model{&m_session};
    Result<void> m_done; // refused or not: both are fine here
    std::vector<int> m_picks;
    size_t m_next = 0;
};

} // namespace

class TestDraftTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAnySequenceOfEdits();
};

void TestDraftTally::followsAnySequenceOfEdits()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=600 max_size=60");
    QVERIFY(rc::check("columns and counts are those of the whole draft", [] {
        const auto number
            = [](int below) { return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, below)); };
        const auto steps = *rc::gen::container<std::vector<std::pair<int, std::vector<int>>>>(
            rc::gen::pair(number(9), rc::gen::container<std::vector<int>>(9, number(60))));
        Play play;
        for (const auto& [what, picks] : steps)
            play.run(what, picks);
    }));
}

QTEST_GUILESS_MAIN(TestDraftTally)
#include "tst_drafttally.moc"
