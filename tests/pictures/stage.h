// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/scenery.h"
#include "pictures/variation.h"

#include "app/startup.h"
#include "gui/shell/mainwindow.h"
#include "gui/table/matrixview.h"
#include "support/faultproxy.h"

#include <QImage>
#include <QTemporaryDir>

#include <functional>
#include <optional>

class QAbstractButton;
class QAction;
class QLineEdit;

namespace flavormap {

/// What a picture shows, and what was found to be wrong on it.
struct Picture
{
    QString name;
    QImage image;
    QStringList faults;
};

/// The running program on a screen, with a server of its own behind a wire that can be broken. It is moved
/// only as a person does: by the mouse, by keys, by its menus. What can't be done throws, with what it was.
class Stage
{
public:
    struct Options
    {
        SandboxOptions server{};
        std::function<void(FaultProxy&)> faults{};
        std::vector<Profile> saved{};                                ///< besides the one that is opened
        std::function<void(const Places&, const Profile&)> before{}; ///< the program starts
        bool isProduction = true;                                    ///< the one that is opened
        bool isReadOnly = false;
        bool isOpened = true; ///< else the program starts with the list of connections
    };

    Stage(const Variation& variation, bool dark);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// Starts the program. Once for a stage.
    void start(Options options);
    /// The catalogue is in the table, and can be edited.
    void untilReady();

    FaultProxy& wire() { return *m_wire; }
    SandboxServer& server() { return *m_server; }
    MainWindow* window() const;
    MatrixView* table() const { return window()->findChild<MatrixView*>(); }
    const Variation& variation() const { return m_variation; }

    /// The windows that are seen now, from the lowest to the topmost.
    QWidgetList shown() const;
    /// The topmost: where the keys go.
    QWidget* top() const;
    /// The words as the program shows them in this language.
    QString words(const QString& english) const;
    /// … the beginning of them.
    QString begun(const QString& english) const;

    void until(const std::function<bool()>& condition, const char* what) const;
    /// Some label that is seen begins with these words.
    bool says(const QString& begin) const;
    QAbstractButton* button(const QString& begin) const;
    QLineEdit* field(const QString& name) const;
    QAction* action(const QString& text) const;
    template <typename Widget> Widget* find() const
    {
        for (QWidget* each : shown()) {
            for (auto* found : each->findChildren<Widget*>()) {
                if (found->isVisible())
                    return found;
            }
        }
        return nullptr;
    }

    void press(const QString& buttonBegin);
    /// A button with a menu, which is open while `then` runs.
    void pressForMenu(const QString& buttonBegin, const std::function<void()>& then);
    void click(QWidget* widget) const;
    /// To the widget that has the keyboard, or to the popup that is open.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    void type(const QString& text) const;
    void typeInto(const QString& fieldName, const QString& text) const;
    void trigger(const QString& actionText);
    void openMenu(const QString& title);
    /// Clicks the entry of the menu that is open.
    void choose(const QString& begin);
    void selectCell(const QString& name, const CellPath& path) const;
    void typeIntoCell(const QString& name, const CellPath& path, const QString& text) const;
    /// Right click.
    void contextMenu(const QString& name, const CellPath& path) const;
    void openReview();
    void closeTop(); ///< by Esc

    void take(const QString& picture);
    void removeFiles() { m_dir.remove(); }
    const std::vector<Picture>& pictures() const { return m_pictures; }

private:
    QWidget* keyboard() const;

    const Variation& m_variation;
    const bool m_dark;
    Openings m_openings;
    QTemporaryDir m_dir;
    std::unique_ptr<SandboxServer> m_server;
    std::optional<FaultProxy> m_wire;
    std::unique_ptr<Startup> m_startup;
    std::unique_ptr<QTranslator> m_language;
    std::vector<Picture> m_pictures;
};

/// A way to some pictures. They are named after it: "review", "review-after".
struct Scene
{
    QString name;
    void (*play)(Stage& stage);
};

using Scenes = std::vector<Scene>;

Scenes connectionScenes();
Scenes emptyScenes();
Scenes tableScenes();
Scenes formScenes();
Scenes reviewScenes();
Scenes menuScenes();
Scenes dialogScenes();
Scenes draftScenes();

inline CellPath cell(const char* provider, const char* key)
{
    return CellPath::entry(QString::fromLatin1(provider), QString::fromLatin1(key));
}

} // namespace flavormap
