#!/usr/bin/env bash
# Lints proto/ with buf and compares it with the last tag. Exit status 77: not done, and why.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
buf=$here/node_modules/.bin/buf

skip() { echo "skipped: $1"; exit 77; }

if [ ! -x "$buf" ]; then
  command -v npm >/dev/null 2>&1 || skip "npm is not installed, so buf is not either"
  log=$(cd "$here" && npm install --no-package-lock --no-audit --no-fund 2>&1) ||
    skip "npm could not install @bufbuild/buf: $(tail -n 1 <<<"$log")"
fi

"$buf" lint "$root/proto"
echo "buf lint: fine"

tag=$(git -C "$root" describe --tags --abbrev=0 2>/dev/null || true)
if [ -z "$tag" ]; then
  echo "buf breaking: no tag yet to compare with"
  exit 0
fi
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
git -C "$root" archive "$tag" proto | tar -x -C "$before"
"$buf" breaking "$root/proto" --against "$before/proto"
echo "buf breaking: compatible with $tag"
