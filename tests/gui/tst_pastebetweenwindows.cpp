// SPDX-License-Identifier: GPL-3.0-or-later
// Cells go from the window of one connection into that of another: by their names, after a preview.
#include "gui/desk.h"

#include "gui/table/pastedialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QMimeData>
#include <QTableView>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);
const CellPath joyentImage = CellPath::entry(u"joyent"_s, u"image"_s);

/// Another server: in another order, with other values, without gamma, with a provider of its own.
SandboxOptions thereOptions()
{
    SandboxOptions options;
    options.imageTypesJson = R"([
 {"name":"aardvark","description":"A","providermap":{"joyent":{"image":"j-0"}}},
 {"name":"alpha","description":"A","providermap":{"joyent":{"image":"j-1"},"google":{"image":"g-8"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-9","sshuser":"root"},"joyent":{"image":"j-2"}}}])";
    return options;
}

/// Two windows on two servers; the person copies `there` and pastes `here`.
struct Desks
{
    Desks()
    {
        if (!QTest::qWaitFor([this] { return here.isReady() && there.isReady(); }))
            qFatal("the windows are not ready");
    }
    /// All cells of the image types from `first` to `last`, with their names.
    void copyRows(const QString& first, const QString& last) const
    {
        there.activate();
        MatrixView* table = there.table();
        table->setFocus();
        const int top = table->tableModel()->rowOf(first);
        const int bottom = table->tableModel()->rowOf(last);
        table->setCurrentIndex(table->tableModel()->index(top, 0));
        for (int row = top; row < bottom; ++row)
            QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Space, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    }
    void copyCell(const QString& name, const CellPath& path) const
    {
        there.activate();
        QVERIFY(there.table()->showCell(name, path));
        there.table()->setFocus();
        QTest::keyClick(there.table(), Qt::Key_C, Qt::ControlModifier);
    }
    void paste() const
    {
        here.activate();
        here.table()->setFocus();
        QTest::keyClick(here.table(), Qt::Key_V, Qt::ControlModifier);
    }
    PasteDialog* preview() const { return here.window->findChild<PasteDialog*>(); }
    QStringList matches() const
    {
        const auto* model = preview()->findChild<QTableView*>()->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList texts;
            for (int column = 0; column < model->columnCount(); ++column)
                texts += model->index(row, column).data().toString();
            lines += texts.join(u'|');
        }
        return lines;
    }
    QString textHere(const QString& name, const CellPath& path) const
    {
        EditSession& session = here.session();
        return session.value(session.rowOf(name), path).text();
    }
    bool isUntouched() const { return !here.session().isDirty() && here.session().undoStack()->count() == 0; }

    Desk there{false, thereOptions()};
    Desk here;
};

} // namespace

class TestPasteBetweenWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void aPasteFromAnotherConnectionIsPreviewedByNamesBeforeItStages()
    {
        Desks desks;
        desks.copyRows(u"aardvark"_s, u"beta"_s);
        // Another program gets text.
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"aardvark\tA\t"));
        desks.paste();
        QTRY_VERIFY(desks.preview());
        QVERIFY(desks.preview()->isVisible());
        QVERIFY(desks.isUntouched());
        QCOMPARE(desks.matches(),
            QStringList({u"alpha|google|image|g-1|g-8|matched"_s, u"beta|google|image|g-2|g-9|matched"_s,
                u"alpha|joyent|image||j-1|new"_s, u"beta|joyent|image||j-2|new"_s,
                u"alpha|google|sshuser|root||empty there"_s,
                u"aardvark|Description|||A|no such image type here"_s,
                u"aardvark|joyent|image||j-0|no such image type here"_s, u"alpha|Description||A|A|the same"_s,
                u"beta|Description||B|B|the same"_s, u"beta|google|sshuser|root|root|the same"_s}));
        QVERIFY(isSaid(desks.preview(), u"2 matched"_s));
        QVERIFY(isSaid(desks.preview(), u"2 new"_s));
        QVERIFY(isSaid(desks.preview(), u"2 unmatched"_s));

        QVERIFY(visibleButton(desks.preview(), u"&Stage 4 cell(s)"_s));
        QTest::keyClick(desks.preview(), Qt::Key_Return);
        QTRY_VERIFY(!desks.preview());
        QCOMPARE(desks.textHere(u"alpha"_s, googleImage), u"g-8"_s);
        QCOMPARE(desks.textHere(u"beta"_s, googleImage), u"g-9"_s);
        QCOMPARE(desks.textHere(u"alpha"_s, joyentImage), u"j-1"_s);
        QCOMPARE(desks.textHere(u"alpha"_s, googleUser), u"root"_s); // what was empty there stays here
        QCOMPARE(desks.here.session().undoStack()->count(), 1);
        desks.here.activate();
        QTest::keyClick(desks.here.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desks.here.session().isDirty());
    }

    void cancelStagesNothing()
    {
        Desks desks;
        desks.copyCell(u"alpha"_s, googleImage);
        desks.paste();
        QTRY_VERIFY(desks.preview());
        QTest::keyClick(desks.preview(), Qt::Key_Escape);
        QTRY_VERIFY(!desks.preview());
        QVERIFY(desks.isUntouched());
    }

    void cellsThatAreEmptyThereAreClearedWhereThatIsTicked()
    {
        Desks desks;
        desks.copyRows(u"alpha"_s, u"alpha"_s);
        desks.paste();
        QTRY_VERIFY(desks.preview());
        auto* clears = desks.preview()->findChild<QCheckBox*>();
        QVERIFY(clears->isVisible() && !clears->isChecked());
        QTest::mouseClick(clears, Qt::LeftButton, {}, QPoint(8, clears->height() / 2));
        QTest::mouseClick(visibleButton(desks.preview(), u"&Stage 3 cell(s)"_s), Qt::LeftButton);
        QTRY_VERIFY(!desks.preview());
        QCOMPARE(desks.textHere(u"alpha"_s, googleUser), QString());
    }

    void whereNothingMatchesNothingIsStaged()
    {
        Desks desks;
        desks.copyRows(u"aardvark"_s, u"aardvark"_s);
        desks.paste();
        QTRY_VERIFY(desks.preview());
        QVERIFY(!visibleButton(desks.preview(), u"Nothing to stage"_s)->isEnabled());
        QTest::keyClick(desks.preview(), Qt::Key_Return);
        QVERIFY(desks.isUntouched());
    }

    void itCanBePastedAtTheCurrentCellInstead()
    {
        Desks desks;
        desks.copyCell(u"aardvark"_s, joyentImage);
        QVERIFY(desks.here.table()->showCell(u"gamma"_s, googleImage));
        desks.paste();
        QTRY_VERIFY(desks.preview());
        QTest::mouseClick(
            visibleButton(desks.preview(), u"&Paste at the current cell instead"_s), Qt::LeftButton);
        QTRY_VERIFY(!desks.preview());
        QCOMPARE(desks.textHere(u"gamma"_s, googleImage), u"j-0"_s);
        QCOMPARE(desks.here.session().undoStack()->count(), 1);
    }

    void anApplyMeanwhileIsSeenInThePreview()
    {
        Desks desks;
        desks.copyCell(u"alpha"_s, googleImage);
        desks.paste();
        QTRY_VERIFY(desks.preview());
        QCOMPARE(desks.matches(), QStringList{u"alpha|google|image|g-1|g-8|matched"_s});
        desks.here.session().setInFlight({u"alpha"_s});
        QTRY_COMPARE(desks.matches(),
            QStringList{u"alpha|google|image|g-1|g-8|alpha is being applied: wait for its end."_s});
        QVERIFY(!visibleButton(desks.preview(), u"Nothing to stage"_s)->isEnabled());
        desks.here.session().release({u"alpha"_s});
        QTRY_VERIFY(visibleButton(desks.preview(), u"&Stage 1 cell(s)"_s));
    }

    void withinOneConnectionAPasteGoesToThePlaceAtOnce()
    {
        Desks desks;
        desks.there.activate();
        desks.copyCell(u"alpha"_s, googleImage);
        QVERIFY(desks.there.table()->showCell(u"beta"_s, googleImage));
        QTest::keyClick(desks.there.table(), Qt::Key_V, Qt::ControlModifier);
        EditSession& session = desks.there.session();
        QCOMPARE(session.value(session.rowOf(u"beta"_s), googleImage).text(), u"g-8"_s);
    }

    void bytesThatAreNoCellsArePastedAsTheTextBesideThem()
    {
        Desks desks;
        const QByteArrayList broken{"", "[]", "7", R"({"cells":[["a"],["b","c"]]})", "{\"cells\":[[\"a\""};
        for (const QByteArray& bytes : broken) {
            auto data = std::make_unique<QMimeData>();
            data->setText(u"typed"_s);
            data->setData(u"application/x-flavormap-cells+json"_s, bytes);
            QGuiApplication::clipboard()->setMimeData(data.release());
            QVERIFY(desks.here.table()->showCell(u"alpha"_s, googleImage));
            desks.paste();
            QCOMPARE(desks.textHere(u"alpha"_s, googleImage), u"typed"_s);
            QVERIFY(desks.here.session().undo());
        }
    }

    void namesThatAreNotThoseOfTheBlockAreNotTaken()
    {
        Desks desks;
        auto data = std::make_unique<QMimeData>();
        data->setData(u"application/x-flavormap-cells+json"_s,
            R"({"cells":[["a"]],"connection":"x","imageTypes":["alpha","beta"],"columns":[["google","image"]]})");
        QGuiApplication::clipboard()->setMimeData(data.release());
        QVERIFY(desks.here.table()->showCell(u"gamma"_s, googleImage));
        desks.paste();
        QCOMPARE(desks.textHere(u"gamma"_s, googleImage), u"a"_s);
    }
};

QTEST_MAIN(TestPasteBetweenWindows)
#include "tst_pastebetweenwindows.moc"
