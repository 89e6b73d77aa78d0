#!/usr/bin/env bash
# Publishes the command line as a native program, fails on any warning, and prints its size and start-up time.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. eng/setup.sh
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) rid=linux-x64 ;;
  Linux-aarch64) rid=linux-arm64 ;;
  Darwin-arm64) rid=osx-arm64 ;;
  *) echo "native publish: no rule for $(uname -sm)" >&2; exit 1 ;;
esac
if ! command -v clang >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1 || [ ! -e /usr/include/zlib.h ]; then
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq && apt-get install -y -qq gcc zlib1g-dev >/dev/null
  fi
fi
linker=()
command -v clang >/dev/null 2>&1 || linker=(-p:CppCompilerAndLinker=gcc)
mkdir -p artifacts
publish() { # PROJECT
  local log="artifacts/native-$(basename "$1").log"
  if ! dotnet publish "$1" -c Release -r "$rid" -p:PublishAot=true "${linker[@]}" -v q --nologo \
    -o "artifacts/native/$(basename "$1")" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  if grep -E "warning" "$log" >&2; then
    echo "native publish of $1 warns" >&2
    return 1
  fi
}
publish tests/Spotwire.AotSmoke
artifacts/native/Spotwire.AotSmoke/Spotwire.AotSmoke
publish src/Spotwire.Cli
program=artifacts/native/Spotwire.Cli/spotwire
size=$(stat -c %s "$program" 2>/dev/null || stat -f %z "$program")
"$program" --version
best=
for _ in 1 2 3 4 5 6 7 8 9 10; do
  begin=$(date +%s%N)
  "$program" --version >/dev/null
  end=$(date +%s%N)
  took=$(((end - begin) / 1000))
  if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
done
echo "native: $((size / 1024)) KiB, --version in $((best / 1000)).$(printf '%03d' $((best % 1000))) ms (best of 10)"
