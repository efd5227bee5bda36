#!/usr/bin/env python3
"""Dependencies point one way: proto <- common/text <- <stage>/core <- {server, worker} <- main.

usage: include_direction.py ROOT       checks every .h and .cc under common, services, cli
       include_direction.py --self-test

A link list does not guard this: a core that does not link gRPC still compiles its headers.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.M)

# What a core may include of the project, and of the outside beside the C++ library.
CORE_COMMON = ("common/text/", "common/yaml/", "common/status/", "common/metrics/")
CORE_OUTSIDE = ("absl/status/", "fmt/", "unicode/", "google/protobuf/", "dudao/v1/")
# C++ headers that mean I/O, clocks, threads, randomness or the environment.
CORE_BARRED = {"fstream", "iostream", "cstdio", "stdio.h", "filesystem", "chrono", "ctime", "time.h",
               "thread", "mutex", "condition_variable", "future", "random", "unistd.h", "semaphore"}
# Folders of common, lowest first: each may include itself and what stands before it.
COMMON_ORDER = [{"text"}, {"yaml", "status", "json", "metrics"}, {"config"}, {"obs"}, {"rpc", "queue", "cache", "store"}, {"stage"}]
COMMON_ALSO = {("rpc", "stage"), ("config", "stage")}  # the names of the stages


def rank(folder):
    return next((i for i, names in enumerate(COMMON_ORDER) if folder in names), len(COMMON_ORDER))


def core_fault(stage, included):
    if included.startswith(f"services/{stage}/core/") or included.startswith(CORE_COMMON):
        return None
    if included.startswith(("services/", "common/", "cli/")):
        return "a core includes common/{text,yaml,status,metrics} and itself only"
    if included.endswith(".grpc.pb.h") or included.startswith("grpc"):
        return "a core knows messages, not gRPC"
    if included in CORE_BARRED or included.startswith(("sys/", "netinet/")):
        return "a core has no I/O, clock, threads or randomness"
    if "/" in included and not included.startswith(CORE_OUTSIDE):
        return "a core includes std, absl/status, fmt, ICU and protobuf only"
    return None


def common_fault(folder, included):
    parts = included.split("/")
    if parts[0] in ("services", "cli"):
        return "common knows no service"
    if parts[0] != "common" or parts[1] == folder:
        return None
    # The digests and names of stages are below everything; the stage worker is above.
    if included == "common/stage/stage.h":
        return None
    if rank(parts[1]) >= rank(folder) and (folder, parts[1]) not in COMMON_ALSO:
        return f"common/{folder} is not above common/{parts[1]}"
    return None


def service_fault(stage, included):
    parts = included.split("/")
    if parts[0] == "cli":
        return "services do not know the command line"
    if parts[0] == "services" and parts[1] != stage:
        return "services meet in proto/ only"
    return None


def fault(path, included):
    """Why the file at `path` (relative) must not include `included`; None when it may."""
    parts = path.split("/")
    if parts[0] == "services" and len(parts) > 3 and parts[2] == "core":
        return core_fault(parts[1], included)
    if parts[0] == "services":
        return service_fault(parts[1], included)
    if parts[0] == "common":
        return common_fault(parts[1], included)
    return None


def self_test():
    bad = [("services/scoring/core/a.cc", "services/extraction/core/b.h"),
           ("services/scoring/core/a.cc", "common/store/store.h"),
           ("services/scoring/core/a.cc", "grpcpp/grpcpp.h"),
           ("services/scoring/core/a.cc", "fstream"),
           ("services/scoring/core/deep/a.cc", "thread"),
           ("services/ingest/worker/a.cc", "services/scoring/core/scorer.h"),
           ("services/ingest/main.cc", "cli/analysis.h"),
           ("common/text/a.cc", "common/config/options.h"),
           ("common/queue/a.cc", "services/ingest/core/ingester.h")]
    good = [("services/scoring/core/a.cc", "common/text/span.h"),
            ("services/scoring/core/a.cc", "dudao/v1/review.pb.h"),
            ("services/scoring/core/a.cc", "vector"),
            ("services/scoring/core/a.cc", "services/scoring/core/scorer.h"),
            ("services/ingest/worker/a.cc", "common/store/store.h"),
            ("cli/analysis.cc", "services/scoring/core/scorer.h"),
            ("common/store/a.cc", "common/text/sha256.h")]
    wrong = [c for c in bad if not fault(*c)] + [c for c in good if fault(*c)]
    for case in wrong:
        print("self-test:", case, fault(*case))
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    files = [p for top in ("common", "services", "cli") for p in sorted((root / top).rglob("*"))
             if p.suffix in (".h", ".cc")]
    if len(files) < 10:
        print(f"only {len(files)} files found under {root}: nothing was checked")
        return 1
    faults = 0
    for path in files:
        relative = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            why = fault(relative, match.group(1))
            if why:
                faults += 1
                line = text.count("\n", 0, match.start(1)) + 1
                print(f"{relative}:{line}: includes {match.group(1)}: {why}")
    print(f"{len(files)} files, {faults} includes against the direction")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
