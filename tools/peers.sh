#!/usr/bin/env bash
# What the tests talk to besides Python: Debian's packages, and the message centre's parts from npm. Once, and again harmless.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    printf 'error: %s\nhelp: %s\n' "$1" "$2" >&2
    exit 1
}

# program or library -> package
declare -A needs=(
    [bearerbox]=kannel [fakesmsc]=kannel-extras [pdftotext]=poppler-utils [dovecot]=dovecot-imapd [fc-list]=fontconfig
    [node]=nodejs [npm]=npm [java]=openjdk-17-jre-headless
)
missing=()
for program in "${!needs[@]}"; do
    PATH="$PATH:/usr/sbin:/usr/lib/kannel/test" command -v "$program" >/dev/null || missing+=("${needs[$program]}")
done
ldconfig -p | grep -q libpangoft2-1.0.so || missing+=(libpangoft2-1.0-0)
ldconfig -p | grep -q libharfbuzz-subset.so || missing+=(libharfbuzz-subset0)
command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ] || missing+=(fonts-wqy-microhei)

if [ "${#missing[@]}" -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
    else
        fail "Debian packages are missing: ${missing[*]}" "run \`apt-get install ${missing[*]}\` as root, then try again"
    fi
fi

# Services that a package starts by itself are not the tests' own: each test starts what it needs.
npm ci --prefix tests/peers --no-audit --no-fund --silent
