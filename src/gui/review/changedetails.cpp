// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changedetails.h"

#include "gui/review/applysteps.h"
#include "gui/review/changecells.h"
#include "gui/review/changedelegate.h"
#include "gui/review/conflictstrip.h"
#include "gui/review/panehead.h"
#include "gui/review/requestview.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/panes.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace flavormap {

namespace {

constexpr int widestTitle = 160;   // that is kept whole
const QList<int> shares{632, 456}; // cells and request, unless the person moved them
constexpr int leastBeside = 880;   // for the request beside the cells

QPushButton* flatButton(IconName sign, const QString& text)
{
    auto* made = new QPushButton(icon(sign), text);
    made->setProperty("flat", true);
    made->setAutoDefault(false);
    return made;
}

ElidedLabel* muted()
{
    auto* label = new ElidedLabel;
    label->setElideMode(Qt::ElideRight);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// As high as the steps, and where there is no room for that they are scrolled.
class StepsArea : public QScrollArea
{
public:
    explicit StepsArea(ApplySteps* steps)
    {
        setWidget(steps);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        setVisible(!steps->isHidden());
    }
    int heightForWidth(int width) const override { return widget()->heightForWidth(width); }
    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override { return {0, 2 * fontMetrics().height()}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
            setVisible(event->type() == QEvent::ShowToParent);
        return QScrollArea::eventFilter(watched, event);
    }
};

QVBoxLayout* column(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

ChangeDetails::ChangeDetails(Workspace& workspace, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_workspace(workspace)
    , m_title(new ElidedLabel)
    , m_count(muted())
    , m_unchanged(new QCheckBox(tr("Show unchanged")))
    , m_revert(flatButton(IconName::Undo, tr("Revert image type")))
    , m_conflicts(new ConflictStrip)
    , m_cells(new ChangeCells)
    , m_steps(new ApplySteps)
    , m_size(muted())
    , m_request(new RequestView)
{
    addWidget(buildCells());
    addWidget(buildRequest());
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setChildrenCollapsible(false);
    setSizes(shares);

    const auto resolve = [this](const std::optional<CellPath>& path, Resolution resolution) {
        if (m_shown)
            tell(m_workspace.session().resolve({m_shown->name}, path, resolution));
    };
    connect(m_unchanged, &QCheckBox::toggled, this, &ChangeDetails::fillCells);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (m_shown)
            tell(m_workspace.session().revert({m_shown->name}, tr("Revert %1").arg(m_shown->name)));
    });
    connect(m_conflicts, &ConflictStrip::chosen, this,
        [resolve](Resolution resolution) { resolve({}, resolution); });
    connect(m_conflicts, &ConflictStrip::chosenInAll, this,
        [this](Resolution resolution) { tell(m_workspace.session().resolve({}, {}, resolution)); });
    connect(m_conflicts, &ConflictStrip::editRequested, this, [this] {
        if (m_shown && !m_cells->editConflict())
            Q_EMIT showRequested(m_shown->name);
    });
    connect(m_cells, &ChangeCells::currentCellChanged, this,
        [this] { m_conflicts->showCell(m_cells->currentConflict()); });
    connect(m_cells, &ChangeCells::edited, this,
        [this](const QString& name, const CellPath& path, const Value& value) {
            tell(m_workspace.session().setCells({{name, path, value}}, tr("Edit %1").arg(name)));
        });
    connect(m_cells, &ChangeCells::resolveRequested, this, resolve);
    connect(m_cells, &ChangeCells::revertRequested, this, [this](const CellPath& path) {
        if (m_shown)
            tell(m_workspace.session().revertCell(m_shown->name, path));
    });
}

void ChangeDetails::resizeEvent(QResizeEvent* event)
{
    const Qt::Orientation fits = width() < grown(leastBeside) ? Qt::Vertical : Qt::Horizontal;
    if (fits != orientation()) {
        setOrientation(fits);
        setSizes(shares);
    }
    QSplitter::resizeEvent(event);
}

QWidget* ChangeDetails::buildCells()
{
    m_title->setFont(weighted(font(), QFont::DemiBold));
    m_unchanged->setChecked(true);
    m_head = new PaneHead({m_title, m_count}, {m_unchanged, m_revert});
    auto* pane = new QWidget;
    auto* layout = column(pane);
    layout->addWidget(m_head);
    layout->addWidget(m_conflicts);
    layout->addWidget(m_cells, 1);
    setFirstInPane(pane, m_cells);
    layout->addWidget(m_stepsArea = new StepsArea(m_steps));
    m_cells->setMinimumSize(400, 100);
    return pane;
}

QWidget* ChangeDetails::buildRequest()
{
    auto* title = new QLabel(tr("Request"));
    title->setFont(weighted(font(), QFont::DemiBold));
    QPushButton* copy = flatButton(IconName::Terminal, tr("Copy as curl"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QStringList commands;
        if (m_shown) {
            for (const RequestRecord& request : requestsOf(*m_shown))
                commands += toCurl(request);
        }
        QGuiApplication::clipboard()->setText(commands.join(u'\n'));
    });
    auto* pane = new QWidget;
    auto* layout = column(pane);
    layout->addWidget(new PaneHead({title, m_size}, {copy}));
    layout->addWidget(m_request, 1);
    setFirstInPane(pane, m_request);
    m_request->setMinimumSize(260, 80);
    return pane;
}

void ChangeDetails::show(const PlanItem* item, const ApplyItem* progress, bool editable)
{
    setEnabled(item != nullptr);
    m_shown = item ? std::optional(*item) : std::nullopt;
    m_editable = editable;
    showProgress(progress);
    m_head->setGlyph(item ? std::optional(glyphOf(ChangeListModel::sectionOf(*item))) : std::nullopt);
    m_title->setText(item ? item->name : QString());
    m_title->setMinimumWidth(std::min(widestTitle, m_title->sizeHint().width())); // the count gives way first
    m_revert->setEnabled(editable);
    m_conflicts->show(
        item ? item->conflicts : std::vector<Conflict>(), editable, m_workspace.session().conflictCount());
    fillCells();
    const RequestText text = item ? requestText(requestsOf(*item), item->changes) : RequestText();
    m_request->show(text);
    m_size->setText(text.bytes > 0 ? tr("%n byte(s), exactly as sent", nullptr, int(text.bytes))
            : item                 ? tr("no body")
                                   : QString());
}

void ChangeDetails::showProgress(const ApplyItem* progress)
{
    m_steps->show(progress);
    m_stepsArea->updateGeometry(); // nobody tells it what is in it
}

void ChangeDetails::commitEditor()
{
    m_cells->commitEditor();
}

void ChangeDetails::fillCells()
{
    m_cells->show(m_shown ? &*m_shown : nullptr, m_unchanged->isChecked(), m_editable);
    m_conflicts->showCell(m_cells->currentConflict());
    const ChangeCellsModel& cells = m_cells->cells();
    m_count->setText(m_shown
            ? tr("%1 of %n cell(s) change", nullptr, cells.allCount()).arg(cells.changedCount())
            : QString());
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

void ChangeDetails::tell(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
}

} // namespace flavormap

#include "moc_changedetails.cpp"
