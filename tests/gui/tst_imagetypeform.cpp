// SPDX-License-Identifier: GPL-3.0-or-later
// The form over a real session on a real server: what is typed is staged, and never lost.
#include "gui/form/imagetypeform.h"

#include "gui/form/providermaptable.h"
#include "models/providermapmodel.h"
#include "support/openworkspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QByteArray types = R"([
 {"name":"alpha","label":"Alpha","description":"A","icon":"linux.png",
  "providermap":{"google":{"image":"g-1","sshuser":"root"},"aws":{"image":"ami-1"}}},
 {"name":"beta","label":"Beta","description":"B","icon":"linux.png","extra":5,
  "providermap":{"google":{"image":"g-2","sshuser":"root"}}},
 {"name":"gamma","description":"one\r\ntwo","icon":"linux.png",
  "providermap":{"google":{"image":"g-3\nx","sshuser":"admin"}}}])";

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);
const CellPath label = CellPath::member(u"label"_s);
const CellPath description = CellPath::description();

SandboxOptions served()
{
    SandboxOptions options;
    options.imageTypesJson = types;
    return options;
}

/// The form of one image type, shown and active.
struct Form
{
    explicit Form(const QStringList& selected = {u"alpha"_s})
        : open(served())
    {
        QObject::connect(
            &form, &ImageTypeForm::refused, &form, [this](const Error& error) { refused = error; });
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&form);
        layout->addWidget(&elsewhere);
        window.resize(360, 800);
        window.show();
        window.activateWindow();
        const bool active = QTest::qWaitForWindowActive(&window);
        Q_UNUSED(active);
        form.setSession(&session());
        form.setKnownNames({u"google"_s, u"aws"_s, u"rackspace"_s}, {u"image"_s, u"sshuser"_s, u"flavor"_s});
        form.setSelection(selected);
    }

    EditSession& session() { return open.session(); }
    Value value(const QString& name, const CellPath& path)
    {
        return session().value(session().rowOf(name), path);
    }
    int steps() { return int(session().doneSteps().size()); }

    template <typename Widget> Widget* named(const QString& name) const
    {
        for (auto* widget : window.findChildren<Widget*>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QAbstractButton* button(const QString& text) const
    {
        for (auto* each : window.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    void press(const QString& text) const
    {
        QVERIFY2(button(text), qPrintable(text));
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    bool says(const QString& text) const
    {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* each) { return each->isVisible() && each->text().contains(text); });
    }
    QLineEdit* field(const QString& name) const { return named<QLineEdit>(name); }
    void typeInto(QLineEdit* edit, const QString& text) const
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    ProviderMapTable* map() const { return form.findChild<ProviderMapTable*>(); }
    QModelIndex line(const CellPath& path, int column = ProviderMapModel::ValueColumn) const
    {
        auto* model = static_cast<ProviderMapModel*>(map()->model());
        return model->index(model->rowOf(path), column);
    }
    /// Opens the editor of a value and types, without an end.
    QLineEdit* typeIntoMap(const CellPath& path, const QString& text) const
    {
        map()->setFocus();
        map()->setCurrentIndex(line(path));
        map()->edit(line(path));
        auto* editor = map()->viewport()->findChild<QLineEdit*>();
        if (editor)
            QTest::keyClicks(editor, text);
        return editor;
    }
    void refresh()
    {
        const auto done = QCoro::waitFor(open.workspace->refresh());
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    OpenWorkspace open;
    QWidget window;
    ImageTypeForm form;
    QLineEdit elsewhere;
    std::optional<Error> refused;

    ~Form() { form.setSession(nullptr); }
};

} // namespace

class TestImageTypeForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheImageTypeWithItsNameReadOnly();
    void enterStagesAFieldAsOneStep();
    void goingElsewhereStagesAField();
    void escLeavesTheFieldAsItWas();
    void whatIsTypedSurvivesAnotherSelection();
    void whatIsTypedSurvivesARefresh();
    void whatIsTypedInTheMapSurvivesARefresh();
    void whatIsTypedInTheMapSurvivesTheEndOfItsLine();
    void whatIsTypedIsStagedBeforeTheSessionGoes();
    void whatCannotBeStagedIsTold();
    void severalImageTypesAreEditedAsOneStep();
    void severalImageTypesGetAValueOfTheMapAsOneStep();
    void differentValuesAreShownAsSuch();
    void anEmptyFieldOverDifferentValuesChangesNothing();
    void lineBreaksAreKeptAndEdited();
    void shiftEnterMakesALineBreak();
    void lineBreaksOfTheMapAreEdited();
    void aConflictIsSettledAtItsField();
    void aConflictOfTheMapIsSettledBelowIt();
    void aStagedFieldIsRevertedAtItsField();
    void aDeletedOneIsRevertedBesideItsNote();
    void aProviderIsAddedWithKeyAndValueAsOneStep();
    void aKeyThatIsThereIsNotAddedAgain();
    void removeTakesTheKeyAndTheProviderWithItsLast();
    void namesAndValuesInUseAreOffered();
    void providersWithoutAMappingAreTold();
    void aRefusedImageTypeIsReadOnlyAndSaysWhy();
    void aValueThatIsNoStringIsNotTypedOver();
    void theTablesCurrentCellIsTheCurrentLine();
};

void TestImageTypeForm::showsTheImageTypeWithItsNameReadOnly()
{
    Form f;
    QCOMPARE(f.field(u"Name"_s)->text(), u"alpha"_s);
    QVERIFY(f.field(u"Name"_s)->isReadOnly());
    QCOMPARE(f.field(u"Label"_s)->text(), u"Alpha"_s);
    QCOMPARE(f.field(u"Description"_s)->text(), u"A"_s);
    QCOMPARE(f.field(u"Icon"_s)->text(), u"linux.png"_s);
    QCOMPARE(f.map()->model()->rowCount(), 3);
    QSignalSpy rename(&f.form, &ImageTypeForm::renameRequested);
    f.press(u"Rename…"_s);
    QCOMPARE(rename.size(), 1);
    QCOMPARE(rename.first().first().toString(), u"alpha"_s);
}

void TestImageTypeForm::enterStagesAFieldAsOneStep()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"New"_s);
    QCOMPARE(f.steps(), 0); // not letter by letter
    QTest::keyClick(f.field(u"Label"_s), Qt::Key_Return);
    QCOMPARE(f.steps(), 1);
    QCOMPARE(f.value(u"alpha"_s, label), Value::string(u"New"_s));
    QVERIFY(f.session().undo());
    QCOMPARE(f.field(u"Label"_s)->text(), u"Alpha"_s);
}

void TestImageTypeForm::goingElsewhereStagesAField()
{
    Form f;
    f.typeInto(f.field(u"Icon"_s), u"new.png"_s);
    f.elsewhere.setFocus();
    QCOMPARE(f.value(u"alpha"_s, CellPath::member(u"icon"_s)), Value::string(u"new.png"_s));
}

void TestImageTypeForm::escLeavesTheFieldAsItWas()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"New"_s);
    QTest::keyClick(f.field(u"Label"_s), Qt::Key_Escape);
    QCOMPARE(f.field(u"Label"_s)->text(), u"Alpha"_s);
    f.elsewhere.setFocus();
    QCOMPARE(f.steps(), 0);
}

void TestImageTypeForm::whatIsTypedSurvivesAnotherSelection()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"typed"_s);
    f.form.setSelection({u"beta"_s});
    QCOMPARE(f.value(u"alpha"_s, label), Value::string(u"typed"_s));
    QCOMPARE(f.field(u"Label"_s)->text(), u"Beta"_s);

    QVERIFY(f.typeIntoMap(googleImage, u"g-typed"_s));
    f.form.setSelection({u"gamma"_s});
    QCOMPARE(f.value(u"beta"_s, googleImage), Value::string(u"g-typed"_s));
    QCOMPARE(f.value(u"gamma"_s, googleImage), Value::string(u"g-3\nx"_s));
}

void TestImageTypeForm::whatIsTypedSurvivesARefresh()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"typed"_s);
    QVERIFY(f.open.server.replaceBehindTheBack(
        u"alpha"_s, R"({"name":"alpha","label":"theirs","description":"D","providermap":{}})"));
    f.refresh();
    QCOMPARE(f.field(u"Description"_s)->text(), u"D"_s); // the other fields follow
    QCOMPARE(f.field(u"Label"_s)->text(), u"typed"_s);
    QTest::keyClicks(f.field(u"Label"_s), u"!"_s);
    QTest::keyClick(f.field(u"Label"_s), Qt::Key_Return);
    QCOMPARE(f.value(u"alpha"_s, label), Value::string(u"typed!"_s));
}

void TestImageTypeForm::whatIsTypedInTheMapSurvivesARefresh()
{
    Form f;
    QPointer<QLineEdit> editor = f.typeIntoMap(googleImage, u"typed"_s);
    QVERIFY(editor);
    QVERIFY(f.open.server.replaceBehindTheBack(u"alpha"_s,
        R"({"name":"alpha","description":"A","providermap":{"aws":{"image":"ami-2"},
            "google":{"image":"g-theirs","sshuser":"root"}}})"));
    f.refresh();
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(editor->text(), u"typed"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(f.value(u"alpha"_s, googleImage), Value::string(u"typed"_s));
}

void TestImageTypeForm::whatIsTypedInTheMapSurvivesTheEndOfItsLine()
{
    Form f;
    QVERIFY(f.typeIntoMap(googleImage, u"typed"_s));
    QVERIFY(f.open.server.replaceBehindTheBack(
        u"alpha"_s, R"({"name":"alpha","description":"A","providermap":{"aws":{"image":"ami-2"}}})"));
    f.refresh();
    QTRY_COMPARE(f.value(u"alpha"_s, googleImage), Value::string(u"typed"_s));
    QVERIFY(f.line(googleImage).isValid());
}

void TestImageTypeForm::whatIsTypedIsStagedBeforeTheSessionGoes()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"typed"_s);
    f.form.setSession(nullptr);
    QCOMPARE(f.value(u"alpha"_s, label), Value::string(u"typed"_s));
    QVERIFY(!f.field(u"Label"_s));
}

void TestImageTypeForm::whatCannotBeStagedIsTold()
{
    Form f;
    f.typeInto(f.field(u"Label"_s), u"typed"_s);
    f.session().setReadOnly(u"desk is read-only"_s);
    QTest::keyClick(f.field(u"Label"_s), Qt::Key_Return);
    QVERIFY(f.refused);
    QVERIFY2(f.refused->message.contains(u"desk is read-only"), qPrintable(f.refused->message));
    QVERIFY(f.refused->message.contains(u"typed"));
    QCOMPARE(f.field(u"Label"_s)->text(), u"typed"_s);
    QVERIFY(f.says(u"desk is read-only"_s));
}

void TestImageTypeForm::severalImageTypesAreEditedAsOneStep()
{
    Form f({u"alpha"_s, u"beta"_s, u"gamma"_s});
    QVERIFY(!f.field(u"Name"_s));
    f.typeInto(f.field(u"Description"_s), u"all the same"_s);
    QTest::keyClick(f.field(u"Description"_s), Qt::Key_Return);
    for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
        QCOMPARE(f.value(name, description), Value::string(u"all the same"_s));
    QCOMPARE(f.steps(), 1);
    QVERIFY(f.session().undo());
    QCOMPARE(f.session().changedCount(), 0);
}

void TestImageTypeForm::severalImageTypesGetAValueOfTheMapAsOneStep()
{
    Form f({u"alpha"_s, u"beta"_s, u"gamma"_s});
    auto* editor = f.typeIntoMap(googleUser, u"cloud"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
        QCOMPARE(f.value(name, googleUser), Value::string(u"cloud"_s));
    QCOMPARE(f.steps(), 1);
    f.map()->setCurrentIndex(f.line(googleUser));
    QTest::keyClick(f.map(), Qt::Key_Delete);
    QCOMPARE(f.steps(), 2);
    QVERIFY(f.value(u"beta"_s, googleUser).isAbsent());
    QVERIFY(f.session().undo());
    QVERIFY(f.session().undo());
    QCOMPARE(f.session().changedCount(), 0);
}

void TestImageTypeForm::differentValuesAreShownAsSuch()
{
    Form f({u"alpha"_s, u"beta"_s, u"gamma"_s});
    QCOMPARE(f.field(u"Icon"_s)->text(), u"linux.png"_s); // they share it
    QCOMPARE(f.field(u"Description"_s)->text(), QString());
    QVERIFY(f.field(u"Description"_s)->placeholderText().startsWith(u"3 different value"));
    QVERIFY(f.field(u"Label"_s)->placeholderText().startsWith(u"2 different value"));
    QVERIFY(f.line(googleImage).data().toString().startsWith(u"3 different value"));
    QCOMPARE(f.line(CellPath::entry(u"aws"_s, u"image"_s)).data().toString(), u"ami-1 · 1 of 3"_s);
}

void TestImageTypeForm::anEmptyFieldOverDifferentValuesChangesNothing()
{
    Form f({u"alpha"_s, u"beta"_s});
    auto* edit = f.field(u"Description"_s);
    f.typeInto(edit, u"x"_s);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(f.steps(), 0);
}

void TestImageTypeForm::lineBreaksAreKeptAndEdited()
{
    Form f({u"gamma"_s});
    auto* area = f.named<QPlainTextEdit>(u"Description"_s);
    QVERIFY(area);
    QCOMPARE(area->toPlainText(), u"one\ntwo"_s);
    area->setFocus();
    area->moveCursor(QTextCursor::End);
    QTest::keyClicks(area, u"!"_s);
    QTest::keyClick(area, Qt::Key_Return);
    QCOMPARE(f.value(u"gamma"_s, description), Value::string(u"one\r\ntwo!"_s)); // the breaks as they came
}

void TestImageTypeForm::shiftEnterMakesALineBreak()
{
    Form f;
    f.typeInto(f.field(u"Description"_s), u"one"_s);
    QTest::keyClick(f.field(u"Description"_s), Qt::Key_Return, Qt::ShiftModifier);
    auto* area = f.named<QPlainTextEdit>(u"Description"_s);
    QVERIFY(area && area->hasFocus());
    QTest::keyClicks(area, u"two"_s);
    QTest::keyClick(area, Qt::Key_Return);
    QCOMPARE(f.value(u"alpha"_s, description), Value::string(u"one\ntwo"_s));
}

void TestImageTypeForm::lineBreaksOfTheMapAreEdited()
{
    Form f({u"gamma"_s});
    f.map()->setFocus();
    f.map()->setCurrentIndex(f.line(googleImage));
    f.map()->edit(f.line(googleImage));
    auto* area = f.map()->viewport()->findChild<QPlainTextEdit*>();
    QVERIFY(area);
    QCOMPARE(area->toPlainText(), u"g-3\nx"_s);
    area->moveCursor(QTextCursor::End);
    QTest::keyClicks(area, u"y"_s);
    QTest::keyClick(area, Qt::Key_Return);
    QCOMPARE(f.value(u"gamma"_s, googleImage), Value::string(u"g-3\nxy"_s));
}

void TestImageTypeForm::aConflictIsSettledAtItsField()
{
    for (const bool mine : {true, false}) {
        Form f;
        f.open.set(u"alpha"_s, label, u"mine"_s);
        QVERIFY(f.open.server.replaceBehindTheBack(
            u"alpha"_s, R"({"name":"alpha","label":"theirs","description":"A","providermap":{}})"));
        f.refresh();
        QCOMPARE(f.session().conflictCount(), 1);
        QVERIFY(f.says(u"theirs"_s));
        f.press(mine ? u"Keep mine"_s : u"Take theirs"_s);
        QCOMPARE(f.session().conflictCount(), 0);
        QCOMPARE(f.field(u"Label"_s)->text(), mine ? u"mine"_s : u"theirs"_s);
        QCOMPARE(f.session().changedCount(), mine ? 1 : 0);
    }
}

void TestImageTypeForm::aConflictOfTheMapIsSettledBelowIt()
{
    Form f;
    f.open.set(u"alpha"_s, googleImage, u"mine"_s);
    QVERIFY(f.open.server.replaceBehindTheBack(u"alpha"_s,
        R"({"name":"alpha","description":"A","providermap":{"google":{"image":"theirs","sshuser":"root"}}})"));
    f.refresh();
    f.form.setCurrentCell(googleImage);
    QVERIFY(f.says(u"theirs"_s));
    f.press(u"Take theirs"_s);
    QCOMPARE(f.value(u"alpha"_s, googleImage), Value::string(u"theirs"_s));
    QVERIFY(!f.button(u"Take theirs"_s));
}

void TestImageTypeForm::aStagedFieldIsRevertedAtItsField()
{
    Form f;
    f.open.set(u"alpha"_s, label, u"mine"_s);
    QVERIFY(f.says(u"On the server: Alpha"_s));
    f.press(u"Revert"_s);
    QCOMPARE(f.session().changedCount(), 0);
    QVERIFY(!f.says(u"On the server"_s));
}

void TestImageTypeForm::aProviderIsAddedWithKeyAndValueAsOneStep()
{
    Form f;
    f.press(u"Add provider"_s);
    auto* dialog = f.window.findChild<QDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const auto boxes = dialog->findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 2);
    boxes[0]->setCurrentText(u"rackspace"_s);
    QCOMPARE(boxes[1]->currentText(), u"image"_s);
    f.typeInto(f.field(u"Value"_s), u"r-1"_s);
    QCOMPARE(f.steps(), 0);
    QTest::keyClick(f.field(u"Value"_s), Qt::Key_Return);
    QCOMPARE(f.value(u"alpha"_s, CellPath::entry(u"rackspace"_s, u"image"_s)), Value::string(u"r-1"_s));
    QCOMPARE(f.steps(), 1);
}

void TestImageTypeForm::aKeyThatIsThereIsNotAddedAgain()
{
    Form f;
    f.form.setCurrentCell(googleImage);
    f.press(u"Add key"_s);
    auto* dialog = f.window.findChild<QDialog*>();
    QVERIFY(dialog);
    const auto boxes = dialog->findChildren<QComboBox*>();
    QCOMPARE(boxes[0]->currentText(), u"google"_s);
    QVERIFY(!boxes[0]->isEnabled());
    boxes[1]->setCurrentText(u"sshuser"_s);
    f.typeInto(f.field(u"Value"_s), u"x"_s);
    QVERIFY(f.says(u"google has the key sshuser already"_s));
    QVERIFY(!f.button(u"Add"_s)->isEnabled());
    boxes[1]->setCurrentText(u"flavor"_s);
    QVERIFY(f.button(u"Add"_s)->isEnabled());
}

void TestImageTypeForm::removeTakesTheKeyAndTheProviderWithItsLast()
{
    Form f;
    f.form.setCurrentCell(CellPath::entry(u"aws"_s, u"image"_s));
    f.press(u"Remove"_s);
    QCOMPARE(f.steps(), 1);
    QVERIFY(f.session().draft(u"alpha"_s)->providerMap().find(u"aws"_s) == nullptr);
    QVERIFY(f.session().undo());
    QCOMPARE(f.session().changedCount(), 0);
}

void TestImageTypeForm::namesAndValuesInUseAreOffered()
{
    Form f;
    auto* editor = f.typeIntoMap(googleUser, u"a"_s);
    QVERIFY(editor && editor->completer());
    QStringList offered;
    for (int row = 0; row < editor->completer()->completionModel()->rowCount(); ++row)
        offered += editor->completer()->completionModel()->index(row, 0).data().toString();
    QCOMPARE(offered, QStringList{u"admin"_s}); // as gamma has it; root does not match
    QTest::keyClick(editor, Qt::Key_Escape);

    f.map()->setCurrentIndex(f.line(googleUser, ProviderMapModel::ProviderColumn));
    f.map()->edit(f.map()->currentIndex());
    QLineEdit* name = nullptr;
    for (auto* each : f.map()->viewport()->findChildren<QLineEdit*>()) {
        if (each->isVisible())
            name = each;
    }
    QVERIFY(name);
    QTest::keyClicks(name, u"rack"_s);
    QVERIFY(name->completer());
    QCOMPARE(name->completer()->currentCompletion(), u"rackspace"_s);
}

void TestImageTypeForm::providersWithoutAMappingAreTold()
{
    Form f;
    QVERIFY(f.says(u"No mapping for rackspace"_s));
    f.form.setSelection({u"beta"_s});
    QVERIFY(f.says(u"No mapping for aws, rackspace"_s));
}

void TestImageTypeForm::aRefusedImageTypeIsReadOnlyAndSaysWhy()
{
    Form f;
    f.session().setReadOnly(u"desk is read-only"_s);
    QVERIFY(f.field(u"Label"_s)->isReadOnly());
    QVERIFY(!f.button(u"Add provider"_s)->isEnabled());
    QVERIFY(!f.button(u"Rename…"_s)->isEnabled());
    QVERIFY(f.says(u"desk is read-only"_s));
}

void TestImageTypeForm::aValueThatIsNoStringIsNotTypedOver()
{
    Form f;
    auto draft = *f.session().draft(u"alpha"_s);
    draft.setValue(label, Value::rawJson(u"5"_s));
    QVERIFY(f.session().replaceDraft(u"alpha"_s, draft, u"Edit"_s));
    QCOMPARE(f.field(u"Label"_s)->text(), u"5"_s);
    QVERIFY(f.field(u"Label"_s)->isReadOnly());
}

void TestImageTypeForm::theTablesCurrentCellIsTheCurrentLine()
{
    Form f;
    f.form.setCurrentCell(googleUser);
    QCOMPARE(f.map()->currentIndex().row(), f.line(googleUser).row());
    f.form.setSelection({u"beta"_s});
    QCOMPARE(f.map()->currentIndex().row(), f.line(googleUser).row()); // the same line of the next one
}

void TestImageTypeForm::aDeletedOneIsRevertedBesideItsNote()
{
    Form f;
    f.window.resize(300, 800);
    QVERIFY(f.session().remove({u"alpha"_s}, u"Delete"_s));
    QTRY_VERIFY(f.says(u"Staged for deletion"_s));
    QAbstractButton* revert = f.button(u"Revert"_s);
    QVERIFY(revert);
    QLabel* note = nullptr;
    for (auto* each : f.window.findChildren<QLabel*>())
        note = each->isVisible() && each->text().startsWith(u"Staged for deletion") ? each : note;
    const QRect words(note->mapTo(&f.window, QPoint()), note->size());
    const QRect link(revert->mapTo(&f.window, QPoint()), revert->size());
    QVERIFY(link.left() >= words.right());
    QVERIFY(link.top() < words.bottom() && link.bottom() > words.top());
    QVERIFY(f.window.rect().contains(link));
    f.press(u"Revert"_s);
    QVERIFY(!f.session().isDirty());
}

QTEST_MAIN(TestImageTypeForm)
#include "tst_imagetypeform.moc"
