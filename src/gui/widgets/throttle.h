// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <functional>

namespace flavormap {

/// For what is only shown and may change a thousand times a second, as in an Apply: the first call shows at
/// once, what follows within the next 40 ms is shown together at their end.
class Throttle : public QObject
{
public:
    Throttle(QObject* parent, std::function<void()> show);

    void call();

private:
    void onTimeout();

    const std::function<void()> m_show;
    QTimer m_pause;
    bool m_called = false; ///< since it was shown last
};

} // namespace flavormap
