// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectioncard.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/identitylabel.h"
#include "gui/widgets/pill.h"
#include "sync/connection.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QString lastUsed(const QDateTime& when)
{
    if (!when.isValid())
        return ConnectionCard::tr("never");
    if (when.date() != QDate::currentDate())
        return QLocale().toString(when.date(), QLocale::ShortFormat);
    return ConnectionCard::tr("today, %1").arg(QLocale().toString(when.time(), QLocale::ShortFormat));
}

QPushButton* verb(const QString& text, const QString& whose)
{
    auto* button = new QPushButton(text);
    button->setProperty("flat", true);
    button->setAccessibleDescription(whose);
    return button;
}

} // namespace

ConnectionCard::ConnectionCard(const Profile& profile, QWidget* parent)
    : QFrame(parent)
    , m_profile(profile)
    , m_connect(new QPushButton(tr("Connect")))
    , m_staged(new Pill)
    , m_nothing(new ElidedLabel)
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(0);
    layout->addLayout(buildHead());
    layout->addSpacing(12);
    layout->addLayout(buildRows());
    layout->addStretch();
    layout->addSpacing(16);
    layout->addWidget(line);
    layout->addSpacing(8);
    layout->addLayout(buildButtons());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Connection %1").arg(profile.name));
}

QLayout* ConnectionCard::buildHead()
{
    auto* identity = new IdentityLabel;
    identity->setProfile(m_profile);
    identity->setDetail(QString());
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(identity, 1);
    const auto mark = [this, head](const QString& text, IconName name) {
        auto* pill = new Pill;
        pill->setText(text);
        pill->setIcon(name);
        pill->setConnectionColour(connectionColour(m_profile.colour));
        head->addWidget(pill);
    };
    if (m_profile.production)
        mark(tr("Production"), IconName::Shield);
    if (m_profile.readOnly)
        mark(tr("Read-only"), IconName::Lock);
    return head;
}

QLayout* ConnectionCard::buildRows()
{
    auto* rows = new QGridLayout;
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(4);
    rows->setColumnStretch(1, 1);
    const auto add = [rows](const QString& word, QWidget* value, Qt::Alignment alignment = {}) {
        auto* label = new QLabel(word);
        label->setForegroundRole(QPalette::PlaceholderText);
        const int row = rows->rowCount();
        rows->addWidget(label, row, 0);
        rows->addWidget(value, row, 1, alignment);
        rows->setRowMinimumHeight(row, 20);
    };
    const auto connection = Connection::of(m_profile, {});
    auto* address = new ElidedLabel(connection ? connection->endpoint.shownAddress() : m_profile.address);
    address->setFont(monoFont(font()));
    add(tr("Address"), address);
    add(tr("Tenant / user"), new ElidedLabel(tr("%1 / %2").arg(m_profile.tenant, m_profile.user)));
    add(tr("Last used"), new ElidedLabel(lastUsed(m_profile.lastUsed)));
    m_staged->setTone(Pill::Tone::Staged);
    m_staged->setGlyph(StateGlyph::Staged);
    m_staged->hide();
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto* staged = new QWidget;
    auto* line = new QHBoxLayout(staged);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_staged, 0, Qt::AlignLeading);
    line->addWidget(m_nothing, 1);
    add(tr("Staged"), staged);
    return rows;
}

void ConnectionCard::setStagedCount(int count)
{
    m_staged->setText(count > 0 ? tr("%n change(s), not sent", nullptr, count) : QString());
    m_staged->setVisible(count > 0);
    m_nothing->setText(count > 0 ? QString() : tr("nothing"));
    m_nothing->setVisible(count == 0);
}

QLayout* ConnectionCard::buildButtons()
{
    m_connect->setAccessibleDescription(m_profile.name);
    QPushButton* edit = verb(tr("Edit"), m_profile.name);
    QPushButton* duplicate = verb(tr("Duplicate"), m_profile.name);
    QPushButton* remove = verb(tr("Delete"), m_profile.name);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(m_connect);
    buttons->addStretch();
    for (QPushButton* button : {edit, duplicate, remove})
        buttons->addWidget(button);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionCard::connectClicked);
    connect(edit, &QPushButton::clicked, this, &ConnectionCard::editClicked);
    connect(duplicate, &QPushButton::clicked, this, &ConnectionCard::duplicateClicked);
    connect(remove, &QPushButton::clicked, this, &ConnectionCard::deleteClicked);
    return buttons;
}

void ConnectionCard::setPrimary(bool primary)
{
    m_primary = primary;
    m_connect->setProperty("primary", primary);
    m_connect->updateGeometry();
    m_connect->update();
    update();
}

QAbstractButton* ConnectionCard::focusedButton() const
{
    auto* focused = qobject_cast<QAbstractButton*>(focusWidget());
    return focused && focused->hasFocus() && isAncestorOf(focused) ? focused : nullptr;
}

void ConnectionCard::focusButton(const QString& text)
{
    for (auto* button : findChildren<QAbstractButton*>()) {
        if (button->text() == text)
            button->setFocus();
    }
}

void ConnectionCard::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    const double thickness = m_primary ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside
        = QRectF(rect()).adjusted(thickness / 2, thickness / 2, -thickness / 2, -thickness / 2);
    QPainterPath outline;
    outline.addRoundedRect(inside, 5, 5);
    painter.fillPath(outline, tokens.base);
    painter.save();
    painter.setClipPath(outline);
    ConnectionBand::paint(
        painter, QRectF(0, thickness, width(), ConnectionBand::thickness), m_profile, palette());
    painter.restore();
    painter.setPen(QPen(m_primary ? tokens.focus : tokens.border, thickness));
    painter.drawPath(outline);
}

} // namespace flavormap

#include "moc_connectioncard.cpp"
