// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/applysteps.h"

#include "gui/style/alignment.h"
#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "models/changelistmodel.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int edge = 12;
constexpr int wordLeft = edge + 24;
constexpr int leastWord = 72;
constexpr int leastHead = 36;

QString sentenceCase(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

/// What a step is called once the next one has begun.
QString pastWord(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return ApplySteps::tr("Waited");
    case ItemState::Checking:
        return ApplySteps::tr("Checked");
    case ItemState::Sending:
        return ApplySteps::tr("Sent");
    case ItemState::Verifying:
        return ApplySteps::tr("Read back");
    default:
        return sentenceCase(ChangeListModel::word(state));
    }
}

} // namespace

ApplySteps::ApplySteps(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

/// A step that was followed by a next one is done; the one before a failure is not called so.
void ApplySteps::addSteps(const ApplyItem& item)
{
    for (size_t at = 0; at < item.steps.size(); ++at) {
        const ApplyItem::Step& step = item.steps[at];
        const bool last = at + 1 == item.steps.size();
        const bool done = !last && item.steps[at + 1].state <= ItemState::Verified;
        const QString word = sentenceCase(ChangeListModel::word(step.state));
        m_lines.push_back({done ? ItemState::Verified
                : last          ? std::optional(step.state)
                                : std::nullopt,
            done ? pastWord(step.state) : word, step.text,
            step.when.toString(QStringLiteral("HH:mm:ss.zzz"))});
    }
    if (item.hasEnded())
        return;
    if (item.state < ItemState::Sending)
        m_lines.push_back({ItemState::Waiting, tr("Send"), {}, {}});
    if (item.state < ItemState::Verifying)
        m_lines.push_back({ItemState::Waiting, tr("Verify"), tr("see that the server has it so"), {}});
}

void ApplySteps::show(const ApplyItem* item)
{
    m_lines.clear();
    if (item) {
        addSteps(*item);
        for (const QString& note : item->notes)
            m_lines.push_back({{}, {}, note, {}});
    }
    const QFontMetrics medium(weighted(font(), QFont::Medium));
    int word = leastWord;
    QStringList spoken;
    for (const Line& line : m_lines) {
        word = std::max(word, medium.horizontalAdvance(line.word));
        spoken += (line.word + u' ' + line.text).trimmed();
    }
    m_textLeft = wordLeft + word + 8;
    setAccessibleName(tr("This change"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setVisible(!m_lines.empty());
    updateGeometry();
    update();
}

int ApplySteps::headHeight() const
{
    return std::max(leastHead, fontMetrics().height() + 16);
}

int ApplySteps::timeWidth() const
{
    return QFontMetrics(monoFont(font())).horizontalAdvance(QStringLiteral("00:00:00.000")) + 8;
}

QRect ApplySteps::textRect(int width) const
{
    return {m_textLeft, 0, std::max(60, width - m_textLeft - timeWidth() - edge), 10000};
}

int ApplySteps::lineHeight(const Line& line, int width) const
{
    const int least = fontMetrics().height() + 7;
    return std::max(
        least, fontMetrics().boundingRect(textRect(width), Qt::TextWordWrap, line.text).height() + 7);
}

int ApplySteps::heightForWidth(int width) const
{
    int height = headHeight() + 8;
    for (const Line& line : m_lines)
        height += lineHeight(line, width);
    return height;
}

QSize ApplySteps::sizeHint() const
{
    return {300, heightForWidth(std::max(300, width()))};
}

void ApplySteps::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // words that begin with a number keep their order
    const auto mirrored
        = [this](const QRect& part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    painter.fillRect(rect(), tokens.base);
    painter.fillRect(QRect(0, 0, width(), headHeight()), tokens.window);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.separator);
    painter.fillRect(QRect(0, headHeight() - 1, width(), 1), tokens.separator);
    painter.setFont(weighted(font(), QFont::DemiBold));
    painter.setPen(tokens.text);
    painter.drawText(mirrored(QRect(edge, 0, width() - edge, headHeight())),
        leadingAlignment(layoutDirection()), tr("This change"));
    int top = headHeight() + 4;
    const int first = fontMetrics().height() + 7;
    for (const Line& line : m_lines) {
        const int height = lineHeight(line, width());
        if (line.state)
            paintItemState(painter, mirrored(QRect(edge, top, 16, first)), *line.state, tokens);
        painter.setFont(weighted(font(), QFont::Medium));
        painter.setPen(tokens.text);
        painter.drawText(mirrored(QRect(wordLeft, top, m_textLeft - wordLeft, first)),
            leadingAlignment(layoutDirection()), line.word);
        painter.setFont(font());
        painter.setPen(tokens.muted);
        const QRect text = textRect(width());
        painter.drawText(mirrored(QRect(text.left(), top + 3, text.width(), height)),
            Qt::TextWordWrap | leadingAlignment(layoutDirection(), Qt::AlignTop), line.text);
        painter.setFont(monoFont(font()));
        painter.drawText(mirrored(QRect(width() - edge - timeWidth(), top, timeWidth(), first)),
            trailingAlignment(layoutDirection()), line.time);
        top += height;
    }
}

} // namespace flavormap

#include "moc_applysteps.cpp"
