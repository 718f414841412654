// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/searchbar.h"

#include "edit/editsession.h"
#include "gui/shell/columndialog.h"
#include "gui/shell/morebutton.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/searchfield.h"
#include "gui/widgets/spokenhelp.h"
#include "gui/widgets/throttle.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QToolButton>

#include <functional>

namespace flavormap {

namespace {

constexpr int barHeight = 40;
constexpr int wideEnoughForWords = 860;
constexpr int wideEnoughForColumns = 720; // its word; the tool tip has it then
constexpr int leastWidth = 200;
constexpr int narrowestKey = 84;
constexpr int widestKey = 160;
constexpr qsizetype mostLetters = 48; // of a name in the menu: any number is legal

QString shortened(const QString& name)
{
    if (name.size() <= mostLetters)
        return name;
    return name.first(mostLetters / 2) + u'…' + name.last(mostLetters / 2);
}

} // namespace

SearchBar::SearchBar(ImageTypeTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new SearchField)
    , m_all(new Chip(tr("All")))
    , m_changed(new Chip(tr("Changed"), StateGlyph::Staged))
    , m_problems(new Chip(tr("Problems"), StateGlyph::Problem))
    , m_conflicts(new Chip(tr("Conflicts"), StateGlyph::Conflict))
    , m_keyLabel(new QLabel(tr("&Key:")))
    , m_key(new QComboBox)
    , m_more(new MoreButton({m_all, m_changed, m_problems, m_conflicts}, m_key))
    , m_columns(new QToolButton)
{
    fitText();
    m_search->setWords(tr("Search every cell …"));
    m_search->setMinimumWidth(140);
    m_search->installEventFilter(this);
    m_search->setWhatsThis(
        tr("Shows the image types in which each of the words is found, in any cell: in what the "
           "server has or in what is staged. Esc clears it."));
    describe(*m_search);
    m_all->setChecked(true);
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_columns->setText(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Columns"));
    m_columns->setIcon(icon(IconName::Columns));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setAutoRaise(true);
    m_columns->setMenu(new QMenu(m_columns));

    m_keyLabel->setBuddy(m_key);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addSpacing(4);
    for (Chip* chip : {m_all, m_changed, m_problems, m_conflicts})
        layout->addWidget(chip);
    layout->addStretch(); // takes only what the search leaves at its greatest width
    layout->addWidget(m_keyLabel);
    layout->addWidget(m_key);
    layout->addWidget(m_more);
    layout->addWidget(m_columns);

    connect(m_search, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_model.setQuery(SearchQuery(text)); });
    using Show = ImageTypeTableModel::Show;
    const std::pair<Chip*, Show> chips[] = {{m_all, Show::All}, {m_changed, Show::Changed},
        {m_problems, Show::Problems}, {m_conflicts, Show::Conflicts}};
    for (const auto& [chip, show] : chips)
        connect(chip, &QAbstractButton::clicked, this, [this, show = show] { chooseShow(show); });
    connect(m_key, &QComboBox::activated, this,
        [this](int index) { m_model.setOnlyKey(m_key->itemData(index).toString()); });
    connect(m_columns->menu(), &QMenu::aboutToShow, this, &SearchBar::fillColumnsMenu);
    connect(m_model.session(), &EditSession::countsChanged, new Throttle(this, [this] { update(); }),
        &Throttle::call);
    connect(m_model.session(), &EditSession::baseReplaced, this, &SearchBar::fillKeys);
    // Later: it may narrow the columns anew.
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SearchBar::fillKeys, Qt::QueuedConnection);
    fillKeys();
    update();
}

void SearchBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SearchBar::clearText()
{
    m_search->clear();
}

void SearchBar::clearSearch()
{
    clearText();
    m_all->setChecked(true);
    chooseShow(ImageTypeTableModel::Show::All);
}

void SearchBar::update()
{
    const EditSession& session = *m_model.session();
    m_all->setCount(session.existingCount());
    m_changed->setCount(session.changedCount());
    m_problems->setCount(session.problemCount());
    m_conflicts->setCount(session.conflictCount());
}

void SearchBar::fitText()
{
    setFixedHeight(std::max(barHeight, m_search->sizeHint().height() + 12));
    m_search->setMaximumWidth(grown(338));
    m_key->setMinimumWidth(grown(narrowestKey)); // or it would never give way
    m_key->setMaximumWidth(grown(widestKey));
}

void SearchBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitText();
    giveWay(width());
}

void SearchBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    giveWay(event->size().width());
}

/// What can be done without goes first, so that nothing lies over another: in large letters or long words a
/// form beside the table leaves little room. Key and the chips are found under More then.
void SearchBar::giveWay(int room)
{
    const QList<Chip*> marks{m_changed, m_problems, m_conflicts};
    const auto showWords = [&](bool shown) {
        for (Chip* chip : marks)
            chip->setCompact(!shown);
    };
    const auto showColumnsWord = [this](bool shown) {
        m_columns->setToolButtonStyle(shown ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    };
    const auto showKey = [this](bool shown) {
        m_keyLabel->setVisible(shown);
        m_key->setVisible(shown);
        m_more->follow();
    };
    const auto showChips = [&](bool shown) {
        m_all->setVisible(shown);
        for (Chip* chip : marks)
            chip->setVisible(shown);
        m_more->follow();
    };
    showWords(room >= grown(wideEnoughForWords));
    showColumnsWord(room >= grown(wideEnoughForColumns));
    showKey(true);
    showChips(true);
    const std::function<void(bool)> parts[] = {showWords, showColumnsWord, showKey, showChips};
    for (const auto& showPart : parts) {
        layout()->invalidate();
        if (layout()->minimumSize().width() <= room)
            return;
        showPart(false);
    }
}

QSize SearchBar::minimumSizeHint() const
{
    return {grown(leastWidth), height()};
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    if (key == Qt::Key_Escape)
        clearText();
    Q_EMIT left();
    return true;
}

void SearchBar::chooseShow(ImageTypeTableModel::Show show)
{
    m_model.setShow(show);
}

void SearchBar::fillKeys()
{
    const QString chosen = m_model.columnChoice().onlyKey;
    QStringList keys = m_model.session()->base().catalogue()->keys();
    for (const TableColumn& column : m_model.allEntryColumns())
        keys += column.id.key; // some are only staged
    keys.removeDuplicates();
    if (m_key->count() == 0 || keys != m_keys) {
        m_keys = keys;
        m_key->clear();
        m_key->addItem(tr("all keys"), QString());
        for (const QString& key : std::as_const(m_keys))
            m_key->addItem(shownName(key), key);
    }
    const int now = chosen.isNull() ? 0 : int(m_keys.indexOf(chosen)) + 1;
    m_key->setCurrentIndex(now);
    if (now == 0 && !chosen.isNull())
        m_model.setOnlyKey({}); // nothing has that key any more
}

void SearchBar::fillColumnsMenu()
{
    QMenu* menu = m_columns->menu();
    menu->clear();
    connect(menu->addAction(icon(IconName::Plus), tr("Add provider column…")), &QAction::triggered, this,
        &SearchBar::askForColumn);
    connect(menu->addAction(icon(IconName::Columns), tr("Arrange columns…")), &QAction::triggered, this,
        &SearchBar::arrangeRequested);
    menu->addSeparator();
    const ColumnChoice& choice = m_model.columnChoice();
    QAction* description = menu->addAction(tr("Description"));
    description->setCheckable(true);
    description->setChecked(!choice.descriptionHidden);
    connect(description, &QAction::toggled, this, [this](bool shown) {
        ColumnChoice changed = m_model.columnChoice();
        changed.descriptionHidden = !shown;
        m_model.setColumnChoice(changed);
    });
    for (const TableColumn& column : m_model.allEntryColumns()) {
        QAction* action = menu->addAction(shortened(shownName(column.id.provider)) + QStringLiteral("  ")
            + shortened(shownName(column.id.key)));
        action->setCheckable(true);
        action->setChecked(!choice.hidden.contains(column.id));
        connect(action, &QAction::toggled, this, [this, id = column.id](bool shown) {
            ColumnChoice changed = m_model.columnChoice();
            if (shown)
                changed.hidden.remove(id);
            else
                changed.hidden.insert(id);
            m_model.setColumnChoice(changed);
        });
    }
}

void SearchBar::askForColumn()
{
    auto* dialog = new ColumnDialog(m_knownProviders, m_keys, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_model.addProviderColumn(dialog->provider(), dialog->key());
        Q_EMIT columnAdded(CellPath::entry(dialog->provider(), dialog->key()));
    });
    dialog->open();
}

} // namespace flavormap

#include "moc_searchbar.cpp"
