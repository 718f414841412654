// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QCoroTask>
#include <QObject>
#include <QUuid>

#include <memory>

namespace flavormap {

/// API keys, by profile: in the system keyring (QtKeychain, no insecure fallback), or, where there is none,
/// in memory until the program ends.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Place : quint8 { Keyring, Memory };

    explicit SecretStore(QObject* parent = nullptr);
    ~SecretStore() override;

    /// Asks the keyring whether it is there; after up to 25 s: show that it is being asked. Kept after the
    /// first answer.
    QCoro::Task<Place> place();
    /// The key; empty: none is stored. Error Storage: the keyring refused (locked, denied), with what to do.
    QCoro::Task<Result<QString>> read(QUuid profile);
    /// Stores the key and says where it now is. An empty key removes it.
    QCoro::Task<Result<Place>> write(QUuid profile, QString key);
    QCoro::Task<Result<void>> remove(QUuid profile);

    /// For a keyring that refuses: this key is read from now on, whatever the keyring has, and is in memory
    /// until the program ends or a write() or remove() of it.
    void hold(QUuid profile, const QString& key);
    /// The key is in memory only.
    bool holds(QUuid profile) const;

private:
    class Private;
    std::shared_ptr<Private> d; ///< shared with what still waits for the keyring
};

} // namespace flavormap
