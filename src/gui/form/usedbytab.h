// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;
class QStackedWidget;

namespace flavormap {

class EditSession;
class EmptyState;

/// The cluster templates of the server that name an image type.
class UsedByTab : public QWidget
{
    Q_OBJECT

public:
    using Uses = std::optional<QHash<QString, QStringList>>; ///< by image type; nothing: not known

    explicit UsedByTab(QWidget* parent = nullptr);

    void setUses(Uses uses) { m_uses = std::move(uses); }
    void show(const EditSession& session, const QStringList& names);

private:
    void say(const QString& title, const QString& text);

    Uses m_uses;
    QStackedWidget* m_pages;
    EmptyState* m_nothing;
    QLabel* m_count;
    QListWidget* m_list;
};

} // namespace flavormap
