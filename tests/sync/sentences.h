// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QMap>
#include <QRegularExpression>
#include <QStringList>

namespace flavormap {

/// Gathers what the person is told of each cause, and complains where a sentence is not what was promised of
/// it: its kind, what it names (all of `names`), the next step, and that no other cause has the same words.
class Sentences
{
public:
    using Kind = Error::Kind;

    void tell(const QString& cause, const Error& error, Kind kind, QStringList names, const QString& nextStep)
    {
        const QString& said = error.message;
        if (error.kind != kind)
            complain(cause, QStringLiteral("is of kind %1").arg(int(error.kind)), said);
        if (!said.contains(nextStep))
            complain(cause, QStringLiteral("says nothing of “%1”").arg(nextStep), said);
        if (!said.endsWith(u'.') || said.contains(u"“”") || said.contains(u"()") || said.contains(u'\n'))
            complain(cause, QStringLiteral("is no sentence"), said);
        // What is named makes no difference, nor what the server says, nor a number.
        QString words = said;
        std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return a.size() > b.size(); });
        for (const QString& name : std::as_const(names)) {
            if (!said.contains(name))
                complain(cause, QStringLiteral("does not name “%1”").arg(name), said);
            words.replace(name, QStringLiteral("@"));
        }
        words.remove(QRegularExpression(QStringLiteral("“[^”]*”")));
        words.replace(QRegularExpression(QStringLiteral("\\d+")), QStringLiteral("#"));
        const QString other = m_causes.value(words, cause);
        if (other != cause)
            complain(cause, QStringLiteral("says the same as “%1”").arg(other), said);
        m_causes.insert(words, cause);
    }
    template <typename T>
    void tell(const QString& cause, const Result<T>& asked, Kind kind, const QStringList& names,
        const QString& nextStep)
    {
        if (asked)
            complain(cause, QStringLiteral("did not fail"), {});
        else
            tell(cause, asked.error(), kind, names, nextStep);
    }
    void tell(const QString& cause, const std::optional<Error>& error, Kind kind, const QStringList& names,
        const QString& nextStep)
    {
        if (!error)
            complain(cause, QStringLiteral("is no error"), {});
        else
            tell(cause, *error, kind, names, nextStep);
    }

    QString takeComplaints() { return std::exchange(m_complaints, {}).join(u'\n'); }
    int count() const { return int(m_causes.size()); }

private:
    void complain(const QString& cause, const QString& why, const QString& sentence)
    {
        m_complaints += QStringLiteral("“%1” %2: %3").arg(cause, why, sentence);
    }

    QMap<QString, QString> m_causes; ///< the bare words of a sentence -> of what
    QStringList m_complaints;
};

} // namespace flavormap
