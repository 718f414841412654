// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/glyphs.h"

#include <QWidget>

#include <optional>
#include <vector>

class QPushButton;
class QSpacerItem;

namespace flavormap {

/// The head of a pane of Review: 36 px with a line below; what it is at the leading edge, verbs at the other.
class PaneHead : public QWidget
{
    Q_OBJECT

public:
    PaneHead(const QList<QWidget*>& leading, const QList<QWidget*>& trailing, QWidget* parent = nullptr);

    /// Before all the rest.
    void setGlyph(std::optional<StateGlyph> glyph);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Verb
    {
        QPushButton* button; ///< with a sign
        QString words;
        int width; ///< with its words
    };

    void fit();

    std::vector<Verb> m_verbs;
    std::optional<StateGlyph> m_glyph;
    QSpacerItem* m_room; ///< for the glyph; the layout's
};

} // namespace flavormap
