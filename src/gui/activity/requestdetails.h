// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"

#include <QPlainTextEdit>

namespace flavormap {

/// One request of Activity as text: what was sent, then what came.
class RequestDetails : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RequestDetails(QWidget* parent = nullptr);

    void show(const RequestRecord& record);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Tone : quint8 { Plain, Start, Header, Trouble };
    void fill();
    void addLine(const QString& text, Tone tone = Tone::Plain);
    void addMessage(const QList<QPair<QByteArray, QByteArray>>& headers, const QByteArray& body);

    RequestRecord m_record;
};

} // namespace flavormap
