/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A computer that lacks decoders, for the tests of playback.
 */

#include <gst/gst.h>

#include "gst-support.h"

/**
 * gst_support_disable_aac:
 *
 * Disables all decoders of AAC on this computer, for the rest of the process.
 */
void
gst_support_disable_aac (void)
{
  static const char *const decoders[] = { "avdec_aac", "avdec_aac_fixed", "faad", "fdkaacdec" };

  gst_init (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      GstPluginFeature *decoder = gst_registry_lookup_feature (gst_registry_get (), decoders[i]);

      if (decoder != NULL)
        gst_registry_remove_feature (gst_registry_get (), decoder);
      gst_clear_object (&decoder);
    }
}
