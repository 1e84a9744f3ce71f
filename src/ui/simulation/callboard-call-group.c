/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows about a call: title, summary, end reason, sentiment and so on. Part of the
 * Overview of the simulation page.
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
 * A preferences group about a call. The group is hidden without a call, each row without
 * a value.
 */
struct _CallboardCallGroup
{
  AdwPreferencesGroup   parent_instance;

  CallboardDetailRow   *title_row;
  CallboardDetailRow   *summary_row;
  CallboardDetailRow   *status_row;
  CallboardDetailRow   *end_reason_row;
  CallboardDetailRow   *duration_row;
  CallboardDetailRow   *direction_row;
  CallboardDetailRow   *sentiment_row;

  CallboardCallDetails *details;
  GSignalGroup         *call_signals;
  GSignalGroup         *sentiment_signals;
};

G_DEFINE_FINAL_TYPE (CallboardCallGroup, callboard_call_group, ADW_TYPE_PREFERENCES_GROUP)

/* Takes ownership of the value. */
static void
take_value (CallboardDetailRow *row,
            char               *value)
{
  g_object_set (row, "value", value, NULL);
  g_free (value);
}

static void
set_label (CallboardDetailRow  *row,
           CallboardVocabulary  vocabulary,
           const char          *value)
{
  take_value (row, callboard_vocabulary_dup_label (vocabulary, value));
}

/* "Positive · relief" */
static char *
dup_sentiment (CallboardSentiment *sentiment)
{
  g_autofree char *category = NULL;
  g_autofree char *emotion = NULL;

  if (sentiment == NULL || callboard_sentiment_is_empty (sentiment))
    return NULL;

  category = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_SENTIMENT,
                                             callboard_sentiment_get_category (sentiment));
  if (callboard_sentiment_get_emotion (sentiment) != NULL)
    emotion = callboard_text_humanize (callboard_sentiment_get_emotion (sentiment));
  if (category == NULL || emotion == NULL)
    return g_strdup (category != NULL ? category : emotion);

  /* Translators: the overall sentiment of a call, and its strongest emotion */
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
  /* The end reason implies that the call has ended. */
  set_label (self->status_row, CALLBOARD_VOCABULARY_CALL_STATUS,
             g_strcmp0 (status, "ENDED") != 0 ? status : NULL);
  set_label (self->end_reason_row, CALLBOARD_VOCABULARY_ENDED_STATUS,
             call != NULL ? callboard_call_get_ended_status (call) : NULL);
  set_label (self->direction_row, CALLBOARD_VOCABULARY_CALL_DIRECTION,
             call != NULL ? callboard_call_get_direction (call) : NULL);
  take_value (self->duration_row, duration >= 0 ? callboard_format_duration (duration) : NULL);
}

static const char *
get_description (const GError  *error,
                 CallboardCall *call)
{
  if (error == NULL)
    return NULL;
  if (call == NULL && g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    return _("Roark no longer has this call");

  return callboard_error_get_title (error);
}

static gpointer
get_part (CallboardCallGroup    *self,
          CallboardCallPartKind  kind)
{
  return self->details != NULL ? callboard_call_details_get_part (self->details, kind) : NULL;
}

static void
callboard_call_group_update (CallboardCallGroup *self)
{
  CallboardCallPart *call_part = get_part (self, CALLBOARD_CALL_PART_CALL);
  CallboardCallPart *sentiment_part = get_part (self, CALLBOARD_CALL_PART_SENTIMENT);
  GObject *call;

  gtk_widget_set_visible (GTK_WIDGET (self), self->details != NULL);
  if (self->details == NULL)
    return;

  call = callboard_call_part_get_content (call_part);
  show_call (self, (CallboardCall *) call);
  take_value (self->sentiment_row, dup_sentiment ((CallboardSentiment *) callboard_call_part_get_content (sentiment_part)));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         get_description (callboard_live_object_get_error (call_part),
                                                          (CallboardCall *) call));
}

static void
callboard_call_group_dispose (GObject *object)
{
  CallboardCallGroup *self = CALLBOARD_CALL_GROUP (object);

  g_clear_object (&self->call_signals);
  g_clear_object (&self->sentiment_signals);
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
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, end_reason_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, sentiment_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, status_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, summary_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallGroup, title_row);
}

static GSignalGroup *
create_part_signals (CallboardCallGroup *self)
{
  GSignalGroup *signals = g_signal_group_new (CALLBOARD_TYPE_CALL_PART);

  g_signal_group_connect_swapped (signals, "notify::content", G_CALLBACK (callboard_call_group_update), self);
  g_signal_group_connect_swapped (signals, "notify::error", G_CALLBACK (callboard_call_group_update), self);

  return signals;
}

static void
callboard_call_group_init (CallboardCallGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->call_signals = create_part_signals (self);
  self->sentiment_signals = create_part_signals (self);
  callboard_call_group_update (self);
}

/**
 * callboard_call_group_set_details:
 * @self: a group
 * @details: (nullable): the details of a call; %NULL if there is no call
 *
 * Shows a call and updates as it changes.
 */
void
callboard_call_group_set_details (CallboardCallGroup   *self,
                                  CallboardCallDetails *details)
{
  g_return_if_fail (CALLBOARD_IS_CALL_GROUP (self));
  g_return_if_fail (details == NULL || CALLBOARD_IS_CALL_DETAILS (details));

  g_set_object (&self->details, details);
  g_signal_group_set_target (self->call_signals, get_part (self, CALLBOARD_CALL_PART_CALL));
  g_signal_group_set_target (self->sentiment_signals, get_part (self, CALLBOARD_CALL_PART_SENTIMENT));
  callboard_call_group_update (self);
}
