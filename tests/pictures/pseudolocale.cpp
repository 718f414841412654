// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/pseudolocale.h"

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView plain = u"aceinouyzACEINOUYZ";
constexpr QStringView accented = u"àçéîñôüýžÀÇÉÎÑÔÜÝŽ";

/// Placeholders (%1, %n, %L2) and tags stay as they are.
qsizetype lengthOfFixed(QStringView text, qsizetype at)
{
    if (text[at] == u'<') {
        const qsizetype end = text.indexOf(u'>', at);
        return end < 0 ? 0 : end + 1 - at;
    }
    if (text[at] != u'%')
        return 0;
    qsizetype end = at + 1;
    while (end < text.size() && (text[end].isDigit() || text[end] == u'L' || text[end] == u'n'))
        ++end;
    return end - at;
}

} // namespace

PseudoLocale::PseudoLocale(QObject* parent)
    : QTranslator(parent)
{
    if (!m_plurals.load(u":/i18n/flavormap_en.qm"_s))
        qFatal("no plurals");
}

QString PseudoLocale::translate(
    const char* context, const char* source, const char* disambiguation, int n) const
{
    if (QLatin1String(context) == "QShortcut"_L1)
        return {}; // names of keys: what is written on them
    const QString english = m_plurals.translate(context, source, disambiguation, n);
    return translated(english.isEmpty() ? QString::fromUtf8(source) : english);
}

QString PseudoLocale::begun(const QString& words)
{
    QString text = u"«"_s;
    for (qsizetype at = 0; at < words.size();) {
        if (const qsizetype length = lengthOfFixed(words, at)) {
            text += QStringView(words).mid(at, length);
            at += length;
            continue;
        }
        const qsizetype letter = plain.indexOf(words[at]);
        text += letter < 0 ? words[at] : accented[letter];
        ++at;
    }
    return text;
}

QString PseudoLocale::translated(const QString& text)
{
    if (text.trimmed().isEmpty())
        return text;
    constexpr qsizetype least = 3;
    const qsizetype more = std::max(least, text.size() * 2 / 5);
    QString padding = u" "_s;
    while (padding.size() < more) // words of six, as a long sentence has them: it can wrap
        padding += padding.size() % 7 == 6 ? u' ' : u'~';
    return begun(text) + padding + u'»';
}

} // namespace flavormap

#include "moc_pseudolocale.cpp"
