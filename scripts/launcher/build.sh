# Sourced by the launcher in a checkout: builds fabrik when a source is newer than its jar, or the jar newer than what packaging
# wrote about it, without which there are no start caches.

is_stale() {
  [ ! -f "$jar" ] && return 0
  [ "$jar" -nt "$lib/fabrik.jars" ] && return 0
  [ -d "$home/src/main" ] && [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$jar" -type f -print -quit 2>/dev/null)" ]
}

build_if_stale() {
  is_stale || return 0
  command -v mvn >/dev/null || die "Maven is needed to build fabrik once, and there is no mvn on the PATH. Install Maven and try again."
  printf 'fabrik: building %s (first use or changed sources; about a minute) …\n' "$home" >&2
  mkdir -p "$home/target"
  # one build at a time: a second launcher waits and then finds the jar
  exec 9>"$home/target/.build.lock"
  flock 9 2>/dev/null
  if is_stale; then
    mvn -B -q -f "$home/pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip -Dassembly.skipAssembly -Dcyclonedx.skip package >"$home/target/build.log" 2>&1 \
      || { tail -n 20 "$home/target/build.log" >&2; die "the build failed; the whole log is $home/target/build.log."; }
    touch "$jar" "$lib/fabrik.jars"
  fi
  exec 9>&-
}
