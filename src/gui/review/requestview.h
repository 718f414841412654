// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/review/requesttext.h"
#include "gui/widgets/numberedtext.h"

namespace flavormap {

/// The exact request, with numbered lines; the changed ones are marked.
class RequestView : public NumberedText
{
    Q_OBJECT

public:
    explicit RequestView(QWidget* parent = nullptr);

    void show(const RequestText& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    RequestText m_text;
};

} // namespace flavormap
