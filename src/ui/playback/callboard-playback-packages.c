/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The package to install for a format that cannot be played: what it is called on this
 * system. Used by callboard-playback-error-labels.c.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-playback-packages.h"

/* The sources that GStreamer's plugins come from. */
typedef enum
{
  SOURCE_BASE,
  SOURCE_GOOD,
  SOURCE_LIBAV,
} Source;

/* The runtime of Flatpak has all of base and good. */
static const char *const packages[][3] = {
  [CALLBOARD_PLAYBACK_SYSTEM_OTHER] = { "gst-plugins-base", "gst-plugins-good", "gst-libav" },
  [CALLBOARD_PLAYBACK_SYSTEM_DEBIAN] =
    { "gstreamer1.0-plugins-base", "gstreamer1.0-plugins-good", "gstreamer1.0-libav" },
  [CALLBOARD_PLAYBACK_SYSTEM_FEDORA] =
    { "gstreamer1-plugins-base", "gstreamer1-plugins-good", "gstreamer1-plugin-libav" },
  [CALLBOARD_PLAYBACK_SYSTEM_ARCH] = { "gst-plugins-base", "gst-plugins-good", "gst-libav" },
  [CALLBOARD_PLAYBACK_SYSTEM_SUSE] =
    { "gstreamer-plugins-base", "gstreamer-plugins-good", "gstreamer-plugins-libav" },
  [CALLBOARD_PLAYBACK_SYSTEM_FLATPAK] =
    { "org.freedesktop.Platform.codecs-extra", "org.freedesktop.Platform.codecs-extra",
      "org.freedesktop.Platform.codecs-extra" },
};

/**
 * callboard_playback_packages_find_system:
 * @id: (nullable): `ID` of os-release
 * @id_like: (nullable): `ID_LIKE` of os-release, a list
 *
 * Returns: the system
 */
CallboardPlaybackSystem
callboard_playback_packages_find_system (const char *id,
                                         const char *id_like)
{
  static const struct { const char *id; CallboardPlaybackSystem system; } systems[] = {
    { "debian", CALLBOARD_PLAYBACK_SYSTEM_DEBIAN }, { "ubuntu", CALLBOARD_PLAYBACK_SYSTEM_DEBIAN },
    { "fedora", CALLBOARD_PLAYBACK_SYSTEM_FEDORA }, { "arch", CALLBOARD_PLAYBACK_SYSTEM_ARCH },
    { "suse", CALLBOARD_PLAYBACK_SYSTEM_SUSE }, { "opensuse", CALLBOARD_PLAYBACK_SYSTEM_SUSE },
  };
  g_autofree char *list = g_strdup_printf ("%s %s", id != NULL ? id : "", id_like != NULL ? id_like : "");
  g_auto(GStrv) ids = g_strsplit (list, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (systems); j++)
      if (g_str_equal (ids[i], systems[j].id))
        return systems[j].system;

  return CALLBOARD_PLAYBACK_SYSTEM_OTHER;
}

/**
 * callboard_playback_packages_get_system:
 *
 * Returns: the system that Callboard runs on
 */
CallboardPlaybackSystem
callboard_playback_packages_get_system (void)
{
  g_autofree char *id = NULL;
  g_autofree char *id_like = NULL;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return CALLBOARD_PLAYBACK_SYSTEM_FLATPAK;

  id = g_get_os_info (G_OS_INFO_KEY_ID);
  id_like = g_get_os_info ("ID_LIKE");

  return callboard_playback_packages_find_system (id, id_like);
}

/* MPEG audio up to layer 3 is in good; AAC, which shares its name, is not. */
static Source
find_source (GstCaps *caps)
{
  static const struct { const char *name; Source source; } sources[] = {
    { "application/ogg", SOURCE_BASE }, { "audio/ogg", SOURCE_BASE }, { "audio/x-opus", SOURCE_BASE },
    { "audio/x-vorbis", SOURCE_BASE }, { "audio/x-raw", SOURCE_BASE },
    { "audio/x-alaw", SOURCE_GOOD }, { "audio/x-au", SOURCE_GOOD }, { "audio/x-flac", SOURCE_GOOD },
    { "audio/x-m4a", SOURCE_GOOD }, { "audio/x-matroska", SOURCE_GOOD }, { "audio/x-mulaw", SOURCE_GOOD },
    { "audio/x-speex", SOURCE_GOOD }, { "audio/x-wav", SOURCE_GOOD }, { "audio/webm", SOURCE_GOOD },
    { "application/x-id3", SOURCE_GOOD }, { "video/quicktime", SOURCE_GOOD }, { "video/webm", SOURCE_GOOD },
    { "video/x-matroska", SOURCE_GOOD },
  };
  const GstStructure *structure = gst_caps_get_structure (caps, 0);
  int mpeg_version = 0;

  if (gst_structure_has_name (structure, "audio/mpeg") &&
      gst_structure_get_int (structure, "mpegversion", &mpeg_version) && mpeg_version == 1)
    return SOURCE_GOOD;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (gst_structure_has_name (structure, sources[i].name))
      return sources[i].source;

  return SOURCE_LIBAV;
}

/**
 * callboard_playback_packages_find:
 * @system: a system
 * @caps: (nullable): a format, as GStreamer describes it; %NULL for what every recording needs
 *
 * Returns: (transfer none): the name of the package that plays it
 */
const char *
callboard_playback_packages_find (CallboardPlaybackSystem  system,
                                  GstCaps                 *caps)
{
  g_return_val_if_fail ((guint) system < G_N_ELEMENTS (packages), NULL);

  return packages[system][caps != NULL && gst_caps_get_size (caps) > 0 ? find_source (caps) : SOURCE_GOOD];
}
