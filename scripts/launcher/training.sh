# Sourced by the launcher's background process: makes the start caches by a training run in a folder of its own. One process trains;
# files get their names only when they are whole.

train() {  # train PID: of the command that must not be slowed down
  trap '' HUP
  umask 077
  mkdir -p "$start_folder" || return
  lock || return
  trap 'rm -rf "$start_folder/lock" "$work"' EXIT
  work=$(mktemp -d "$start_folder/new.XXXXXX") || return
  await_end "$1"
  run_training other  # also records the history that the others are asked about
  run_training advise
  run_training suggest
  run_training analyze
  if [ -s "$work/library" ]; then keep "$work/library" sqlite so; fi
  forget_old
}

work=''

lock() {  # held by a living process for at most ten minutes; a failure is tried again after a day
  find "$start_folder/lock" -maxdepth 0 -mmin +10 -exec rm -f {} + 2>/dev/null
  local holder='' me=$BASHPID
  [ -f "$start_folder/lock" ] && read -r holder <"$start_folder/lock"
  [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null && rm -f "$start_folder/lock"
  ( set -C; echo "$me" >"$start_folder/lock" ) 2>/dev/null
}

await_end() {
  local i
  for (( i = 0; i < 50; i++ )); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.2; done
}

run_training() {  # run_training FAMILY
  # Java 17 crashes now and then while it writes an archive, and hardly twice; what fails again rests for a day
  make_archive "$1" || make_archive "$1" || mv -f "$work/log" "$start_folder/failed"
}

make_archive() {  # make_archive FAMILY
  local output options=()
  logging_options "$1"
  class_path_of "$1"
  if [ "$java_major" -ge 25 ]; then
    # linked in advance, all classes are loaded at every start: that pays where nearly all of them are needed, not for all other commands
    output=(-XX:AOTCacheOutput="$work/archive")
    [ "$1" != other ] || output+=(-XX:-AOTClassLinking)
  else
    output=(-XX:ArchiveClassesAtExit="$work/archive")
  fi
  rm -f "$work/archive"
  if [ "$1" = other ]; then rm -rf "${work:?}"/*; fi  # the first of all, and a second try makes everything anew
  ( cd "$work" && exec nice -n 19 "$java" "${same_options[@]}" -XX:TieredStopAtLevel=1 "${options[@]}" "${output[@]}" \
    -Dfabrik.home="$home" -cp "$class_path" sh.fabrik.Fabrik warm-up "$work" "$1" ) >"$work/log" 2>&1 && [ -s "$work/archive" ] \
    && keep "$work/archive" "$1" "$archive_kind"
}

keep() {  # keep FILE NAME ENDING: under a name that tells its size
  local size
  size=$(wc -c <"$1")
  rm -f "$start_folder/$2"-*."$3"
  mv -f "$1" "$start_folder/$2-$((size)).$3"
}

forget_old() {  # of other versions and places, all but the five latest
  local old
  ls -td "$start_root"/*/*/*/ 2>/dev/null | tail -n +6 | while IFS= read -r old; do rm -rf "$old"; done
}
