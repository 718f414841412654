// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/applyjob.h"

#include <QWidget>

namespace flavormap {

/// **This change**: what Apply did for one image type, step by step, with this computer's times, and what to
/// know about it. Hides itself while there is nothing to tell.
class ApplySteps : public QWidget
{
    Q_OBJECT

public:
    explicit ApplySteps(QWidget* parent = nullptr);

    void show(const ApplyItem* item); ///< null: nothing
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line
    {
        std::optional<ItemState> state; ///< its sign
        QString word;
        QString text;
        QString time;
    };
    void addSteps(const ApplyItem& item);
    int headHeight() const;
    int timeWidth() const;
    QRect textRect(int width) const;
    int lineHeight(const Line& line, int width) const;

    std::vector<Line> m_lines;
    int m_textLeft = 0;
};

} // namespace flavormap
