# Sourced by the launcher: `fabrik advise` fails open. Whatever goes wrong (no build, no Java, a hang, a crash), the run's own
# values are printed in the asked format, one line of reason goes to stderr, and the exit code is 0, all within --timeout counted
# from the launcher's start. --strict turns that into an exit code.

own_model='' own_memory='' format=text budget_ms=2000 strict=false

read_flags() {
  while [ $# -gt 0 ]; do
    case $1 in
      --format=*) format=${1#*=} ;;
      --format) format=${2:-}; [ $# -gt 1 ] && shift ;;
      --model=*) own_model=${1#*=} ;;
      --model) own_model=${2:-}; [ $# -gt 1 ] && shift ;;
      --memory=*) own_memory=${1#*=} ;;
      --memory) own_memory=${2:-}; [ $# -gt 1 ] && shift ;;
      --timeout=*) read_timeout "${1#*=}" ;;
      --timeout) read_timeout "${2:-}"; [ $# -gt 1 ] && shift ;;
      --strict) strict=true ;;
    esac
    shift
  done
}

read_timeout() {
  case $1 in
    *[!0-9ms]* | '') ;;
    *ms) budget_ms=${1%ms} ;;
    *s) budget_ms=$(( ${1%s} * 1000 )) ;;
    *m) budget_ms=$(( ${1%m} * 60000 )) ;;
    *) budget_ms=$(( $1 * 1000 )) ;;
  esac 2>/dev/null
}

left_ms() { echo $(( started_ms + budget_ms - ${EPOCHREALTIME/[.,]/} / 1000 )); }

sh_quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
json_quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g' | tr -d '\000-\037')"; }

own_values() {
  case $format in
    env)
      [ -n "$own_model" ] && printf 'FABRIK_MODEL=%s\n' "$(sh_quoted "$own_model")"
      [ -n "$own_memory" ] && printf 'FABRIK_MEMORY_LIMIT=%s\n' "$(sh_quoted "$own_memory")" ;;
    patch)
      if [ -n "$own_memory" ]; then
        printf '{"spec":{"template":{"spec":{"containers":[{"name":"fabrik","resources":{"limits":{"memory":%s}}}]}}}}\n' "$(json_quoted "$own_memory")"
      else
        printf '{}\n'
      fi ;;
    json)
      printf '{"schemaVersion":1,"open":true'
      [ -n "$own_model" ] && printf ',"model":{"value":%s,"origin":"kept"}' "$(json_quoted "$own_model")"
      [ -n "$own_memory" ] && printf ',"memory":{"value":%s,"origin":"kept"}' "$(json_quoted "$own_memory")"
      printf '}\n' ;;
    *)
      printf 'model   %s  (kept)\nmemory  %s  (kept)\ncpu     -  (kept)\n' "${own_model:--}" "${own_memory:--}" ;;
  esac
}

open() {  # open CODE SENTENCE
  printf 'fabrik: %s The run keeps its own values.\n' "$2" >&2
  own_values
  $strict && return "$1"
  return 0
}

advise() {
  local java answer code left
  shift
  read_flags "$@"
  java=$(find_java) || { open 1 "no Java 17 or newer was found; set FABRIK_JAVA_HOME or JAVA_HOME."; return; }
  [ -f "$jar" ] || { open 1 "fabrik is not built yet; run \"fabrik version\" once to build it."; return; }
  jvm_options
  left=$(left_ms)
  [ "$left" -gt 50 ] || { open 1 "the timeout of $budget_ms ms was over before Java started; give a longer --timeout."; return; }
  # the answer is held back until it is whole: a killed or crashed JVM leaves half of one
  if command -v timeout >/dev/null; then
    answer=$(timeout -s KILL "$(printf '%d.%03d' $((left / 1000)) $((left % 1000)))" "$java" "${options[@]}" -jar "$jar" advise "$@"; echo "x$?")
  else
    answer=$("$java" "${options[@]}" -jar "$jar" advise "$@"; echo "x$?")
  fi
  code=${answer##*x}
  answer=${answer%x*}
  case $code in
    0) printf '%s' "$answer" ;;
    124 | 137) open 1 "no answer within $budget_ms ms; give a longer --timeout or run \"fabrik analyze\" to warm its caches." ;;
    *) if $strict; then printf '%s' "$answer"; return "$code"; fi
       open 1 "Java ended with code $code." ;;
  esac
}
