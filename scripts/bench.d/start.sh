# How long people and runs wait for a command to begin: whole processes beside a Hello World of the same Java in the same loop.
# FABRIK_BENCH_JDKS lists the Javas' homes; without it, the one that fabrik takes.
bench_start() {
  local where jdk; where=$(machine)
  cat <<END
## Start-up

$where. \`FABRIK_BENCH_JDKS="…" scripts/bench start\`; whole processes from the launcher on, milliseconds of wall clock, the commands one after
the other in each of the $start_rounds rounds; the ratio is that of the medians, and of the fastest rounds in brackets, where a busy machine disturbs least.

END
  for jdk in ${FABRIK_BENCH_JDKS:-$(java_home)}; do start_with "$jdk"; done
}

start_rounds=${BENCH_START_ROUNDS:-15}

tick() {  # tick NAME COMMAND…: appends the milliseconds to the file NAME
  local name=$1 begin=$EPOCHREALTIME; shift
  "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; echo "bench: failed: $*" >&2; exit 1; }
  calc "printf \"%.1f\n\", ($EPOCHREALTIME - $begin) * 1000" >>"$work/$name"
}

start_with() {  # start_with JAVA-HOME
  local jdk=$1 round; local FABRIK_JAVA_HOME=$1 FABRIK_DB=$work/start.db FABRIK_RULES=$work/rules XDG_CACHE_HOME=$work/start-cache
  export FABRIK_JAVA_HOME FABRIK_DB FABRIK_RULES XDG_CACHE_HOME
  rm -rf "$work"/start* "$work/rules" "$work/world"
  cp -r "$home/rules" "$work/rules"; cp -r "$home/fixtures/killed-at-2gi" "$work/world"
  echo 'public class Hello { public static void main(String[] a) { System.out.println("Hello"); } }' >"$work/Hello.java"
  "$jdk/bin/javac" -d "$work" "$work/Hello.java"
  cd "$work/world"
  "$fabrik" collect specs specs --project shop >&2
  "$fabrik" collect csv runs.csv --project shop >&2
  "$fabrik" analyze --as-of latest --project shop >&2
  await_archives
  for round in $(seq "$start_rounds"); do
    tick start-hello "$jdk/bin/java" -cp "$work" Hello
    tick start-stored "$fabrik" advise specs/api-impl.json --project shop --timeout 60s
    tick start-fired "$fabrik" advise specs/api-impl.json --project shop --timeout 60s --model "model-$round"
    tick start-suggest "$fabrik" suggest --project shop
    sed -i "s/minimumKills()      { return [0-9]*;/minimumKills()      { return $((round + 2));/" "$work/rules/advice/memory.drl"
    tick start-edited "$fabrik" advise specs/api-impl.json --project shop --timeout 60s
    FABRIK_START_CACHE=off tick start-plain "$fabrik" advise specs/api-impl.json --project shop --timeout 60s
    sed -i "s/minimumKills()      { return [0-9]*;/minimumKills()      { return 2;/" "$work/rules/advice/memory.drl"
  done
  cd "$home"
  printf '\n%s\n\n| what | median ms | x Hello | wanted |\n|---|---|---|---|\n' "$("$jdk/bin/java" -version 2>&1 | head -n 1)"
  start_row hello '`java -cp . Hello`' ''
  start_row stored '`advise`, decided ahead' '4 x'
  start_row fired '`advise`, rules fired' '10 x'
  start_row suggest '`suggest`, stored suggestions' '8 x'
  start_row edited '`advise` after an edited threshold' '2500 ms'
  start_row plain 'the same again without archives of classes' ''
}

start_row() {  # start_row NAME TEXT WANTED
  local hello mine
  hello=$(median <"$work/start-hello") mine=$(median <"$work/start-$1")
  printf '| %s | %.0f | %s (%s) | %s |\n' "$2" "$mine" "$(calc "printf \"%.1f\", $mine / $hello")" \
    "$(calc "printf \"%.1f\", $(sort -n "$work/start-$1" | head -1) / $(sort -n "$work/start-hello" | head -1)")" "$3"
}
