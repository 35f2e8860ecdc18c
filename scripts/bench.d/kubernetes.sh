#!/usr/bin/env bash
# 10,000 Jobs with pods from a cluster: Jobs per second of fabrik's own time, and memory. The cluster is a process of its own that
# writes its answers while it is asked, so it is not counted. Usage: scripts/bench.d/kubernetes.sh [JOBS]; needs target/test-classes.
set -eu
cd "$(dirname "$0")/../.."
jobs=${1:-10000}
folder=$(mktemp -d)
classpath=target/test-classes:target/classes:$(cat target/bench.cp 2>/dev/null || {
  mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=target/bench.cp -Dmdep.includeScope=test >&2
  cat target/bench.cp
})
options=(-Xms32m -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1)
main=sh.fabrik.collect.kubernetes.live.ClusterBenchmark
java -Xmx256m -XX:+UseSerialGC -cp "$classpath" "$main" serve "$jobs" "$folder/kubeconfig" &
server=$!
trap 'kill "$server"; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/kubeconfig" ] && break; sleep 0.1; done
java "${options[@]}" -cp "$classpath" "$main" read "$folder/kubeconfig"
java "${options[@]}" -cp "$classpath" "$main" read "$folder/kubeconfig" "$folder/history.db"
