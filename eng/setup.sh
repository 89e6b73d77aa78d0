# Shared by the launchers: finds the SDK and builds only what has changed. To be sourced from the repository's root.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

command -v dotnet >/dev/null 2>&1 || {
  echo "spotwire needs the .NET 10 SDK: see https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
}

# sources FOLDER... : one line a file with its time and size, so that additions, changes and removals all show.
sources() {
  find "$@" Directory.Build.props Directory.Packages.props global.json .editorconfig eng \
    \( -name bin -o -name obj \) -prune -o -type f -printf '%p %T@ %s\n' | LC_ALL=C sort
}

# build_once NAME TARGET FOLDER... : builds TARGET unless nothing below FOLDER has changed since the last good build.
build_once() {
  local name=$1 target=$2
  shift 2
  local stamp="artifacts/$name.stamp" now
  now=$(sources "$@")
  if [ -f "$stamp" ] && [ "$now" = "$(cat "$stamp")" ]; then
    return 0
  fi
  rm -f "$stamp"
  local log="artifacts/$name.log"
  mkdir -p artifacts
  echo "building $target ..." >&2
  if ! dotnet build "$target" -c Release -v q --nologo >"$log" 2>&1; then
    grep -E "(error|warning) [A-Z]+[0-9]+|error :" "$log" | sort -u >&2 || tail -n 40 "$log" >&2
    echo "the build failed; the whole log is in $log" >&2
    return 1
  fi
  printf '%s\n' "$now" >"$stamp"
}
