// SPDX-License-Identifier: GPL-3.0-or-later
// A text size that is chosen while windows are open is at once theirs in everything.
#include "gui/desk.h"

#include "gui/activity/activitydock.h"
#include "gui/shell/searchbar.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QToolBar>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// Qt sizes these when it needs them.
const QStringList notSeen{u"QToolBarSeparator"_s, u"QTableCornerButton"_s, u"QWidget"_s};

/// What is sized by the text, of each part of a window.
QStringList sizes(const QWidget& window)
{
    QStringList all;
    for (const auto* part : window.findChildren<QWidget*>()) {
        const QString type = QString::fromLatin1(part->metaObject()->className());
        if (part->inherits("QMenu") || notSeen.contains(type))
            continue;
        QString said
            = u"%1 “%2”: letters %3"_s.arg(type, part->objectName()).arg(QFontInfo(part->font()).pixelSize());
        said += u", at least %1x%2"_s.arg(part->minimumWidth()).arg(part->minimumHeight());
        said += u", at most %1x%2"_s.arg(part->maximumWidth()).arg(part->maximumHeight());
        const QSize icon = part->property("iconSize").toSize();
        if (icon.isValid() && part->objectName() != u"band") // has no icons
            said += u", icon %1"_s.arg(icon.width());
        if (const auto* header = qobject_cast<const QHeaderView*>(part))
            said += u", section %1"_s.arg(header->defaultSectionSize());
        all += said;
    }
    all.sort(); // Qt moves some of them
    return all;
}

} // namespace

class TestTextSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void openWindowsAreAsThoseThatAreOpenedThen()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        const QPointer<MainWindow> second = desk.program.newWindow();
        Connection other = desk.connection();
        other.endpoint.user = u"guest"_s;
        second->openConnection(other);
        const QStringList usual = sizes(*desk.window);
        for (int times = 0; times < 4; ++times)
            desk.action(u"Larger text"_s)->trigger();
        QCOMPARE(desk.settings.textSize(), 200);

        const QPointer<MainWindow> third = desk.program.newWindow();
        other.endpoint.user = u"auditor"_s;
        third->openConnection(other);
        const auto isLaidOut = [](const MainWindow* window) {
            const auto* table = window->findChild<MatrixView*>();
            return table && table->tableModel()->rowCount() == 3
                && table->tableModel()->session()->readOnlyReason().isEmpty();
        };
        QTRY_VERIFY(isLaidOut(second) && isLaidOut(third));
        QTRY_COMPARE(sizes(*desk.window), sizes(*third));
        QTRY_COMPARE(sizes(*second), sizes(*third));

        desk.action(u"Normal text size"_s)->trigger();
        QTRY_COMPARE(sizes(*desk.window), usual);
        for (const auto& window : {second, third}) {
            window->close();
            QTRY_VERIFY(window.isNull());
        }
    }
};

QTEST_MAIN(TestTextSize)
#include "tst_textsize.moc"
