// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/base.h"
#include "edit/undostep.h"

namespace flavormap {

/// Which row shows which image type, and what is known of each row without looking: one byte a row, so that a
/// row with nothing staged costs nothing. Reads base and patch, which must outlive it and are changed only
/// together with a call of one of the changing functions.
class RowIndex
{
public:
    enum Mark : quint8 {
        Touched = 1, ///< not simply what the catalogue has
        Exists = 2,
        Conflict = 4,
        Problem = 8,
    };
    struct Row
    {
        QString serverName;
        QString entryName; ///< empty: nothing staged
        const PatchEntry* entry = nullptr;
        bool isSimple = false; ///< a staged cell's value is its wanted one, any other's is base's
        mutable std::shared_ptr<const ImageType> draft; ///< made when first asked for
    };
    struct Counts
    {
        int existing = 0;
        int problems = 0;
        int conflicts = 0;
        bool operator==(const Counts&) const = default;
    };

    /// By the name of an entry that is no rename.
    using Marks = QHash<QString, quint8>;

    RowIndex(const Base& base, const Patch& patch);
    Q_DISABLE_COPY_MOVE(RowIndex)

    /// What both know, without what they read: who calls swaps that too.
    void swap(RowIndex& other);

    /// Another catalogue or another patch. `known` has the marks of entries that can't have changed.
    void reset(const Marks& known = {});
    /// The patch says `after` now, no longer `before`. Gives the server's names whose rows update() must see.
    QStringList noteChanges(const std::vector<EntryChange>& changes);
    /// Looks at the rows of these names on the server again; appends rows. Gives the rows, sorted. `known`
    /// has the marks of entries that were looked at when they were made.
    std::vector<int> update(const QStringList& serverNames, const Marks& known = {});
    /// Of an entry whose draft is this.
    static quint8 marksOf(const std::optional<ImageType>& draft, bool inConflict);
    /// A verified rename: the row stays and has another name on the server.
    void moveRow(const QString& fromServerName, const QString& toServerName);

    int size() const { return int(m_marks.size()); }
    quint8 marks(int row) const { return m_marks[size_t(row)]; }
    bool isTouched(int row) const { return marks(row) & Touched; }
    bool hasProblem(int row) const;
    const Row& touched(int row) const { return *m_rows.constFind(row); }
    const Counts& counts() const { return m_counts; }

    int rowOfServerName(const QString& name) const;
    int rowOfDraftName(const QString& name) const;
    QString draftName(int row) const;
    Value value(int row, const CellPath& path) const;
    /// What the row shows: the draft; of a staged delete what is there.
    const ImageType& shown(const Row& row) const;
    /// The draft's name of an image type that is staged to be renamed; empty: it is not.
    QString renamedTo(const QString& origin) const { return m_renamed.value(origin); }

private:
    Row rowFor(const QString& serverName) const;
    void look(int row, const QString& serverName, const quint8* known = nullptr);
    quint8 marksOf(const Row& row, const quint8* known) const;
    void setMarks(int row, quint8 marks);
    QString serverName(int row) const;

    const Base& m_base;
    const Patch& m_patch;
    std::vector<quint8> m_marks;
    QHash<int, Row> m_rows;            // touched ones
    QHash<QString, int> m_rowOf;       // by name on the server, where the catalogue says otherwise; -1: none
    QHash<QString, QString> m_renamed; // origin -> name in the draft
    Counts m_counts;
};

} // namespace flavormap
