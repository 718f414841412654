// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/comparison.h"
#include "domain/imagetype.h"
#include "domain/result.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace flavormap {

class EditSession;
class EmptyState;
class FieldNote;
class JsonEdit;

/// The draft of one image type as JSON, both ways: what is staged elsewhere shows here, what is typed here is
/// checked as it is typed and staged cell by cell when it is left (or by Ctrl+Return). Text that is not an
/// image type yet can't be staged: it is kept, for each image type, until it is mended or discarded.
class JsonTab : public QWidget
{
    Q_OBJECT

public:
    explicit JsonTab(QWidget* parent = nullptr);
    ~JsonTab() override;

    void setSession(EditSession* session); ///< null: none
    /// `refusal`: why they can't be edited; empty: they can.
    void show(const QStringList& names, const QString& refusal);
    /// Stages what was typed, if it can be.
    void commit();
    /// The image types whose text was typed and could not be staged.
    QStringList unfinished() const;

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    struct Typed
    {
        QString text;
        ImageType from; ///< the draft when typing began: what was typed is the difference from it
    };

    std::optional<ImageType> draft() const;
    Result<ImageType> read(qsizetype& problemAt) const;
    std::vector<CellChange> overtaken(const ImageType& wanted) const;
    void take();
    void check();
    void stage();
    void stageChanges(const std::vector<CellChange>& changes);
    void discard();
    void setText(const QString& text);
    void showDraft();
    void showMarks(const QByteArray& json, const ImageType& imageType);
    void sayProblem(const QString& message, qsizetype position);

    EditSession* m_session = nullptr;
    QString m_name;                ///< empty: nothing is shown
    QHash<QString, Typed> m_typed; ///< by name
    bool m_showing = false;        ///< the text is set, not typed
    QStackedWidget* m_pages;
    EmptyState* m_nothing;
    JsonEdit* m_edit;
    FieldNote* m_note;
};

} // namespace flavormap
