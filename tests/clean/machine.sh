#!/usr/bin/env bash
# A stranger's first hour on a fresh Debian 12: python3, apt and git, nothing else. Before a release, as root:
#   tests/clean/machine.sh [--keep]
# Clones the last commit into a chroot there, times ./run --demo until it answers, ./run setup without any
# network, and ./run test. Mirrors: MIRROR for debootstrap and apt, and the usual variables of uv, pip and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly SUITE=bookworm
readonly MIRROR="${MIRROR:-}" # empty: the one that debootstrap knows
readonly PORT="${PORT:-8990}"
readonly HOME_INSIDE=/srv/piaokatong
machine="$(mktemp -d)"
readonly machine

# Starts the demo, waits until it answers, stops it as a service manager would.
# shellcheck disable=SC2016 # the inner shell's own words
readonly DEMO='
  ./run --demo &
  until python3 -c "import urllib.request as r; r.urlopen(\"http://127.0.0.1:$PORT/readyz\")" 2>/dev/null; do
    kill -0 $! || exit 1
    sleep 0.2
  done
  kill -TERM "$(sed "s/.*\"pid\": \([0-9]*\).*/\1/" data-demo/lock)"
  wait $!'

main() {
  ((EUID == 0)) || { echo "root is needed (debootstrap, chroot)" >&2 && exit 2; }
  [[ ${1-} == --keep ]] || trap clean_up EXIT
  timed "debootstrap" build
  git clone --quiet . "$machine$HOME_INSIDE"
  timed "./run --demo, first start" inside sh -c "$DEMO"
  timed "./run --demo, second start, no network" offline sh -c "$DEMO"
  nobody_left
  timed "./run setup for all tasks" inside ./run setup
  timed "./run setup again, no network" offline ./run setup
  timed "./run test" inside env REQUIRE_ALL=1 ./run test
  echo "A clean machine: all passed. ($machine)"
}

build() {
  chmod 755 "$machine" # servers that refuse root run as somebody else
  debootstrap --variant=minbase --include=python3,git,ca-certificates "$SUITE" "$machine" ${MIRROR:+"$MIRROR"} >"$machine.log"
  cp /etc/resolv.conf "$machine/etc/resolv.conf"
  cp /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/ca-certificates.crt"
  # In a chroot no service is started by a package's installation.
  printf '#!/bin/sh\nexit 101\n' >"$machine/usr/sbin/policy-rc.d"
  chmod +x "$machine/usr/sbin/policy-rc.d"
  mount -t proc proc "$machine/proc"
  mkdir -p "$machine/dev/pts" "$machine/dev/shm"
  mount -t devpts devpts "$machine/dev/pts"
  mount -t tmpfs shm "$machine/dev/shm"
}

# The environment of a stranger: nothing of ours but mirrors and certificates.
inside() {
  local pass=()
  mapfile -t pass < <(env | grep -iE '^(UV_|PIP_|NPM_CONFIG_|SSL_|NODE_EXTRA_|https?_proxy|no_proxy)' || true)
  env -i "${pass[@]}" HOME=/root LANG=C.UTF-8 PORT="$PORT" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    "${network[@]}" chroot "$machine" sh -c "cd $HOME_INSIDE && exec \"\$@\"" - "$@"
}
network=()

# Loopback stays: the machine is alone, not broken.
# shellcheck disable=SC2016 # the inner shell's own words
offline() {
  local network=(unshare --net sh -c 'ip link set lo up && exec "$@"' -)
  inside "$@"
}

nobody_left() {
  local left
  left="$(inhabitants)"
  [[ -z $left ]] || { echo "left running: $left" >&2 && return 1; }
}

# Process ids that live in the chroot.
inhabitants() {
  local root
  for root in /proc/[0-9]*/root; do
    if [[ "$(readlink "$root" 2>/dev/null)" == "$machine"* ]]; then basename "$(dirname "$root")"; fi
  done
}

timed() {
  local name="$1" start=$SECONDS
  shift
  "$@"
  printf '%5d s  %s\n' "$((SECONDS - start))" "$name"
}

clean_up() {
  local pid
  for pid in $(inhabitants); do kill -KILL "$pid" 2>/dev/null || true; done
  umount -l "$machine"/dev/shm "$machine"/dev/pts "$machine"/proc 2>/dev/null || true
  rm -rf --one-file-system "$machine" "$machine.log"
}

main "$@"
