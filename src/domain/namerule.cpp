// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/namerule.h"

#include <QCoreApplication>

#include <algorithm>

namespace flavormap {

namespace {

constexpr qsizetype longestName = 255;

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

bool isAllowed(char16_t u)
{
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_'
        || u == u'.' || u == u'-';
}

/// A character as the sentence shows it: a blank or control character would not be seen between quotes.
QString shown(const QString& name, qsizetype at)
{
    if (name.at(at) == u' ')
        return tr("a blank");
    const bool isPair
        = name.at(at).isHighSurrogate() && at + 1 < name.size() && name.at(at + 1).isLowSurrogate();
    const char32_t code
        = isPair ? QChar::surrogateToUcs4(name.at(at), name.at(at + 1)) : name.at(at).unicode();
    if (!QChar::isPrint(code) || QChar::isSpace(code) || QChar::isSurrogate(code))
        return QStringLiteral("U+%1").arg(quint32(code), 4, 16, QLatin1Char('0')).toUpper();
    return tr("“%1”").arg(name.mid(at, isPair ? 2 : 1));
}

} // namespace

Result<void> checkName(const QString& name)
{
    const auto invalid = [](QString message) { return failure(Error::Kind::Invalid, std::move(message)); };
    if (name.isEmpty())
        return invalid(tr("An image type needs a name: type 1 to 255 letters, digits, “_”, “.” or “-”."));
    const auto wrong = std::ranges::find_if_not(name, [](QChar c) { return isAllowed(c.unicode()); });
    if (wrong != name.end()) {
        return invalid(tr(
            "The name “%1” holds %2, which no name may: use only a to z, A to Z, 0 to 9, “_”, “.” and “-”.")
                           .arg(name.left(longestName), shown(name, wrong - name.begin())));
    }
    if (name.size() > longestName) {
        return invalid(tr("The name “%1…” has %2 characters: shorten it to at most 255.")
                           .arg(name.left(24), QString::number(name.size())));
    }
    if (name == u"." || name == u"..") {
        return invalid(
            tr("The name “%1” means a folder in a web address, so it can't be reached: choose another.")
                .arg(name));
    }
    return {};
}

bool isAddressableName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestName && name != "." && name != ".."
        && std::ranges::all_of(name, [](char c) { return isAllowed(quint8(c)); });
}

QString caseFolded(const QString& name)
{
    return name.toCaseFolded();
}

} // namespace flavormap
