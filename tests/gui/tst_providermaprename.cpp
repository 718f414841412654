// SPDX-License-Identifier: GPL-3.0-or-later
// Providers and keys are renamed in their lines of the form, by Enter and by going elsewhere.
#include "gui/desk.h"

#include "gui/form/imagetypeform.h"
#include "gui/form/providermaptable.h"
#include "models/providermapmodel.h"

#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct MapDesk : Desk
{
    MapDesk()
    {
        if (!QTest::qWaitFor([this] { return isReady(); }))
            qFatal("the table is not there");
        action(u"Form"_s)->setChecked(true); // on a small screen it is folded
        table()->showCell(u"alpha"_s, googleImage);
        if (!QTest::qWaitFor([this] { return map() && map()->model() && map()->model()->rowCount() == 2; }))
            qFatal("the map is not there");
    }
    ProviderMapTable* map() const { return window->findChild<ProviderMapTable*>(); }
    QModelIndex line(int row, int column) const { return map()->model()->index(row, column); }
    void type(const QModelIndex& index, const QString& text) const
    {
        map()->setFocus();
        map()->setCurrentIndex(index);
        map()->edit(index);
        auto* editor = map()->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, text);
    }
    void enter() const { QTest::keyClick(map()->viewport()->findChild<QLineEdit*>(), Qt::Key_Return); }
    Value staged(const QString& provider, const QString& key) const
    {
        return session().value(session().rowOf(u"alpha"_s), CellPath::entry(provider, key));
    }
};

} // namespace

class TestProviderMapRename : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void enterRenames()
    {
        MapDesk desk;
        desk.type(desk.line(0, ProviderMapModel::ProviderColumn), u"gcp"_s);
        desk.enter();
        QTRY_COMPARE(desk.staged(u"gcp"_s, u"image"_s).text(), u"g-1"_s);
        QVERIFY(desk.staged(u"google"_s, u"image"_s).isAbsent());
        QVERIFY(!isSaid(desk.window, u"Not staged"_s));
    }

    void goingToAnotherLineRenamesAndSaysNothingElse()
    {
        MapDesk desk;
        desk.type(desk.line(1, ProviderMapModel::KeyColumn), u"login"_s);
        desk.map()->setCurrentIndex(desk.line(0, ProviderMapModel::ValueColumn));
        QTRY_COMPARE(desk.staged(u"google"_s, u"login"_s).text(), u"root"_s);
        QTRY_VERIFY(!desk.map()->viewport()->findChild<QLineEdit*>());
        QVERIFY(!isSaid(desk.window, u"Not staged"_s));
        QCOMPARE(desk.session().undoStack()->count(), 1);
    }

    void aKeyThatTheServerHasNotIsRenamedByGoingToAnotherLine()
    {
        MapDesk desk;
        desk.type(desk.line(0, ProviderMapModel::ProviderColumn), u"gcp"_s);
        desk.enter();
        QTRY_COMPARE(desk.staged(u"gcp"_s, u"sshuser"_s).text(), u"root"_s);
        QTRY_VERIFY(!desk.map()->viewport()->findChild<QLineEdit*>());
        // Its line goes with the name.
        const auto* model = static_cast<ProviderMapModel*>(desk.map()->model());
        const int user = model->rowOf(CellPath::entry(u"gcp"_s, u"sshuser"_s));
        desk.type(desk.line(user, ProviderMapModel::KeyColumn), u"login"_s);
        const int image = model->rowOf(CellPath::entry(u"gcp"_s, u"image"_s));
        desk.map()->setCurrentIndex(desk.line(image, ProviderMapModel::ValueColumn));
        QTRY_COMPARE(desk.staged(u"gcp"_s, u"login"_s).text(), u"root"_s);
        QTRY_VERIFY(!desk.map()->viewport()->findChild<QLineEdit*>());
        QVERIFY(!isSaid(desk.window, u"Not staged"_s));
        QCOMPARE(desk.session().undoStack()->count(), 2);
    }

    void aNameThatIsThereIsRefusedWithWhatWasTyped()
    {
        MapDesk desk;
        desk.type(desk.line(1, ProviderMapModel::KeyColumn), u"image"_s);
        desk.enter();
        QTRY_VERIFY(isSaid(desk.window, u"google has the key image already"_s));
        const QWidget* form = desk.window->findChild<ImageTypeForm*>();
        QVERIFY(isSaid(form, u"Not staged: “image”"_s)); // below the map
        desk.map()->setCurrentIndex(desk.line(0, ProviderMapModel::ValueColumn));
        QVERIFY(!isSaid(form, u"Not staged"_s));
        QVERIFY(isSaid(desk.window, u"Not staged: “image”"_s)); // and until it is read
        QVERIFY(!desk.session().isDirty());
    }
};

QTEST_MAIN(TestProviderMapRename)
#include "tst_providermaprename.moc"
