// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace flavormap {

/// A strip below the tool bar for what the person must know and may act on: it stays until it is acted on,
/// closed or replaced.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Information, Warning, Trouble };
    struct Action
    {
        QString text;
        std::function<void()> run;
    };
    struct Notice
    {
        QString topic; ///< a newer notice on the same topic replaces the older
        Kind kind = Kind::Information;
        QString text;
        std::vector<Action> actions;
        /// Shown as long as something is so, and told again and again: what the person closed stays closed.
        bool standing = false;
        /// How much is done of what takes long; -1: no bar.
        int percent = -1;
    };

    explicit NoticeBar(QWidget* parent = nullptr);

    void show(Notice notice);
    void clear(const QString& topic);
    void clearAll();
    const std::vector<Notice>& notices() const { return m_notices; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void close(const QString& topic);
    struct Shown
    {
        QString topic;
        QWidget* strip = nullptr;
    };
    void replace(Shown& shown, const Notice& notice);
    QWidget* strip(const Notice& notice);

    std::vector<Notice> m_notices;
    std::vector<Shown> m_shown;       ///< in the same order
    QHash<QString, QString> m_closed; ///< topic to text, of standing ones
};

} // namespace flavormap
