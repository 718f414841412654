// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/review/requesttext.h"

#include <QPlainTextEdit>

namespace flavormap {

/// The exact request, with numbered lines; the changed ones have the staged fill and a bar of 3 px.
class RequestView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RequestView(QWidget* parent = nullptr);

    void show(const RequestText& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Gutter;
    void fill();
    void placeGutter();
    void paintGutter(QPaintEvent* event);
    bool isChanged(int line) const;

    Gutter* m_gutter;
    RequestText m_text;
};

} // namespace flavormap
