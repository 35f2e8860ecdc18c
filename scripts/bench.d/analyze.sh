# Analyses of a large and of a small history, both after 1,000 more runs: what is new should cost, and not all of history.
bench_analyze() {
  local where; where=$(machine)
  java "$home/src/test/java/sh/fabrik/bench/MakeRuns.java" 1000 2 "$work/more.csv.gz"
  gzip -dc "$work/more.csv.gz" | sed '2,$s/^/more-/' >"$work/more.csv"
  local history round
  for history in 10000 "$runs"; do
    java "$home/src/test/java/sh/fabrik/bench/MakeRuns.java" "$history" 1 "$work/history.csv.gz"
    "$fabrik" collect csv "$work/history.csv.gz" --project bench --db "$work/$history.db" >/dev/null
    for round in 1 2 3; do
      cp "$work/$history.db" "$work/first.db"
      JDK_JAVA_OPTIONS=-Xmx200m measure "first-$history" "$fabrik" analyze --project bench --as-of latest --db "$work/first.db"
    done
    mv "$work/first.db" "$work/$history.db"
    "$fabrik" collect csv "$work/more.csv" --project bench --db "$work/$history.db" >/dev/null
  done
  for round in $(seq "$rounds"); do
    for history in 10000 "$runs"; do
      JDK_JAVA_OPTIONS=-Xmx200m measure "more-$history" "$fabrik" analyze --project bench --as-of latest --db "$work/$history.db"
    done
  done
  sqlite3 "$work/$runs.db" "$whole_history" >"$work/out"  # once for the page cache
  rm -f "$work/runs.duckdb"
  plain_runs "$work/$runs.db"
  bench_java sh.fabrik.bench.DuckDb import "$work/table.sql" "$work/rows.csv" "$work/runs.duckdb" >/dev/null
  for round in $(seq "$rounds"); do
    measure whole-sqlite sqlite3 "$work/$runs.db" "$whole_history"
    bench_java sh.fabrik.bench.DuckDb query "$work/runs.duckdb" "$whole_history" >>"$work/whole-duckdb"
  done
  cat <<END
## Analysis of $runs runs, Java $(java_major)

$where. \`BENCH_RUNS=$runs BENCH_ROUNDS=$rounds scripts/bench analyze\`; medians of $rounds rounds, of 3 for
the first time, each on a copy; the heap is limited to 200 MB. The window is
the last 90 days of the history.

| what | wall s | processor s | peak MB |
|---|---|---|---|
$(line "first-$runs" "\`analyze --as-of latest\`, $runs runs, for the first time")
$(line "more-$runs" "the same, 1,000 runs later")
$(line more-10000 'the same on a history of 10,000 runs')
| one aggregate over all runs, per spec, version, model and limit: \`sqlite3\` | $(column whole-sqlite 1 | median) | $(awk '{ print $2 + $3 }' "$work/whole-sqlite" | median) | $(calc "printf \"%d\", $(column whole-sqlite 4 | median) / 1024") |
| the same: DuckDB, without the start of its process | $(median <"$work/whole-duckdb") | | |

1,000 runs later an analysis takes $(calc "printf \"%.2f\", $(ratio "more-$runs" more-10000)") times what it takes on a history of 10,000 runs (wanted: 1.5 or less).
END
}

# what an analysis would have to ask first, if no counters were kept
whole_history="SELECT spec_id, spec_fingerprint, model, memory_limit_bytes, count(*), sum(status = 'success'), sum(failure_reason = 'oom'),
  max(memory_peak_bytes), avg(memory_peak_bytes), avg(duration_seconds), sum(llm_cost_usd) FROM runs GROUP BY 1, 2, 3, 4"

line() {
  printf '| %s | %s | %s | %s |\n' "$2" "$(column "$1" 1 | median)" "$(awk '{ print $2 + $3 }' "$work/$1" | median)" \
    "$(calc "printf \"%d\", $(column "$1" 4 | median) / 1024")"
}
