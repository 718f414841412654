// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/glyphs.h"
#include "gui/style/iconname.h"

#include <QLabel>
#include <optional>

namespace flavormap {

/// A small rounded label of 20 px: "2 staged", "Production", "Read-only". The text is what a screen reader
/// reads.
class Pill : public QLabel
{
    Q_OBJECT

public:
    /// What the colours mean; Neutral is grey.
    enum class Tone : quint8 { Neutral, Staged, Created, Deleted, Conflict };

    explicit Pill(QWidget* parent = nullptr);

    void setTone(Tone tone);
    void setConnectionColour(const QColor& colour); ///< tinted with it, instead of a tone
    void setGlyph(StateGlyph glyph);
    void setIcon(IconName icon);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Look
    {
        QColor fill;
        QColor text;
    };
    [[nodiscard]] Look look(const Tokens& tokens) const;
    [[nodiscard]] QFont textFont() const;

    Tone m_tone = Tone::Neutral;
    QColor m_connection;
    std::optional<StateGlyph> m_glyph;
    std::optional<IconName> m_icon;
};

} // namespace flavormap
