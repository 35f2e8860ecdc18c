# The estimators inside an analysis, by JMH: what a spec costs once the JVM is warm.
bench_estimators() {
  local where; where=$(machine)
  bench_java org.openjdk.jmh.Main -f 1 -wi 5 -i 5 -w 1s -r 1s -rf csv -rff "$work/jmh.csv" >&2
  cat <<END
## Estimators, Java $(java_major)

$where. \`scripts/bench estimators\`: JMH, one fork, five seconds of warm-up, five of measurement.

| what | runs | time of one |
|---|---|---|
$(awk -F, 'NR > 1 { gsub(/"/, ""); sub(/.*\./, "", $1); printf "| %s | %s | %.3g %s |\n", $1, ($8 == "" ? "" : $8), $5, substr($7, 1, 2) }' "$work/jmh.csv")
END
}
