#!/usr/bin/env bash
# Runs every benchmark and prints the result as Markdown; called by `./x bench`, which has built the
# release preset. usage: bench/run.sh BIN_DIR [TEXTS…]
#
# Speeds of single lines drift with the machine and its load; quote the ratios of one run.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bin=$1
shift
texts=("$@")
reports=${DUDAO_BENCH_REPORTS:-2000}
run=$(mktemp -d)
if [ ${#texts[@]} -eq 0 ]; then
  texts=("$run/texts")
  mkdir "$run/texts"
  "$bin/dudao-bench" compose --sentences "$root/bench/long_report.tsv" "$run/texts"
fi
one=$(find "${texts[@]}" -name '*.txt' | sort | sed -n 1p)
trap 'DUDAO_RUN_DIR=$run "$root/x" down >/dev/null 2>&1 || true; [ -z "${serve:-}" ] || kill "$serve" 2>/dev/null || true; rm -rf "$run"' EXIT

cpu=$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | sed 's/^ *//')
printf '| what | figure |\n|---|---|\n'
printf '| machine | %s cores, %s |\n' "$(nproc)" "$cpu"
"$bin/dudao-bench" analysis --data "$root/data" "${texts[@]}"
"$bin/dudao-bench" cold --program "$bin/dudao" "$one"

# Port 0 is the server's choice; it says which one it took.
"$bin/dudao" serve --store-path "$run/serve.db" --listen 127.0.0.1:0 --port-file "$run/port" >"$run/serve.log" 2>&1 &
serve=$!
for _ in $(seq 200); do [ -s "$run/port" ] && break; sleep 0.05; done
"$bin/dudao-bench" load --server "127.0.0.1:$(cat "$run/port")" --reports "$reports" \
  --label '`dudao serve`, one process' "${texts[@]}"
kill "$serve"; wait "$serve" || true; serve=

DUDAO_RUN_DIR=$run DUDAO_BIN_DIR=$bin "$root/x" up >"$run/up.log"
"$bin/dudao-bench" load --server 127.0.0.1:7701 --reports "$reports" \
  --label 'four processes and Redis' "${texts[@]}"
