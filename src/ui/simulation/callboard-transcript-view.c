/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transcript of a call as a conversation. Used by the simulation page. Its search is in
 * callboard-transcript-view-search.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-gtk-row-action.h"
#include "callboard-speaker-label.h"
#include "callboard-transcript-view-private.h"
#include "callboard-turn-row.h"

G_DEFINE_FINAL_TYPE (CallboardTranscriptView, callboard_transcript_view, CALLBOARD_TYPE_CALL_PART_VIEW)

enum
{
  PROP_QUERY = 1,
  PROP_CONVERSATION,
  PROP_CURRENT_TURN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Rows ------------------------------------------------------------------- */

static void
callboard_transcript_view_row_setup_cb (CallboardTranscriptView *self,
                                        GtkListItem             *item)
{
  GtkWidget *row = callboard_turn_row_new ();

  g_object_bind_property (self, "query", row, "query", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "current-turn", row, "current-turn", G_BINDING_SYNC_CREATE);
  g_signal_connect (row, "realize", G_CALLBACK (callboard_gtk_row_action_play), NULL);
  gtk_list_item_set_child (item, row);
}

static void
callboard_transcript_view_row_bind_cb (CallboardTranscriptView *self,
                                       GtkListItem             *item)
{
  CallboardTurnRow *row = CALLBOARD_TURN_ROW (gtk_list_item_get_child (item));
  g_autofree char *label = NULL;

  callboard_turn_row_set_turn (row, gtk_list_item_get_item (item));
  label = callboard_turn_row_dup_label (row);
  gtk_list_item_set_accessible_label (item, label);
}

static void
callboard_transcript_view_activated_cb (CallboardTranscriptView *self,
                                        guint                    position)
{
  g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (self->turns), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "simulation.play-from", "x",
                              callboard_turn_get_start_offset (turn));
}

/* Scrolls to a turn and selects it. */
void
callboard_transcript_view_show_turn (CallboardTranscriptView *self,
                                     guint                    position,
                                     GtkListScrollFlags       flags)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT | flags, NULL);
}

static void
show_pending_offset (CallboardTranscriptView *self)
{
  guint position = 0;

  /* The position remains 0 for a time before the first turn. */
  callboard_conversation_find (self->conversation, self->pending_offset, &position);
  self->pending_offset = -1;
  callboard_transcript_view_show_turn (self, position, GTK_LIST_SCROLL_FOCUS);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* A list cannot scroll or take the focus before it has a size. */
static gboolean
callboard_transcript_view_tick_cb (GtkWidget     *list,
                                   GdkFrameClock *clock,
                                   gpointer       data)
{
  CallboardTranscriptView *self = data;

  if (gtk_widget_get_mapped (list) && gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  if (gtk_widget_get_mapped (list) && self->pending_offset >= 0)
    show_pending_offset (self);
  else if (gtk_widget_get_mapped (list) && self->pending_focus)
    gtk_widget_grab_focus (list);
  self->pending_focus = FALSE;

  return G_SOURCE_REMOVE;
}

static void
add_tick_callback (CallboardTranscriptView *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_transcript_view_tick_cb,
                                                  self, NULL);
}

/* Shows the pending time if the list is mapped and has turns. */
static void
try_pending_offset (CallboardTranscriptView *self)
{
  if (self->pending_offset >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->turns)) > 0)
    add_tick_callback (self);
}

/* --- Content ---------------------------------------------------------------- */

static gboolean
is_same_turn (CallboardTurn *turn,
              CallboardTurn *other)
{
  return callboard_turn_get_side (turn) == callboard_turn_get_side (other) &&
         callboard_turn_get_start_offset (turn) == callboard_turn_get_start_offset (other) &&
         callboard_turn_get_silence_before (turn) == callboard_turn_get_silence_before (other) &&
         callboard_turn_get_overlaps (turn) == callboard_turn_get_overlaps (other) &&
         callboard_turn_get_has_text (turn) == callboard_turn_get_has_text (other) &&
         g_str_equal (callboard_turn_get_speaker (turn), callboard_turn_get_speaker (other)) &&
         g_str_equal (callboard_turn_get_text (turn), callboard_turn_get_text (other));
}

/* Replaces the turns from the first that differs, so that a refresh keeps selection and
 * scroll position. */
static void
merge_turns (CallboardTranscriptView *self,
             GListModel              *fresh)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->turns));
  guint n_fresh = fresh != NULL ? g_list_model_get_n_items (fresh) : 0;
  guint n_same = 0;

  for (; n_same < MIN (n_shown, n_fresh); n_same++)
    {
      g_autoptr(CallboardTurn) shown = g_list_model_get_item (G_LIST_MODEL (self->turns), n_same);
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (fresh, n_same);

      if (!is_same_turn (shown, turn))
        break;
    }
  for (guint i = n_same; i < n_fresh; i++)
    g_ptr_array_add (added, g_list_model_get_item (fresh, i));
  if (n_same < n_shown || added->len > 0)
    g_list_store_splice (self->turns, n_same, n_shown - n_same, added->pdata, added->len);
}

static void
update_summary (CallboardTranscriptView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->turns));
  g_autofree char *duration = NULL;
  g_autofree char *turns = NULL;
  g_autofree char *text = NULL;

  if (self->conversation == NULL)
    return;

  duration = callboard_format_duration (callboard_conversation_get_end (self->conversation));
  turns = g_strdup_printf (ngettext ("%u turn", "%u turns", n), n);
  /* Translators: the number of turns of a conversation, and its duration */
  text = g_strdup_printf (_("%s · %s"), turns, duration);
  gtk_label_set_label (self->summary, text);
}

static void
show_transcript (CallboardTranscriptView *self,
                 GObject                 *transcript)
{
  if (!g_set_object (&self->transcript, transcript))
    return;

  g_clear_object (&self->conversation);
  if (transcript != NULL)
    self->conversation = callboard_conversation_new (CALLBOARD_TRANSCRIPT (transcript), self->persona_name,
                                                     callboard_speaker_label_dup);
  merge_turns (self, (GListModel *) self->conversation);
  callboard_skipped_items_banner_show (self->skipped_items_banner,
                                       transcript != NULL
                                         ? callboard_transcript_get_skipped_items (CALLBOARD_TRANSCRIPT (transcript))
                                         : NULL,
                                       transcript != NULL
                                         ? callboard_transcript_get_unreadable (CALLBOARD_TRANSCRIPT (transcript))
                                         : NULL,
                                       NULL);
  update_summary (self);
  callboard_transcript_view_update_matches (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

/* Without mocked tools, there is no button. */
static void
callboard_transcript_view_tools_changed_cb (CallboardTranscriptView *self)
{
  g_autofree char *label = NULL;

  g_object_get (self->tool_mocks_view, "label", &label, NULL);
  gtk_button_set_label (GTK_BUTTON (self->tools_button), label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tools_button), label != NULL);
  if (label == NULL)
    gtk_toggle_button_set_active (self->tools_button, FALSE);
}

static void
callboard_transcript_view_update (CallboardCallPartView *view)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (view);
  CallboardTranscript *content = callboard_call_part_view_get_content (view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean takes_focus = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                         gtk_root_get_focus (root) == NULL;
  gboolean is_empty;

  show_transcript (self, (GObject *) content);
  is_empty = content == NULL ||
             (g_list_model_get_n_items (G_LIST_MODEL (self->turns)) == 0 &&
              g_list_model_get_n_items (callboard_transcript_get_skipped_items (content)) == 0);
  callboard_call_part_view_show (view, is_empty);
  if (takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  try_pending_offset (self);
}

static void
callboard_transcript_view_copy_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (widget);
  g_autofree char *text = NULL;

  if (self->conversation == NULL)
    return;

  text = callboard_conversation_dup_text (self->conversation);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.show-toast", "s", _("Copied to the clipboard"));
}

static void
callboard_transcript_view_follow_cb (GtkWidget  *widget,
                                     const char *action_name,
                                     GVariant   *parameter)
{
  callboard_transcript_view_follow (CALLBOARD_TRANSCRIPT_VIEW (widget));
}

static gboolean
callboard_transcript_view_grab_focus (GtkWidget *widget)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) ||
      g_list_model_get_n_items (G_LIST_MODEL (self->turns)) == 0)
    return FALSE;

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    {
      self->pending_focus = TRUE;
      add_tick_callback (self);
    }

  return TRUE;
}

static void
callboard_transcript_view_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (object);

  switch (property_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_CURRENT_TURN:
      g_value_set_object (value, self->current_turn);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_transcript_view_dispose (GObject *object)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (object);

  if (self->follower != NULL)
    g_object_run_dispose (G_OBJECT (self->follower));
  g_clear_object (&self->follower);
  g_clear_object (&self->current_turn);
  g_clear_object (&self->transcript);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (callboard_transcript_view_parent_class)->dispose (object);
}

static void
callboard_transcript_view_finalize (GObject *object)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (object);

  g_clear_pointer (&self->persona_name, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (callboard_transcript_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER);
  g_type_ensure (CALLBOARD_TYPE_TOOL_MOCKS_VIEW);
  g_type_ensure (CALLBOARD_TYPE_TURN);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-transcript-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, follow_revealer);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, match_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, skipped_items_banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, summary);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, tool_mocks_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, tools_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, turns);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_tools_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_pending_offset);
}

static void
callboard_transcript_view_class_init (CallboardTranscriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_transcript_view_get_property;
  object_class->dispose = callboard_transcript_view_dispose;
  object_class->finalize = callboard_transcript_view_finalize;
  widget_class->grab_focus = callboard_transcript_view_grab_focus;
  CALLBOARD_CALL_PART_VIEW_CLASS (klass)->update = callboard_transcript_view_update;

  properties[PROP_QUERY] =
    g_param_spec_string ("query", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONVERSATION] =
    g_param_spec_object ("conversation", NULL, NULL, CALLBOARD_TYPE_CONVERSATION,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT_TURN] =
    g_param_spec_object ("current-turn", NULL, NULL, CALLBOARD_TYPE_TURN,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "transcript.copy", NULL, callboard_transcript_view_copy_cb);
  gtk_widget_class_install_action (widget_class, "transcript.follow", NULL, callboard_transcript_view_follow_cb);
  bind_template (widget_class);
  callboard_transcript_view_install_search (widget_class);
}

static void
callboard_transcript_view_init (CallboardTranscriptView *self)
{
  self->pending_offset = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->follower = callboard_transcript_follower_new (self->list, self->scroller);
  g_object_bind_property (self->follower, "scrolled-away", self->follow_revealer, "reveal-child",
                          G_BINDING_DEFAULT);
  callboard_transcript_view_update_matches (self);
  callboard_transcript_view_update (CALLBOARD_CALL_PART_VIEW (self));
}

/**
 * callboard_transcript_view_set_part:
 * @self: a view
 * @part: (nullable): the transcript of a call; %NULL if there is no call
 * @persona_name: (nullable): the name of the persona
 *
 * Shows the transcript of a call from the top and updates as it changes.
 */
void
callboard_transcript_view_set_part (CallboardTranscriptView *self,
                                    CallboardCallPart       *part,
                                    const char              *persona_name)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  g_set_str (&self->persona_name, persona_name);
  self->pending_offset = -1;
  show_transcript (self, NULL);
  callboard_call_part_view_set_part (CALLBOARD_CALL_PART_VIEW (self), part);
}

/**
 * callboard_transcript_view_set_tool_mocks:
 * @self: a view
 * @part: (nullable): the mocked tools of the simulation
 *
 * Shows the mocked tools above the transcript, if there are any.
 */
void
callboard_transcript_view_set_tool_mocks (CallboardTranscriptView *self,
                                          CallboardCallPart       *part)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  callboard_tool_mocks_view_set_part (self->tool_mocks_view, part);
}

/**
 * callboard_transcript_view_get_conversation:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the conversation, once it is loaded
 */
CallboardConversation *
callboard_transcript_view_get_conversation (CallboardTranscriptView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self), NULL);

  return self->conversation;
}

/**
 * callboard_transcript_view_show_time:
 * @self: a view
 * @offset: a time in ms from the beginning of the call, 0 or more
 *
 * Scrolls to the turn at a time once the transcript is loaded.
 */
void
callboard_transcript_view_show_time (CallboardTranscriptView *self,
                                     gint64                   offset)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));
  g_return_if_fail (offset >= 0);

  self->pending_offset = offset;
  try_pending_offset (self);
}

/**
 * callboard_transcript_view_set_playback_offset:
 * @self: a view
 * @offset: the playback position in ms from the beginning of the call, or -1 without
 *   playback
 *
 * Highlights the turn at the playback position, and scrolls to it unless the user has
 * scrolled away.
 */
void
callboard_transcript_view_set_playback_offset (CallboardTranscriptView *self,
                                               gint64                   offset)
{
  g_autoptr(CallboardTurn) turn = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  if (offset >= 0 && self->conversation != NULL &&
      callboard_conversation_find (self->conversation, offset, &position))
    turn = g_list_model_get_item (G_LIST_MODEL (self->turns), position);
  if (g_set_object (&self->current_turn, turn))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_TURN]);
  callboard_transcript_follower_set_position (self->follower, position);
}

/**
 * callboard_transcript_view_follow:
 * @self: a view
 *
 * Scrolls to the turn that is being played, and follows playback again.
 */
void
callboard_transcript_view_follow (CallboardTranscriptView *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  callboard_transcript_follower_resume (self->follower);
}
