// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/imagetypetablemodel.h"
#include "sync/workspace.h"

#include <QStatusBar>

class QLabel;

namespace flavormap {

class IdentityLabel;

/// The status bar: how things stand with the connection, the catalogue and the draft; at the end, as whom one
/// is connected.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showNotConnected();
    void setKeyPlace(const QString& sentence); ///< shown while nothing is connected
    void showWorkspace(const Workspace& workspace, const ImageTypeTableModel& model, qsizetype selectedCells);
    qsizetype selectedCells() const { return m_selectedCells; } ///< as it is shown

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    static QString connectionWords(const Workspace& workspace);
    static QString draftWords(const Workspace& workspace);
    static QString troubleWords(const EditSession& session, const QPalette& palette);

    QLabel* m_left;
    QString m_state;     ///< as rich text; stays whatever room there is
    QStringList m_parts; ///< of what is said after it
    bool m_hasCost = false;
    QLabel* m_trouble;
    IdentityLabel* m_identity;
    QLabel* m_cost;
    QLabel* m_keyPlace;
    qsizetype m_selectedCells = 0;
};

} // namespace flavormap
