// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/jsontab.h"

#include "domain/cellplaces.h"
#include "domain/imagetypecodec.h"
#include "domain/jsonreader.h"
#include "edit/editsession.h"
#include "gui/form/fieldnote.h"
#include "gui/form/jsonedit.h"
#include "gui/style/icon.h"
#include "gui/widgets/emptystate.h"
#include "models/tablecell.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QSet<CellPath> pathsOf(const std::vector<CellChange>& changes)
{
    QSet<CellPath> paths;
    for (const CellChange& change : changes)
        paths.insert(change.path);
    return paths;
}

} // namespace

JsonTab::JsonTab(QWidget* parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_nothing(new EmptyState)
    , m_edit(new JsonEdit)
    , m_note(new FieldNote)
{
    m_nothing->setIcon(icon(IconName::CursorSelect));
    m_nothing->setText(tr("JSON is shown of one image type at a time: select a single row."));
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_edit);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(12, 0, 12, 8);
    below->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_pages, 1);
    layout->addLayout(below);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JsonTab::take);
    connect(m_edit, &JsonEdit::stagePressed, this, &JsonTab::stage);
    connect(m_edit, &JsonEdit::left, this, [this] {
        if (!isAncestorOf(window()->focusWidget()) && m_note->kind() != FieldNote::Kind::Problem)
            stage();
    });
}

JsonTab::~JsonTab() = default;

void JsonTab::setSession(EditSession* session)
{
    m_session = session;
    m_typed.clear();
    show({}, {});
}

std::optional<ImageType> JsonTab::draft() const
{
    const int row = m_session ? m_session->rowOf(m_name) : -1;
    return row < 0 ? std::nullopt : std::optional(m_session->draft(row));
}

void JsonTab::show(const QStringList& names, const QString& refusal)
{
    m_name = names.size() == 1 ? names.first() : QString();
    const bool known = draft().has_value();
    m_pages->setCurrentWidget(known ? static_cast<QWidget*>(m_edit) : m_nothing);
    if (!known) {
        m_name.clear();
        m_note->clear();
        return;
    }
    m_edit->setReadOnly(!refusal.isEmpty());
    if (m_typed.contains(m_name)) {
        const QString typed = m_typed.value(m_name).text;
        if (m_edit->text() != typed)
            setText(typed);
        check();
    } else {
        showDraft();
    }
}

void JsonTab::setText(const QString& text)
{
    m_showing = true;
    m_edit->setText(text);
    m_showing = false;
}

void JsonTab::showDraft()
{
    const QByteArray json = ImageTypeCodec::requestBody(*draft(), ImageTypeCodec::Style::Indented);
    if (m_edit->text() != QString::fromUtf8(json))
        setText(QString::fromUtf8(json));
    m_note->clear();
    showMarks(m_edit->text().toUtf8(), *draft());
}

/// Marks what differs from the server.
void JsonTab::showMarks(const QByteArray& json, const ImageType& imageType)
{
    NumberedText::Marks marks;
    const auto entry = m_session->patch().find(m_name);
    const bool staged = entry != m_session->patch().end();
    const QString origin = staged && entry->second.isRename() ? entry->second.origin : m_name;
    if (const auto server = m_session->base().imageType(origin)) {
        for (const int line : linesOf(json, pathsOf(diff(*server, imageType))))
            marks.insert(line, NumberedText::Mark::Changed);
    }
    m_edit->setMarks(marks);
}

void JsonTab::take()
{
    if (m_showing || m_name.isEmpty())
        return;
    const QString text = m_edit->text();
    if (const auto typed = m_typed.find(m_name); typed != m_typed.end())
        typed->text = text;
    else
        m_typed.insert(m_name, {text, *draft()});
    check();
}

Result<ImageType> JsonTab::read(qsizetype& problemAt) const
{
    const QByteArray json = m_edit->text().toUtf8();
    const auto decoded = ImageTypeCodec::decode(json, &problemAt);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->imageType.name() != m_name) {
        problemAt = std::max<qsizetype>(0, json.indexOf("\"name\""));
        return failure(Error::Kind::Invalid,
            tr("The name “%1” can't become “%2” here: use Rename….").arg(m_name, decoded->imageType.name()));
    }
    return decoded->imageType;
}

void JsonTab::check()
{
    qsizetype problemAt = 0;
    const Result<ImageType> wanted = read(problemAt);
    if (!wanted) {
        sayProblem(wanted.error().message, problemAt);
        return;
    }
    const auto changes = diff(m_typed.value(m_name).from, *wanted);
    showMarks(m_edit->text().toUtf8(), *wanted);
    const FieldNote::Verb discarding{tr("Discard"), [this] { discard(); }};
    if (changes.empty())
        m_note->show(FieldNote::Kind::Hint, tr("It says the same as before."), {}, {discarding});
    else
        m_note->show(FieldNote::Kind::Hint,
            tr("%n cell(s) typed here, not staged yet (Ctrl+Return).", nullptr, int(changes.size())), {},
            {{tr("Stage"), [this] { stage(); }}, discarding});
}

void JsonTab::sayProblem(const QString& message, qsizetype position)
{
    const QByteArray json = m_edit->text().toUtf8();
    const QByteArrayView before = QByteArrayView(json).first(std::min(position, json.size()));
    m_edit->setMarks({{int(before.count('\n')), NumberedText::Mark::Wrong}});
    const qsizetype at = QString::fromUtf8(before).size();
    m_note->show(FieldNote::Kind::Problem, message, placeText(json, position),
        {{tr("Go there"),
             [this, at] {
                 m_edit->goTo(at);
                 m_edit->setFocus();
             }},
            {tr("Discard"), [this] { discard(); }}});
}

/// Cells that were typed here and meanwhile changed elsewhere, to something else.
std::vector<CellChange> JsonTab::overtaken(const ImageType& wanted) const
{
    std::vector<CellChange> cells;
    const ImageType now = *draft();
    for (const CellChange& change : diff(m_typed.value(m_name).from, wanted)) {
        const Value meanwhile = now.value(change.path);
        if (meanwhile != change.before && meanwhile != change.after)
            cells.push_back({change.path, change.before, meanwhile});
    }
    return cells;
}

void JsonTab::stage()
{
    qsizetype problemAt = 0;
    if (!m_typed.contains(m_name) || m_edit->isReadOnly())
        return;
    const Result<ImageType> wanted = read(problemAt);
    if (!wanted) {
        sayProblem(wanted.error().message, problemAt);
        return;
    }
    if (const auto cells = overtaken(*wanted); !cells.empty()) {
        const CellChange& first = cells.front();
        m_note->show(FieldNote::Kind::Conflict,
            tr("%n cell(s) that you typed changed meanwhile. The first is now: %1", nullptr,
                int(cells.size()))
                .arg(spokenText(first.after)),
            {},
            {{tr("Stage mine"),
                 [this, typed = *wanted] { stageChanges(diff(m_typed.value(m_name).from, typed)); }},
                {tr("Discard"), [this] { discard(); }}});
        return;
    }
    stageChanges(diff(m_typed.value(m_name).from, *wanted));
}

void JsonTab::stageChanges(const std::vector<CellChange>& changes)
{
    const Typed typed = m_typed.take(m_name); // staging shows the draft anew
    std::vector<CellEdit> edits;
    for (const CellChange& change : changes)
        edits.push_back({m_name, change.path, change.after});
    const Result<void> staged
        = edits.empty() ? Result<void>() : m_session->setCells(edits, tr("Edit JSON of %1").arg(m_name));
    if (!staged) {
        m_typed.insert(m_name, typed);
        setText(typed.text);
        sayProblem(staged.error().message, 0);
        Q_EMIT refused(staged.error());
        return;
    }
    showDraft();
}

void JsonTab::discard()
{
    m_typed.remove(m_name);
    showDraft();
    m_edit->setFocus();
}

void JsonTab::commit()
{
    if (m_name.isEmpty() || !m_typed.contains(m_name))
        return;
    stage();
    if (m_typed.contains(m_name))
        Q_EMIT refused(Error{Error::Kind::Invalid,
            tr("What was typed as JSON of %1 is not staged: %2 It is kept in its JSON tab.")
                .arg(m_name, m_note->text()),
            {}});
}

QStringList JsonTab::unfinished() const
{
    return m_typed.keys();
}

} // namespace flavormap

#include "moc_jsontab.cpp"
