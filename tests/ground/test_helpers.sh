#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What tests/support/with-* promise to the tests that run inside them.
set -euo pipefail
support=$(dirname "$(readlink -f "$0")")/../support

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

round_trip='printf secret | secret-tool store --label=test app flavormap && secret-tool lookup app flavormap'
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
export TMPDIR=$temporary

keyring_gives_back_what_it_was_given() {
    [ "$("$support/with-keyring" sh -c "$round_trip")" = secret ] || fail "no round trip through the keyring"
}

each_keyring_starts_empty() {
    [ -z "$("$support/with-keyring" sh -c 'secret-tool lookup app flavormap || true')" ] ||
        fail "a secret of an earlier session is there"
}

desktop_has_screen_window_manager_and_accessibility() {
    local script='xdotool getdisplaygeometry && xdotool get_num_desktops >/dev/null &&
        /usr/bin/python3 -c "import pyatspi; print(pyatspi.Registry.getDesktop(0).name)"'
    [ "$("$support/with-desktop" sh -c "$script")" = $'1440 900\nmain' ] || fail "the desktop is incomplete"
    [ "$(FLAVORMAP_SCREEN=1024x640 "$support/with-desktop" xdotool getdisplaygeometry)" = "1024 640" ] ||
        fail "the asked for size is not kept"
}

keyring_and_desktop_nest_either_way() {
    [ "$("$support/with-desktop" "$support/with-keyring" sh -c "$round_trip")" = secret ] || fail "keyring in desktop"
    [ "$("$support/with-keyring" "$support/with-desktop" sh -c "$round_trip")" = secret ] || fail "desktop in keyring"
}

status_and_input_are_handed_through() {
    local status=0
    [ "$(echo given | "$support/with-desktop" "$support/with-keyring" cat)" = given ] || fail "standard input is lost"
    "$support/with-desktop" "$support/with-keyring" sh -c 'exit 7' || status=$?
    [ "$status" -eq 7 ] || fail "exit status $status instead of 7"
}

# Processes are known by their environment: the session's folder is in it.
left_over() {
    grep -qszxF "FLAVORMAP_TEST_SESSION=$1" /proc/[0-9]*/environ
}

nothing_is_left_after_signal() {
    local signal=$1 helper session tries
    mkfifo "$temporary/$signal"
    # shellcheck disable=SC2016 # the inner shell expands it
    "$support/with-desktop" "$support/with-keyring" \
        sh -c 'echo "$FLAVORMAP_TEST_SESSION" >"$0"; exec sleep 1000' "$temporary/$signal" &
    helper=$!
    read -r session <"$temporary/$signal"
    left_over "$session" || fail "the check itself is blind"
    kill -s "$signal" "$helper"
    wait "$helper" 2>/dev/null || true
    for ((tries = 0; tries < 200; tries++)); do
        left_over "$session" || return 0
        sleep 0.05
    done
    fail "processes are left after $signal"
}

small_disk_is_that_of_an_ordinary_user() {
    local script='test "$(id -u)" -ne 0 && test "$(df --output=size -k "$FLAVORMAP_SMALL_DISK" | tail -1)" -eq 1024 &&
        cd "$FLAVORMAP_SMALL_DISK" && echo given >here && cat "$FLAVORMAP_READ_ONLY_DISK/here" &&
        ! touch "$FLAVORMAP_READ_ONLY_DISK/there" 2>/dev/null &&
        mkdir -m 500 closed && ! touch closed/file 2>/dev/null && touch "$HOME/file" && dirname "$FLAVORMAP_SMALL_DISK" && exit 7' status=0 out
    out=$("$support/with-smalldisk" sh -c "$script") || status=$?
    [[ $status:$out == 7:given$'\n'/* ]] || fail "with-smalldisk ended with $status and said: $out"
    [ ! -e "${out#*$'\n'}" ] || fail "a folder is left of the small disk"
    mkdir -m 700 "$temporary/closed"
    cp "$(type -P expr)" "$temporary/closed/program"
    [ "$("$support/with-smalldisk" "$temporary/closed/program" 2 + 3)" = 5 ] || fail "a program where others can't look"
}

# In a container without the right to mount, and nobody to ask.
without_the_right_to_mount_it_says_so_or_asks_sudo() {
    local said stubs=$temporary/stubs
    mkdir "$stubs"
    printf '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n' >"$stubs/unshare"
    printf '#!/bin/sh\nexit 1\n' >"$stubs/sudo"
    chmod +x "$stubs"/*
    if said=$(PATH="$stubs:$PATH" "$support/with-smalldisk" touch "$temporary/ran" 2>&1) || [ -e "$temporary/ran" ]; then
        fail "no small disk, and the test runs"
    fi
    [[ $said == *"no small disk can be mounted here: unshare failed: Operation not permitted"*CAP_SYS_ADMIN* ]] ||
        fail "with-smalldisk says: $said"

    printf '#!/bin/sh\n[ "$1" = -u ] && echo 1000 || exec %s "$@"\n' "$(type -P id)" >"$stubs/id"
    printf '#!/bin/sh\n[ "$2" = true ] || { echo "as root: $*"; exit 7; }\n' >"$stubs/sudo"
    chmod +x "$stubs"/*
    said=$(PATH="$stubs:$PATH" "$support/with-smalldisk" program argument) || said+=" $?"
    [ "$said" = "as root: -n --preserve-env $(readlink -f "$support/with-smalldisk") program argument 7" ] ||
        fail "sudo was asked for: $said"
}

keyring_gives_back_what_it_was_given
each_keyring_starts_empty
desktop_has_screen_window_manager_and_accessibility
keyring_and_desktop_nest_either_way
status_and_input_are_handed_through
nothing_is_left_after_signal TERM
nothing_is_left_after_signal KILL
small_disk_is_that_of_an_ordinary_user
without_the_right_to_mount_it_says_so_or_asks_sudo
echo "passed"
