// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changedetails.h"

#include "domain/imagetypecodec.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/tokens.h"
#include "models/tablecell.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace flavormap {

namespace {

QString shownPath(const CellPath& path)
{
    switch (path.kind()) {
    case CellPath::Kind::Member:
        return path.memberName();
    case CellPath::Kind::Map:
        return ChangeDetails::tr("provider map");
    case CellPath::Kind::Provider:
        return shownName(path.providerName());
    case CellPath::Kind::Entry:
        return shownName(path.providerName()) + QStringLiteral("  ") + shownName(path.key());
    }
    Q_UNREACHABLE();
}

QString shownValue(const Value& value)
{
    return value.isAbsent() ? ChangeDetails::tr("—") : shownText(value);
}

QPushButton* button(const QString& text)
{
    auto* made = new QPushButton(text);
    made->setAutoDefault(false);
    return made;
}

} // namespace

ChangeDetails::ChangeDetails(Workspace& workspace, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_workspace(workspace)
    , m_title(new QLabel)
    , m_unchanged(new QCheckBox(tr("Show unchanged")))
    , m_cells(new QTableWidget(0, 3))
    , m_conflict(new QLabel)
    , m_keepMine(button(tr("Keep mine")))
    , m_takeTheirs(button(tr("Take theirs")))
    , m_revertCell(button(tr("Revert cell")))
    , m_revert(button(tr("Revert image type")))
    , m_steps(new QLabel)
    , m_size(new QLabel)
    , m_request(new QPlainTextEdit)
{
    m_title->setFont(weighted(font(), QFont::DemiBold));
    m_unchanged->setChecked(true);
    m_cells->setAccessibleName(tr("Cells"));
    m_cells->setHorizontalHeaderLabels({tr("Cell"), tr("On the server"), tr("Will become")});
    m_cells->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_cells->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_cells->verticalHeader()->hide();
    m_cells->verticalHeader()->setDefaultSectionSize(24);
    m_cells->setShowGrid(false);
    m_cells->setFrameShape(QFrame::NoFrame);
    m_cells->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_cells->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_cells->setSelectionMode(QAbstractItemView::SingleSelection);
    m_conflict->setWordWrap(true);
    m_steps->setWordWrap(true);
    m_steps->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_unchanged);
    auto* verbs = new QHBoxLayout;
    for (QPushButton* each : {m_keepMine, m_takeTheirs, m_revertCell, m_revert})
        verbs->addWidget(each);
    verbs->addStretch();
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_cells, 1);
    column->addWidget(m_conflict);
    column->addLayout(verbs);
    column->addWidget(m_steps);

    auto* title = new QLabel(tr("Request"));
    title->setFont(weighted(font(), QFont::DemiBold));
    m_size->setForegroundRole(QPalette::PlaceholderText);
    auto* copy = button(tr("Copy as curl"));
    auto* requestHead = new QHBoxLayout;
    requestHead->addWidget(title);
    requestHead->addWidget(m_size, 1);
    requestHead->addWidget(copy);
    m_request->setReadOnly(true);
    m_request->setFont(monoFont(font()));
    m_request->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_request->setFrameShape(QFrame::NoFrame);
    m_request->setAccessibleName(tr("Request"));
    auto* right = new QWidget;
    auto* requestColumn = new QVBoxLayout(right);
    requestColumn->setContentsMargins(12, 8, 12, 8);
    requestColumn->addLayout(requestHead);
    requestColumn->addWidget(m_request, 1);
    addWidget(left);
    addWidget(right);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);

    connect(m_unchanged, &QCheckBox::toggled, this, [this] {
        if (m_shown)
            fillCells(*m_shown);
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        QStringList commands;
        if (m_shown) {
            for (const RequestRecord& request : requestsOf(*m_shown))
                commands += toCurl(request);
        }
        QGuiApplication::clipboard()->setText(commands.join(u'\n'));
    });
    connect(m_revertCell, &QPushButton::clicked, this, &ChangeDetails::revertCell);
    connect(m_revert, &QPushButton::clicked, this,
        [this] { tell(m_workspace.session().revert({m_name}, tr("Revert %1").arg(m_name))); });
    connect(m_keepMine, &QPushButton::clicked, this,
        [this] { tell(m_workspace.session().resolve({m_name}, {}, Resolution::KeepMine)); });
    connect(m_takeTheirs, &QPushButton::clicked, this,
        [this] { tell(m_workspace.session().resolve({m_name}, {}, Resolution::TakeTheirs)); });
}

void ChangeDetails::show(const PlanItem* item, const ApplyItem* progress, bool editable)
{
    setEnabled(item != nullptr);
    m_shown = item ? std::optional(*item) : std::nullopt;
    m_name = item ? item->name : QString();
    QStringList steps;
    if (progress) {
        for (const ApplyItem::Step& step : progress->steps)
            steps += step.when.toString(QStringLiteral("HH:mm:ss.zzz")) + QStringLiteral("   ") + step.text;
        steps += progress->notes;
    }
    m_steps->setText(steps.join(u'\n'));
    m_steps->setVisible(!steps.isEmpty());
    if (!item) {
        m_title->clear();
        m_cells->setRowCount(0);
        m_request->clear();
        m_size->clear();
        m_conflict->clear();
        return;
    }
    m_title->setText(tr("%1   %n cell(s) change", nullptr, int(item->changes.size())).arg(item->name));
    fillCells(*item);
    fillRequest(*item);
    fillConflicts(*item, editable);
    m_revertCell->setEnabled(editable && item->group != PlanItem::Group::Deleted);
    m_revert->setEnabled(editable);
}

void ChangeDetails::fillCells(const PlanItem& item)
{
    m_cells->setRowCount(0);
    m_paths.clear();
    for (const CellChange& change : item.changes)
        addRow(change.path, change.before, change.after, true);
    const std::optional<ImageType>& server = item.entry.isRename() ? item.server.origin : item.server.current;
    if (!m_unchanged->isChecked() || !server)
        return;
    for (const ImageType::Cell& cell : server->cells()) {
        if (std::none_of(item.changes.begin(), item.changes.end(),
                [&](const CellChange& change) { return change.path == cell.path; }))
            addRow(cell.path, cell.value, cell.value, false);
    }
}

void ChangeDetails::addRow(const CellPath& path, const Value& before, const Value& after, bool changed)
{
    const Tokens tokens = Tokens::of(palette());
    const int row = m_cells->rowCount();
    m_cells->insertRow(row);
    m_paths.push_back(path);
    auto* name = new QTableWidgetItem(shownPath(path));
    auto* was = new QTableWidgetItem(shownValue(before));
    auto* becomes = new QTableWidgetItem(changed ? shownValue(after) : tr("same"));
    for (QTableWidgetItem* item : {was, becomes})
        item->setFont(monoFont(font()));
    for (QTableWidgetItem* item : {name, was, becomes})
        item->setForeground(changed ? tokens.text : tokens.muted);
    if (changed) {
        name->setFont(weighted(font(), QFont::DemiBold));
        was->setBackground(tokens.hover);
        becomes->setBackground(tokens.staged.fill);
        becomes->setForeground(tokens.staged.text);
    }
    m_cells->setItem(row, 0, name);
    m_cells->setItem(row, 1, was);
    m_cells->setItem(row, 2, becomes);
}

void ChangeDetails::fillConflicts(const PlanItem& item, bool editable)
{
    QStringList lines;
    for (const Conflict& conflict : item.conflicts) {
        switch (conflict.kind) {
        case Conflict::Kind::Cell:
            lines += tr("%1: seen %2, theirs %3, mine %4")
                         .arg(shownPath(conflict.path), shownValue(conflict.seen),
                             shownValue(conflict.theirs), shownValue(conflict.mine));
            break;
        case Conflict::Kind::DeletedThere:
            lines += tr("It is gone from the server. Keep mine creates it again.");
            break;
        case Conflict::Kind::ChangedThere:
            lines
                += tr("It was changed on the server after you saw it. Keep mine deletes what is there now.");
            break;
        case Conflict::Kind::CreatedThere:
            lines += tr("There is another image type of this name now. Keep mine turns it into yours.");
            break;
        }
    }
    QPalette colours = m_conflict->palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).conflict.text);
    m_conflict->setPalette(colours);
    m_conflict->setText(lines.join(u'\n'));
    m_conflict->setVisible(!lines.isEmpty());
    for (QPushButton* each : {m_keepMine, m_takeTheirs}) {
        each->setVisible(!lines.isEmpty());
        each->setEnabled(editable);
    }
}

std::vector<RequestRecord> ChangeDetails::requestsOf(const PlanItem& item) const
{
    const ImageType* body = item.becomes ? &*item.becomes : nullptr;
    if (!body)
        return {m_workspace.preview("DELETE", item.name, nullptr)};
    if (item.entry.isRename())
        return {m_workspace.preview("POST", item.name, body),
            m_workspace.preview("DELETE", item.entry.origin, nullptr)};
    return {m_workspace.preview(item.server.current ? "PUT" : "POST", item.name, body)};
}

void ChangeDetails::fillRequest(const PlanItem& item)
{
    QString text;
    qsizetype bytes = 0;
    for (const RequestRecord& request : requestsOf(item)) {
        text += QString::fromLatin1(request.method) + u' ' + request.url.path(QUrl::FullyEncoded) + u'\n';
        for (const auto& [name, value] : request.requestHeaders)
            text += QString::fromLatin1(name) + QStringLiteral(": ") + QString::fromUtf8(value) + u'\n';
        bytes += request.requestBody.size();
        if (!request.requestBody.isEmpty() && item.becomes)
            text += u'\n'
                + QString::fromUtf8(
                    ImageTypeCodec::requestBody(*item.becomes, ImageTypeCodec::Style::Indented))
                + u'\n';
        text += u'\n';
    }
    m_request->setPlainText(text);
    m_size->setText(tr("body of %n byte(s), sent without the line breaks", nullptr, int(bytes)));
}

void ChangeDetails::revertCell()
{
    const int row = m_cells->currentRow();
    if (row >= 0 && row < int(m_paths.size()))
        tell(m_workspace.session().revertCell(m_name, m_paths[size_t(row)]));
}

void ChangeDetails::tell(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
}

} // namespace flavormap

#include "moc_changedetails.cpp"
