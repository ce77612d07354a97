# Starts and ends wine, for scripts that run a Windows JVM in it: `source` it. What may be set:
#   WINDOWS_JAVA_HOME  the JDK for Windows, by default the one in target/jdk-windows

wine_sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$wine_sources/../../../.." && pwd)
wine_java_home=${WINDOWS_JAVA_HOME:-$top/target/jdk-windows}
# The loader itself: the command `wine` may be another one.
wine_loader=/usr/lib/wine/wine64
wine_server=/usr/lib/wine/wineserver64

# Prints what is missing, or nothing.
wine_missing() {
  if [[ ! -x $wine_loader || ! -x $wine_server ]]; then
    echo "no $wine_loader or $wine_server: install wine64"
  elif ! command -v x86_64-w64-mingw32-gcc >/dev/null; then
    echo "no x86_64-w64-mingw32-gcc: install gcc-mingw-w64-x86-64"
  elif ! command -v gcc >/dev/null; then
    echo "no gcc: install gcc"
  elif [[ ! -f $wine_java_home/bin/java.exe ]]; then
    echo "no JDK for Windows in $wine_java_home: set WINDOWS_JAVA_HOME"
  fi
}

# Builds the hook, and makes a Windows of its own in a folder that is gone when the script ends.
# Fails with the reason in wine.log of the folder.
wine_start() {
  wine_folder=$(mktemp -d)
  trap wine_stop EXIT
  # No window, and no questions whether to install what is for .NET and HTML.
  unset DISPLAY
  export WINEDLLOVERRIDES='mscoree=d;mshtml=d;winemenubuilder.exe=d'
  export WINEPREFIX=$wine_folder/prefix WINEARCH=win64 WINEDEBUG=-all
  # The server that makes the Windows has to go: the next one is to have the preloaded library.
  {
    x86_64-w64-mingw32-gcc -shared -O2 -Wall -Wextra -Werror -Wno-unused-parameter \
      -o "$wine_folder/hook.dll" "$wine_sources"/{hook,sends,memberships,check}.c -lws2_32 &&
      gcc -shared -fPIC -O2 -Wall -Wextra -Werror \
        -o "$wine_folder/preload.so" "$wine_sources/preload.c" -ldl &&
      timeout -k 5 400 "$wine_loader" wineboot -i </dev/null &&
      timeout -k 5 200 "$wine_server" -w
  } >"$wine_folder/wine.log" 2>&1
}

wine_stop() {
  if [[ -d $wine_folder/prefix ]]; then
    timeout -k 5 30 "$wine_server" -k || true
    timeout -k 5 30 "$wine_server" -w || true
  fi
  rm -rf "$wine_folder"
}

# Runs the JVM for at most some seconds: wine_java SECONDS ARGUMENT…
wine_java() {
  local seconds=$1
  shift
  LD_PRELOAD=$wine_folder/preload.so timeout -k 5 "$seconds" \
    "$wine_loader" "$wine_java_home/bin/java.exe" "-agentpath:$wine_folder/hook.dll" \
    -Dhostnal.windows.wine.sends.control=true --enable-native-access=ALL-UNNAMED "$@" </dev/null
}

# Prints a class path of jars; semicolons separate them on Windows.
wine_class_path() {
  local IFS=';'
  echo "$*"
}
