/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a quote from a transcript in a label, with what was searched for in bold, and who said
 * it and when. Used by the search of a run's transcripts and by the search of the list of runs.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-quote-label.h"
#include "callboard-text.h"

/**
 * callboard_quote_label_show:
 * @label: a label
 * @match: a quote
 *
 * Shows a quote.
 */
void
callboard_quote_label_show (GtkLabel                 *label,
                            CallboardTranscriptMatch *match)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  guint start = 0;
  guint end = 0;
  const char *quote;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (match));

  quote = callboard_transcript_match_get_quote (match, &start, &end);
  if (end > start)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = start;
      bold->end_index = end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_label (label, quote);
  gtk_label_set_attributes (label, attributes);
}

/**
 * callboard_quote_label_dup_speaker:
 * @match: a quote
 *
 * Returns: (transfer full): who said it and when, such as "Agent · 0:38"
 */
char *
callboard_quote_label_dup_speaker (CallboardTranscriptMatch *match)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (match), NULL);

  time = callboard_text_format_offset (callboard_transcript_match_get_start_offset (match));
  /* Translators: who said something in a call, and when: "Agent · 0:38" */
  return g_strdup_printf (C_("speaker and time", "%s · %s"), callboard_transcript_match_get_speaker (match),
                          time);
}
