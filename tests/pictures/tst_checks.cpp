// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of the pictures find what is wrong: a fault of each kind is planted, and the same window without
// it has none.
#include "pictures/checks.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// Paints one line of text in a colour, shortened or over another.
class Painted : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    QStringList lines{u"some words"_s};
    QColor ink = Qt::black;
    QRect clip;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        painter.setPen(ink);
        if (clip.isValid())
            painter.setClipRect(clip);
        for (const QString& line : lines)
            painter.drawText(10, 30, line);
    }
};

/// One fault begins with this, and there is no other.
bool isOnly(const QStringList& faults, const QString& begin)
{
    if (faults.size() == 1 && faults.first().startsWith(begin))
        return true;
    qInfo().noquote() << faults.join(u'\n');
    return false;
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(400, 300);
    }

    void aWindowInOrderHasNoFault()
    {
        auto* layout = new QHBoxLayout(m_window.get());
        layout->addWidget(new QLabel(u"Name"_s));
        auto* field = new QLineEdit(u"much longer than the field, which scrolls what is typed into it"_s);
        field->setMaximumWidth(100);
        layout->addWidget(field);
        auto* button = new QPushButton(u"Rename…"_s);
        layout->addWidget(button);
        for (QWidget* clicked : {static_cast<QWidget*>(field), static_cast<QWidget*>(button)})
            clicked->setMinimumHeight(28);
        QCOMPARE(shown(), QStringList());
    }

    void aLabelWithoutRoomIsCut()
    {
        auto* label = new QLabel(u"Longer than its place"_s, m_window.get());
        label->setGeometry(10, 10, 60, 30);
        QVERIFY(isOnly(shown(), u"cut"_s));
    }

    void aLabelUnderWhatItsPainterClipsIsCut()
    {
        add<Painted>()->clip = QRect(0, 0, 30, 60);
        QVERIFY(isOnly(shown(), u"cut"_s));
    }

    void whatIsScrolledAwayIsNotCut()
    {
        auto* area = add<QScrollArea>();
        auto* label = new QLabel(u"line\n"_s.repeated(100));
        area->setWidget(label);
        area->resize(200, 150);
        QCOMPARE(shown(), QStringList());
    }

    void lettersThatAreLeftOutAreShortened()
    {
        add<Painted>()->lines = {u"some…"_s};
        QVERIFY(isOnly(shown(), u"shortened"_s));
    }

    void lettersOverLettersAreFound()
    {
        add<Painted>()->lines = {u"some words"_s, u"others"_s};
        QVERIFY(isOnly(shown(), u"letters over letters"_s));
    }

    void paleLettersAreHardToRead()
    {
        add<Painted>()->ink = QColor(0x80, 0x80, 0x80); // 3.9:1 on white
        QVERIFY(isOnly(shown(), u"hard to read"_s));
        m_window->findChild<Painted*>()->ink = QColor(0x70, 0x70, 0x70); // 5:1
        QCOMPARE(shown(), QStringList());
    }

    void lettersOnTheGroundOfAnotherWidgetAreLookedAt()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
        m_window->setPalette(dark);
        auto* label = new QLabel(u"dark on dark"_s, m_window.get());
        QPalette text;
        text.setColor(QPalette::WindowText, Qt::black);
        label->setPalette(text);
        QVERIFY(isOnly(shown(), u"hard to read"_s));
    }

    void aDisabledLabelMayBePale()
    {
        auto* painted = add<Painted>();
        painted->ink = QColor(0xB0, 0xB0, 0xB0);
        painted->setEnabled(false);
        QCOMPARE(shown(), QStringList());
    }

    void aControlOutsideItsParentIsFound()
    {
        auto* button = new QPushButton(u"Ok"_s, m_window.get());
        button->setGeometry(380, 10, 60, 30);
        const QStringList faults = shown();
        QVERIFY(!faults.filter(u"outside its parent"_s).isEmpty());
    }

    void aSmallButtonIsFound()
    {
        auto* button = new QPushButton(m_window.get());
        button->setGeometry(10, 10, 40, 23);
        QVERIFY(isOnly(shown(), u"too small (40x23)"_s));
        button->resize(40, 24);
        QCOMPARE(shown(), QStringList());
    }

    void controlsOverOneAnotherAreFound()
    {
        for (const int left : {10, 60}) {
            auto* button = new QPushButton(m_window.get());
            button->setGeometry(left, 10, 60, 30);
        }
        QVERIFY(isOnly(shown(), u"over one another (10x30)"_s));
    }

private:
    template <typename Widget> Widget* add()
    {
        auto* widget = new Widget(m_window.get());
        widget->setGeometry(10, 10, 200, 60);
        return widget;
    }
    QStringList shown()
    {
        m_window->show();
        if (!QTest::qWaitForWindowExposed(m_window.get()))
            qFatal("not shown");
        return faultsOf(*m_window);
    }

    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestChecks)
#include "tst_checks.moc"
