// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QMessageBox>

namespace flavormap {

class ConnectionBand;

/// A question about one connection: it shows which one by its band, icon, name, tenant and user.
/// Window-modal; verbs come by addButton().
class Question : public QMessageBox
{
    Q_OBJECT

public:
    Question(const Profile& about, const QString& text, const QString& more, QWidget* window);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ConnectionBand* m_band;
};

} // namespace flavormap
