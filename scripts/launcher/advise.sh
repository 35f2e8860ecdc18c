# Sourced by the launcher: `fabrik advise` fails open. Whatever goes wrong (no build, no Java, a hang, a crash), the run's own
# values are printed in the asked format, one line of reason goes to stderr, and the exit code is 0, all within --timeout counted
# from the launcher's start: of that time, an eighth is kept for falling back. --strict turns that into an exit code.

spec='' own_model='' own_memory='' own_cpu='' format=text budget_ms=2000 strict=false

read_flags() {
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*) flag "${1%%=*}" "${1#*=}" ;;
      --format | --model | --memory | --timeout | --db | --project | -p | --rules) flag "$1" "${2:-}"; [ $# -gt 1 ] && shift ;;
      --strict) strict=true ;;
      -*) ;;
      *) [ -z "$spec" ] && spec=$1 ;;
    esac
    shift
  done
}

flag() {
  case $1 in
    --format) format=$2 ;;
    --model) own_model=$2 ;;
    --memory) [[ $2 =~ ^[1-9][0-9]*([.][0-9]+)?([KMGTP]i|[kMGTP])?$ ]] && own_memory=$2 ;;
    --timeout) read_timeout "$2" ;;
  esac
}

read_timeout() {
  local number=${1%%[!0-9]*}
  [ -n "$number" ] && [ ${#number} -lt 7 ] || return 0
  case ${1#"$number"} in
    ms) budget_ms=$((10#$number)) ;;
    s | '') budget_ms=$((10#$number * 1000)) ;;
    m) budget_ms=$((10#$number * 60000)) ;;
  esac
}

left_ms() {  # what Java may take; falling back takes time too, most of all on the busy machine that made it necessary
  local reserve=$(( budget_ms / 8 ))
  [ "$reserve" -le 1000 ] || reserve=1000
  left=$(( started_ms + budget_ms - reserve - ${EPOCHREALTIME/[.,]/} / 1000 ))
}

sh_quoted() { printf "'%s'" "${1//\'/\'\\\'\'}"; }
json_quoted() { local text=${1//\\/\\\\}; text=${text//\"/\\\"}; printf '"%s"' "${text//[$'\001'-$'\037']/}"; }

read_spec() {  # what the command line leaves open, when a spec in JSON says it plainly
  local name value
  case $spec in *.json) ;; *) return 0 ;; esac
  [ -f "$spec" ] && [ -r "$spec" ] && command -v awk >/dev/null || return 0
  while read -r name value; do
    case $name in
      model) [ -n "$own_model" ] || own_model=$value ;;
      memory) [ -n "$own_memory" ] || own_memory=$value ;;
      cpu) own_cpu=$value ;;
    esac
  done < <(head -c 200000 -- "$spec" 2>/dev/null | LC_ALL=C awk -f "$launcher/spec-values.awk" 2>/dev/null)
}

own_values() {
  local limits=''
  case $format in
    env)
      [ -n "$own_model" ] && printf 'FABRIK_MODEL=%s\n' "$(sh_quoted "$own_model")"
      [ -n "$own_memory" ] && printf 'FABRIK_MEMORY_LIMIT=%s\n' "$(sh_quoted "$own_memory")"
      [ -n "$own_cpu" ] && printf 'FABRIK_CPU_LIMIT=%s\n' "$(sh_quoted "$own_cpu")" ;;
    patch)
      [ -n "$own_memory" ] && limits="\"memory\":$(json_quoted "$own_memory")"
      [ -n "$own_cpu" ] && limits="$limits${limits:+,}\"cpu\":$(json_quoted "$own_cpu")"
      if [ -n "$limits" ]; then
        printf '{"spec":{"template":{"spec":{"containers":[{"name":"fabrik","resources":{"limits":{%s}}}]}}}}\n' "$limits"
      else
        printf '{}\n'
      fi ;;
    json)
      printf '{"schemaVersion":1,"open":true'
      [ -n "$own_model" ] && printf ',"model":{"value":%s,"origin":"kept"}' "$(json_quoted "$own_model")"
      [ -n "$own_memory" ] && printf ',"memory":{"value":%s,"origin":"kept"}' "$(json_quoted "$own_memory")"
      [ -n "$own_cpu" ] && printf ',"cpu":{"value":%s,"origin":"kept"}' "$(json_quoted "$own_cpu")"
      printf '}\n' ;;
    *)
      printf 'model   %s  (kept)\nmemory  %s  (kept)\ncpu     %s  (kept)\n' "${own_model:--}" "${own_memory:--}" "${own_cpu:--}" ;;
  esac
}

open() {  # open CODE SENTENCE
  printf 'fabrik: %s The run keeps its own values.\n' "$2" >&2
  read_spec
  own_values
  $strict && return "$1"
  return 0
}

advise() {
  local answer code left
  read_flags "${@:2}"
  find_java || { open 1 "$no_java"; return; }
  [ -f "$jar" ] || { open 1 "fabrik is not built yet; run \"fabrik version\" once to build it."; return; }
  jvm_options advise
  use_caches advise
  left_ms
  [ "$left" -gt 50 ] || { open 1 "the timeout of $budget_ms ms was over before Java started; give a longer --timeout."; return; }
  # the answer is held back until it is whole: a killed or crashed JVM leaves half of one
  if command -v timeout >/dev/null; then
    printf -v left '%d.%03d' $((left / 1000)) $((left % 1000))
    answer=$(timeout -s KILL "$left" "$java" "${options[@]}" -cp "$class_path" sh.fabrik.Fabrik "$@"; echo "x$?")
  else
    answer=$("$java" "${options[@]}" -cp "$class_path" sh.fabrik.Fabrik "$@"; echo "x$?")
  fi
  code=${answer##*x}
  answer=${answer%x*}
  case $code in
    0) printf '%s' "$answer" 2>/dev/null || { printf 'fabrik: the answer cannot be written. The run keeps its own values.\n' >&2; ! $strict; } ;;
    124 | 137) open 1 "no answer within $budget_ms ms; give a longer --timeout or run \"fabrik analyze\" to warm its caches." ;;
    *) if $strict; then printf '%s' "$answer"; return "$code"; fi
       open 1 "Java ended with code $code." ;;
  esac
}
