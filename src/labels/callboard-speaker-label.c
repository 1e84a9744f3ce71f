/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels for speakers without a name in a transcript. The transcript view passes this
 * function to CallboardConversation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-speaker-label.h"
#include "callboard-vocabulary.h"

/**
 * callboard_speaker_label_dup:
 * @participant_type: (nullable): the `type` of a participant, or the `role` of an entry
 *
 * A #CallboardSpeakerLabelFunc. Thread-safe.
 *
 * Returns: (transfer full): a translated label, such as "Agent"
 */
char *
callboard_speaker_label_dup (const char *participant_type)
{
  if (participant_type == NULL || *participant_type == '\0')
    /* Translators: shown instead of the name of an unknown speaker */
    return g_strdup (_("Unknown speaker"));

  return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PARTICIPANT, participant_type);
}
