// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/changesdialogs.h"

#include "gui/widgets/filedialog.h"
#include "gui/widgets/question.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QLocale>
#include <QPushButton>

namespace flavormap {

using namespace Qt::StringLiterals;
using Fit = IncomingChange::Fit;

namespace {

constexpr int namedAtMost = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ChangesDialogs)
};

/// The path that was chosen; empty: none.
QCoro::Task<QString> chosen(QPointer<QFileDialog> dialog)
{
    dialog->setNameFilters({Words::tr("Changes saved by Flavormap (*.json)"), Words::tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->open();
    co_await qCoro(static_cast<QDialog*>(dialog), &QDialog::finished);
    if (!dialog)
        co_return QString(); // its window was closed
    const QString path = dialog->result() == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString();
    dialog->deleteLater();
    co_return path;
}

QString listed(const QStringList& names)
{
    QString text = names.mid(0, namedAtMost).join(u", "_s);
    if (const qsizetype more = names.size() - namedAtMost; more > 0)
        text += u' ' + Words::tr("and %n more", nullptr, int(more));
    return text;
}

QString originOf(const SavedChanges& changes, const Connection& here)
{
    if (changes.place.base.isEmpty())
        return Words::tr("The file is of an older Flavormap, which did not note for which server they were.");
    QString text = Words::tr("Saved on %1 for %2, %3.")
                       .arg(QLocale().toString(changes.when, QLocale::ShortFormat), changes.connection,
                           shownPlace(changes.place));
    DraftKey place = here.draftKey();
    place.profile = {};
    if (!(changes.place == place))
        text += u' ' + Words::tr("That is another place than this connection.");
    return text;
}

/// How the changes of a file fit here, counted.
class Fits
{
public:
    explicit Fits(const std::vector<IncomingChange>& changes)
        : m_changes(changes)
    {
    }

    QStringList names(Fit fit) const
    {
        QStringList names;
        for (const IncomingChange& change : m_changes) {
            if (change.fit == fit)
                names += change.name;
        }
        return names;
    }
    int count(Fit fit) const { return int(names(fit).size()); }

    QStringList sentences() const
    {
        QStringList lines;
        if (const int clean = count(Fit::Clean))
            lines += Words::tr("%n change(s) fit as they are.", nullptr, clean);
        if (const QStringList all = names(Fit::Conflict); !all.isEmpty())
            lines
                += Words::tr("%n change(s) meet something else on the server, and are staged as conflicts to "
                             "be decided: %1.",
                    nullptr, int(all.size()))
                       .arg(listed(all));
        if (const QStringList all = names(Fit::Rival); !all.isEmpty())
            lines
                += Words::tr("%n image type(s) have other changes staged here: %1.", nullptr, int(all.size()))
                       .arg(listed(all));
        if (const int done = count(Fit::Done))
            lines += Words::tr("%n change(s) are on the server already.", nullptr, done);
        if (const int staged = count(Fit::Staged))
            lines += Words::tr("%n change(s) are staged here already.", nullptr, staged);
        return lines + refusals();
    }

private:
    QStringList refusals() const
    {
        const int refused = count(Fit::Refused);
        if (refused == 0)
            return {};
        QStringList lines{Words::tr("%n change(s) can't be staged here:", nullptr, refused)};
        for (const IncomingChange& change : m_changes) {
            if (change.fit == Fit::Refused && lines.size() <= namedAtMost)
                lines += u"• "_s + change.reason;
        }
        if (refused > namedAtMost)
            lines += Words::tr("and %n more", nullptr, refused - namedAtMost);
        return {lines.join(u'\n')};
    }

    const std::vector<IncomingChange>& m_changes;
};

} // namespace

QString shownPlace(const DraftKey& place)
{
    return Words::tr("%1 (tenant %2, user %3)").arg(place.base, place.tenant, place.user);
}

QCoro::Task<QString> askForChangesFile(QPointer<QWidget> window)
{
    QFileDialog* dialog = makeFileDialog(window, Words::tr("Open changes"), QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    co_return co_await chosen(dialog);
}

QCoro::Task<QString> saveChangesToFile(QPointer<QWidget> window, Profile about, SavedChanges changes)
{
    QFileDialog* dialog
        = makeFileDialog(window, Words::tr("Save changes to a file"), QFileDialog::AcceptSave);
    dialog->selectFile(Words::tr("flavormap-changes") + u".json"_s);
    const QString path = co_await chosen(dialog);
    if (path.isEmpty() || !window)
        co_return QString();
    window->setEnabled(false); // what is staged now would come too late
    const Result<void> saved = co_await writeChanges(path, std::move(changes));
    if (!window)
        co_return path;
    window->setEnabled(true);
    if (saved)
        co_return path;
    QPointer<Question> box = new Question(about, saved.error().message, {}, window);
    box->addButton(QMessageBox::Close);
    box->open();
    co_await qCoro(static_cast<QDialog*>(box), &QDialog::finished);
    if (box)
        box->deleteLater();
    co_return QString();
}

QCoro::Task<std::optional<Rivals>> askToStage(
    ChangesDesk desk, SavedChanges changes, std::vector<IncomingChange> all, QString file)
{
    const Connection& here = desk.workspace->connection();
    const Fits fits(all);
    const int free = fits.count(Fit::Clean) + fits.count(Fit::Conflict);
    const int rivals = fits.count(Fit::Rival);
    const QStringList lines = QStringList{originOf(changes, here)} + fits.sentences();
    QPointer<Question> box = new Question(here.identity(),
        Words::tr("“%1” holds %n change(s).", nullptr, int(all.size())).arg(file), lines.join(u"\n\n"_s),
        desk.window);
    QPushButton* keep = nullptr;
    QPushButton* replace = nullptr;
    if (rivals > 0) {
        if (free > 0)
            keep = box->addButton(
                Words::tr("Stage %n change(s), keep what is staged", nullptr, free), QMessageBox::AcceptRole);
        replace
            = box->addButton(Words::tr("Stage %n change(s), replace what is staged", nullptr, free + rivals),
                QMessageBox::DestructiveRole);
    } else if (free > 0) {
        keep = box->addButton(Words::tr("Stage %n change(s)", nullptr, free), QMessageBox::AcceptRole);
    }
    auto* cancel
        = box->addButton(keep || replace ? Words::tr("Cancel") : Words::tr("Close"), QMessageBox::RejectRole);
    box->setDefaultButton(keep ? keep : cancel);
    box->setEscapeButton(cancel);
    box->open();
    co_await qCoro(static_cast<QDialog*>(box), &QDialog::finished);
    if (!box)
        co_return std::nullopt; // its window was closed
    const QAbstractButton* clicked = box->clickedButton();
    box->deleteLater();
    if (clicked && clicked == keep)
        co_return Rivals::KeepStaged;
    if (clicked && clicked == replace)
        co_return Rivals::Replace;
    co_return std::nullopt;
}

} // namespace flavormap
