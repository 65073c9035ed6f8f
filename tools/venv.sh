#!/usr/bin/env bash
# Make .venv with the given Python. Debian keeps `venv` in a package of its own: fetch it when we may, name it when not.
set -euo pipefail

python=${1:-python3}
cd "$(dirname "$0")/.."

fail() {
    printf 'error: %s\nhelp: %s\n' "$1" "$2" >&2
    exit 1
}

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$@" >/dev/null
    else
        fail "Debian packages are missing: $*" "run \`apt-get install $*\` as root, then try again"
    fi
}

[ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "Python 3.11 or newer is needed, found: $("$python" --version 2>&1 || echo none)" \
        "install it, or name it: \`make PYTHON=/path/to/python3.11\`"

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
"$python" -c 'import ensurepip, venv' 2>/dev/null || install "python$version-venv"

# A half-made environment is worse than none.
rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; exit 1; }
