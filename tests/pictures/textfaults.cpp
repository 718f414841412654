// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/checks.h"
#include "pictures/paintedtext.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTextDocumentFragment>

#include <algorithm>
#include <array>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// Where the design has letters shortened, with the whole in a tool tip: ids and paths in a table, names of
/// any length.
constexpr std::array shortenedOnPurpose{"flavormap::MatrixView", "flavormap::MatrixHeader",
    "flavormap::FrozenColumn", "flavormap::ProviderMapTable", "flavormap::ChangeCells",
    "flavormap::ChangeList", "QFileDialog" /* the desktop's own */, "flavormap::ElidedLabel",
    "flavormap::IdentityLabel", "flavormap::IdentityButton", "flavormap::WordChip"};

/// The viewport that scrolls it; null: none.
const QWidget* scrolledIn(const QWidget* widget)
{
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
        if ((area && area->viewport() == widget) || widget->inherits("flavormap::FrozenColumn"))
            return widget;
    }
    return nullptr;
}

bool inheritsOneOf(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const auto isIt = [widget](const char* name) { return widget->inherits(name); };
        if (std::any_of(shortenedOnPurpose.begin(), shortenedOnPurpose.end(), isIt))
            return true;
    }
    return false;
}

/// What the program wants to say there, mnemonics left out.
QStringList saidBy(const QWidget& widget)
{
    QStringList said;
    for (const char* property : {"text", "title", "placeholderText", "currentText", "suffix", "prefix"})
        said += widget.property(property).toString();
    for (const QAction* action : widget.actions())
        said += action->text();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int at = 0; at < tabs->count(); ++at)
            said += tabs->tabText(at);
    }
    for (QString& each : said) {
        if (Qt::mightBeRichText(each))
            each = QTextDocumentFragment::fromHtml(each).toPlainText();
        each.remove(u'&');
    }
    return said;
}

bool isShortened(const PaintedText& text)
{
    const bool path = text.text.startsWith(u'/') || text.text.startsWith(u"…/");
    if (!text.text.contains(u'…') || path || inheritsOneOf(text.widget))
        return false;
    const QStringList said = saidBy(*text.widget);
    return std::none_of(said.begin(), said.end(),
        [&text](const QString& whole) { return whole.contains(text.text.trimmed()); });
}

/// A field scrolls what is longer than it.
bool isTyped(const QWidget* widget)
{
    const auto* line = qobject_cast<const QLineEdit*>(widget);
    return (line && !line->text().isEmpty())
        || (widget && qobject_cast<const QPlainTextEdit*>(widget->parentWidget()));
}

QString cutBy(const PaintedText& text, const QWidget& window)
{
    constexpr double tolerance = 1; // px: the outline of a letter is rounded up
    QRectF ink = text.ink.adjusted(tolerance, tolerance, -tolerance, -tolerance);
    if (const QWidget* view = scrolledIn(text.widget)) {
        QRectF seen(view->visibleRegion().boundingRect().translated(view->mapTo(&window, QPoint())));
        const auto* area = qobject_cast<const QAbstractScrollArea*>(view->parentWidget());
        const bool header = qobject_cast<const QHeaderView*>(area) != nullptr;
        if (area && !header
            && area->horizontalScrollBar()->maximum() == area->horizontalScrollBar()->minimum())
            seen = seen.adjusted(-area->width(), 0, area->width(), 0); // what is too wide is lost
        ink &= seen;                                                   // the rest is scrolled
    }
    if (text.isScrolledUnder)
        ink &= text.shown;
    if (ink.isEmpty() || text.shown.contains(ink))
        return {};
    const QRectF left = ink & text.shown;
    return u"%1x%2 of %3x%4"_s.arg(left.width(), 0, 'f', 0)
        .arg(left.height(), 0, 'f', 0)
        .arg(ink.width(), 0, 'f', 0)
        .arg(ink.height(), 0, 'f', 0);
}

} // namespace

QStringList textFaults(QWidget& window)
{
    QStringList faults;
    const QList<PaintedText> texts = paintedTexts(window);
    for (qsizetype at = 0; at < texts.size(); ++at) {
        const PaintedText& text = texts[at];
        if (!text.widget || text.shown.isEmpty())
            continue;
        if (const QString cut = cutBy(text, window); !cut.isEmpty() && !isTyped(text.widget))
            faults += u"cut (%1 are seen): “%2” in %3"_s.arg(cut, text.text, described(*text.widget));
        if (isShortened(text))
            faults += u"shortened: “%1” in %2"_s.arg(text.text, described(*text.widget));
        for (qsizetype other = at + 1; other < texts.size(); ++other) {
            const PaintedText& next = texts[other];
            if (!next.widget || next.widget != text.widget)
                continue; // what another widget hides is not seen
            const QRectF both = text.ink & next.ink & text.shown & next.shown;
            if (both.width() > 2 && both.height() > 2)
                faults += u"letters over letters: “%1” and “%2” in %3"_s.arg(
                    text.text, next.text, described(*text.widget));
        }
    }
    return faults;
}

} // namespace flavormap
