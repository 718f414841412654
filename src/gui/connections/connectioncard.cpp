// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectioncard.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/identitylabel.h"
#include "gui/widgets/pill.h"
#include "store/draftstore.h"
#include "sync/connection.h"

#include <QFormLayout>
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
    const QString time = QLocale().toString(when.time(), QLocale::ShortFormat);
    return when.date() == QDate::currentDate() ? ConnectionCard::tr("today, %1").arg(time)
                                               : QLocale().toString(when.date(), QLocale::ShortFormat);
}

QPushButton* verb(const QString& text, const QString& whose)
{
    auto* button = new QPushButton(text);
    button->setProperty("flat", true);
    button->setAccessibleDescription(whose);
    return button;
}

} // namespace

ConnectionCard::ConnectionCard(const Profile& profile, const QString& dataDir, QWidget* parent)
    : QFrame(parent)
    , m_profile(profile)
    , m_connect(new QPushButton(tr("Connect")))
{
    auto* identity = new IdentityLabel;
    identity->setProfile(profile);
    identity->setDetail(QString());
    auto* head = new QHBoxLayout;
    head->addWidget(identity, 1);
    if (profile.production || profile.readOnly) {
        auto* pill = new Pill;
        pill->setText(profile.production ? tr("Production") : tr("Read-only"));
        pill->setConnectionColour(connectionColour(profile.colour));
        head->addWidget(pill);
    }
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(6);
    const auto connection = Connection::of(profile, {});
    auto* address = new ElidedLabel(connection ? connection->endpoint.shownAddress() : profile.address);
    address->setFont(monoFont(font()));
    rows->addRow(tr("Address"), address);
    rows->addRow(tr("Tenant / user"), new ElidedLabel(tr("%1 / %2").arg(profile.tenant, profile.user)));
    rows->addRow(tr("Last used"), new ElidedLabel(lastUsed(profile.lastUsed)));
    const int staged = connection ? DraftStore::stagedCount(dataDir, connection->draftKey()) : 0;
    if (staged > 0) {
        auto* pill = new Pill;
        pill->setTone(Pill::Tone::Staged);
        pill->setGlyph(StateGlyph::Staged);
        pill->setText(tr("%n change(s), not sent", nullptr, staged));
        rows->addRow(tr("Staged"), pill);
    } else {
        rows->addRow(tr("Staged"), new ElidedLabel(tr("nothing")));
    }
    auto* buttons = new QHBoxLayout;
    m_connect->setAccessibleDescription(profile.name);
    QPushButton* edit = verb(tr("Edit"), profile.name);
    QPushButton* duplicate = verb(tr("Duplicate"), profile.name);
    QPushButton* remove = verb(tr("Delete"), profile.name);
    buttons->addWidget(m_connect);
    buttons->addStretch();
    for (QPushButton* button : {edit, duplicate, remove})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addLayout(rows);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumHeight(208);
    setAccessibleName(tr("Connection %1").arg(profile.name));

    connect(m_connect, &QPushButton::clicked, this, &ConnectionCard::connectClicked);
    connect(edit, &QPushButton::clicked, this, &ConnectionCard::editClicked);
    connect(duplicate, &QPushButton::clicked, this, &ConnectionCard::duplicateClicked);
    connect(remove, &QPushButton::clicked, this, &ConnectionCard::deleteClicked);
}

void ConnectionCard::setPrimary(bool primary)
{
    m_connect->setProperty("primary", primary);
    m_connect->updateGeometry();
    m_connect->update();
}

void ConnectionCard::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.fillPath(outline, tokens.base);
    painter.save();
    painter.setClipPath(outline);
    ConnectionBand::paint(painter, QRectF(0, 0, width(), ConnectionBand::thickness), m_profile, palette());
    painter.restore();
    painter.setPen(tokens.border);
    painter.drawPath(outline);
}

} // namespace flavormap

#include "moc_connectioncard.cpp"
