// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/generator.h"

#include <array>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
constexpr int mostProviders = 64;
constexpr qsizetype pathLength = 60;
constexpr int pathEvery = 8;
constexpr qsizetype imageTypeBytes = 648; ///< with 8 providers, without "version"

struct System
{
    const char* name;
    const char* label;
    const char* user;
};
constexpr std::array<System, 8> systems{{
    {"centos-7", "CentOS 7", "centos"},
    {"debian-12", "Debian bookworm", "admin"},
    {"fedora-39", "Fedora Cloud 39", "fedora"},
    {"rhel-8", "Red Hat Linux 8", "root"},
    {"rocky-9", "Rocky Linux 9", "rocky"},
    {"sles-15", "SLES 15 SP5", "root"},
    {"ubuntu-22.04", "Ubuntu 22.04 LTS", "ubuntu"},
    {"windows-2019", "Windows 2019", "admin"},
}};

QStringList providerNames(int count)
{
    QStringList names{u"google"_s, u"digitalocean"_s, u"joyent"_s, u"aws-us-east-1"_s, u"aws-us-west-1"_s,
        u"aws-us-west-2"_s, u"rackspace"_s, u"openstack"_s};
    while (names.size() < count)
        names.append(u"region-%1"_s.arg(int(names.size()) + 1, 2, 10, QChar(u'0')));
    return names.first(count);
}

/// A bijection of 64 bits (the end of SplitMix64), so that different numbers stay different.
quint64 mixed(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

QByteArray hex(quint64 number)
{
    return QByteArray::number(number, 16).rightJustified(16, '0');
}

const System& systemOf(int index)
{
    return systems[size_t(index) % systems.size()];
}
} // namespace

Generator::Generator(int providers, quint64 seed, Dialect dialect)
    : m_providers(providerNames(qBound(1, providers, mostProviders)))
    , m_seed(mixed(seed))
    , m_dialect(dialect)
{
}

QString Generator::name(int index) const
{
    return u"type-%1-%2"_s.arg(index, 7, 10, QChar(u'0')).arg(QLatin1StringView(systemOf(index).name));
}

QByteArray Generator::image(int index, int provider) const
{
    const quint64 number = mixed(m_seed + quint64(index) * mostProviders + quint64(provider));
    if ((index + provider) % pathEvery != 0)
        return "ami-0" + hex(number);
    const QByteArray path = QByteArray("projects/") + systemOf(index).name + "-cloud/global/images/";
    const QByteArray suffix = hex(number);
    return path + QByteArray(pathLength - path.size() - suffix.size(), 'v') + suffix;
}

QByteArray Generator::json(int index) const
{
    const System& system = systemOf(index);
    QByteArray map;
    for (int p = 0; p < int(m_providers.size()); ++p) {
        map += (p == 0 ? "\"" : ",\"") + m_providers[p].toLatin1() + "\":{\"image\":\"" + image(index, p)
            + "\",\"sshuser\":\"" + system.user + "\"}";
    }
    QByteArray text = "{\"name\":\"" + name(index).toLatin1() + "\",\"description\":\"" + system.label;
    const QByteArray end = ",\"providermap\":{" + map + "}}";
    if (const auto missing = imageTypeBytes - text.size() - end.size() - 1;
        m_providers.size() == 8 && missing > 0)
        text
            += missing == 1 ? "." : ' ' + hex(mixed(~m_seed - quint64(index))).repeated(4).first(missing - 1);
    text += m_dialect == Dialect::Server ? "\",\"version\":1" : "\"";
    return text + end;
}

} // namespace flavormap
