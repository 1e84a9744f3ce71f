/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * CallboardPlaybackSystem:
 * @CALLBOARD_PLAYBACK_SYSTEM_OTHER: a system whose names of packages are not known
 * @CALLBOARD_PLAYBACK_SYSTEM_DEBIAN: Debian, Ubuntu and their derivatives
 * @CALLBOARD_PLAYBACK_SYSTEM_FEDORA: Fedora and its derivatives
 * @CALLBOARD_PLAYBACK_SYSTEM_ARCH: Arch Linux and its derivatives
 * @CALLBOARD_PLAYBACK_SYSTEM_SUSE: openSUSE and its derivatives
 * @CALLBOARD_PLAYBACK_SYSTEM_FLATPAK: the sandbox of Flatpak
 *
 * Where Callboard runs, as far as packages are concerned.
 */
typedef enum
{
  CALLBOARD_PLAYBACK_SYSTEM_OTHER,
  CALLBOARD_PLAYBACK_SYSTEM_DEBIAN,
  CALLBOARD_PLAYBACK_SYSTEM_FEDORA,
  CALLBOARD_PLAYBACK_SYSTEM_ARCH,
  CALLBOARD_PLAYBACK_SYSTEM_SUSE,
  CALLBOARD_PLAYBACK_SYSTEM_FLATPAK,
} CallboardPlaybackSystem;

CallboardPlaybackSystem callboard_playback_packages_get_system  (void);
CallboardPlaybackSystem callboard_playback_packages_find_system (const char              *id,
                                                                 const char              *id_like);
const char             *callboard_playback_packages_find        (CallboardPlaybackSystem  system,
                                                                 GstCaps                 *caps);

G_END_DECLS
