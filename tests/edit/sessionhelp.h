// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "support/imagetypes.h"

namespace flavormap {

inline Value text(const char* value)
{
    return Value::string(QString::fromUtf8(value));
}

inline bool set(EditSession& session, const QString& name, const CellPath& path, const Value& wanted)
{
    return session.setCells({{name, path, wanted}}, QStringLiteral("Edit")).has_value();
}

/// The sentence of a refused edit; empty: it was done.
inline QString refusal(const Result<void>& result)
{
    return result ? QString() : result.error().message;
}

inline Value draftValue(const EditSession& session, const QString& name, const CellPath& path)
{
    return session.value(session.rowOf(name), path);
}

/// What an Apply of one image type that went well does: the server now has what was sent.
inline void applied(EditSession& session, const QString& name)
{
    const PatchEntry entry = session.patch().at(name);
    const Theirs before = session.base().theirs(name, entry);
    session.verified(name, entry, {patched(name, entry, before), std::nullopt});
}

inline void applyAll(EditSession& session)
{
    const Patch patch = session.patch();
    for (const auto& [name, entry] : patch)
        applied(session, name);
}

} // namespace flavormap
