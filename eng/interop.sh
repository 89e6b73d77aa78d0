#!/usr/bin/env bash
# Fetches the other clients that the interop tests drive into artifacts/interop, where node and npm are there. Without
# them, or without a registry, the tests say so and are skipped.
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
folder=artifacts/interop
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "interop: node and npm are not installed; the tests of other clients are skipped"
  exit 0
fi
mkdir -p "$folder"
cp tests/interop/*.mjs "$folder"
if [ -f "$folder/installed" ] && cmp -s tests/interop/package.json "$folder/installed"; then
  exit 0
fi
rm -f "$folder/installed"
cp tests/interop/package.json "$folder"
if (cd "$folder" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error) \
  >"$folder/npm.log" 2>&1; then
  cp tests/interop/package.json "$folder/installed"
  echo "interop: other clients installed in $folder"
else
  echo "interop: npm could not fetch the other clients ($folder/npm.log); their tests are skipped"
fi
