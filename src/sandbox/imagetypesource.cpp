// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/imagetypesource.h"

#include "sandbox/referencedata.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

/// Where the element that starts at `from` ends: at the comma or bracket after it.
qsizetype endOfElement(const QByteArray& json, qsizetype from)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = from; i < json.size(); ++i) {
        const char c = json[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (inString)
            continue;
        else if (depth == 0 && (c == ',' || c == ']'))
            return i;
        else if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
    }
    return json.size();
}

Result<QList<QByteArray>> readDirectory(const QString& path)
{
    const QDir directory(path);
    if (!directory.exists())
        return failure(
            Error::Kind::Storage, tr("There is no folder %1: give one with *.json files.").arg(path));
    QList<QByteArray> all;
    const QStringList names = directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage,
                tr("%1 can't be read (%2): check its permissions.").arg(file.fileName(), file.errorString()));
        const auto elements = jsonElements(file.readAll());
        if (!elements)
            return failure(Error::Kind::Invalid,
                tr("%1 is neither an image type nor an array of image types in JSON: mend it or take it out.")
                    .arg(file.fileName()));
        all += *elements;
    }
    return all;
}
} // namespace

std::optional<QList<QByteArray>> jsonElements(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return QList<QByteArray>{json.trimmed()};
    if (!document.isArray())
        return std::nullopt;
    QList<QByteArray> elements;
    const QByteArray text = json.trimmed();
    for (qsizetype from = 1; from < text.size();) {
        const qsizetype end = endOfElement(text, from);
        const QByteArray element = text.mid(from, end - from).trimmed();
        if (!element.isEmpty())
            elements.append(element);
        from = end + 1;
    }
    return elements;
}

Result<QList<QByteArray>> imageTypesToServe(const SandboxOptions& options)
{
    if (!options.loadDirectory.isEmpty())
        return readDirectory(options.loadDirectory);
    const auto elements = jsonElements(
        options.imageTypesJson.isNull() ? builtInJson(u"imagetypes"_s) : options.imageTypesJson);
    if (!elements)
        return failure(Error::Kind::Invalid, tr("The image types for the sandbox are not an array in JSON."));
    return *elements;
}

} // namespace flavormap
