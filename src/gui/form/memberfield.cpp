// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/memberfield.h"

#include "edit/editsession.h"
#include "gui/form/fieldnote.h"
#include "gui/form/sharedvalue.h"
#include "gui/form/valuefield.h"
#include "models/tablecell.h"

#include <QVBoxLayout>

namespace flavormap {

MemberField::MemberField(const QString& word, CellPath path, QWidget* parent)
    : QWidget(parent)
    , m_word(word)
    , m_path(std::move(path))
    , m_edit(new ValueField(ValueField::Place::Form))
    , m_note(new FieldNote)
{
    m_edit->setCompletions([this] { return m_session ? valuesInUse(*m_session, m_path) : QStringList(); });
    m_edit->setWhatsThis(
        tr("Typed text is staged with Enter, or when the field is left; nothing is sent before Apply. An "
           "emptied field is taken away. With several image types selected it goes into all of them."));
    m_edit->setFieldName(word);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    connect(m_edit, &ValueField::finished, this, &MemberField::commit);
    connect(m_edit, &ValueField::cancelled, this, [this] {
        m_edit->setModified(false);
        show(QStringList(m_names), m_session ? refusalOfAll(*m_session, m_names) : QString());
        m_edit->selectAll();
    });
}

void MemberField::setSession(EditSession* session)
{
    m_session = session;
    m_names.clear();
    m_edit->setText({});
    m_note->clear();
}

void MemberField::show(const QStringList& names, const QString& refusal)
{
    const bool halfTyped = m_edit->isModified() && names == m_names;
    m_names = names;
    if (!m_session)
        return;
    const SharedValue shared = sharedValue(*m_session, names, m_path);
    if (!halfTyped) {
        const QString text = shared.isCommon() ? shared.value.text() : QString();
        if (m_edit->text() != text)
            m_edit->setText(text);
        m_edit->setModified(false);
    }
    m_edit->setPlaceholderText(shared.summary());
    m_edit->setReadOnly(!refusal.isEmpty() || shared.rawJson);
    m_edit->setMono(shared.rawJson && shared.isCommon());
    m_edit->setToolTip(refusal);
    if (!halfTyped || m_note->kind() != FieldNote::Kind::Problem)
        showNote();
}

void MemberField::showNote()
{
    const int row = m_names.size() == 1 ? m_session->rowOf(m_names.first()) : -1;
    if (row < 0 || m_session->rowState(row) == EditSession::RowState::New) {
        m_note->clear();
        return;
    }
    const CellState cell = m_session->cellState(row, m_path);
    const auto revert = [this] {
        if (const auto done = m_session->revertCell(m_names.first(), m_path); !done)
            Q_EMIT refused(done.error());
    };
    if (cell.conflict) {
        m_note->show(FieldNote::Kind::Conflict,
            tr("Changed on the server since you edited it: %1").arg(spokenText(cell.server)), {},
            {{tr("Keep mine"), [this] { settle(true); }}, {tr("Take theirs"), [this] { settle(false); }}});
    } else if (cell.staged) {
        m_note->show(FieldNote::Kind::Staged, tr("On the server: %1").arg(spokenText(cell.server)), {},
            {{tr("Revert"), revert}});
    } else {
        m_note->clear();
    }
}

void MemberField::settle(bool mine)
{
    m_edit->setModified(false);
    const auto done
        = m_session->resolve({m_names.first()}, m_path, mine ? Resolution::KeepMine : Resolution::TakeTheirs);
    if (!done)
        Q_EMIT refused(done.error());
}

void MemberField::commit()
{
    if (!m_session || m_names.isEmpty() || !m_edit->isModified())
        return;
    const QString typed = m_edit->text();
    const SharedValue shared = sharedValue(*m_session, m_names, m_path);
    const QString before = shared.isCommon() ? shared.value.text() : QString();
    m_edit->setModified(false); // staging shows the field anew
    if (typed != before)
        stage(typed);
}

void MemberField::stage(const QString& typed)
{
    const Value wanted = typed.isEmpty() ? Value() : Value::string(typed);
    std::vector<CellEdit> edits;
    for (const QString& name : std::as_const(m_names))
        edits.push_back({name, m_path, wanted});
    const QString what = m_word.toLower();
    const auto staged = m_session->setCells(edits,
        m_names.size() == 1 ? tr("Edit %1 of %2").arg(what, m_names.first())
                            : tr("Edit %1 of %n image types", nullptr, int(m_names.size())).arg(what));
    if (staged)
        return;
    m_edit->setText(typed);
    m_edit->setModified(true);
    m_note->show(FieldNote::Kind::Problem, staged.error().message);
    Q_EMIT refused(Error{staged.error().kind,
        tr("%1 Not staged: “%2”.").arg(staged.error().message, shownText(Value::string(typed))),
        staged.error().detail});
}

} // namespace flavormap

#include "moc_memberfield.cpp"
