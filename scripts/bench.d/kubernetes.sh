# Sourced by scripts/bench: BENCH_JOBS (10000) Jobs with pods from a cluster. The cluster is a process of its own that writes its
# answers while it is asked, so its work and memory are not counted. JVM options are the launcher's, and a small heap.

bench_kubernetes() {
  local jobs=${BENCH_JOBS:-10000} folder=$work/cluster main=sh.fabrik.collect.kubernetes.live.ClusterBenchmark classes server java
  java=$(java_home)/bin/java
  local options=(-Xms32m -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1)
  mkdir -p "$folder"
  [ -d "$home/target/test-classes" ] || { echo "bench: target/test-classes is needed; run \"mvn test-compile\"" >&2; exit 1; }
  mvn -B -q -ntp -f "$home/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$folder/classpath" -Dmdep.includeScope=test >&2
  classes=$home/target/test-classes:$home/target/classes:$(cat "$folder/classpath")
  "$java" -Xmx256m -XX:+UseSerialGC -cp "$classes" "$main" serve "$jobs" "$folder/kubeconfig" >&2 &
  server=$!
  for _ in $(seq 100); do [ -s "$folder/kubeconfig" ] && break; sleep 0.1; done
  printf '## Jobs from a cluster, Java %s\n\nFrom a stub server; %s.\n\n' "$(java_major)" "$(machine)"
  "$java" "${options[@]}" -cp "$classes" "$main" read "$folder/kubeconfig" >"$folder/read" &&
    "$java" "${options[@]}" -cp "$classes" "$main" read "$folder/kubeconfig" "$folder/history.db" >"$folder/stored" ||
    { kill "$server"; echo "bench: the collect failed" >&2; exit 1; }
  kill "$server"
  sed 's/^/- /' "$folder/read" "$folder/stored"
}
