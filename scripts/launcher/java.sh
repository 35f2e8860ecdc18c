# Sourced by the launcher: finds a Java that is new enough, without starting one.

least_java=17
java='' java_major=0 java_name='' no_java=''

find_java() {  # sets java and what its release file says; else no_java is the sentence for people
  local candidate older=''
  for candidate in "${FABRIK_JAVA_HOME:+$FABRIK_JAVA_HOME/bin/java}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" path; do
    [ "$candidate" = path ] && { java_on_path || continue; candidate=$java; }
    [ -n "$candidate" ] && [ -f "$candidate" ] && [ -x "$candidate" ] || continue
    java=$candidate
    read_release "$candidate"
    [ "$java_major" -eq 0 ] || [ "$java_major" -ge $least_java ] && return 0
    older="$older${older:+, }$candidate is Java $java_major"
  done
  java=''
  if [ -n "$older" ]; then
    no_java="Java $least_java or newer is needed, and $older. Install a newer one, or set FABRIK_JAVA_HOME or JAVA_HOME to it."
  else
    no_java="no Java $least_java or newer was found; install one, or set FABRIK_JAVA_HOME or JAVA_HOME to it."
  fi
  return 1
}

java_on_path() {
  local folder IFS=:
  for folder in ${PATH:-}; do
    [ -f "$folder/java" ] && [ -x "$folder/java" ] && { java=$folder/java; return 0; }
  done
  return 1
}

read_release() {  # major 0 when there is no release file: such a Java is tried, and gets no caches
  local program=$1 home name value version='' runtime='' vendor='' arch=''
  java_major=0 java_name=''
  [ -L "$program" ] && program=$(readlink -f "$program")
  home=${program%/bin/java}
  [ -f "$home/release" ] || home=${home%/jre}
  [ -r "$home/release" ] || return 0
  while IFS='=' read -r name value; do
    value=${value//\"/}
    value=${value%$'\r'}
    case $name in
      JAVA_VERSION) version=$value ;;
      JAVA_RUNTIME_VERSION) runtime=$value ;;
      IMPLEMENTOR) vendor=$value ;;
      OS_ARCH) arch=$value ;;
    esac
  done <"$home/release"
  version=${version#1.}
  version=${version%%[!0-9]*}
  [ -n "$version" ] || return 0
  java_major=$version
  java_name="${runtime:-$version}-$vendor-$arch"
  java_name=${java_name//[!A-Za-z0-9.+-]/_}
}
