// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QLineEdit;
class QPlainTextEdit;

namespace flavormap {

/// Edits one string: in a line, or, where it has line breaks, in a small area of several lines. Shift+Enter
/// makes a line break, Enter finishes, Esc leaves. What is not typed over is given back letter by letter
/// (line breaks of Windows, no-break spaces).
class ValueField : public QWidget
{
    Q_OBJECT

public:
    enum class Place : quint8 { Form, Cell }; ///< a cell's editor has no outline and leaves by every key

    explicit ValueField(Place place, QWidget* parent = nullptr);

    void setText(const QString& text); ///< and it counts as not modified
    QString text() const;
    bool isModified() const;
    void setModified(bool modified);
    void selectAll();

    void setReadOnly(bool readOnly);
    void setPlaceholderText(const QString& text);
    void setMono(bool mono);
    void setFieldName(const QString& name); ///< accessible name of what is typed into
    /// Asked once, when the first letter is typed: what to complete with, best first.
    void setCompletions(std::function<QStringList()> completions);

    /// What has the keyboard now: the line or the area.
    QWidget* input() const;
    bool isMultiLine() const { return m_area != nullptr; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void finished();  ///< Enter, or the keyboard went elsewhere
    void cancelled(); ///< Esc
    void grew();      ///< sizeHint() is another

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool inputKey(const class QKeyEvent& key);
    void makeArea(const QString& text);
    void makeLine();
    void breakLine();
    void onTyped();
    void complete();
    void dress();

    const Place m_place;
    QLineEdit* m_line;
    QPlainTextEdit* m_area = nullptr;
    QString m_shown;     ///< as set, while nothing is modified
    QString m_lineBreak; ///< the one that the text came with
    QString m_name, m_placeholder;
    std::function<QStringList()> m_completions;
    bool m_readOnly = false;
    bool m_mono = false;
};

} // namespace flavormap
