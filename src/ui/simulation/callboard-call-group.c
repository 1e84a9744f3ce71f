/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of a call in a few rows: its title and summary, how it ended, how
 * it felt. Stands on the first tab of the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call-group.h"
#include "callboard-detail-row.h"
#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-formats.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

/**
 * CallboardCallGroup:
 *
 * Rows about a call. Hidden where there is none; each row is hidden where there
 * is nothing to be told.
 */
struct _CallboardCallGroup
{
  AdwPreferencesGroup   parent_instance;

  CallboardDetailRow   *title_row;
  CallboardDetailRow   *summary_row;
  CallboardDetailRow   *status_row;
  CallboardDetailRow   *ended_row;
  CallboardDetailRow   *duration_row;
  CallboardDetailRow   *direction_row;
  CallboardDetailRow   *sentiment_row;
  CallboardDetailRow   *superseded_row;

  CallboardCallDetails *details;
};

G_DEFINE_FINAL_TYPE (CallboardCallGroup, callboard_call_group, ADW_TYPE_PREFERENCES_GROUP)

static void
take_value (CallboardDetailRow *row,
            char               *value)
{
  g_object_set (row, "value", value, NULL);
  g_free (value);
}

static char *
dup_label (CallboardVocabulary  vocabulary,
           const char          *value)
{
  return value != NULL ? callboard_vocabulary_dup_label (vocabulary, value) : NULL;
}

/* "Positive · relief" */
static char *
dup_sentiment (CallboardSentiment *sentiment)
{
  g_autofree char *category = NULL;
  g_autofree char *emotion = NULL;

  if (sentiment == NULL || callboard_sentiment_is_empty (sentiment))
    return NULL;

  category = dup_label (CALLBOARD_VOCABULARY_SENTIMENT, callboard_sentiment_get_category (sentiment));
  if (callboard_sentiment_get_emotion (sentiment) != NULL)
    emotion = callboard_text_humanize (callboard_sentiment_get_emotion (sentiment));
  if (category == NULL || emotion == NULL)
    return g_strdup (category != NULL ? category : emotion);

  /* Translators: how a call felt on the whole, and what was felt most */
  return g_strdup_printf (_("%s · %s"), category, emotion);
}

static void
show_call (CallboardCallGroup *self,
           CallboardCall      *call)
{
  gint64 duration = call != NULL ? callboard_call_get_duration (call) : -1;
  const char *status = call != NULL ? callboard_call_get_status (call) : NULL;

  take_value (self->title_row, call != NULL ? g_strdup (callboard_call_get_title (call)) : NULL);
  take_value (self->summary_row, call != NULL ? g_strdup (callboard_call_get_summary (call)) : NULL);
  /* That it has ended is told by how it ended. */
  take_value (self->status_row, g_strcmp0 (status, "ENDED") != 0
                                  ? dup_label (CALLBOARD_VOCABULARY_CALL_STATUS, status)
                                  : NULL);
  take_value (self->ended_row, call != NULL
                                 ? dup_label (CALLBOARD_VOCABULARY_ENDED_STATUS, callboard_call_get_ended_status (call))
                                 : NULL);
  take_value (self->duration_row, duration >= 0 ? callboard_format_duration (duration) : NULL);
  take_value (self->direction_row, call != NULL
                                     ? dup_label (CALLBOARD_VOCABULARY_CALL_DIRECTION, callboard_call_get_direction (call))
                                     : NULL);
  take_value (self->superseded_row, call != NULL ? g_strdup (callboard_call_get_superseded_by (call)) : NULL);
}

static const char *
get_description (const GError  *error,
                 CallboardCall *call)
{
  if (error == NULL)
    return NULL;
  if (call == NULL && g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    return _("Roark does not know this call, or not any more.");

  return callboard_error_get_title (error);
}

static void
update (CallboardCallGroup *self)
{
  CallboardCallPart *call_part;
  CallboardCallPart *sentiment_part;
  GObject *call;

  gtk_widget_set_visible (GTK_WIDGET (self), self->details != NULL);
  if (self->details == NULL)
    return;

  call_part = callboard_call_details_get_part (self->details, CALLBOARD_CALL_PART_CALL);
  sentiment_part = callboard_call_details_get_part (self->details, CALLBOARD_CALL_PART_SENTIMENT);
  call = callboard_call_part_get_content (call_part);
  show_call (self, (CallboardCall *) call);
  take_value (self->sentiment_row, dup_sentiment ((CallboardSentiment *) callboard_call_part_get_content (sentiment_part)));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         get_description (callboard_live_object_get_error (call_part),
                                                          (CallboardCall *) call));
}

static void
disconnect (CallboardCallGroup *self)
{
  if (self->details != NULL)
    for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
      g_signal_handlers_disconnect_by_data (callboard_call_details_get_part (self->details, i), self);
}

static void
callboard_call_group_dispose (GObject *object)
{
  CallboardCallGroup *self = CALLBOARD_CALL_GROUP (object);

  disconnect (self);
  g_clear_object (&self->details);

  G_OBJECT_CLASS (callboard_call_group_parent_class)->dispose (object);
}

static void
callboard_call_group_class_init (CallboardCallGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_call_group_dispose;

  g_type_ensure (CALLBOARD_TYPE_DETAIL_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-call-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, direction_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, duration_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, ended_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, sentiment_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, status_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, summary_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, superseded_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, title_row);
}

static void
callboard_call_group_init (CallboardCallGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * callboard_call_group_set_details:
 * @self: a group
 * @details: (nullable): what a call holds; %NULL where there is no call
 *
 * Shows a call, and follows what becomes of it.
 */
void
callboard_call_group_set_details (CallboardCallGroup   *self,
                                  CallboardCallDetails *details)
{
  g_return_if_fail (CALLBOARD_IS_CALL_GROUP (self));
  g_return_if_fail (details == NULL || CALLBOARD_IS_CALL_DETAILS (details));

  disconnect (self);
  g_set_object (&self->details, details);
  for (guint i = 0; details != NULL && i < CALLBOARD_N_CALL_PARTS; i++)
    {
      CallboardCallPart *part = callboard_call_details_get_part (details, i);

      g_signal_connect_swapped (part, "notify::content", G_CALLBACK (update), self);
      g_signal_connect_swapped (part, "notify::error", G_CALLBACK (update), self);
    }
  update (self);
}
