#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test_controls.sh PROGRAMS: the tour must fail where it should, each time with 1, a FAILED line and a picture of it.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
programs=$1
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
export FLAVORMAP_SCREEN=1440x900 PYTHONDONTWRITEBYTECODE=1

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    cat "$temporary/said" >&2
    exit 1
}

# tour_fails SAYING [VARIABLE=VALUE]: the copy of the tour in $temporary/desktop, dark, with pictures.
tour_fails() {
    local saying=$1 status=0
    shift
    mkdir -p "$temporary/pictures"
    "$here/../support/with-keyring" "$here/../support/with-desktop" env "$@" /usr/bin/python3 \
        "$temporary/desktop/main_job.py" "$programs" --look dark --pictures "$temporary/pictures" \
        >"$temporary/said" 2>&1 || status=$?
    [ "$status" -eq 1 ] || fail "it ends with $status"
    tail -n 1 "$temporary/said" | grep -q "^FAILED .*$saying" || fail "its last line does not say: $saying"
    ! grep -q Traceback "$temporary/said" || fail "it ends with a traceback"
    compgen -G "$temporary/pictures/*-failed-dark.png" >/dev/null || fail "there is no picture of the failure"
    rm -r "$temporary/pictures" "$temporary/desktop"
    echo "passed: $saying"
}

# Where the server must have had a second write, a third is asked for.
cp -r "$here" "$temporary/desktop"
sed -i '/"label": "Jammy"/{n;s/"version": 2/"version": 3/}' "$temporary/desktop/expected.py"
! cmp -s "$here/expected.py" "$temporary/desktop/expected.py" || fail "the literal to falsify was not found"
tour_fails 'applied: ubuntu-22.04'

# A program that fails after a while stands for a helper that breaks in the middle.
mkdir "$temporary/bin"
for program in curl xdotool; do
    real=$(command -v "$program")
    cat >"$temporary/bin/$program" <<STUB
#!/bin/sh
echo >>"$temporary/calls"
[ "\$(wc -l <"$temporary/calls")" -gt 30 ] && [ $program = xdotool ] && [ "\$1" != mousemove ] && exit 9
[ $program = curl ] && exit 7
exec $real "\$@"
STUB
    chmod +x "$temporary/bin/$program"
    cp -r "$here" "$temporary/desktop"
    tour_fails "$program ended with" PATH="$temporary/bin:$PATH"
    rm "$temporary/bin/$program" "$temporary/calls"
done
