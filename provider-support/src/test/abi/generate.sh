#!/usr/bin/env bash
# Compiles the constants, struct layouts and symbol names of real C headers into one table for each
# target. Usage: generate.sh DESCRIPTION OUTPUT
#   DESCRIPTION  a folder with the files targets, constants, headers.h, layouts.h, perhaps calls
#   OUTPUT       the folder that gets a file NAME.properties for each target
set -euo pipefail
export LC_ALL=C

ziglang_version=0.17.1

if (($# != 2)); then
  sed -n '2,5s/^# //p' "$0" >&2
  exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
description=$(cd "$1" && pwd)
mkdir -p "$2"
output=$(cd "$2" && pwd)

work=$(cd "$here/../../.." && pwd)/target/abi
build_all=$work/build/$(printf %s "$description" | tr / _)
python=$work/venv/bin/python
export ZIG_GLOBAL_CACHE_DIR=$work/zig-cache ZIG_LOCAL_CACHE_DIR=$work/zig-cache

zig() { "$python" -m ziglang "$@"; }

install_zig() {
  mkdir -p "$work"
  [[ -x $python ]] || python3 -m venv "$work/venv"
  if [[ $(zig version 2>/dev/null || true) != "$ziglang_version" ]]; then
    "$python" -m pip install --quiet --disable-pip-version-check "ziglang==$ziglang_version"
  fi
}

# The names of all macros that a header defines.
macros() { # HEADER CC-OPTION...
  local header=$1
  shift
  printf '#include <%s>\n' "$header" | zig cc "$@" -dM -E -x c - \
    | sed -n 's/^#define \([A-Za-z_0-9]*\) .*/\1/p'
}

generate() { # NAME TRIPLE FOLDER...
  local name=$1 triple=$2 folder build=$build_all/$1
  shift 2
  # mips64 is position-independent whatever zig asks for, and its compiler says so.
  local options=(-target "$triple" -std=gnu11 -Wno-option-ignored)
  for folder; do
    options+=(-isystem "$headers/$folder")
  done
  mkdir -p "$build"
  macros errno.h "${options[@]}" | sed -n '/^E[A-Z0-9]*$/p' >"$build/errno.names"
  "$python" "$here/table.py" constants "$description/constants" "$build/errno.names" \
    >"$build/constants.h"
  options+=(-Wall -Wextra -Werror -I"$description" -I"$here" -I"$build")
  zig cc "${options[@]}" -c "$here/table.c" -o "$build/table.o"
  : >"$build/calls.s"
  if [[ -e $description/calls ]]; then
    "$python" "$here/table.py" calls "$description/calls" >"$build/calls.h"
    # zig passes -c on, even with -S.
    zig cc "${options[@]}" -Wno-unused-command-line-argument -S "$here/calls.c" -o "$build/calls.s"
  fi
  {
    printf '# %s, target %s\n' "$compiler" "$triple"
    "$python" "$here/table.py" read "$build/table.o" "$build/calls.s"
  } >"$build/table"
  mv "$build/table" "$output/$name.properties"
}

install_zig
compiler="zig $ziglang_version, $(zig cc --version | sed -n '1s/^\(clang version [^ ]*\).*/\1/p')"
ziglang=$("$python" -c 'import os, ziglang; print(os.path.dirname(ziglang.__file__))')
headers=$ziglang/lib/libc/include
while read -r name triple folders; do
  [[ -z $name || $name == '#'* ]] && continue
  echo "$name"
  # shellcheck disable=SC2086 # folders are several words
  generate "$name" "$triple" $folders </dev/null
done <"$description/targets"
