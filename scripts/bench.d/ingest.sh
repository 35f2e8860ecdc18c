# A large CSV history into an empty database, beside SQLite's own import of the same rows into a table with the same columns, key and
# indexes, and beside DuckDB's; then the same history again.
bench_ingest() {
  local where; where=$(machine)
  java "$home/src/test/java/sh/fabrik/bench/MakeRuns.java" "$runs" 1 "$work/runs.csv.gz"
  local round
  for round in $(seq "$rounds"); do
    rm -f "$work"/history.db* "$work"/imported.db*
    JDK_JAVA_OPTIONS=-Xmx300m measure collect "$fabrik" collect csv "$work/runs.csv.gz" --project bench --db "$work/history.db"
    if [ "$round" = 1 ]; then
      plain_runs "$work/history.db"
    fi
    sqlite3 "$work/imported.db" <"$work/table.sql"
    measure import sqlite3 "$work/imported.db" -cmd '.mode csv' ".import $work/rows.csv runs"
    JDK_JAVA_OPTIONS=-Xmx300m measure again "$fabrik" collect csv "$work/runs.csv.gz" --project bench --db "$work/history.db"
    rm -f "$work/imported.duckdb"
    bench_java sh.fabrik.bench.DuckDb import "$work/table.sql" "$work/rows.csv" "$work/imported.duckdb" >>"$work/duckdb"
  done
  local size; size=$(stat -c %s "$work/history.db")
  cat <<END
## Import of $runs runs, Java $(java_major)

$where. \`BENCH_RUNS=$runs BENCH_ROUNDS=$rounds scripts/bench ingest\`; medians of $rounds rounds; the heap is limited to 300 MB. Seconds of
processor are user and system time of all threads.

| what | wall s | rows/s | processor s | peak MB |
|---|---|---|---|---|
$(row collect '`collect csv` into an empty database')
$(row again 'the same `collect csv` again')
$(row import '`sqlite3 .import`, same columns, key and indexes')
| DuckDB's \`COPY\` of the same rows into the same table, without the start of its process | $(median <"$work/duckdb") | $(calc "printf \"%d\", $runs / $(median <"$work/duckdb")") | | |

Rows/s of \`collect csv\` against \`.import\`, each round by itself: **$(calc "printf \"%.0f\", 100 * $(ratio import collect)") %** (wanted: 60 % or more).
The second collect takes $(calc "printf \"%.2f\", $(ratio again collect)") times the first (wanted: 1 or less).
Size of the database: $(calc "printf \"%d\", $size / $runs") bytes per run, parts, keys, counters and indexes included.
END
}

row() {
  local wall; wall=$(column "$1" 1 | median)
  printf '| %s | %s | %s | %s | %s |\n' "$2" "$wall" "$(calc "printf \"%d\", $runs / $wall")" \
    "$(awk '{ print $2 + $3 }' "$work/$1" | median)" "$(calc "printf \"%d\", $(column "$1" 4 | median) / 1024")"
}
