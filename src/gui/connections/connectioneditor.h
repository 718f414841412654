// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/services.h"
#include "sync/connectiontest.h"

#include <QCoroTask>
#include <QDialog>
#include <QPointer>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace flavormap {

class ConnectionBand;
class ConnectionFields;
class TestPanel;

/// The form of one connection, with Test connection. Saves the profile, then the key; what was edited is not
/// lost without a question.
class ConnectionEditor : public QDialog
{
    Q_OBJECT

public:
    /// Opens it window-modal; it deletes itself. A profile without an id is a new one.
    static void open(Services& services, const Profile& profile, QWidget* window);
    /// For a keyring that just refused the key of a saved profile: what is typed is held until the program
    /// ends, unless the person chooses otherwise. accepted(): the connection is to be opened.
    static ConnectionEditor* openForKey(Services& services, const Profile& profile, QWidget* window);
    ~ConnectionEditor() override;

    void reject() override;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ConnectionEditor(Services& services, const Profile& profile, QWidget* window);
    void build();
    QLayout* buildFoot();
    void fitContent(); ///< grows with its messages, but stays on the screen
    void follow();     ///< what the fields say now
    Profile edited() const;
    bool isEdited() const;
    void askToDiscard();
    void setBusy(bool busy);

    static QCoro::Task<void> readKey(QPointer<ConnectionEditor> editor);
    static QCoro::Task<void> tellPlace(QPointer<ConnectionEditor> editor);
    void sayWhereKeyGoes();
    static QCoro::Task<void> save(QPointer<ConnectionEditor> editor);
    static QCoro::Task<void> test(QPointer<ConnectionEditor> editor);
    void testOrStop();

    Services& m_services;
    Profile m_profile; ///< as it is stored; new: without an id
    Profile m_asOpened;
    QString m_storedKey;
    std::optional<SecretStore::Place> m_keyPlace; ///< nothing: not known yet
    ConnectionBand* m_band;
    QScrollArea* m_scroll; ///< only a small screen needs it
    ConnectionFields* m_fields;
    TestPanel* m_panel;
    QLabel* m_verdict;
    QPushButton *m_test, *m_save;
    QPointer<QWidget> m_question;
    std::stop_source m_stopTest;
    bool m_testing = false;
};

} // namespace flavormap
