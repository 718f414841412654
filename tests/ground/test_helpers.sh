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

keyring_gives_back_what_it_was_given
each_keyring_starts_empty
desktop_has_screen_window_manager_and_accessibility
keyring_and_desktop_nest_either_way
status_and_input_are_handed_through
nothing_is_left_after_signal TERM
nothing_is_left_after_signal KILL
echo "passed"
