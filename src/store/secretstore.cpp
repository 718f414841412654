// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include <QCoroSignal>
#include <QHash>

#include <qt6keychain/keychain.h>

#include <optional>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"flavormap"_s;
const QString probe = u"probe"_s; ///< an entry of ours that holds no secret

/// What a job of the keyring ended with; taken out before QtKeychain deletes the job.
struct Ended
{
    QKeychain::Error error;
    QString text;
    QString secret;
};

QString keyOf(const QUuid& profile)
{
    return profile.toString(QUuid::WithoutBraces);
}

/// The job has no parent and deletes itself: libsecret's callback comes even when nobody waits any more.
QCoro::Task<Ended> run(QKeychain::Job* job, QString key)
{
    job->setInsecureFallback(false);
    job->setKey(key);
    // The job starts by itself later, from the event loop: the wait is set up first.
    job->start();
    co_await qCoro(job, &QKeychain::Job::finished);
    const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(job);
    co_return Ended{job->error(), job->errorString(), reading ? reading->textData() : QString()};
}

bool isDenied(QKeychain::Error error)
{
    return error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
}

tl::unexpected<Error> refused(const Ended& ended)
{
    return failure(Error::Kind::Storage,
        isDenied(ended.error)
            ? SecretStore::tr("The system keyring is locked or refused access to the API key: unlock it and "
                              "try again.")
            : SecretStore::tr("The system keyring failed with the API key: check that it is running and try "
                              "again."),
        ended.text);
}

/// libsecret finds nothing in a keyring that stayed locked, and calls it "no such entry". The probe tells
/// the two apart: it is found, or can be written, only where the keyring is open.
QCoro::Task<Result<void>> confirmOpen()
{
    const Ended found = co_await run(new QKeychain::ReadPasswordJob(service), probe);
    if (found.error == QKeychain::NoError)
        co_return Result<void>();
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setTextData(probe);
    const Ended written = co_await run(job, probe);
    if (written.error != QKeychain::NoError)
        co_return refused(written);
    co_return Result<void>();
}

} // namespace

/// Held by each coroutine too: a keyring may answer after its SecretStore is gone.
class SecretStore::Private
{
public:
    static QCoro::Task<Place> askPlace(std::shared_ptr<Private> self);
    static QCoro::Task<Result<QString>> read(std::shared_ptr<Private> self, QUuid profile);
    static QCoro::Task<Result<Place>> write(std::shared_ptr<Private> self, QUuid profile, QString key);
    static QCoro::Task<Result<void>> remove(std::shared_ptr<Private> self, QUuid profile);

    std::optional<Place> place;
    QHash<QUuid, QString> inMemory;
};

QCoro::Task<SecretStore::Place> SecretStore::Private::askPlace(std::shared_ptr<Private> self)
{
    if (!self->place) {
        const Ended ended = co_await run(new QKeychain::ReadPasswordJob(service), probe);
        // No D-Bus, no service, or one that never answered: QtKeychain says OtherError for all of them. A
        // keyring that refuses is there.
        const bool there = ended.error == QKeychain::NoError || ended.error == QKeychain::EntryNotFound
            || isDenied(ended.error);
        self->place = there ? Place::Keyring : Place::Memory;
    }
    co_return *self->place;
}

QCoro::Task<Result<QString>> SecretStore::Private::read(std::shared_ptr<Private> self, QUuid profile)
{
    const Place place = co_await askPlace(self);
    if (place == Place::Memory || self->inMemory.contains(profile))
        co_return self->inMemory.value(profile);
    const Ended ended = co_await run(new QKeychain::ReadPasswordJob(service), keyOf(profile));
    if (ended.error == QKeychain::EntryNotFound) {
        const Result<void> open = co_await confirmOpen();
        if (!open)
            co_return tl::unexpected(open.error());
        co_return QString();
    }
    if (ended.error != QKeychain::NoError)
        co_return refused(ended);
    co_return ended.secret;
}

QCoro::Task<Result<SecretStore::Place>> SecretStore::Private::write(
    std::shared_ptr<Private> self, QUuid profile, QString key)
{
    const Place place = co_await askPlace(self);
    if (key.isEmpty()) {
        const Result<void> removed = co_await remove(self, profile);
        if (!removed)
            co_return tl::unexpected(removed.error());
        co_return place;
    }
    if (place == Place::Memory) {
        self->inMemory.insert(profile, key);
        co_return place;
    }
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setTextData(key);
    const Ended ended = co_await run(job, keyOf(profile));
    if (ended.error != QKeychain::NoError)
        co_return refused(ended);
    self->inMemory.remove(profile);
    co_return place;
}

QCoro::Task<Result<void>> SecretStore::Private::remove(std::shared_ptr<Private> self, QUuid profile)
{
    self->inMemory.remove(profile);
    if (co_await askPlace(self) == Place::Memory)
        co_return Result<void>();
    // Deleting in a locked keyring deletes nothing and says that all is well: reading tells, and asks to
    // unlock.
    const Result<QString> stored = co_await read(self, profile);
    if (!stored)
        co_return tl::unexpected(stored.error());
    const Ended ended = co_await run(new QKeychain::DeletePasswordJob(service), keyOf(profile));
    if (ended.error != QKeychain::NoError && ended.error != QKeychain::EntryNotFound)
        co_return refused(ended);
    co_return Result<void>();
}

SecretStore::SecretStore(QObject* parent)
    : QObject(parent)
    , d(std::make_shared<Private>())
{
}

SecretStore::~SecretStore() = default;

QCoro::Task<SecretStore::Place> SecretStore::place()
{
    return Private::askPlace(d);
}

QCoro::Task<Result<QString>> SecretStore::read(QUuid profile)
{
    return Private::read(d, profile);
}

QCoro::Task<Result<SecretStore::Place>> SecretStore::write(QUuid profile, QString key)
{
    return Private::write(d, profile, std::move(key));
}

QCoro::Task<Result<void>> SecretStore::remove(QUuid profile)
{
    return Private::remove(d, profile);
}

void SecretStore::hold(QUuid profile, const QString& key)
{
    d->inMemory.insert(profile, key);
}

bool SecretStore::holds(QUuid profile) const
{
    return d->inMemory.contains(profile);
}

} // namespace flavormap

#include "moc_secretstore.cpp"
