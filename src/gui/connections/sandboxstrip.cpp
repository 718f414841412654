// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/sandboxstrip.h"

#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/iconlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

SandboxStrip::SandboxStrip(QWidget* parent)
    : QWidget(parent)
{
    const auto line = [] {
        auto* made = new QFrame;
        made->setFrameShape(QFrame::HLine);
        return made;
    };
    auto* question = new QLabel(tr("No server at hand?"));
    question->setFont(weighted(font(), QFont::DemiBold));
    auto* text = new QLabel(tr("The sandbox is a made-up catalogue on this computer. Nothing leaves it."));
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setWordWrap(true);
    auto* start = new QPushButton(tr("Try the sandbox"));
    connect(start, &QPushButton::clicked, this, &SandboxStrip::startClicked);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(question);
    words->addWidget(text);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(new IconLabel(icon(IconName::Flask), 20));
    row->addLayout(words, 1);
    row->addWidget(start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line());
    column->addLayout(row);
    column->addWidget(line());
}

} // namespace flavormap

#include "moc_sandboxstrip.cpp"
