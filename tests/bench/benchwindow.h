// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paintclock.h"

#include "app/startup.h"
#include "gui/shell/mainwindow.h"
#include "models/imagetypetablemodel.h"

#include <QJsonObject>

class QLineEdit;

namespace flavormap {

class MatrixView;

/// What a bench is told: how many image types the server has, how many of them it edits, and the program's
/// own arguments.
struct BenchArguments
{
    CommandLine commandLine; ///< an address, and a configuration folder
    int types = 0;
    int edits = 0;
    Clock::time_point begin; ///< of main()
};

/// The window of the program on a server, started as main() starts it.
class BenchWindow
{
public:
    enum class Begin : quint8 {
        Connected,   ///< as the command line says
        Connections, ///< shown and painted, with the list of connections: connect() goes on
    };
    BenchWindow(PaintClock& clock, const BenchArguments& arguments, Begin begin = Begin::Connected);
    /// Closes the window in order.
    ~BenchWindow();

    /// What the connect button does.
    void connect();
    /// All rows are there, the status bar says so, and that is painted: the moment.
    Clock::time_point awaitCatalogue();
    /// Waits until the table is painted with what it shows now.
    Clock::time_point awaitTable();
    /// Refresh, and the moment when the fresh catalogue is painted.
    Clock::time_point refresh();
    /// The draft is open, and what was stored of it is staged.
    void awaitDraft();
    /// Every staged edit is on the disk, and the status bar says so: the moment.
    Clock::time_point awaitSaved();
    /// Opens Review by its button and waits until it has read the list and can apply.
    QWidget* openReview();
    /// Clicks Apply and waits until each of them is verified: both moments.
    std::pair<Clock::time_point, Clock::time_point> apply(QWidget* review, int changes);

    /// One cell in each of `count` image types, all over the catalogue, to a value of its own.
    void stage(int count, const QString& mark);
    /// The image types that stage() edits.
    QStringList editedNames(int count) const;

    MainWindow* window() const { return m_window; }
    MatrixView* table() const;
    ImageTypeTableModel& model() const;
    QLineEdit* search() const;
    PaintClock& clock() const { return m_clock; }

private:
    PaintClock& m_clock;
    const BenchArguments m_arguments;
    Startup m_startup;
    QPointer<MainWindow> m_window;
};

// Each prints nothing: what it measured is in the object.
QJsonObject measureStart(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureMemory(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureSearch(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureSort(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureApply(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureGaps(PaintClock& clock, const BenchArguments& arguments);
QJsonObject measureFeel(PaintClock& clock, const BenchArguments& arguments);

} // namespace flavormap
