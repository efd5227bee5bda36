#!/usr/bin/env bash
# Brings divisions.tsv up to a newer list and prints the new table; what changed is said on standard
# error. See README.md.
#
#   data/divisions/import.sh LIST YEAR >new.tsv
#
# LIST holds all divisions of county level and above, a code and a name a line, parted by a comma, tab or
# spaces; lines without a six-digit code are passed over.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
list=$1 year=$2
[[ $year =~ ^[0-9]{4}$ ]] || { echo "import: $year is not a year" >&2; exit 2; }
table=$(dirname "$0")/divisions.tsv

merged=$(awk -v year="$year" '
  BEGIN { OFS = "\t" }
  function level(code) { return code ~ /0000$/ ? "province" : code ~ /00$/ ? "prefecture" : "county" }
  function say(what) { print "import: " what > "/dev/stderr" }
  NR == FNR {  # the newer list
    gsub(/["\r]/, ""); gsub(/[,\t ]+/, "\t")
    n = split($0, cell, "\t")
    for (i = 1; i < n; ++i) {
      if (cell[i] ~ /^[0-9][0-9][0-9][0-9][0-9][0-9]$/) { fresh[cell[i]] = cell[i + 1]; break }
    }
    next
  }
  FNR == 1 {
    for (code in fresh) ++count
    if (count < 3000) { say("only " count + 0 " divisions in the list: it should hold all"); exit 1 }
  }
  /^#/ || /^code\t/ || /^$/ { next }
  {
    split($0, row, "\t"); code = row[1]; name = row[2]
    if (row[5] != "") { print; next }
    if (code in fresh && fresh[code] == name) { known[code] = 1; print; next }
    say("gone: " code " " name)
    print code, name, row[3], row[4], year, (code in fresh ? code : "")
  }
  END {
    for (code in fresh) {
      if (code in known) continue
      say("new: " code " " fresh[code])
      print code, fresh[code], level(code), year
    }
  }
' "$list" "$table" | LC_ALL=C sort -t "$(printf '\t')" -k1,1 -k4,4)
grep -E '^(#|code	)' "$table"
printf '%s\n' "$merged"
