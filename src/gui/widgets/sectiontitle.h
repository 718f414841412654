// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace flavormap {

/// The title of a part of a page: 600, an optional small detail after it ("6 of 7 providers"), a hairline to
/// the edge.
class SectionTitle : public QLabel
{
    Q_OBJECT

public:
    explicit SectionTitle(QWidget* parent = nullptr);
    explicit SectionTitle(const QString& title);

    void setDetail(const QString& detail);
    void setLineVisible(bool visible);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_detail;
    bool m_line = true;
};

} // namespace flavormap
