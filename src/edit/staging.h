// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/rowindex.h"

#include <atomic>
#include <functional>

namespace flavormap {

/// An edit before it is staged: what becomes of each image type is worked out from base and from what was
/// staged for it, on any thread, and then put in place in one go.
class Staging
{
public:
    /// Works out one image type, and says so by change().
    using Part = std::function<void(Staging& staging, const Base& base)>;

    explicit Staging(QString title);
    Q_DISABLE_COPY_MOVE(Staging)

    void add(Part part);
    /// What the step is called, where that is known only when all is worked out.
    void nameBy(std::function<QString()> name) { m_name = std::move(name); }

    /// On any thread, once. Ends early when it was cancelled.
    void workOut(const Base& base);
    /// From a part: `after` without what base says already. Gives what is left of it.
    std::optional<PatchEntry> change(const Base& base, const QString& name, std::optional<PatchEntry> before,
        std::optional<PatchEntry> after);

    // From any thread.
    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    int size() const { return m_size; }
    int done() const { return m_done; }

    /// What is said of it while it is being worked out.
    const QString& title() const { return m_title; }

    // When it is worked out.
    QString text() const { return m_name ? m_name() : m_title; }
    std::vector<EntryChange> takeChanges() { return std::move(m_changes); }
    const RowIndex::Marks& marks() const { return m_marks; }

private:
    const QString m_title;
    std::function<QString()> m_name;
    std::vector<Part> m_parts;
    std::vector<EntryChange> m_changes;
    RowIndex::Marks m_marks; ///< of the entries, so that they are not looked at twice
    std::atomic<bool> m_isCancelled = false;
    std::atomic<int> m_size = 0;
    std::atomic<int> m_done = 0;
};

} // namespace flavormap
