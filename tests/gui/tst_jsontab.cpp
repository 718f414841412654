// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON tab of the form over a real session on a real server: what is typed is checked and staged cell by
// cell.
#include "gui/form/imagetypeform.h"

#include "gui/form/jsonedit.h"
#include "gui/form/jsontab.h"
#include "support/openworkspace.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QVBoxLayout>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QByteArray types = R"([
 {"name":"alpha","label":"Alpha","description":"A","icon":"linux.png",
  "providermap":{"google":{"image":"g-1","sshuser":"root"},"aws":{"image":"ami-1"}}},
 {"name":"beta","description":"no\u00a0break\u2028line","providermap":{"google":{"image":"g-2"}}}])";

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);
const CellPath label = CellPath::member(u"label"_s);

SandboxOptions served()
{
    SandboxOptions options;
    options.imageTypesJson = types;
    return options;
}

/// The form's JSON tab, shown and active.
struct Tab
{
    Tab()
        : open(served())
    {
        QObject::connect(
            &form, &ImageTypeForm::refused, &form, [this](const Error& error) { refused = error; });
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&form);
        layout->addWidget(&elsewhere);
        window.resize(420, 800);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        form.setSession(&session());
        form.setSelection({u"alpha"_s});
        form.findChild<QTabBar*>()->setCurrentIndex(1);
        edit().setFocus();
    }
    ~Tab() { form.setSession(nullptr); }

    EditSession& session() { return open.session(); }
    JsonEdit& edit() { return *form.findChild<JsonEdit*>(); }
    Value value(const QString& name, const CellPath& path)
    {
        return session().value(session().rowOf(name), path);
    }
    int steps() { return int(session().doneSteps().size()); }
    /// Puts `by` in the place of what stands there, by hand.
    void replace(const QString& what, const QString& by)
    {
        const qsizetype at = edit().text().indexOf(what);
        QVERIFY2(at >= 0, qPrintable(edit().text()));
        QTextCursor cursor = edit().textCursor();
        cursor.setPosition(int(at));
        cursor.setPosition(int(at + what.size()), QTextCursor::KeepAnchor);
        edit().setTextCursor(cursor);
        if (by.isEmpty())
            QTest::keyClick(&edit(), Qt::Key_Delete);
        else
            QTest::keyClicks(&edit(), by);
    }
    bool says(const QString& text) const
    {
        const auto labels = form.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* each) { return each->isVisible() && each->text().contains(text); });
    }
    void press(const QString& text) const
    {
        for (auto* each : form.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->text() == text) {
                QTest::mouseClick(each, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    int markedLines(NumberedText::Mark mark) { return int(edit().marks().keys(mark).size()); }

    OpenWorkspace open;
    QWidget window;
    ImageTypeForm form;
    QLineEdit elsewhere;
    std::optional<Error> refused;
};

} // namespace

class TestJsonTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWouldBeSent();
    void whatIsTypedIsStagedCellByCellAsOneStep();
    void leavingTheTextStagesIt();
    void aProviderIsTakenAway();
    void whatIsStagedElsewhereShowsAtOnce();
    void undoTakesBackTheTextFirst();
    void changedLinesAreMarked();
    void aProblemIsToldWithItsPlace();
    void textThatCannotBeStagedIsKept();
    void discardBringsTheDraftBack();
    void aNewNameIsRefused();
    void aColleaguesChangeOfAnotherCellIsNotTakenAlong();
    void aColleaguesChangeOfTheSameCellIsShownFirst();
    void charactersWithAMeaningOfTheirOwnArriveUnchanged();
    void aNewLineBeginsBelowTheOneBefore();
    void severalImageTypesHaveNoJson();
    void aReadOnlySessionIsNotTypedInto();
};

void TestJsonTab::showsWhatWouldBeSent()
{
    Tab tab;
    QCOMPARE(tab.edit().text().toUtf8(),
        ImageTypeCodec::requestBody(*tab.session().draft(u"alpha"_s), ImageTypeCodec::Style::Indented));
    QVERIFY(!tab.edit().text().contains(u"version"));
}

void TestJsonTab::whatIsTypedIsStagedCellByCellAsOneStep()
{
    Tab tab;
    tab.replace(u"g-1"_s, u"g-9"_s);
    tab.replace(u"Alpha"_s, u"Omega"_s);
    QCOMPARE(tab.steps(), 0);
    QVERIFY(tab.says(u"2 cells typed here"_s) || tab.says(u"cell(s) typed here"_s));

    QTest::keyClick(&tab.edit(), Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(tab.steps(), 1);
    QCOMPARE(tab.value(u"alpha"_s, googleImage), Value::string(u"g-9"_s));
    QCOMPARE(tab.value(u"alpha"_s, label), Value::string(u"Omega"_s));
    QCOMPARE(tab.session().patch().at(u"alpha"_s).cells.size(), size_t(2));
    QVERIFY(tab.session().undo());
    QVERIFY(tab.edit().text().contains(u"g-1"));
}

void TestJsonTab::leavingTheTextStagesIt()
{
    Tab tab;
    tab.replace(u"g-1"_s, u"g-9"_s);
    tab.elsewhere.setFocus();
    QCOMPARE(tab.value(u"alpha"_s, googleImage), Value::string(u"g-9"_s));
    QVERIFY(!tab.refused);
}

void TestJsonTab::aProviderIsTakenAway()
{
    Tab tab;
    tab.replace(u",\n    \"aws\": {\n      \"image\": \"ami-1\"\n    }"_s, {});
    tab.press(u"Stage"_s);
    QVERIFY(tab.value(u"alpha"_s, CellPath::entry(u"aws"_s, u"image"_s)).isAbsent());
    QVERIFY(!tab.session().draft(u"alpha"_s)->providerMap().find(u"aws"_s));
}

void TestJsonTab::whatIsStagedElsewhereShowsAtOnce()
{
    Tab tab;
    tab.open.set(u"alpha"_s, googleUser, u"ubuntu"_s);
    QVERIFY(tab.edit().text().contains(u"\"sshuser\": \"ubuntu\""));
}

void TestJsonTab::undoTakesBackTheTextFirst()
{
    Tab tab;
    tab.open.set(u"alpha"_s, googleUser, u"ubuntu"_s);
    tab.replace(u"g-1"_s, u"g-9"_s);
    QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    undo.ignore();
    QCoreApplication::sendEvent(&tab.edit(), &undo);
    QVERIFY2(undo.isAccepted(), "the text has something to undo");

    tab.press(u"Discard"_s);
    QKeyEvent again(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    again.ignore();
    QCoreApplication::sendEvent(&tab.edit(), &again);
    QVERIFY2(!again.isAccepted(), "the key is the window's again");
}

void TestJsonTab::changedLinesAreMarked()
{
    Tab tab;
    QCOMPARE(tab.markedLines(NumberedText::Mark::Changed), 0);
    tab.replace(u"g-1"_s, u"g-9"_s);
    QCOMPARE(tab.markedLines(NumberedText::Mark::Changed), 1);
    tab.press(u"Stage"_s);
    QCOMPARE(tab.markedLines(NumberedText::Mark::Changed), 1);
}

void TestJsonTab::aProblemIsToldWithItsPlace()
{
    Tab tab;
    tab.replace(u"\"label\": "_s, u"\"label\" "_s);
    QVERIFY(tab.says(u"colon"_s));
    QVERIFY(tab.says(u"line 3, column 11"_s));
    QCOMPARE(tab.edit().marks(), (NumberedText::Marks{{2, NumberedText::Mark::Wrong}}));
    QTextCursor cursor = tab.edit().textCursor();
    cursor.movePosition(QTextCursor::End);
    tab.edit().setTextCursor(cursor);
    tab.press(u"Go there"_s);
    QCOMPARE(tab.edit().textCursor().blockNumber(), 2);
    QCOMPARE(tab.edit().textCursor().positionInBlock(), 10);
}

void TestJsonTab::textThatCannotBeStagedIsKept()
{
    Tab tab;
    tab.replace(u"\"label\": "_s, u"\"label\" "_s);
    const QString typed = tab.edit().text();
    tab.form.setSelection({u"beta"_s});
    QVERIFY(tab.refused);
    QVERIFY2(tab.refused->message.contains(u"alpha"_s), qPrintable(tab.refused->message));
    QVERIFY(tab.edit().text().contains(u"beta"));
    QCOMPARE(tab.steps(), 0);
    QCOMPARE(tab.form.findChild<JsonTab*>()->unfinished(), QStringList{u"alpha"_s});

    tab.form.setSelection({u"alpha"_s});
    QCOMPARE(tab.edit().text(), typed);
    QVERIFY(tab.says(u"colon"_s));
    tab.replace(u"\"label\" "_s, u"\"label\": "_s);
    QCOMPARE(tab.markedLines(NumberedText::Mark::Wrong), 0);
}

void TestJsonTab::discardBringsTheDraftBack()
{
    Tab tab;
    const QString before = tab.edit().text();
    tab.replace(u"{"_s, u"["_s);
    tab.press(u"Discard"_s);
    QCOMPARE(tab.edit().text(), before);
    QCOMPARE(tab.form.findChild<JsonTab*>()->unfinished(), QStringList());
    QCOMPARE(tab.steps(), 0);
}

void TestJsonTab::aNewNameIsRefused()
{
    Tab tab;
    tab.replace(u"\"alpha\""_s, u"\"omega\""_s);
    QTest::keyClick(&tab.edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(tab.says(u"use Rename…"_s));
    QCOMPARE(tab.steps(), 0);
}

void TestJsonTab::aColleaguesChangeOfAnotherCellIsNotTakenAlong()
{
    Tab tab;
    tab.replace(u"g-1"_s, u"g-9"_s);
    // Meanwhile a colleague wrote another cell, and the window has read it.
    ImageType theirs = *tab.session().draft(u"alpha"_s);
    theirs.setValue(googleUser, Value::string(u"theirs"_s));
    tab.session().readBack(u"alpha"_s, theirs);

    tab.press(u"Stage"_s);

    QCOMPARE(tab.value(u"alpha"_s, googleUser), Value::string(u"theirs"_s));
    QCOMPARE(tab.session().patch().at(u"alpha"_s).cells.size(), size_t(1));
}

void TestJsonTab::aColleaguesChangeOfTheSameCellIsShownFirst()
{
    Tab tab;
    tab.replace(u"g-1"_s, u"g-9"_s);
    ImageType theirs = *tab.session().draft(u"alpha"_s);
    theirs.setValue(googleImage, Value::string(u"g-theirs"_s));
    tab.session().readBack(u"alpha"_s, theirs);

    tab.press(u"Stage"_s);
    QVERIFY(tab.says(u"g-theirs"_s));
    QCOMPARE(tab.steps(), 0);
    tab.press(u"Stage mine"_s);
    QCOMPARE(tab.value(u"alpha"_s, googleImage), Value::string(u"g-9"_s));
}

void TestJsonTab::charactersWithAMeaningOfTheirOwnArriveUnchanged()
{
    Tab tab;
    const Value before = tab.value(u"beta"_s, CellPath::description());
    QVERIFY(before.text().contains(QChar(0xa0)) && before.text().contains(QChar(0x2028)));
    tab.form.setSelection({u"beta"_s});
    tab.replace(u"g-2"_s, u"g-9"_s);
    QGuiApplication::clipboard()->setText(u"\u00a0"_s);
    tab.edit().paste();
    tab.press(u"Stage"_s);
    QCOMPARE(tab.value(u"beta"_s, CellPath::description()), before);
    QCOMPARE(tab.value(u"beta"_s, googleImage), Value::string(u"g-9\u00a0"_s));
}

void TestJsonTab::aNewLineBeginsBelowTheOneBefore()
{
    Tab tab;
    QTextCursor cursor = tab.edit().textCursor();
    cursor.setPosition(int(tab.edit().text().indexOf(u"\"google\": {") + 11));
    tab.edit().setTextCursor(cursor);
    QTest::keyClick(&tab.edit(), Qt::Key_Return);
    QCOMPARE(tab.edit().textCursor().positionInBlock(), 6);
    QVERIFY(tab.says(u"It says the same as before."_s));
}

void TestJsonTab::severalImageTypesHaveNoJson()
{
    Tab tab;
    tab.form.setSelection({u"alpha"_s, u"beta"_s});
    QVERIFY(!tab.edit().isVisible());
    QVERIFY(tab.says(u"one image type at a time"_s));
}

void TestJsonTab::aReadOnlySessionIsNotTypedInto()
{
    Tab tab;
    tab.session().setReadOnly(u"production is read-only."_s);
    QVERIFY(tab.edit().isReadOnly());
    tab.session().setReadOnly({});
    QVERIFY(!tab.edit().isReadOnly());
}

QTEST_MAIN(TestJsonTab)
#include "tst_jsontab.moc"
