// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/glyphs.h"

#include <QPushButton>
#include <optional>

namespace flavormap {

/// A checkable pill that filters: sign, word, count. Chips of one parent exclude each other (arrow keys go
/// from one to the next). The accessible name holds word and count ("Changed 3"), also where the word is not
/// shown.
class Chip : public QPushButton
{
    Q_OBJECT

public:
    explicit Chip(const QString& word, QWidget* parent = nullptr);
    Chip(const QString& word, StateGlyph glyph, QWidget* parent = nullptr);

    [[nodiscard]] QString word() const { return m_word; }
    void setCount(qsizetype count);
    [[nodiscard]] qsizetype count() const { return m_count; }

    /// Compact chips show sign and count only; one without a sign keeps its word.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString shownWord() const;
    [[nodiscard]] QFont countFont() const;
    void describe();

    QString m_word;
    std::optional<StateGlyph> m_glyph;
    qsizetype m_count = 0;
    bool m_compact = false;
};

} // namespace flavormap
