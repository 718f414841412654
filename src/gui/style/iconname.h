// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace flavormap {

/// The icons of the program, each a file of the same name in resources/icons (`ChevronDown`:
/// chevron-down.svg).
enum class IconName : quint8 {
    Refresh,
    Plus,
    Minus,
    Duplicate,
    Trash,
    Undo,
    Redo,
    Review,
    Search,
    SearchX,
    Close,
    Columns,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    ChevronLeft,
    Server,
    Shield,
    Lock,
    Flask,
    Plug,
    Unplug,
    Key,
    Eye,
    EyeOff,
    Import,
    Export,
    Terminal,
    Pencil,
    Image,
    History,
    ArrowRight,
    ArrowUp,
    ArrowDown,
    Info,
    Help,
    WarningCircle,
    CheckCircle,
    XCircle,
    PauseCircle,
    DashedCircle,
    Spinner,
    CursorSelect,
    Folder,
    Settings,
    Keyboard,
    Play,
    Window,
    Check,
    Paste,
    Cut,
    More,
    Activity,
    Panel,
};

inline constexpr int iconCount = static_cast<int>(IconName::Panel) + 1;

} // namespace flavormap
