// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/variation.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

#include <algorithm>
#include <cmath>

namespace flavormap {

using namespace Qt::StringLiterals;

const std::vector<Variation>& Variation::all()
{
    static const std::vector<Variation> list{
        {.name = u"base"_s},
        {.name = u"small"_s, .screen = {1024, 640}},
        {.name = u"large"_s, .screen = {2560, 1440}},
        {.name = u"2x"_s, .pixelRatio = 2},
        {.name = u"text200"_s, .text = 2},
        {.name = u"text200-small"_s, .screen = {1024, 640}, .text = 2},
        {.name = u"pseudo"_s, .isPseudo = true},
        {.name = u"rtl"_s, .isRightToLeft = true},
    };
    return list;
}

const Variation* Variation::find(const QString& name)
{
    const auto found = std::find_if(
        all().begin(), all().end(), [&name](const Variation& each) { return each.name == name; });
    return found == all().end() ? nullptr : &*found;
}

std::unique_ptr<QTemporaryFile> Variation::makeScreen() const
{
    const QJsonObject one{{u"name"_s, u"screen"_s}, {u"x"_s, 0}, {u"y"_s, 0}, {u"width"_s, screen.width()},
        {u"height"_s, screen.height()}, {u"logicalDpi"_s, 96}, {u"logicalBaseDpi"_s, 96},
        {u"dpr"_s, pixelRatio}};
    const QJsonObject platform{{u"windowFrameMargins"_s, false}, {u"screens"_s, QJsonArray{one}}};
    auto file = std::make_unique<QTemporaryFile>();
    if (!file->open() || file->write(QJsonDocument(platform).toJson()) < 0 || !file->flush())
        qFatal("no screen: %s", qUtf8Printable(file->errorString()));
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file->fileName().toUtf8());
    return file;
}

void Variation::tellApplication() const
{
    QApplication::setCursorFlashTime(0);
    if (isRightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (text != 1) {
        QFont font = QApplication::font();
        font.setPixelSize(int(std::lround(13 * text)));
        QApplication::setFont(font);
    }
}

} // namespace flavormap
