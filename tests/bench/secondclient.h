// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"

#include <QString>

namespace flavormap {

/// A colleague on the same server: curl, in a process of its own. What is asked for is sent by send(), on one
/// connection; it blocks, so it belongs between what is timed. What fails ends the bench.
class SecondClient
{
public:
    /// `folder` is for its file of requests.
    SecondClient(const QString& address, const QString& folder);

    void put(const ImageType& imageType) { add("PUT", imageType.name(), &imageType); }
    void post(const ImageType& imageType) { add("POST", {}, &imageType); }
    void remove(const QString& name) { add("DELETE", name, nullptr); }
    void send();

private:
    void add(const QByteArray& method, const QString& name, const ImageType* body);

    const QString m_address;
    const QString m_file;
    QByteArrayList m_requests;
};

} // namespace flavormap
