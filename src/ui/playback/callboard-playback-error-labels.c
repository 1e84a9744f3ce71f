/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translated messages for GStreamer errors. Used by CallboardPlaybackPipeline.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gst/pbutils/pbutils.h>

#include "callboard-playback-error-labels.h"
#include "callboard-playback-packages.h"

static char *
dup_hint (const char *package)
{
  if (callboard_playback_packages_get_system () == CALLBOARD_PLAYBACK_SYSTEM_FLATPAK)
    /* Translators: %s is the ID of an extension of Flatpak */
    return g_strdup_printf (_("To play it, install the Flatpak extension %s and restart Callboard."), package);

  /* Translators: %s is the name of a package of the operating system, such as
   * "gstreamer1.0-libav" */
  return g_strdup_printf (_("To play it, install the package %s and restart Callboard."), package);
}

/**
 * callboard_playback_error_labels_dup_missing:
 * @message: GStreamer's message about a missing plugin
 *
 * Returns: (transfer full): sentences that name the format and the package to install
 */
char *
callboard_playback_error_labels_dup_missing (GstMessage *message)
{
  CallboardPlaybackSystem system = callboard_playback_packages_get_system ();
  const GstStructure *structure;
  g_autofree char *format = NULL;
  g_autofree char *label = NULL;
  g_autofree char *hint = NULL;
  GstCaps *caps = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  structure = gst_message_get_structure (message);
  if (gst_structure_get (structure, "detail", GST_TYPE_CAPS, &caps, NULL) && gst_caps_is_fixed (caps))
    format = gst_pb_utils_get_codec_description (caps);
  if (format == NULL)
    format = gst_missing_plugin_message_get_description (message);
  hint = dup_hint (callboard_playback_packages_find (system, caps));
  gst_clear_caps (&caps);

  /* Translators: %s is a format, such as "MPEG-4 AAC" */
  label = g_strdup_printf (_("This computer cannot play the format of the recording: %s."), format);

  /* Translators: two sentences: what is wrong, and what to do about it */
  return g_strdup_printf (C_("sentences", "%s %s"), label, hint);
}

/**
 * callboard_playback_error_labels_dup_missing_element:
 * @description: a part of GStreamer that every recording needs, as described by GStreamer
 *
 * Returns: (transfer full): sentences that name the part and the package to install
 */
char *
callboard_playback_error_labels_dup_missing_element (const char *description)
{
  CallboardPlaybackSystem system = callboard_playback_packages_get_system ();
  g_autofree char *label = NULL;
  g_autofree char *hint = NULL;

  g_return_val_if_fail (description != NULL, NULL);

  /* Translators: %s is a GStreamer plugin such as "GStreamer element scaletempo" */
  label = g_strdup_printf (_("A GStreamer plugin is missing: %s."), description);
  hint = dup_hint (callboard_playback_packages_find (system, NULL));

  return g_strdup_printf (C_("sentences", "%s %s"), label, hint);
}

static const char *
get_label (GstMessage   *message,
           const GError *error)
{
  gboolean is_output = GST_OBJECT_FLAG_IS_SET (GST_MESSAGE_SRC (message), GST_ELEMENT_FLAG_SINK);

  if (error->domain == GST_RESOURCE_ERROR || is_output)
    return is_output ? _("Cannot play audio on this computer")
                     : _("Cannot read the recording from the cache");
  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND) ||
      g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE))
    return _("The recording is not playable audio");
  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND) ||
      g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    return _("A GStreamer decoder is missing");

  return _("The recording is damaged");
}

/**
 * callboard_playback_error_labels_dup_failure:
 * @message: an error or a warning on the bus of a pipeline
 *
 * Returns: (transfer full): a message, in a sentence
 */
char *
callboard_playback_error_labels_dup_failure (GstMessage *message)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING)
    gst_message_parse_warning (message, &error, NULL);
  else
    gst_message_parse_error (message, &error, NULL);

  return g_strdup (get_label (message, error));
}
