// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace flavormap {

class MatrixView;

/// Two levels: the providers' names over their keys. A provider's name spans its keys and sticks to the
/// visible edge; Name stays where it is, as its column does.
class MatrixHeader : public QHeaderView
{
    Q_OBJECT

public:
    static constexpr int bandHeight = 25;

    explicit MatrixHeader(MatrixView* view);

    QSize sizeHint() const override;

Q_SIGNALS:
    void keyClicked(int column);
    void providerClicked(int column);
    void menuRequested(int column, bool provider, const QPoint& at); ///< on the screen

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    bool isFrozen(const QPoint& position) const;
    int columnAt(const QPoint& position) const; ///< -1: none
    bool isProviderBand(const QPoint& position, int column) const;
    QRect sectionRect(int column) const;
    int lastOfProvider(int column) const;
    void paintKey(QPainter& painter, int column, const QRect& rect) const;
    void paintProvider(QPainter& painter, int first, int last) const;
    void paintSortArrow(QPainter& painter, QRectF after) const;

    MatrixView* const m_view;
    int m_pressed = -1;
    bool m_pressedProvider = false;
};

} // namespace flavormap
