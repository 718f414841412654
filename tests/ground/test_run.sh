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
    for command in './run -- ARGS' './run build' './run tests' './run tour' './run pictures' './run bench' './run fuzz' './run --help'; do
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

# A copy of ./run whose programs only say how they were called, and where.
make_stub_tree() {
    local tree path program
    tree=$(mktemp -d -p "$temporary")
    mkdir -p "$tree"/{bin,build/bin,build-fuzz,build-sanitize,tests/fuzz,tests/tour,tests/bench,tests/pictures,tests/support,tests/desktop}
    cp run "$tree/run"
    touch "$tree/CMakePresets.json" "$tree"/build{,-fuzz,-sanitize}/build.ninja
    for program in build/bin/flavormap tests/{tour/run-tour,bench/run-bench,pictures/run-pictures,fuzz/run-fuzz}; do
        make_stub "$tree" "$program" "echo \"$program in \$PWD: \$*\""
    done
    make_stub "$tree/bin" dpkg-query "for package; do case \$package in -*) ;; *) echo \"installed \$package\" ;; esac; done"
    for program in cmake nproc; do
        make_stub "$tree/bin" "$program" true
    done
    make_stub "$tree/bin" xdotool '[ "$DISPLAY" = :answers ]'
    echo "$tree"
}

# In the tree's folder `elsewhere`, without the display of the person who starts the tests.
run_stubbed() {
    local tree=$1
    shift
    mkdir -p "$tree/elsewhere"
    (cd "$tree/elsewhere" && env -u WAYLAND_DISPLAY PATH="$tree/bin:$PATH" "$@")
}

without_a_display_it_plays_the_tour() {
    local tree said
    tree=$(make_stub_tree)
    for display in -uDISPLAY DISPLAY=:gone; do
        said=$(run_stubbed "$tree" env "$display" ../run)
        grep -q '^No display here' <<<"$said" || fail "it does not say why the tour is played: $said"
        grep -q '^tests/tour/run-tour in' <<<"$said" || fail "no tour is played with $display: $said"
    done
    said=$(run_stubbed "$tree" env DISPLAY=:answers ../run)
    [ "$said" = "build/bin/flavormap in $tree/elsewhere: --sandbox" ] || fail "with a display: $said"
}

relative_paths_are_the_callers() {
    local tree said
    tree=$(make_stub_tree)
    said=$(run_stubbed "$tree" ../run tour --out here)
    [ "$said" = "tests/tour/run-tour in $tree/elsewhere: --out here" ] || fail "tour: $said"
    said=$(run_stubbed "$tree" ../run bench --json here.json)
    [ "$said" = "tests/bench/run-bench in $tree/elsewhere: --json here.json" ] || fail "bench: $said"
    said=$(run_stubbed "$tree" ../run pictures --out here)
    [ "$said" = "tests/pictures/run-pictures in $tree/elsewhere: --out here" ] || fail "pictures: $said"
    said=$(run_stubbed "$tree" ../run fuzz --only tsv)
    [ "$said" = "tests/fuzz/run-fuzz in $tree/elsewhere: --only tsv" ] || fail "fuzz: $said"
    said=$(run_stubbed "$tree" ../run fuzz --long)
    [ "$said" = "tests/fuzz/run-fuzz in $tree/elsewhere: --seconds 3600" ] || fail "fuzz --long: $said"
    said=$(run_stubbed "$tree" ../run -- --config 'a b')
    [ "$said" = "build/bin/flavormap in $tree/elsewhere: --config a b" ] || fail "--: $said"
}

tour_knows_its_arguments_and_its_size() {
    local tree said status
    tree=$(make_stub_tree)
    cp tests/tour/run-tour "$tree/tests/tour/run-tour"
    make_stub "$tree" tests/support/with-keyring 'echo "$FLAVORMAP_SCREEN $*"; case "$*" in *dark*) exit 1 ;; esac'
    status=0
    said=$(run_stubbed "$tree" env FLAVORMAP_SCREEN=1024x640 ../run tour --out here) || status=$?
    [ "$status" -eq 1 ] || fail "a failed tour ends with $status"
    grep -q "^1440x900 .* --look light --pictures $tree/elsewhere/here$" <<<"$said" || fail "tour --out here: $said"
    grep -q "^1440x900 .* --look dark --pictures $tree/elsewhere/here$" <<<"$said" || fail "tour --out here: $said"
    [ -d "$tree/elsewhere/here" ] || fail "tour --out makes no folder"
    for arguments in --out nonsense '--out here nonsense'; do
        status=0
        # shellcheck disable=SC2086 # words
        said=$(run_stubbed "$tree" ../run tour $arguments 2>&1) || status=$?
        [ "$status" -eq 2 ] || fail "tour $arguments ends with $status"
        grep -q '^Usage: ./run tour' <<<"$said" || fail "tour $arguments says: $said"
        ! grep -q 'unbound variable' <<<"$said" || fail "tour $arguments says: $said"
    done
}

long_tests_try_2000_cases() {
    local tree said
    tree=$(make_stub_tree)
    make_stub "$tree/bin" ctest 'echo "${RC_PARAMS:-as usual}: $*"'
    said=$(run_stubbed "$tree" env -u RC_PARAMS ../run tests -R edit --long)
    [ "$said" = 'max_success=2000: --preset release -j2 -R edit' ] || fail "tests --long: $said"
    said=$(run_stubbed "$tree" env -u RC_PARAMS ../run tests)
    [ "$said" = 'as usual: --preset release -j2' ] || fail "tests: $said"
}

tests_can_leave_out_the_window() {
    local tree said
    tree=$(make_stub_tree)
    make_stub "$tree/bin" ctest 'echo "ctest $*"'
    make_stub "$tree/bin" cmake 'echo "cmake $*"'
    said=$(run_stubbed "$tree" env ../run tests --sanitize --below-gui -R edit)
    grep -q '^cmake --build build-sanitize .*--target tests-below-gui$' <<<"$said" || fail "it builds: $said"
    grep -q '^ctest --preset sanitize -j2 -L below-gui -R edit$' <<<"$said" || fail "it runs: $said"
}

for promise in help_lists_the_commands unknown_command_fails_with_the_help second_build_has_nothing_to_do \
    without_root_and_sudo_it_says_what_to_ask_for with_sudo_it_installs_only_what_is_missing \
    without_a_display_it_plays_the_tour relative_paths_are_the_callers tour_knows_its_arguments_and_its_size \
    long_tests_try_2000_cases tests_can_leave_out_the_window; do
    "$promise"
    echo "passed: $promise"
done
