// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed into a cell when the rows or columns below it change: never lost.
#include "gui/matrixtable.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace flavormap {

class TestOpenEdit : public QObject
{
    Q_OBJECT

private:
    /// Opens the editor of a cell and types into it.
    static void type(MatrixTable& table, const QString& name, const CellPath& path, const QString& text)
    {
        QVERIFY(table.view.showCell(name, path));
        QTest::keyClick(&table.view, Qt::Key_F2);
        QVERIFY(table.editor() != nullptr);
        QTest::keyClicks(table.editor(), text);
    }

    static QByteArrayList withoutCentos6()
    {
        QByteArrayList types = someTypes();
        types.removeAt(1);
        return types;
    }

private Q_SLOTS:
    void aRefreshThatAddsAColumnKeepsTheEditorOpen()
    {
        MatrixTable table;
        type(table, u"centos-6"_s, amazonImage, u"ami-typed"_s);
        table.editor()->setCursorPosition(4);
        QByteArrayList types = someTypes();
        types.prepend("{'name':'alpine','providermap':{'aaa':{'image':'z'}}}");
        table.session.rebase(catalogueOf(types));

        QTRY_COMPARE(table.view.viewport()->findChildren<QLineEdit*>().size(), 1); // the old one goes later
        QCOMPARE(table.editor()->text(), u"ami-typed"_s);
        QCOMPARE(table.editor()->cursorPosition(), 4);
        QVERIFY(!table.session.isDirty());
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QCOMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-typed"_s);
        QCOMPARE(table.session.changedCount(), 1);
    }

    void aRefreshThatTakesTheColumnAwayStagesTheText()
    {
        MatrixTable table;
        type(table, u"debian-12"_s, googleImage, u"typed"_s);
        table.session.rebase(
            catalogueOf({typeJson("centos-6", "ami-06", ""), typeJson("debian-12", "ami-12", "")}));
        QTRY_COMPARE(table.text(u"debian-12"_s, googleImage), u"typed"_s);
        QTRY_VERIFY(table.editor() == nullptr);
        QCOMPARE(table.session.changedCount(), 1);
    }

    void aRefreshWhoseFilterHidesTheRowStagesTheText()
    {
        MatrixTable table;
        table.model->setQuery(SearchQuery(u"ami-06"_s));
        type(table, u"centos-6"_s, amazonImage, u"ami-typed"_s);
        QByteArrayList types = someTypes();
        types[1] = typeJson("centos-6", "ami-other", "");
        table.session.rebase(catalogueOf(types));
        QTRY_COMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-typed"_s);
        QTRY_VERIFY(table.editor() == nullptr);
    }

    void aRefreshThatTakesTheImageTypeAwaySaysWhatWasTyped()
    {
        MatrixTable table;
        QSignalSpy refused(&table.view, &MatrixView::typedRefused);
        type(table, u"centos-6"_s, amazonImage, u"ami-typed"_s);
        table.session.rebase(catalogueOf(withoutCentos6()));
        QTRY_COMPARE(refused.count(), 1);
        const QString sentence = refused.first().first().toString();
        QVERIFY2(sentence.contains(u"centos-6"_s) && sentence.contains(u"ami-typed"_s), qPrintable(sentence));
        QTRY_VERIFY(table.editor() == nullptr);
        QCOMPARE(table.names().size(), 3);
    }

    void anEditorThatWasOnlyOpenedStagesNothing()
    {
        MatrixTable table;
        QSignalSpy refused(&table.view, &MatrixView::refused);
        type(table, u"centos-6"_s, amazonImage, QString());
        table.session.rebase(catalogueOf(withoutCentos6()));
        QTRY_VERIFY(table.editor() == nullptr);
        QVERIFY(!table.session.isDirty());
        QCOMPARE(refused.count(), 0);
    }

    void commitStagesTextWhoseCellJustWent()
    {
        MatrixTable table;
        type(table, u"debian-12"_s, googleImage, u"typed"_s);
        table.session.rebase(catalogueOf({typeJson("debian-12", "ami-12", "")}));
        table.view.commitEditor(); // as closing does, before the event loop runs again
        QCOMPARE(table.text(u"debian-12"_s, googleImage), u"typed"_s);
    }

    void sortingWhileTypingKeepsTheEditorAtItsCell()
    {
        MatrixTable table;
        type(table, u"centos-6"_s, amazonImage, u"ami-typed"_s);
        table.model->sort(0, Qt::DescendingOrder);
        QTRY_VERIFY(table.editor() != nullptr);
        QCOMPARE(table.editor()->text(), u"ami-typed"_s);
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QCOMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-typed"_s);
    }
};

} // namespace flavormap

QTEST_MAIN(flavormap::TestOpenEdit)
#include "tst_openedit.moc"
