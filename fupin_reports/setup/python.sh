#!/bin/sh
# Prints the path of the first whole Python that is 3.11 or newer, for the Makefile. Where there is none it is installed
# (root or password-less sudo, with apt); otherwise one Chinese line says what to type, and the exit code is 1.
set -u

LIBRARIES="libglib2.0-0 libfontconfig1 libharfbuzz0b libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
PROBE='import sys
if sys.version_info < (3, 11):
    sys.exit(1)
import ctypes, decimal, tarfile, venv
print(sys.executable)'

find_python() {
    for name in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        path=$("$name" -c "$PROBE" 2>/dev/null) && printf '%s\n' "$path" && return 0
    done
    return 1
}

# The Debian packages of a new enough Python: the plain python3, unless the system's is known to be older than 3.11.
python_packages() {
    known=$(apt-cache show --no-all-versions python3 2>/dev/null | sed -n 's/^Version: 3\.\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${known:-11}" -lt 11 ]; then
        for minor in 13 12 11; do
            apt-cache show "python3.$minor-venv" >/dev/null 2>&1 && echo "python3.$minor python3.$minor-venv" && return
        done
    fi
    echo "python3 python3-venv"
}

say() { printf '%s\n' "$*" >&2; }

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n env "$@"; fi; }

install_python() {
    say "没有找到 Python 3.11 或更新版本，正在安装…"
    log=$(mktemp)
    as_root apt-get update </dev/null >"$log" 2>&1
    # shellcheck disable=SC2046 # several packages are several words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        -o DPkg::Lock::Timeout=60 $(python_packages) </dev/null >>"$log" 2>&1
}

find_python && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    say "错误：没有找到 Python 3.11 或更新版本，请安装后（要带 venv 和 pip）再运行一次。"
    exit 1
fi
may_install && install_python && find_python && exit 0

install="apt-get install -y --no-install-recommends $(python_packages) $LIBRARIES"
if [ "$(id -u)" = 0 ]; then
    command="apt-get update && $install"
elif command -v sudo >/dev/null 2>&1; then
    command="sudo apt-get update && sudo $install"
else
    command="su -c 'apt-get update && $install'"
fi
say "错误：需要 Python 3.11 或更新版本（要带 venv），请执行后再运行一次：$command${log:+（详细记录：$log）}"
exit 1
