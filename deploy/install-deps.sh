#!/usr/bin/env bash
# Installs everything dudao needs to build, test and run on Debian 12.
# Idempotent: packages that are already there are left alone. Needs root (or sudo).
#
#   deploy/install-deps.sh            build, test and run
#   deploy/install-deps.sh --fuzz     also clang-16 with its sanitizer runtime (preset fuzz)
set -euo pipefail

packages=(
  # toolchain
  g++ cmake ninja-build ccache mold pkg-config git ca-certificates
  clang-format clang-tidy-16 python3
  # contracts and transport
  libgrpc++-dev protobuf-compiler protobuf-compiler-grpc libprotobuf-dev
  libzmq3-dev cppzmq-dev
  # text, storage, cache
  libicu-dev libsqlite3-dev sqlite3 libhiredis-dev redis-server redis-tools libssl-dev libzstd-dev
  # documents: poppler-data holds the character maps of Chinese fonts that a PDF does not embed
  libpoppler-cpp-dev poppler-data
  # everything else
  libabsl-dev libxxhash-dev libspdlog-dev libfmt-dev libcli11-dev libyaml-cpp-dev nlohmann-json3-dev
  prometheus-cpp-dev libmimalloc-dev
  # parsers of documents, and what locks them in
  libgumbo-dev libseccomp-dev zlib1g-dev libpugixml-dev
  # papers
  libxlsxwriter-dev
  # tests; chromium and a Chinese font to try the pages for a browser, LibreOffice without a screen to
  # open the tables and letters
  libgtest-dev libgmock-dev libbenchmark-dev npm chromium fonts-noto-cjk
  libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils
  # the schema of frameworks
  python3-jsonschema python3-yaml
)
[ "${1:-}" = "--fuzz" ] && packages+=(clang-16 libclang-rt-16-dev)

missing=()
for p in "${packages[@]}"; do
  case "$p" in
    # Provided by another source of the same tool on some machines (node images ship npm).
    npm) command -v npm >/dev/null 2>&1 && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
done
if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "install-deps: missing packages (${missing[*]}) and neither root nor sudo to install them" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "install-deps: installing ${#missing[@]} packages: ${missing[*]}"
# A server started by its package at install time would take the port our tests' own server wants.
policy=/usr/sbin/policy-rc.d
made_policy=
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod +x "$policy"
  made_policy=1
fi
trap '[ -z "$made_policy" ] || "${as_root[@]}" rm -f "$policy"' EXIT
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
  "${missing[@]}" >/dev/null
echo "install-deps: done"
