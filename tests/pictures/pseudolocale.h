// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace flavormap {

/// A language that is nobody's: every word of the program in letters with accents and half as long again, so
/// that it is seen where words have no room, and which are not translated. "Review" is "«Révîéw ~~~»".
class PseudoLocale : public QTranslator
{
    Q_OBJECT

public:
    explicit PseudoLocale(QObject* parent = nullptr);

    bool isEmpty() const override { return false; }
    QString translate(
        const char* context, const char* source, const char* disambiguation, int n) const override;

    static QString translated(const QString& text);
    /// How a text begins that begins with these words.
    static QString begun(const QString& words);

private:
    QTranslator m_plurals;
};

} // namespace flavormap
