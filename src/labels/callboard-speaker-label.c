/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names the speakers of a transcript that have no name of their own. Passed to
 * CallboardConversation by the transcript view.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-speaker-label.h"
#include "callboard-vocabulary.h"

/**
 * callboard_speaker_label_dup:
 * @participant_type: (nullable): the `type` of a participant, or the `role` of an
 *   entry of a transcript
 *
 * May be called in a worker thread. A #CallboardSpeakerLabelFunc.
 *
 * Returns: (transfer full): a translated label, such as "Agent"
 */
char *
callboard_speaker_label_dup (const char *participant_type)
{
  if (participant_type == NULL || *participant_type == '\0')
    /* Translators: shown in place of the name of a speaker whom nobody knows */
    return g_strdup (_("Somebody"));

  return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PARTICIPANT, participant_type);
}
