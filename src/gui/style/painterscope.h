// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace flavormap {

/// Saves the painter, switches antialiasing on, and restores it at the end of the block.
class PainterScope
{
public:
    explicit PainterScope(QPainter& painter)
        : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~PainterScope() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(PainterScope)

private:
    QPainter& m_painter;
};

} // namespace flavormap
