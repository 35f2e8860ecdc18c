# A large CSV history into an empty database, beside SQLite's own import of the same rows into a table with the same columns, key and
# indexes; then the same history again.
bench_ingest() {
  local where; where=$(machine)
  java "$home/src/test/java/sh/fabrik/bench/MakeRuns.java" "$runs" 1 "$work/runs.csv.gz"
  local round
  for round in $(seq "$rounds"); do
    rm -f "$work"/history.db* "$work"/imported.db*
    JDK_JAVA_OPTIONS=-Xmx300m measure collect "$fabrik" collect csv "$work/runs.csv.gz" --project bench --db "$work/history.db"
    if [ "$round" = 1 ]; then
      sqlite3 "$work/history.db" "SELECT sql || ';' FROM sqlite_master WHERE tbl_name = 'runs' AND sql IS NOT NULL ORDER BY type DESC" \
        | plain_columns >"$work/table.sql"
      sqlite3 -csv "$work/history.db" "SELECT * FROM runs ORDER BY rowid" >"$work/rows.csv"
    fi
    sqlite3 "$work/imported.db" <"$work/table.sql"
    measure import sqlite3 "$work/imported.db" -cmd '.mode csv' ".import $work/rows.csv runs"
    JDK_JAVA_OPTIONS=-Xmx300m measure again "$fabrik" collect csv "$work/runs.csv.gz" --project bench --db "$work/history.db"
  done
  local size; size=$(stat -c %s "$work/history.db")
  cat <<END
## Import of $runs runs

$where. \`BENCH_RUNS=$runs BENCH_ROUNDS=$rounds scripts/bench ingest\`; medians of $rounds rounds; the heap is limited to 300 MB. Seconds of
processor are user and system time of all threads.

| what | wall s | rows/s | processor s | peak MB |
|---|---|---|---|---|
$(row collect '`collect csv` into an empty database')
$(row again 'the same `collect csv` again')
$(row import '`sqlite3 .import`, same columns, key and indexes')

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

# .import gives every column a value, also one that SQLite would compute
plain_columns() { perl -0pe 's/--[^\n]*//g; s/GENERATED ALWAYS AS (\((?:[^()]++|(?1))*\)) VIRTUAL//g'; }
