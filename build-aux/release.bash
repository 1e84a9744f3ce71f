# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Implements `./dev dist`, which makes and tests what a release consists of. Sourced by dev.
# docs/releasing.md has the steps of a release.

# What is quick and needs no display. ./dev test has run everything before.
dist_suites=(--suite data --suite model --suite api --suite store --suite demo --suite fuzz)

# Says what is wrong in NEWS and in the metainfo. A tarball can be made nevertheless, to try.
check_release_notes() {
  local version=$1 metainfo=$project/data/io.github.callboard.Callboard.metainfo.xml.in
  local news
  news=$(head -n 1 "$project/NEWS")
  [ "$news" = "Callboard $version" ] ||
    say "not ready for a release: the first line of NEWS is \`$news\`, not \`Callboard $version\`"
  grep -m 1 '<release ' "$metainfo" | grep -qF "version=\"$version\"" ||
    say "not ready for a release: the first entry of the metainfo is not for $version"
}

# A package manager compiles the schemas after the installation.
start_installed() {
  local prefix=$1 schemas=$1/share/glib-2.0/schemas
  glib-compile-schemas --strict "$schemas" &&
    GSETTINGS_SCHEMA_DIR=$schemas "$prefix/bin/callboard" --version >&2
}

# Builds, tests and installs the tarball as a distribution does: outside of a checkout,
# where neither Git nor anything beside the project can be reached.
test_tarball() {
  local tarball=$1 scratch=$2 source=$2/${3:?} log=$2/log
  (
    # tar would need a program that unpacks.
    python3 -m tarfile --extract "$tarball" "$scratch" || exit
    export GIT_DIR=$scratch/no-repository
    meson setup --werror --buildtype=release --prefix=/usr "$scratch/build" "$source" &&
      meson compile -C "$scratch/build" &&
      meson test -C "$scratch/build" --no-rebuild --print-errorlogs "${dist_suites[@]}" &&
      DESTDIR=$scratch/installed meson install -C "$scratch/build" --no-rebuild
  ) >"$log" 2>&1 || { tail -n 40 "$log" >&2; return 1; }
  grep -E '^(Ok|Fail|Skipped):' "$log" >&2
  start_installed "$scratch/installed/usr"
}

command_dist() {
  local folder=${1:-$build_dist/release} version name tarball scratch
  git -C "$project" rev-parse --git-dir >/dev/null || die "a tarball is made of a checkout"
  [ -z "$(git -C "$project" status --porcelain)" ] ||
    die "a tarball has what is committed: commit your changes first (\`git status\`)"
  folder=$(realpath -m -- "$folder")
  configure "$build_dist" --buildtype=debugoptimized
  version=$(meson introspect --projectinfo "$build_dist" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["version"])')
  name=callboard-$version
  check_release_notes "$version"
  meson dist -C "$build_dist" --no-tests --formats xztar >"$build_dist/dev-dist.log" 2>&1 ||
    { tail -n 20 "$build_dist/dev-dist.log" >&2; die "meson dist failed"; }
  tarball=$build_dist/meson-dist/$name.tar.xz

  say "testing $tarball"
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/callboard-dist-XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf --one-file-system '$scratch'" EXIT
  test_tarball "$tarball" "$scratch" "$name" || die "the tarball failed its test"

  mkdir -p "$folder"
  cp "$tarball" "$tarball.sha256sum" "$folder"
  "$project/build-aux/flatpak/make-flathub-manifest.py" "$tarball" \
    "$project/flatpak/io.github.callboard.Callboard.json" \
    >"$folder/io.github.callboard.Callboard.json"
  say "the release is in $folder:"
  (cd "$folder" && ls -- "$name.tar.xz" "$name.tar.xz.sha256sum" io.github.callboard.Callboard.json)
}
