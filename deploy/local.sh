#!/usr/bin/env bash
# The four services and a redis-server on this machine; `./x up` and `./x down` call it.
# usage: local.sh up|down RUN_DIR BIN_DIR
#
# RUN_DIR holds pid files, logs, the store and Redis's socket; the store stays after `down`.
set -euo pipefail
action=$1 run=$2 bin=$3
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
services=(ingest segmentation extraction scoring)
parser=dudao-parser  # reads formats other than text, started by dudao-ingest from its own folder
declare -A port=([ingest]=7701 [segmentation]=7702 [extraction]=7703 [scoring]=7704)
patience=${DUDAO_UP_SECONDS:-20}

# Ours and alive: the pid file names a process that runs the very program.
alive() {  # NAME PROGRAM
  [ -s "$run/$1.pid" ] && [ "$(ps -o comm= -p "$(cat "$run/$1.pid")" 2>/dev/null)" = "${2:0:15}" ]
}

program() { [ "$1" = redis ] && echo redis-server || echo "dudao-$1"; }

start() {  # NAME COMMAND…
  local name=$1; shift
  setsid "$@" >>"$run/$name.log" 2>&1 </dev/null &
  echo $! >"$run/$name.pid"
  # Until it has become the program it is still a shell, and looks like a stranger.
  while ! alive "$name" "$(program "$name")" && kill -0 $! 2>/dev/null; do sleep 0.05; done
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

fail() {  # NAME
  echo "dudao-$1 没有启动起来。日志最后几行（$run/$1.log）：" >&2
  tail -n 5 "$run/$1.log" >&2
  down
  exit 1
}

wait_for() {  # NAME CONDITION…
  local name=$1; shift
  for _ in $(seq $((patience * 10))); do
    "$@" && return 0
    alive "$name" "$(program "$name")" || break
    sleep 0.1
  done
  fail "$name"
}

up() {
  mkdir -p "$run"
  [ -x "$bin/$parser" ] || { echo "缺少 $bin/$parser：请先运行 ./x build" >&2; exit 1; }
  for name in "${services[@]}"; do
    [ -x "$bin/dudao-$name" ] || { echo "缺少 $bin/dudao-$name：请先运行 ./x build" >&2; exit 1; }
    if alive "$name" "dudao-$name"; then echo "已在运行（$run）；要重启请先 ./x down" >&2; exit 1; fi
    if listening "${port[$name]}"; then
      echo "端口 ${port[$name]} 已被别的程序占用，dudao-$name 无法启动：请先停止占用它的程序" >&2; exit 1
    fi
  done
  [ -s "$run/cache.secret" ] || (umask 077; head -c 32 /dev/urandom | base64 >"$run/cache.secret")
  export DUDAO_CACHE_SECRET; DUDAO_CACHE_SECRET=$(cat "$run/cache.secret")
  export DUDAO_DATA=$root/data
  local redis=(--cache-address "unix://$run/redis.sock") store=(--store-path "$run/dudao.db")
  start redis redis-server --port 0 --unixsocket "$run/redis.sock" --unixsocketperm 700 \
    --save '' --appendonly no --maxmemory 256mb --maxmemory-policy allkeys-lru --dir "$run"
  wait_for redis test -S "$run/redis.sock"
  start scoring "$bin/dudao-scoring" "${store[@]}"
  start extraction "$bin/dudao-extraction" "${redis[@]}"
  start segmentation "$bin/dudao-segmentation" "${redis[@]}"
  start ingest "$bin/dudao-ingest" "${store[@]}"
  for name in "${services[@]}"; do wait_for "$name" listening "${port[$name]}"; done
  echo "四个服务和 Redis 已启动："
  for name in "${services[@]}"; do
    printf '  %-20s gRPC 127.0.0.1:%s  日志 %s\n' "dudao-$name" "${port[$name]}" "$run/$name.log"
  done
  echo "数据库 $run/dudao.db。试一试：$bin/dudao submit data/samples --wait"
  echo "停止：./x down"
}

# Intake first, so that what is on the road still gets through.
down() {
  local name
  for name in ingest segmentation extraction scoring redis; do
    if alive "$name" "$(program "$name")"; then kill "$(cat "$run/$name.pid")" 2>/dev/null || true; fi
  done
  for name in ingest segmentation extraction scoring redis; do
    for _ in $(seq 150); do alive "$name" "$(program "$name")" || break; sleep 0.1; done
    if alive "$name" "$(program "$name")"; then kill -9 "$(cat "$run/$name.pid")" 2>/dev/null || true; fi
    rm -f "$run/$name.pid"
  done
}

case "$action" in
  up) up ;;
  down) down; echo "已停止。" ;;
  *) echo "usage: local.sh up|down RUN_DIR BIN_DIR" >&2; exit 2 ;;
esac
