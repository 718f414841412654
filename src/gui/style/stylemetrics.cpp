// SPDX-License-Identifier: GPL-3.0-or-later
// The sizes and places of FlavormapStyle; what is painted there is in flavormapstyle.cpp.
#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/style/parts/buttons.h"
#include "gui/style/parts/fields.h"
#include "gui/style/parts/frames.h"
#include "gui/style/parts/menus.h"
#include "gui/style/parts/scrollbars.h"
#include "gui/style/parts/tabs.h"
#include "gui/style/parts/toolbuttons.h"
#include "gui/style/parts/views.h"

#include <QDialogButtonBox>
#include <QGroupBox>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <algorithm>
#include <cmath>

namespace flavormap {

namespace {

struct FixedMetric
{
    QStyle::PixelMetric metric;
    int pixels;
};

constexpr FixedMetric fixedMetrics[] = {
    {QStyle::PM_LineEditIconMargin, 2},
    {QStyle::PM_CheckBoxLabelSpacing, 8},
    {QStyle::PM_RadioButtonLabelSpacing, 8},
    {QStyle::PM_ScrollBarExtent, 12},
    {QStyle::PM_ScrollBarSliderMin, 28},
    {QStyle::PM_ScrollView_ScrollBarSpacing, 0},
    {QStyle::PM_SplitterWidth, 5},
    {QStyle::PM_DockWidgetSeparatorExtent, 5},
    {QStyle::PM_DockWidgetFrameWidth, 0},
    {QStyle::PM_DockWidgetTitleMargin, 6},
    {QStyle::PM_SpinBoxFrameWidth, 0},
    {QStyle::PM_ComboBoxFrameWidth, 0},
    {QStyle::PM_ButtonShiftHorizontal, 0},
    {QStyle::PM_ButtonShiftVertical, 0},
    {QStyle::PM_ButtonDefaultIndicator, 0},
    {QStyle::PM_TabBarTabShiftHorizontal, 0},
    {QStyle::PM_TabBarTabShiftVertical, 0},
    {QStyle::PM_TabBarTabOverlap, 0},
    {QStyle::PM_TabBarBaseHeight, 1},
    {QStyle::PM_TabBarBaseOverlap, 1},
    {QStyle::PM_MenuBarPanelWidth, 0},
    {QStyle::PM_MenuBarHMargin, 4},
    {QStyle::PM_MenuBarVMargin, 0},
    {QStyle::PM_MenuBarItemSpacing, 0},
    {QStyle::PM_MenuPanelWidth, 1},
    {QStyle::PM_MenuHMargin, 0},
    {QStyle::PM_MenuVMargin, 4},
    {QStyle::PM_ToolBarFrameWidth, 0},
    {QStyle::PM_ToolBarItemMargin, 6},
    {QStyle::PM_ToolBarItemSpacing, 4},
    {QStyle::PM_ToolBarSeparatorExtent, 9},
    {QStyle::PM_ToolTipLabelFrameWidth, 6},
    {QStyle::PM_HeaderMargin, 4}, // only the least height of rows depends on it
    {QStyle::PM_HeaderDefaultSectionSizeVertical, 25},
    {QStyle::PM_FocusFrameHMargin, 7}, // the text of an item starts 1 px behind it
    {QStyle::PM_LayoutHorizontalSpacing, 8},
    {QStyle::PM_LayoutVerticalSpacing, 8},
};

} // namespace

QRect FlavormapStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && control == CC_ComboBox)
        return comboRect(*combo, part);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin && control == CC_SpinBox)
        return spinRect(*spin, part);
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar && control == CC_ScrollBar)
        return scrollBarRect(*bar, part);
    if (const auto* group = qstyleoption_cast<const QStyleOptionGroupBox*>(option);
        group && control == CC_GroupBox)
        return groupBoxRect(*group, part, widget);
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option); tool
        && control == CC_ToolButton && tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        const QRect menu = toolButtonMenuRect(*tool);
        if (part == SC_ToolButtonMenu)
            return menu;
        return tool->direction == Qt::LeftToRight ? tool->rect.adjusted(0, 0, -menu.width(), 0)
                                                  : tool->rect.adjusted(menu.width(), 0, 0, 0);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect FlavormapStyle::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return lineEditContents(*option, widget);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_PushButtonFocusRect:
        return option->rect;
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect: {
        const QRect text = QProxyStyle::subElementRect(
            element == SE_CheckBoxFocusRect ? SE_CheckBoxContents : SE_RadioButtonContents, option, widget);
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!button || (button->text.isEmpty() && button->icon.isNull()))
            return {};
        const int width = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
        const QRect tight(text.left(), text.top(), std::min(width, text.width()), text.height());
        return visualRect(option->direction, text, tight).adjusted(-4, 0, 4, 0);
    }
    case SE_HeaderLabel:
        return option->rect.adjusted(metrics::inset, 0, -metrics::inset, 0);
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize FlavormapStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
        if (type == CT_PushButton)
            return buttonSize(*button, widget);
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        // Air for the ring round the text.
        return type == CT_CheckBox || type == CT_RadioButton
            ? QSize(size.width() + 4, std::max(size.height(), 22))
            : size;
    }
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        tool && type == CT_ToolButton)
        return toolButtonSize(*tool, widget);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && type == CT_ComboBox)
        return comboSize(*combo, contents, widget);
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
        if (type == CT_MenuItem)
            return menuItemSize(*item, contents);
        if (type == CT_MenuBarItem)
            return menuBarItemSize(*item);
    }
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab && type == CT_TabBarTab)
        return tabSize(*tab, widget);
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        header && type == CT_HeaderSection && header->orientation == Qt::Horizontal)
        return headerSize(*header, widget);
    if (type == CT_LineEdit) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        const bool framed = frame && frame->lineWidth > 0;
        return {contents.width() + 2 * (metrics::inset - 2),
            framed ? controlHeight(option->fontMetrics) : contents.height()};
    }
    if (type == CT_SpinBox)
        return {contents.width() + metrics::inset + metrics::arrowColumn, controlHeight(option->fontMetrics)};
    if (type == CT_ProgressBar)
        return {contents.width(), 6};
    if (type == CT_ItemViewItem) {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(size.height(), std::max(24, option->fontMetrics.height() + 9))};
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int FlavormapStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const bool inGroup = qobject_cast<const QGroupBox*>(widget) != nullptr;
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return grown(metrics::iconSize);
    case PM_LineEditIconSize: // Qt adds 6 and 2 px around it: 28 x 24 px that are clicked
        return grown(metrics::iconSize) + 6;
    case PM_DefaultFrameWidth: // text areas have room for the focus ring
        return qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget) ? 2 : 1;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: // a group has no box: what it holds starts where its title does
        return inGroup ? 0 : 12;
    case PM_LayoutTopMargin:
        return inGroup ? 8 : 12;
    default:
        break;
    }
    for (const auto& fixed : fixedMetrics) {
        if (fixed.metric == metric)
            return fixed.pixels;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int FlavormapStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup:    // a list under the box, not a menu over it
    case SH_UnderlineShortcut: // keys are found in the menus and tool tips
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ItemView_ShowDecorationSelected:
        return 0;
    case SH_Menu_Scrollable: // a server may have hundreds of columns
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_DialogButtonLayout: // Cancel before the verb, as in the dialogs that are laid out by hand
        return QDialogButtonBox::GnomeLayout;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // QFormLayout::AllNonFixedFieldsGrow
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon FlavormapStyle::standardIcon(
    StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const
{
    switch (standard) {
    case SP_LineEditClearButton:
        return fieldIcon(IconName::Close);
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(IconName::Close);
    case SP_TitleBarNormalButton:
        return icon(IconName::Window);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(IconName::More);
    case SP_MessageBoxInformation:
        return icon(IconName::Info, IconColour::Focus);
    case SP_MessageBoxQuestion:
        return icon(IconName::Help, IconColour::Focus);
    case SP_MessageBoxWarning:
        return icon(IconName::WarningCircle, IconColour::Staged);
    case SP_MessageBoxCritical:
        return icon(IconName::WarningCircle, IconColour::Problem);
    case SP_ArrowUp:
        return icon(IconName::ArrowUp);
    case SP_ArrowDown:
        return icon(IconName::ArrowDown);
    case SP_DirIcon:
    case SP_DirOpenIcon:
        return icon(IconName::Folder);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace flavormap
