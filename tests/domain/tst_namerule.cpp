// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/namerule.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestNameRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesExactlyTheNamesOfTheServersRule();
    void theByteRuleIsTheSame();
    void refusesWhatAnAddressCannotHold_data();
    void refusesWhatAnAddressCannotHold();
    void eachCauseHasItsOwnSentence();
    void foldingJoinsNamesThatDifferInCaseOnly();
};

void TestNameRule::takesExactlyTheNamesOfTheServersRule()
{
    QVERIFY(rc::check("1 to 255 of [a-zA-Z0-9_.-]", [] {
        static const std::string legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
        const auto length = *rc::gen::inRange<size_t>(1, 256);
        std::string name = *rc::gen::container<std::string>(length, rc::gen::elementOf(legal));
        RC_PRE(name != "." && name != "..");
        RC_ASSERT(checkName(QString::fromStdString(name)).has_value());
        const auto wrong = *rc::gen::suchThat(rc::gen::inRange<char16_t>(0, 0x2fff),
            [](char16_t c) { return c > 0x7f || legal.find(char(c)) == std::string::npos; });
        QString broken = QString::fromStdString(name);
        broken.insert(*rc::gen::inRange<qsizetype>(0, qsizetype(length) + 1), QChar(wrong));
        const auto refused = checkName(broken);
        RC_ASSERT(!refused.has_value());
        RC_ASSERT(refused.error().kind == Error::Kind::Invalid);
    }));
}

void TestNameRule::theByteRuleIsTheSame()
{
    QVERIFY(rc::check("isAddressableName == checkName", [](const std::string& text) {
        const std::string suffix
            = *rc::gen::elementOf(std::vector<std::string>{"", ".", "..", std::string(250, 'a')});
        const QString name = QString::fromLatin1(QByteArray::fromStdString(text + suffix));
        RC_ASSERT(isAddressableName(name.toUtf8()) == checkName(name).has_value());
    }));
}

void TestNameRule::refusesWhatAnAddressCannotHold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("told");
    QTest::newRow("empty") << QString() << u"needs a name"_s;
    QTest::newRow("dot") << u"."_s << u"“.” means a folder"_s;
    QTest::newRow("dots") << u".."_s << u"“..” means a folder"_s;
    QTest::newRow("blank") << u"a b/c"_s << u"“a b/c” holds a blank"_s;
    QTest::newRow("slash") << u"a/b"_s << u"“a/b” holds “/”"_s;
    QTest::newRow("placeholder") << u"a%1"_s << u"“a%1” holds “%”"_s;
    QTest::newRow("line break") << u"a\n"_s << u"holds U+000A"_s;
    QTest::newRow("no-break space") << u"a\u00a0"_s << u"holds U+00A0"_s;
    QTest::newRow("emoji") << u"a😀"_s << u"holds “😀”"_s;
    QTest::newRow("umlaut") << u"ü"_s << u"holds “ü”"_s;
    QTest::newRow("long") << QString(256, u'x') << u"has 256 characters"_s;
}

void TestNameRule::refusesWhatAnAddressCannotHold()
{
    QFETCH(QString, name);
    QFETCH(QString, told);
    const auto checked = checkName(name);
    QVERIFY(!checked.has_value());
    QVERIFY2(checked.error().message.contains(told), qPrintable(checked.error().message));
    QVERIFY(!isAddressableName(name.toUtf8()));
}

void TestNameRule::eachCauseHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (const QString& name : {u""_s, u"."_s, u"a b"_s, QString(300, u'x')})
        sentences.insert(checkName(name).error().message);
    QCOMPARE(sentences.size(), 4);
}

void TestNameRule::foldingJoinsNamesThatDifferInCaseOnly()
{
    QCOMPARE(caseFolded(u"CentOS-6"_s), caseFolded(u"centos-6"_s));
    QVERIFY(caseFolded(u"centos-6"_s) != caseFolded(u"centos_6"_s));
}

QTEST_GUILESS_MAIN(TestNameRule)
#include "tst_namerule.moc"
