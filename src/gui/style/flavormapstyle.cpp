// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/flavormapstyle.h"

#include "gui/style/busyticker.h"
#include "gui/style/icon.h"
#include "gui/style/palettes.h"
#include "gui/style/parts/bars.h"
#include "gui/style/parts/buttons.h"
#include "gui/style/parts/checks.h"
#include "gui/style/parts/fields.h"
#include "gui/style/parts/frames.h"
#include "gui/style/parts/menus.h"
#include "gui/style/parts/scrollbars.h"
#include "gui/style/parts/tabs.h"
#include "gui/style/parts/toolbuttons.h"
#include "gui/style/parts/views.h"

#include <QDialog>
#include <QFrame>
#include <QProgressBar>
#include <QPushButton>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace flavormap {

// QProxyStyle owns its base style.
FlavormapStyle::FlavormapStyle()
    : QProxyStyle(QStyleFactory::create(u"fusion"_s))
{
    setObjectName(u"flavormap"_s);
}

void FlavormapStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    auto* bar = qobject_cast<QProgressBar*>(widget);
    if (bar && !bar->findChild<BusyTicker*>({}, Qt::FindDirectChildrenOnly))
        new BusyTicker(bar); // the bar owns it
    auto* button = qobject_cast<QPushButton*>(widget);
    if (button && !qobject_cast<QDialog*>(button->window()))
        button->setAutoDefault(true); // Return presses what has the keyboard; a dialog has a verb for it
}

bool FlavormapStyle::paintPanel(
    PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option))
            paintButtonPanel(*button, painter, widget);
        return true;
    case PE_PanelButtonTool:
        return paintToolButtonPanel(option, painter, widget), true;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option))
            paintLineEdit(*frame, painter, widget);
        return true;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option))
            paintItemPanel(*item, painter);
        return true;
    case PE_PanelMenu:
    case PE_FrameMenu:
        return paintMenuPanel(option, painter), true;
    case PE_PanelTipLabel:
        return paintToolTip(option, painter), true;
    case PE_PanelStatusBar:
        return paintStatusBar(option, painter), true;
    case PE_PanelScrollAreaCorner:
        return painter.fillRect(option.rect, scrollBackground(option, widget)), true;
    case PE_PanelMenuBar:
    case PE_PanelItemViewRow: // the items paint their own wash; a second one would double it
        return true;
    default:
        return false;
    }
}

bool FlavormapStyle::paintEdge(
    PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameLineEdit:
        return paintFieldBox(option, painter, widget), true;
    case PE_Frame: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
        if (frame)
            paintFrame(*frame, painter, widget);
        return frame != nullptr;
    }
    case PE_FrameFocusRect:
        return paintFocusRect(option, painter, widget), true;
    case PE_FrameTabBarBase:
        return paintTabBase(option, painter), true;
    case PE_FrameTabWidget:
        return painter.fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1,
                   option.palette.color(QPalette::Mid)),
               true;
    case PE_FrameButtonTool:
    case PE_FrameButtonBevel:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameGroupBox:
        return true;
    default:
        return false;
    }
}

bool FlavormapStyle::paintIndicator(
    PrimitiveElement element, const QStyleOption& option, QPainter& painter) const
{
    const auto chevron = [&](Qt::ArrowType direction) {
        const Tokens tokens = Tokens::of(option.palette);
        paintChevron(
            painter, option.rect, direction, has(option, State_Enabled) ? tokens.muted : tokens.disabled);
        return true;
    };
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(option, painter), true;
    case PE_IndicatorRadioButton:
        return paintRadio(option, painter), true;
    case PE_IndicatorBranch:
        return paintBranch(option, painter), true;
    case PE_IndicatorToolBarSeparator:
        return paintToolBarSeparator(option, painter), true;
    case PE_IndicatorDockWidgetResizeHandle:
        return paintSplitter(option, painter), true;
    case PE_IndicatorHeaderArrow: // the label paints it after its text
        return true;
    case PE_IndicatorArrowDown:
        return chevron(Qt::DownArrow);
    case PE_IndicatorArrowUp:
        return chevron(Qt::UpArrow);
    case PE_IndicatorArrowLeft:
        return chevron(Qt::LeftArrow);
    case PE_IndicatorArrowRight:
        return chevron(Qt::RightArrow);
    default:
        return false;
    }
}

void FlavormapStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (!paintPanel(element, *option, *painter, widget) && !paintEdge(element, *option, *painter, widget)
        && !paintIndicator(element, *option, *painter))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool FlavormapStyle::paintButtonControl(
    ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option)) {
        if (element == CE_PushButton || element == CE_PushButtonBevel)
            paintButtonPanel(*button, painter, widget);
        if (element == CE_PushButton || element == CE_PushButtonLabel)
            paintButtonLabel(*button, painter, widget);
        if (element == CE_PushButton)
            paintButtonFocus(*button, painter, widget);
        return element == CE_PushButton || element == CE_PushButtonBevel || element == CE_PushButtonLabel;
    }
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&option);
        combo && element == CE_ComboBoxLabel) {
        paintComboLabel(*combo, painter, widget);
        return true;
    }
    return false;
}

bool FlavormapStyle::paintBarControl(
    ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option)) {
        if (element == CE_MenuItem && item->menuItemType != QStyleOptionMenuItem::Scroller)
            return paintMenuItem(*item, painter, widget), true;
        if (element == CE_MenuBarItem)
            return paintMenuBarItem(*item, painter), true;
    }
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option); tab && element == CE_TabBarTab)
        return paintTab(*tab, painter, widget), true;
    if (const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(&option);
        dock && element == CE_DockWidgetTitle)
        return paintDockTitle(*dock, painter, widget), true;
    if (const auto* progress = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
        progress && element == CE_ProgressBar)
        return paintProgress(*progress, painter), true;
    if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option); frame
        && element == CE_ShapedFrame
        && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine))
        return paintLine(*frame, painter), true;
    if (element == CE_Splitter)
        return paintSplitter(option, painter), true;
    if (element == CE_SizeGrip) // windows are sized at their edges
        return true;
    if (element == CE_MenuBarEmptyArea || element == CE_ToolBar) {
        painter.fillRect(option.rect, option.palette.color(QPalette::Window));
        return true;
    }
    return false;
}

bool FlavormapStyle::paintViewControl(
    ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
        header && element == CE_Header) {
        // Fusion asks itself, not the proxy, for the label's place.
        QStyleOptionHeader label = *header;
        label.rect = subElementRect(SE_HeaderLabel, header, widget);
        paintHeaderSection(option, painter);
        return paintHeaderLabel(label, painter, widget), true;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return paintHeaderSection(option, painter), true;
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
        header && element == CE_HeaderLabel)
        return paintHeaderLabel(*header, painter, widget), true;
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (!item || element != CE_ItemViewItem)
        return false;
    // The wash of a selection is light: its text keeps its own colour.
    QStyleOptionViewItem plain = *item;
    plain.palette.setBrush(QPalette::HighlightedText, plain.palette.brush(QPalette::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &plain, &painter, widget);
    return true;
}

void FlavormapStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (paintButtonControl(element, *option, *painter, widget)
        || paintBarControl(element, *option, *painter, widget)
        || paintViewControl(element, *option, *painter, widget))
        return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlavormapStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        tool && control == CC_ToolButton)
        return paintToolButton(*tool, *painter, widget);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && control == CC_ComboBox)
        return paintComboBox(*combo, *painter, widget);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin && control == CC_SpinBox)
        return paintSpinBox(*spin, *painter, widget);
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar && control == CC_ScrollBar)
        return paintScrollBar(*bar, *painter, widget);
    if (const auto* group = qstyleoption_cast<const QStyleOptionGroupBox*>(option);
        group && control == CC_GroupBox)
        return paintGroupBox(*group, *painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QPalette FlavormapStyle::standardPalette() const
{
    return lightPalette();
}

} // namespace flavormap

#include "moc_flavormapstyle.cpp"
