// SPDX-License-Identifier: GPL-3.0-or-later
//
// How ProviderMapModel stages.
#include "edit/editsession.h"
#include "models/providermapmodel.h"
#include "models/tablecell.h"

namespace flavormap {

bool ProviderMapModel::stage(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
    return result.has_value();
}

bool ProviderMapModel::refuse(const QString& reason)
{
    Q_EMIT refused(Error{Error::Kind::Invalid, reason, {}});
    return false;
}

bool ProviderMapModel::setAll(const CellPath& path, const Value& wanted, const QString& undoText)
{
    std::vector<CellEdit> edits;
    for (const QString& name : m_names) {
        const int row = m_session->rowOf(name);
        if (row >= 0 && m_session->value(row, path) != wanted)
            edits.push_back({name, path, wanted});
    }
    return edits.empty() || stage(m_session->setCells(edits, undoText));
}

bool ProviderMapModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    if (text == data(index, Qt::EditRole).toString())
        return true;
    if (index.column() == ProviderColumn)
        return renameProvider(index.row(), text);
    if (index.column() == KeyColumn)
        return renameKey(index.row(), text);
    const ProviderMapRow& at = row(index.row());
    if (text.isEmpty())
        return remove(index.row());
    return setAll(at.path(), Value::string(text), tr("Edit %1 %2").arg(at.provider, at.key));
}

bool ProviderMapModel::addProvider(const QString& provider)
{
    std::vector<CellEdit> edits;
    for (const QString& name : m_names) {
        const int row = m_session->rowOf(name);
        if (row >= 0 && m_session->value(row, CellPath::provider(provider)).isAbsent())
            edits.push_back({name, CellPath::provider(provider), Value::emptyObject()});
    }
    if (edits.empty())
        return refuse(tr("%1 is there already: add a key to it.").arg(shownName(provider)));
    return stage(m_session->setCells(edits, tr("Add provider %1").arg(provider)));
}

bool ProviderMapModel::addKey(const QString& provider, const QString& key, const Value& value)
{
    const CellPath path = CellPath::entry(provider, key);
    for (const QString& name : std::as_const(m_names)) {
        const int row = m_session->rowOf(name);
        if (m_names.size() == 1 && row >= 0 && !m_session->value(row, path).isAbsent())
            return refuse(tr("%1 has the key %2 already: edit its value.").arg(provider, shownName(key)));
    }
    return setAll(path, value, tr("Add %1 %2").arg(provider, key));
}

bool ProviderMapModel::remove(int row)
{
    const ProviderMapRow& at = this->row(row);
    return setAll(at.path(), Value(), tr("Remove %1 %2").arg(at.provider, at.key));
}

bool ProviderMapModel::removeProvider(int row)
{
    const QString provider = this->row(row).provider;
    std::vector<CellEdit> edits;
    for (const QString& name : std::as_const(m_names)) {
        const int sessionRow = m_session->rowOf(name);
        if (sessionRow < 0)
            continue;
        const ImageType draft = m_session->draft(sessionRow);
        const Provider* const held = draft.providerMap().find(provider);
        if (held == nullptr)
            continue;
        if (held->entries.empty())
            edits.push_back({name, CellPath::provider(provider), Value()});
        for (const Provider::Entry& entry : held->entries)
            edits.push_back({name, CellPath::entry(provider, entry.key), Value()});
    }
    return edits.empty() || stage(m_session->setCells(edits, tr("Remove provider %1").arg(provider)));
}

bool ProviderMapModel::renameProvider(int row, const QString& to)
{
    if (m_names.size() != 1)
        return refuse(tr("Select one image type to rename a provider in it."));
    const QString from = this->row(row).provider;
    std::optional<ImageType> draft = m_session->draft(m_names.first());
    if (!draft)
        return false;
    if (draft->providerMap().find(to) != nullptr)
        return refuse(
            tr("%1 has the provider %2 already: choose another name.").arg(m_names.first(), shownName(to)));
    draft->renameProvider(from, to);
    return stage(
        m_session->replaceDraft(m_names.first(), *draft, tr("Rename provider %1 to %2").arg(from, to)));
}

bool ProviderMapModel::renameKey(int row, const QString& to)
{
    if (m_names.size() != 1)
        return refuse(tr("Select one image type to rename a key in it."));
    const ProviderMapRow at = this->row(row);
    std::optional<ImageType> draft = m_session->draft(m_names.first());
    if (!draft)
        return false;
    if (!draft->value(CellPath::entry(at.provider, to)).isAbsent())
        return refuse(tr("%1 has the key %2 already: choose another name.").arg(at.provider, shownName(to)));
    draft->renameKey(at.provider, at.key, to);
    return stage(m_session->replaceDraft(m_names.first(), *draft, tr("Rename key %1 to %2").arg(at.key, to)));
}

bool ProviderMapModel::revert(int row)
{
    const CellPath path = this->path(row);
    if (m_names.size() == 1)
        return stage(m_session->revertCell(m_names.first(), path));
    std::vector<CellEdit> edits;
    for (const QString& name : std::as_const(m_names)) {
        const int sessionRow = m_session->rowOf(name);
        const CellState state = sessionRow < 0 ? CellState() : m_session->cellState(sessionRow, path);
        if (state.staged)
            edits.push_back({name, path, state.server});
    }
    return edits.empty()
        || stage(m_session->setCells(
            edits, tr("Revert %1 in %n image types", nullptr, int(edits.size())).arg(path.key())));
}

} // namespace flavormap
