# Sourced by the launcher: how the JVM is started. The cached start needs the same class path and modules as its training.

jvm_options() {  # jvm_options FIRST-WORD: sets options and class_path
  local stdout_terminal=false stderr_terminal=false columns=${COLUMNS:-}
  [ -t 1 ] && stdout_terminal=true
  [ -t 2 ] && stderr_terminal=true
  # what the JVM has to say about its caches must reach neither the answer nor people
  same_options=(-Xlog:disable)
  # before Java 22 only G1 takes the objects in the JDK's own archive, which saves more than its threads cost
  if [ "$java_major" -ge 22 ]; then same_options+=(-XX:+UseSerialGC); else same_options+=(-XX:+UseG1GC); fi
  [ "$java_major" -ge 22 ] && same_options+=(--enable-native-access=ALL-UNNAMED)
  options=("${same_options[@]}")
  case $1 in
    # a large import has two processors to share: this collector stops it for the shortest time, but would let its young part grow to a
    # gigabyte; what outlives one collection waits for its batch to be written, and is not worth copying twice; it runs long enough for
    # the better compiler, as do those below, but only for what runs four times as often as usual
    collect)
      options+=(-XX:-UseG1GC -XX:-UseSerialGC -XX:+UseParallelGC -XX:MaxNewSize=128m -XX:MaxTenuringThreshold=0
        -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2000 -XX:Tier4CompileThreshold=40000) ;;
    db | backtest | serve | watch) ;;
    # a few seconds, in which the better compiler takes more than it gives; G1 would take a gigabyte rather than collect, and while one
    # thread collects, the others that compute would wait; what is kept of a long history has room without collecting all of it, and what
    # outlives one collection is mostly kept to the end; a Java that throws compiled code away collects everything once a seventh of its
    # room for it is taken, and any Java does when the room for classes first grows, unless it begins as large as these need
    analyze | analyse)
      options+=(-XX:-UseG1GC -XX:-UseSerialGC -XX:+UseParallelGC -Xmn48m -XX:MaxTenuringThreshold=0 -XX:TieredStopAtLevel=1
        -XX:ReservedCodeCacheSize=96m -XX:MetaspaceSize=64m)
      may_begin_with 200 && options+=(-Xms200m) ;;
    # little of it runs often enough to be compiled, and it is over before a tool could look at its counters; a heap that begins with a
    # sixty-fourth of the machine's memory takes longer to set up than one with room for the few megabytes that it needs
    advise | suggest)
      options+=(-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=6 -XX:-UsePerfData)
      if may_begin_with 48; then if [ "$java_major" -ge 22 ]; then options+=(-Xms32m -Xmn24m); else options+=(-Xms48m); fi; fi ;;
    *) options+=(-XX:TieredStopAtLevel=1) ;;
  esac
  # what is over in seconds pays for every piece of memory that it touches first; who fills the memory with a file's pages would wait for
  # the kernel to make room for large ones
  case $1 in
    collect | db | backtest | serve | watch) ;;
    *) may_ask_for_large_pages && options+=(-XX:+UseTransparentHugePages) ;;
  esac
  logging_options "$1"
  options+=(-Dfabrik.home="$home" -Dfabrik.started="$started_ms" -Dfabrik.command="$command"
    -Dfabrik.stdout.terminal=$stdout_terminal -Dfabrik.stderr.terminal=$stderr_terminal)
  if [ -z "$columns" ] && { $stdout_terminal || $stderr_terminal; }; then columns=$(stty size 2>/dev/null </dev/tty); columns=${columns#* }; fi
  [ -n "$columns" ] && options+=(-Dfabrik.columns="$columns")
  class_path=$jar:$lib/'*'
  if read_stamp; then class_path_of "$1"; fi
}

# Where the kernel gives large pages to nobody, Java would say so in the middle of an answer.
may_ask_for_large_pages() {
  local modes=''
  { read -r modes </sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
  [[ $modes = *'[madvise]'* ]]
}

# Java refuses to start when its heap has to begin larger than the user lets it become.
may_begin_with() {  # may_begin_with MEGABYTES: fails where the user's own options let the heap become no larger, or say how it begins
  local given=" ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} ${_JAVA_OPTIONS:-} " size
  case $given in *-Xms* | *HeapSize* | *" @"*) return 1 ;; esac
  while [[ $given =~ -Xmx([0-9]+)([kKmMgGtT]?)(.*) ]]; do
    size=$(( 10#${BASH_REMATCH[1]} )) given=${BASH_REMATCH[3]}
    case ${BASH_REMATCH[2]} in [kK]) size=$(( size >> 10 )) ;; [mM]) ;; [gG]) size=$(( size << 10 )) ;; [tT]) size=$(( size << 20 )) ;; *) size=$(( size >> 20 )) ;; esac
    [ "$size" -ge "$1" ] || return 1
  done
}

# Whoever looks for a class or a service that nobody has opens all jars on the path, which takes longer than Hello World. So the
# commands that people and runs wait for get none of those that only collecting takes. SQLite's comes first, since its driver looks up
# its version in it.
class_path_of() {  # class_path_of FIRST-WORD: sets class_path
  local name IFS=:
  class_path=$jar
  for name in $jar_names; do
    case $1:$name in
      advise:kubernetes-* | advise:zjsonpatch-* | advise:org.eclipse.jgit-* | advise:JavaEWAH-*) ;;
      suggest:kubernetes-* | suggest:zjsonpatch-* | suggest:org.eclipse.jgit-* | suggest:JavaEWAH-*) ;;
      *:sqlite-jdbc-*) class_path=$lib/$name:$class_path ;;
      *) class_path=$class_path:$lib/$name ;;
    esac
  done
}

logging_options() {  # logging_options FIRST-WORD: unnamed, SLF4J would open every jar to look for its provider
  options+=(-Dslf4j.internal.verbosity=WARN)
  case $1 in advise | suggest) ;; *) options+=(-Dslf4j.provider=org.slf4j.jul.JULServiceProvider); return ;; esac
  # what goes wrong there is told by fabrik in one sentence, so no logger is needed
  options+=(-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider)
  # SQLite's driver makes date formats at its start; their names come faster from other tables than the usual ones, whose provider is
  # looked for in every jar: from the older tables, and where those are no more from Java's own last resort
  if [ "$java_major" -lt 21 ]; then options+=(-Djava.locale.providers=COMPAT); else options+=(-Djava.locale.providers=FALLBACK); fi
}

jars_hash='' jar_names=''

read_stamp() {  # what packaging wrote about the jars: their hash and their order
  [ -r "$lib/fabrik.jars" ] || return 1
  { read -r jars_hash && read -r jar_names; } <"$lib/fabrik.jars" && [ -n "$jar_names" ]
}
