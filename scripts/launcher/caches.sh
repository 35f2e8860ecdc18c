# Sourced by the launcher: caches that only make the start faster. They are made in the background at first use, by a training run;
# whatever is wrong with them, fabrik starts without.
#   <cache>/fabrik/start/<java>/<hash of the jars>/<where fabrik lies>/   archives of classes, SQLite's native library
# There is an archive for each family of commands, since a start pays for every class in its archive, also for those it does not need.

use_caches() {  # use_caches FIRST-WORD: adds to options; starts the training when there is nothing to use yet
  cache_folder || return 0
  [ "$1" = doctor ] && options+=(-Dfabrik.archives="$start_folder")
  local family file archive='' library='' size
  case $1 in advise | suggest) family=$1 ;; analyze | analyse) family=analyze ;; *) family=other ;; esac
  for file in "$start_folder"/$family-*."$archive_kind"; do [ -f "$file" ] && archive=$file; done
  for file in "$start_folder"/sqlite-*.so; do [ -f "$file" ] && library=$file; done
  [ -n "$archive" ] || train_in_background
  [ -n "$archive$library" ] || return 0
  # the JVM maps both files, and one that was cut would end it: so each has its size in its name
  while read -r size file; do
    case $file in
      '' | total) ;;
      "$archive") [ "${archive##*/}" = "$family-$size.$archive_kind" ] && archive_option ;;
      "$library") [ "${library##*/}" = "sqlite-$size.so" ] && library_options ;;
    esac
  done < <(wc -c ${archive:+"$archive"} ${library:+"$library"} 2>/dev/null)
}

library_options() {  # the driver also goes through the files of a folder, looking for what it left there earlier: in this one are few
  options+=(-Dorg.sqlite.lib.path="$start_folder" -Dorg.sqlite.lib.name="${library##*/}" -Dorg.sqlite.tmpdir="$start_folder")
}

archive_option() {
  # an archive that is mapped where it was made for need not be patched, which takes longer than Hello World
  options+=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
  if [ "$java_major" -ge 25 ]; then options+=(-XX:AOTCache="$archive"); else options+=(-XX:SharedArchiveFile="$archive"); fi
}

cache_folder() {  # sets start_folder and archive_kind; fails where nothing may be cached
  local root jarfile
  [ "${FABRIK_START_CACHE:-on}" != off ] && [ "$java_major" -ge 17 ] && [ -n "$jars_hash" ] || return 1
  root=${XDG_CACHE_HOME:-}
  case $root in /*) ;; *) root=${HOME:+$HOME/.cache} ;; esac
  [ -n "$root" ] || return 1
  # a jar that was put in place after packaging is not what the hash is of
  for jarfile in "$jar" "$lib"/*.jar; do [ "$jarfile" -nt "$lib/fabrik.jars" ] && return 1; done
  start_root=$root/fabrik/start
  # no % in the name: Java 25 reads %t and %p in an archive's name as time and process, and refuses two of them
  start_folder=$start_root/$java_name/$jars_hash/${home//\//+}
  if [ "$java_major" -ge 25 ]; then archive_kind=aot; else archive_kind=jsa; fi
}

train_in_background() {
  [ -e "$start_folder/failed" ] && [ -z "$(find "$start_folder/failed" -mtime +0 2>/dev/null)" ] && return 0
  # without any of this process's files: a caller that waits for the output's end must not wait for the training
  ( . "$launcher/training.sh"; train $$ ) </dev/null >/dev/null 2>&1 &
}
