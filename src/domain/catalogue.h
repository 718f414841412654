// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"
#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>

#include <memory>
#include <vector>

namespace flavormap {

class SearchQuery;

/// All image types as one list reply gave them: immutable, shared, cheap (values are offsets into the reply's
/// bytes and become a QString only when asked for). Rows are sorted by name in code-point order, whatever the
/// server's order.
///
/// A row that can't be read as an image type (bad UTF-8, not an object, no name, a name twice in the list) is
/// kept as a marked row with its raw JSON: known by its place, never edited.
class Catalogue
{
public:
    enum class Trouble : quint8 {
        None,
        DuplicateKeys,
        BadUtf8,
        NotAnObject,
        NoName,
        NameTwice,
        Unaddressable
    };

    /// A column of the table: one key of one provider.
    struct Column
    {
        QString provider;
        QString key;
        int filled = 0; ///< image types that have a value here
    };

    /// Reads a whole list reply; safe on any thread. Errors: BadReply when it is not a JSON array or its end
    /// was not seen. `reply` is kept: move it in, and it is never copied.
    static Result<std::shared_ptr<const Catalogue>> parse(QByteArray reply);
    static std::shared_ptr<const Catalogue> empty();

    ~Catalogue();

    int size() const;
    /// The rows stand in NaturalOrder of their names too (false where that was not found out: unreadable
    /// rows, a name that is not all printable ASCII).
    bool isInNaturalOrder() const;
    /// The row of a readable image type, or -1.
    int rowOf(const QString& name) const;
    /// Is a row that can't be read an image type of this name, as far as its name can be read?
    bool isUnreadable(const QString& name) const;
    /// The name; for an unreadable row "#17" by its place in the reply (from 1).
    QString name(int row) const;
    Trouble trouble(int row) const;
    /// Can it be edited? No for every trouble but DuplicateKeys. Unaddressable: named "." or "..", or against
    /// the name rule.
    bool isEditable(int row) const;
    QByteArray rawJson(int row) const;

    /// Decoded on demand; for a row that can't be read an ImageType with only its shown name.
    ImageType imageType(int row) const;
    Value value(int row, const CellPath& path) const;
    /// The same by column index: the table's hot path.
    Value value(int row, int column) const;
    Value description(int row) const;
    /// Is the provider there, be it empty or not an object? Reads no JSON.
    bool hasProvider(int row, const QString& provider) const;

    /// Most used provider first, in it most used key first; ties by name.
    const std::vector<Column>& columns() const;
    int columnOf(const QString& provider, const QString& key) const; ///< -1: none
    const QStringList& providers() const; ///< in the order of columns(); providers without keys at the end
    const QStringList& keys() const;      ///< most used first
    int filledProviders(const QString& provider) const; ///< image types that have this provider

    bool hasProblem(int row) const; ///< problems() of problem.h is not empty
    int problemCount() const;       ///< image types with a problem

    /// Name, members and all values of a row, case-folded UTF-8, separated by '\n': what a search looks
    /// through.
    QByteArrayView searchText(int row) const;
    /// The rows in which the query is found, in order; one pass over the text of all rows.
    std::vector<int> rowsMatching(const SearchQuery& query) const;

    qint64 memoryBytes() const; ///< what this catalogue holds, for the benches

private:
    friend class CatalogueReader;
    friend class CatalogueIndex;
    struct Data;
    explicit Catalogue(std::unique_ptr<Data> data);
    std::unique_ptr<const Data> d;
};

} // namespace flavormap
