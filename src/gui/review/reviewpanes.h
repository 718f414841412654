// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QSplitter;

namespace flavormap {

class ChangeDetails;
class ChangeList;
class EmptyState;
class Workspace;

/// The panes of Review: the list of changes and the details of one; or, where nothing is staged, words that
/// say so.
class ReviewPanes : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ReviewPanes(Workspace& workspace, QWidget* parent = nullptr);

    ChangeList& list() const { return *m_list; }
    ChangeDetails& details() const { return *m_details; }
    /// Those that F6 goes through.
    QList<QWidget*> parts() const;
    /// The keyboard goes to what is shown.
    void focusShown();
    /// Of the panes, and of those inside the details.
    QByteArray outerState() const;
    QByteArray innerState() const;
    void restoreState(const QByteArray& outer, const QByteArray& inner);

Q_SIGNALS:
    void leaveClicked(); ///< there is nothing to see here

private:
    void choose();

    ChangeList* m_list;
    ChangeDetails* m_details;
    QSplitter* m_panes;
    EmptyState* m_nothing;
};

} // namespace flavormap
