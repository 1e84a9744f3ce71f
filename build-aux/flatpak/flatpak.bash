# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Implements `./dev flatpak`. Sourced by dev.

# Includes the desktop services that an installed application uses.
flatpak_check_packages=(
  at-spi2-core bubblewrap dbus-daemon desktop-file-utils elfutils flatpak
  flatpak-builder gir1.2-atspi-2.0 gnome-keyring gtk-update-icon-cache imagemagick
  libglib2.0-bin librsvg2-common openbox ostree procps python3-gi xauth xdg-desktop-portal xdotool xvfb
)

install_debian_packages() {
  local package missing=()
  for package; do
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing with apt: ${missing[*]}"
  as_root apt-get update >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}" >&2
}

install_flatpak() {
  ! has_programs flatpak flatpak-builder eu-strip || return 0
  case $(os_release ID) in
    debian | ubuntu) install_debian_packages flatpak flatpak-builder elfutils librsvg2-common ;;
    fedora)
      say "installing with dnf: flatpak flatpak-builder elfutils"
      as_root dnf install --assumeyes flatpak flatpak-builder elfutils >&2
      ;;
    arch | manjaro | endeavouros)
      say "installing with pacman: flatpak flatpak-builder elfutils"
      as_root pacman --sync --needed --noconfirm flatpak flatpak-builder elfutils >&2
      ;;
    *) die "install flatpak, flatpak-builder and elfutils, then call this again" ;;
  esac
}

# Makes sure that the runtime can be installed.
ensure_flathub() {
  install_flatpak
  if ! flatpak --user remotes --columns=name | grep -x flathub >/dev/null; then
    die "Flathub, which has the runtime, is not among your remotes (\`flatpak --user remotes\`):
dev: add it as \`flathub\`, as its set-up page says, then call this again
dev: \`./dev flatpak --check\` builds, installs and tries the Flatpak without it"
  fi
  flatpak --user remote-ls --columns=ref flathub >/dev/null ||
    die "Flathub cannot be reached; \`./dev flatpak --check\` does without it"
  mkdir -p "$root_cache/flatpak"
}

# Builds a manifest of flatpak/ with the runtime of Flathub. The build state is stored in
# the cache folder for reuse. Arguments: the ID, then options of flatpak-builder.
flatpak_build() {
  local id=$1
  shift
  flatpak-builder --user --install-deps-from=flathub --force-clean --ccache \
    --state-dir="$root_cache/flatpak/state" "$@" "$root_cache/flatpak/$id" \
    "$project/flatpak/$id.json" >&2
}

flatpak_install() {
  local id=$1
  ensure_flathub
  flatpak_build "$id" --install
  say "installed; start it from the menu of your desktop, or: flatpak run $id"
}

# The branch is the one of Flathub, from where an installed bundle can be updated.
flatpak_bundle() {
  local file=$1 id=io.github.callboard.Callboard repository=$root_cache/flatpak/bundle
  file=$(realpath -m -- "$file")
  ensure_flathub
  rm -rf --one-file-system "$repository"
  flatpak_build "$id" --repo="$repository" --default-branch=stable
  flatpak build-bundle "$repository" "$file" "$id" stable >&2
  rm -rf --one-file-system "$repository"
  say "made; install it with: flatpak install --user $file"
}

# The name depends on the root and on make-stand-in, so that a change creates a new one.
stand_in_name() {
  { root_name; cat "$project/build-aux/flatpak/make-stand-in"; } | sha256sum | cut -c1-16
}

ensure_stand_in() {
  local root=$1 log=$root_cache/stand-in.log
  stand_in=$root_cache/stand-in-$(stand_in_name)
  exec 9>"$root_cache/lock"
  flock 9
  if [ ! -d "$stand_in" ]; then
    say "making a stand-in for org.gnome.Platform in $stand_in (once; the log: $log)"
    as_root "$project/build-aux/flatpak/make-stand-in" "$root" "$stand_in" >"$log" 2>&1 9>&- ||
      { tail -n 20 "$log" >&2; die "no stand-in could be made"; }
    # Delete stand-ins that have not been used for a month.
    as_root find "$root_cache" -maxdepth 1 -name 'stand-in-*' -type d ! -path "$stand_in" \
      -mtime +30 -exec rm -rf --one-file-system {} +
  fi
  exec 9>&-
  touch "$stand_in" 2>/dev/null || true
}

flatpak_check() {
  local root stand_in
  case $(os_release ID) in
    debian | ubuntu) ;;
    *) die "flatpak --check makes a root of Debian testing, for which it needs Debian or Ubuntu" ;;
  esac
  # The runtime has the newest GNOME.
  platform=${platform:-testing}
  install_debian_packages "${flatpak_check_packages[@]}"
  ensure_root
  ensure_stand_in "$root"
  keep_environment
  export LC_ALL=C.UTF-8
  unset LANGUAGE ROARK_API_BEARER_TOKEN ROARK_BASE_URL
  exec "$project/build-aux/flatpak/check" "$stand_in" "$root_cache/flatpak-check" "$@"
}

command_flatpak() {
  case ${1:-} in
    --check) shift; flatpak_check "$@" ;;
    --bundle)
      [ $# = 2 ] || die "flatpak --bundle needs a file to write"
      flatpak_bundle "$2"
      ;;
    --devel) flatpak_install io.github.callboard.Callboard.Devel ;;
    '') flatpak_install io.github.callboard.Callboard ;;
    *) usage >&2; exit 2 ;;
  esac
}
