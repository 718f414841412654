#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What ./run promises, as far as it can be seen on a machine that has everything already.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# empty_path_with PROGRAM...: a folder with only these programs, to stand for a machine without the others.
empty_path_with() {
    local folder program
    folder=$(mktemp -d -p "$temporary")
    for program; do
        ln -s "$(command -v "$program")" "$folder/$program"
    done
    echo "$folder"
}

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
basics=(bash dirname readlink cat sort comm sed)

help_lists_the_commands() {
    local help command
    help=$(./run --help)
    for command in './run -- ARGS' './run build' './run tests' './run --help'; do
        grep -qF -- "$command" <<<"$help" || fail "--help does not list $command"
    done
    [ "$help" = "$(cd / && "$OLDPWD/run" --help)" ] || fail "--help differs in another folder"
}

unknown_command_fails_with_the_help() {
    if ./run nonsense >"$temporary/out" 2>&1; then
        fail "an unknown command succeeds"
    fi
    grep -q 'there is no command "nonsense"' "$temporary/out" || fail "an unknown command is not named"
    grep -q '^Usage' "$temporary/out" || fail "an unknown command does not show the help"
}

second_build_has_nothing_to_do() {
    ./run build >/dev/null
    ./run build >"$temporary/out"
    grep -q 'no work to do' "$temporary/out" || fail "a second build works again: $(cat "$temporary/out")"
    ! grep -q Configuring "$temporary/out" || fail "a second build configures again"
    [ -x build/bin/flavormap ] || fail "build/bin/flavormap is missing"
    [ -x build/bin/flavormap-sandbox ] || fail "build/bin/flavormap-sandbox is missing"
}

# A dpkg-query that knows no package, and an id that is nobody's.
make_stub() {
    printf '#!/bin/sh\n%s\n' "$3" >"$1/$2"
    chmod +x "$1/$2"
}

without_root_and_sudo_it_says_what_to_ask_for() {
    local path
    path=$(empty_path_with "${basics[@]}")
    make_stub "$path" dpkg-query 'exit 1'
    make_stub "$path" id 'echo 1000'
    if PATH="$path" "$path/bash" ./run build >"$temporary/out" 2>&1; then
        fail "packages are missing, no root, no sudo: and it succeeds"
    fi
    grep -q 'neither root nor have sudo.*apt-get install .* qt6-base-dev' "$temporary/out" ||
        fail "the message is: $(cat "$temporary/out")"
}

with_sudo_it_installs_only_what_is_missing() {
    local path
    path=$(empty_path_with "${basics[@]}")
    make_stub "$path" id 'echo 1000'
    make_stub "$path" dpkg-query "for package; do case \$package in -*|*-f*|ccache|qtkeychain-qt6-dev) ;;
        *) echo \"installed \$package\" ;; esac; done; exit 1"
    make_stub "$path" sudo "echo \"\$*\" >>'$temporary/sudo'; case \"\$*\" in *install*) exit 9 ;; esac"
    if PATH="$path" "$path/bash" ./run build >"$temporary/out" 2>&1; then
        fail "a failed installation is not told"
    fi
    grep -q 'could not be installed' "$temporary/out" || fail "the message is: $(cat "$temporary/out")"
    grep -q 'update$' "$temporary/sudo" || fail "the package lists are not updated first"
    grep -q 'install -y --no-install-recommends qtkeychain-qt6-dev$' "$temporary/sudo" ||
        fail "sudo was asked for: $(cat "$temporary/sudo")"
}

for promise in help_lists_the_commands unknown_command_fails_with_the_help second_build_has_nothing_to_do \
    without_root_and_sudo_it_says_what_to_ask_for with_sudo_it_installs_only_what_is_missing; do
    "$promise"
    echo "passed: $promise"
done
