// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QBoxLayout;
class QLabel;

namespace flavormap {

class ElidedLabel;

/// What is to be said about one field of the form, under it: what the server has, a conflict, a problem, each
/// with the verbs that settle it. Hidden while there is nothing to say.
class FieldNote : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Hint, Staged, Conflict, Problem, Missing };
    struct Verb
    {
        QString text; ///< also its accessible name
        std::function<void()> run;
    };

    explicit FieldNote(QWidget* parent = nullptr);

    /// `value` stands in a line of its own, in the font of ids; empty: none.
    void show(Kind kind, const QString& text, const QString& value = {}, std::vector<Verb> verbs = {});
    void clear();
    Kind kind() const { return m_kind; }
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();
    void setVerbs(const std::vector<Verb>& verbs);

    Kind m_kind = Kind::Hint;
    QLabel* m_text;
    ElidedLabel* m_value;
    QWidget* m_verbs;
    QBoxLayout* m_parts;
    QStringList m_verbTexts; ///< of the buttons that are there
    std::vector<Verb> m_does;
};

} // namespace flavormap
