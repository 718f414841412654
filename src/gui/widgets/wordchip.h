// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace flavormap {

/// A word of a search, as typed, in a pill with an outline; a long one is elided.
class WordChip : public QLabel
{
    Q_OBJECT

public:
    explicit WordChip(const QString& word, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace flavormap
