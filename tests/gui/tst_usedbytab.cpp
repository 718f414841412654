// SPDX-License-Identifier: GPL-3.0-or-later
// The Used by tab: which cluster templates of a real server name the image type.
#include "gui/form/usedbytab.h"

#include "support/openworkspace.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct Tab
{
    Tab()
    {
        tab.resize(340, 500);
        tab.setVisible(true);
    }

    /// As the window does it once the templates were read.
    void read()
    {
        QTRY_VERIFY(open.workspace->templatesByImageType());
        tab.setUses(open.workspace->templatesByImageType());
    }
    void show(const QStringList& names) { tab.show(open.session(), names); }
    QStringList templates() const
    {
        QStringList names;
        const auto* list = tab.findChild<QListWidget*>();
        for (int row = 0; list->isVisible() && row < list->count(); ++row)
            names += list->item(row)->text();
        return names;
    }
    bool says(const QString& text) const
    {
        const auto labels = tab.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* each) { return each->isVisible() && each->text().contains(text); });
    }

    OpenWorkspace open; ///< the built-in catalogue with its templates
    UsedByTab tab;
};

} // namespace

class TestUsedByTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templatesAreListed();
    void aRenamedOneIsLookedForByItsOldName();
    void anImageTypeThatNoTemplateNamesSaysSo();
    void whatIsNotKnownIsNotCalledUnused();
    void severalRowsAreNotMixed();
};

void TestUsedByTab::templatesAreListed()
{
    Tab tab;
    tab.read();
    tab.show({u"ubuntu-12.04"_s});
    QVERIFY(!tab.templates().isEmpty());
    QCOMPARE(tab.templates(), tab.open.workspace->templatesByImageType()->value(u"ubuntu-12.04"_s));
    QVERIFY(tab.says(u"ubuntu-12.04"_s));
}

void TestUsedByTab::aRenamedOneIsLookedForByItsOldName()
{
    Tab tab;
    tab.read();
    tab.show({u"ubuntu-12.04"_s});
    const QStringList before = tab.templates();
    QTRY_COMPARE(tab.open.session().readOnlyReason(), QString());
    QVERIFY(tab.open.session().rename(u"ubuntu-12.04"_s, u"precise"_s));
    tab.show({u"precise"_s});
    QCOMPARE(tab.templates(), before);
}

void TestUsedByTab::anImageTypeThatNoTemplateNamesSaysSo()
{
    Tab tab;
    tab.read();
    tab.show({u"windows-2019"_s});
    QCOMPARE(tab.templates(), QStringList());
    QVERIFY(tab.says(u"Used by no template"_s));
}

void TestUsedByTab::whatIsNotKnownIsNotCalledUnused()
{
    Tab tab;
    tab.show({u"windows-2019"_s});
    QVERIFY(tab.says(u"Not known"_s));
    QVERIFY(!tab.says(u"Used by no template"_s));
}

void TestUsedByTab::severalRowsAreNotMixed()
{
    Tab tab;
    tab.read();
    tab.show({u"ubuntu-12.04"_s, u"windows-2019"_s});
    QCOMPARE(tab.templates(), QStringList());
    QVERIFY(tab.says(u"select a single row"_s));
}

QTEST_MAIN(TestUsedByTab)
#include "tst_usedbytab.moc"
