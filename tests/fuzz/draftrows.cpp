// SPDX-License-Identifier: GPL-3.0-or-later
// The two kinds of rows of a draft's database, whatever became of them on the disk.
#include "fuzz/promise.h"

#include "edit/patchcodec.h"

using namespace flavormap;

namespace {

template <typename T> void check(const Result<T>& decoded, Result<T> (*decode)(QByteArrayView))
{
    if (!decoded) {
        promise(decoded.error().kind == Error::Kind::Storage, "a damaged row is a matter of the store");
        promise(!decoded.error().message.isEmpty(), "and has a sentence");
        return;
    }
    const QByteArray written = encode(*decoded);
    const auto again = decode(written);
    promise(again.has_value(), "what is written can be read");
    promise(*again == *decoded, "and is the same");
    promise(encode(*again) == written, "and is written the same again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView json(data, qsizetype(size));
    check(decodePatchEntry(json), decodePatchEntry);
    check(decodeUndoStep(json), decodeUndoStep);
    return 0;
}
