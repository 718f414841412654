// SPDX-License-Identifier: GPL-3.0-or-later
// The header in two bands: providers over their keys, what is selected, what the table is sorted by.
#include "gui/paintedtable.h"

#include "gui/style/fonts.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const CellPath amazonUser = CellPath::entry(u"aws-us-east-1"_s, u"sshuser"_s);

struct HeaderTable : PaintedTable
{
    explicit HeaderTable(Qt::LayoutDirection direction = Qt::LeftToRight, int width = 300)
        : PaintedTable(false, direction)
    {
        for (int column = 1; column < model->columnCount(); ++column)
            view.setColumnWidth(column, width);
        view.showCell(u"centos-6"_s, CellPath::description());
    }

    /// The header's part above a column, in the picture.
    QRect band(int column, int number) const
    {
        const QHeaderView& header = *view.horizontalHeader();
        const QRect section(header.sectionViewportPosition(column), number * header.height() / 2,
            header.sectionSize(column), header.height() / 2);
        return section.translated(header.pos());
    }
    QRect band(const CellPath& path, int number) const { return band(model->columnOf(path), number); }
    QFont providerFont() const { return weighted(view.horizontalHeader()->font(), QFont::DemiBold); }
    /// Where the provider's name stands, and what comes after it, in its band.
    QRect nameIn(const QRect& span) const
    {
        return {span.left() + 8, span.top(),
            QFontMetrics(providerFont()).horizontalAdvance(u"aws-us-east-1"_s), span.height() - 2};
    }
    QRect behindName(const QRect& span) const
    {
        return {nameIn(span).right() + 4, span.top(), span.right() - nameIn(span).right() - 12,
            span.height() - 2};
    }
};

} // namespace

class TestMatrixHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProvidersNameSpansItsKeys()
    {
        HeaderTable table;
        table.look();
        const Tokens& t = table.tokens;
        const QRect image = table.band(amazonImage, 0);
        const QRect user = table.band(amazonUser, 0);
        const QRect span = image.united(user);
        QVERIFY(table.has(table.nameIn(span), t.text));
        QVERIFY(!table.has(user.adjusted(8, 0, -8, -2), t.text)); // once, not over each key
        // A hairline under the name over both keys, and the group's line at the end only.
        int hairline = 0;
        for (int x = span.left(); x <= span.right(); ++x)
            hairline += isLike(table.at({x, span.bottom()}), t.separator) ? 1 : 0;
        QVERIFY(hairline > span.width() - 20);
        QVERIFY(isLike(table.at({user.right(), user.center().y()}), t.group));
        QVERIFY(isLike(table.at({image.right(), image.center().y()}), t.window));
        QVERIFY(table.has(table.band(amazonUser, 1), t.muted)); // its own key
    }

    void theCountOfAProviderIsMutedBesideItsName()
    {
        HeaderTable table;
        table.look();
        const QRect span = table.band(amazonImage, 0).united(table.band(amazonUser, 0));
        QVERIFY(table.has(table.behindName(span), table.tokens.muted));
        QVERIFY(!table.has(table.behindName(span), table.tokens.text));
    }

    void theCountIsLeftOutWhereItDoesNotFit()
    {
        HeaderTable table;
        const int width = table.nameIn({}).width();
        table.view.setColumnWidth(table.model->columnOf(amazonImage), 60);
        table.view.setColumnWidth(table.model->columnOf(amazonUser), width - 60 + 40);
        table.look();
        const QRect span = table.band(amazonImage, 0).united(table.band(amazonUser, 0));
        QVERIFY(table.has(table.nameIn(span), table.tokens.text));
        QVERIFY(!table.has(table.behindName(span), table.tokens.muted));
    }

    void theCountFollowsWhatIsStaged()
    {
        HeaderTable table;
        table.look();
        const QRect span = table.band(googleImage, 0);
        const QImage before = table.picture.copy(span);
        QVERIFY(table.session.setCells({{u"sles-15"_s, googleImage, Value::string(u"g"_s)}}, u"Edit"_s));
        table.look();
        QVERIFY(before != table.picture.copy(span)); // 3 of 4 instead of 2
        QVERIFY(table.session.undo());
        table.look();
        QCOMPARE(table.picture.copy(span), before);
    }

    void theNameSticksToTheVisibleEdgeWhenItIsScrolledAway_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void theNameSticksToTheVisibleEdgeWhenItIsScrolledAway()
    {
        QFETCH(Qt::LayoutDirection, direction);
        HeaderTable table(direction);
        table.view.resize(700, 400);
        const int image = table.model->columnOf(amazonImage);
        QScrollBar& bar = *table.view.horizontalScrollBar();
        const int away = table.view.columnWidth(1) + 300; // more than the name is long
        QTRY_VERIFY(bar.maximum() >= away);
        bar.setValue(away);
        table.look();
        const QRect frozen = table.inPicture(table.view.frozenRect());
        const QRect section = table.band(image, 0);
        const bool rightToLeft = direction == Qt::RightToLeft;
        QVERIFY(rightToLeft ? section.right() > frozen.left() + 100 : section.left() < frozen.right() - 100);
        // The whole of the name beside the frozen Name: its first letters and its last.
        const int length = table.nameIn({}).width();
        const int first = rightToLeft ? frozen.left() - 9 - length : frozen.right() + 9;
        for (const int x : {first, first + length - 20})
            QVERIFY(table.has(QRect(x, section.top(), 20, section.height() - 2), table.tokens.text));
        // The frozen Name has no provider above it.
        QVERIFY(!table.has(QRect(frozen.left(), section.top(), frozen.width() - 2, section.height() - 1),
            table.tokens.text));
    }

    void selectedColumnsAreTintedAndUnderlined()
    {
        HeaderTable table;
        table.view.showCell(u"centos-6"_s, amazonImage);
        table.look();
        const Tokens& t = table.tokens;
        const QRect selected = table.band(amazonImage, 1);
        const auto ground = [&](const QRect& band) { return table.at({band.left() + 3, band.center().y()}); };
        QVERIFY(isLike(ground(selected), washed(t.window, t.selectedHeaderTint)));
        QVERIFY(isLike(table.at({selected.center().x(), selected.bottom() - 1}), t.focus));
        QVERIFY(isLike(ground(table.band(amazonUser, 1)), t.window));
        QVERIFY(isLike(ground(table.band(amazonImage, 0)), t.window)); // the provider is not selected
        table.clickHeader(table.model->columnOf(amazonImage), 0);
        table.look();
        QVERIFY(isLike(ground(table.band(amazonUser, 1)), washed(t.window, t.selectedHeaderTint)));
    }

    void theSortArrowStandsAfterTheKeyAndTurns()
    {
        HeaderTable table;
        table.view.setCurrentIndex({});
        const QRect key = table.band(amazonImage, 1);
        const int text = QFontMetrics(table.view.horizontalHeader()->font()).horizontalAdvance(u"image"_s);
        const QRect behind(key.left() + 8 + text + 4, key.top() + 4, 14, key.height() - 8);
        const auto arrow = [&] {
            table.look();
            return table.picture.copy(behind);
        };
        const QImage none = arrow();
        QVERIFY(isLike(none.pixelColor(behind.width() / 2, behind.height() / 2), table.tokens.window));
        table.clickHeader(table.model->columnOf(amazonImage), 1);
        const QImage up = arrow();
        QVERIFY(up != none);
        table.clickHeader(table.model->columnOf(amazonImage), 1);
        const QImage down = arrow();
        QVERIFY(down != none);
        QVERIFY(down != up);
        table.clickHeader(table.model->columnOf(amazonUser), 1);
        QCOMPARE(arrow(), none);
    }

    void namesThatAreBlankAreQuotedAndLongOnesElided()
    {
        const QString longName(200, u'p');
        PaintedTable table(false, Qt::LeftToRight,
            {"{'name':'a','providermap':{'" + longName.toUtf8() + "':{'image':'1'},' ':{'':'x'}}}"});
        const int blank = table.model->columnOf(CellPath::entry(u" "_s, u""_s));
        QCOMPARE(table.model->headerData(blank, Qt::Horizontal).toString(), u"\" \" \"\""_s);
        const int column = table.model->columnOf(CellPath::entry(longName, u"image"_s));
        QVERIFY(table.view.columnWidth(column) < 600);
        table.view.setCurrentIndex({});
        table.look();
        const QHeaderView& header = *table.view.horizontalHeader();
        const auto end = [&](int of) { return header.sectionViewportPosition(of) + header.sectionSize(of); };
        const auto edge = [&](int x) { // what stands round this place of the upper band
            return QRect(x - 7, 2, 14, header.height() / 2 - 4).translated(header.pos());
        };
        QVERIFY(table.has(edge(end(column) - 40).adjusted(-20, 0, 20, 0), table.tokens.text));
        QVERIFY(!table.has(edge(end(column)), table.tokens.text)); // stays in its own section
        QVERIFY(table.has(edge(header.sectionViewportPosition(blank) + 20).adjusted(-9, 0, 9, 0),
            table.tokens.text)); // the quotes
    }
};

} // namespace flavormap

QTEST_MAIN(flavormap::TestMatrixHeader)
#include "tst_matrixheader.moc"
