/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GStreamer says goes wrong, in words for people. Used by
 * CallboardPlaybackPipeline.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-playback-error-labels.h"

/**
 * callboard_playback_error_labels_missing:
 * @description: what is missing, as GStreamer names it: "MPEG-4 AAC decoder"
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
callboard_playback_error_labels_missing (const char *description)
{
  g_return_val_if_fail (description != NULL, NULL);

  /* Translators: %s is what is missing, such as "MPEG-4 AAC decoder"; GStreamer
   * is what plays sound */
  return g_strdup_printf (_("GStreamer lacks what the recording needs: %s"), description);
}

static const char *
find_words (GstMessage   *message,
            const GError *error)
{
  gboolean is_output = GST_OBJECT_FLAG_IS_SET (GST_MESSAGE_SRC (message), GST_ELEMENT_FLAG_SINK);

  if (error->domain == GST_RESOURCE_ERROR || is_output)
    return is_output ? _("The sound cannot be played on this computer")
                     : _("The recording cannot be read from the cache");
  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND) ||
      g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE))
    return _("The recording is no sound that can be played");
  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND) ||
      g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    return _("GStreamer lacks a decoder that the recording needs");

  return _("The recording is damaged");
}

/**
 * callboard_playback_error_labels_failure:
 * @message: an error or a warning on the bus of a pipeline
 *
 * Returns: (transfer full): a sentence that says what went wrong
 */
char *
callboard_playback_error_labels_failure (GstMessage *message)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING)
    gst_message_parse_warning (message, &error, NULL);
  else
    gst_message_parse_error (message, &error, NULL);

  return g_strdup (find_words (message, error));
}
