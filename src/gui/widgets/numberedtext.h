// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPlainTextEdit>

namespace flavormap {

/// Code in the font of ids, its lines numbered in a gutter. Lines can be marked: a changed one has the staged
/// fill and a bar of 3 px, a wrong one the deleted fill and a bar.
class NumberedText : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Mark : quint8 { Changed, Wrong };
    using Marks = QHash<int, Mark>; ///< by the number of the line, from 0

    explicit NumberedText(QWidget* parent = nullptr);

    void setMarks(const Marks& marks);
    const Marks& marks() const { return m_marks; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Gutter;
    void placeGutter();
    void paintGutter(QPaintEvent* event);

    Gutter* m_gutter;
    Marks m_marks;
};

} // namespace flavormap
