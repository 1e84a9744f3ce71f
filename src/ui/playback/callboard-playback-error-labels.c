/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translated messages for GStreamer errors. Used by CallboardPlaybackPipeline.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-playback-error-labels.h"

/**
 * callboard_playback_error_labels_dup_missing:
 * @description: the missing plugin as described by GStreamer: "MPEG-4 AAC decoder"
 *
 * Returns: (transfer full): a message, in a sentence
 */
char *
callboard_playback_error_labels_dup_missing (const char *description)
{
  g_return_val_if_fail (description != NULL, NULL);

  /* Translators: %s is a GStreamer plugin such as "MPEG-4 AAC decoder" */
  return g_strdup_printf (_("A GStreamer plugin is missing: %s"), description);
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
