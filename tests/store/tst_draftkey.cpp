// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftkey.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

class DraftKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differentKeysHaveDifferentFiles()
    {
        const QUuid one = QUuid::fromString(u"11111111-2222-3333-4444-555555555555"_s);
        const QList<DraftKey> keys{{one, u"https://a/v2"_s, u"ab"_s, u"c"_s},
            {one, u"https://a/v2"_s, u"a"_s, u"bc"_s}, {{}, u"https://a/v2"_s, u"ab"_s, u"c"_s},
            {one, u"https://a/v3"_s, u"ab"_s, u"c"_s}, {one, u"https://a:1/v2"_s, u"ab"_s, u"c"_s},
            {one, u"https://a/v2"_s, u"AB"_s, u"c"_s}, {}};
        QSet<QString> names;
        for (const DraftKey& key : keys)
            names.insert(key.fileName());
        QCOMPARE(names.size(), keys.size());
    }

    void theNameIsAlwaysAGoodFileName()
    {
        static const QRegularExpression good(u"^[a-z0-9][a-z0-9.-]{0,80}$"_s);
        const QStringList bases{u"https://coopr.example:55054/v2"_s, u"http://[::1]:1/"_s,
            u"../../etc/passwd"_s, u"http://../x"_s, u"https://"_s + QString(300, u'a') + u"/v2"_s,
            u"http://\u00fcml\u00e4ut.example/\n"_s, {}};
        for (const QString& base : bases) {
            const QString name = DraftKey{{}, base, u"a/b"_s, u"\0"_s}.fileName();
            QVERIFY2(good.match(name).hasMatch() && !name.contains(u".."_s), qPrintable(name));
        }
    }
};

QTEST_APPLESS_MAIN(DraftKeyTest)
#include "tst_draftkey.moc"
