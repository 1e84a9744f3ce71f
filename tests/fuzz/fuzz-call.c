/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decoders of a call, of its transcript and the conversation built from it, of its
 * metrics and of its sentiment.
 */

#include "callboard-call.h"
#include "callboard-conversation.h"
#include "callboard-metric-list.h"
#include "callboard-metric-value-labels.h"
#include "callboard-sentiment.h"
#include "callboard-speaker-label.h"
#include "callboard-turn.h"
#include "fuzz.h"

/* Turns are in order, and none ends before it starts. */
static void
check_conversation (CallboardTranscript *transcript)
{
  g_autoptr(CallboardConversation) conversation =
    callboard_conversation_new (transcript, "Persona", callboard_speaker_label_dup);
  g_autofree char *text = callboard_conversation_dup_text (conversation);
  gint64 last_start = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conversation)); i++)
    {
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), i);
      gint64 start = callboard_turn_get_start_offset (turn);

      g_assert_cmpint (start, >=, last_start);
      g_assert_cmpint (callboard_turn_get_end_offset (turn), >=, start);
      last_start = start;
    }
}

static void
check_metrics (CallboardMetricList *metrics)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (metrics)); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (metrics), i);
      GListModel *values = callboard_metric_get_values (metric);

      for (guint n = 0; n < g_list_model_get_n_items (values); n++)
        {
          g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, n);
          g_autofree char *text = callboard_metric_value_dup_text (value);

          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(CallboardCall) call = callboard_call_decode (body, NULL);
  g_autoptr(CallboardTranscript) transcript = callboard_transcript_decode (body, NULL);
  g_autoptr(CallboardMetricList) metrics = callboard_metric_list_decode (body, NULL);
  g_autoptr(CallboardSentiment) sentiment = callboard_sentiment_decode (body, NULL);

  if (transcript != NULL)
    check_conversation (transcript);
  if (metrics != NULL)
    check_metrics (metrics);

  return 0;
}
