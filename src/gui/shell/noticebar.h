// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

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
    };

    explicit NoticeBar(QWidget* parent = nullptr);

    void show(Notice notice);
    void clear(const QString& topic);
    void clearAll();
    const std::vector<Notice>& notices() const { return m_notices; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QWidget* strip(const Notice& notice);

    std::vector<Notice> m_notices;
};

} // namespace flavormap
