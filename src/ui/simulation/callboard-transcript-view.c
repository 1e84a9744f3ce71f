/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transcript of a call as a conversation, which can be searched and copied.
 * A tab of the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-call-part-stack.h"
#include "callboard-gtk-row-action.h"
#include "callboard-skipped-items-banner.h"
#include "callboard-speaker-label.h"
#include "callboard-transcript-follower.h"
#include "callboard-transcript-view.h"
#include "callboard-turn-row.h"

/**
 * CallboardTranscriptView:
 *
 * Shows a part of a call, the transcript. `over` says that no call is to be
 * expected any more where there is none; `query` is what is searched for;
 * `conversation` is what is shown, `current-turn` what is being played of it. The
 * turn that one went to is the selected one. To activate one plays from there, with
 * `simulation.play-from`.
 */
struct _CallboardTranscriptView
{
  AdwBin                   parent_instance;

  CallboardCallPartStack      *stack;
  CallboardSkippedItemsBanner *set_aside_banner;
  GtkLabel                *summary;
  GtkSearchBar            *search_bar;
  GtkSearchEntry          *search_entry;
  GtkLabel                *place;
  GtkScrolledWindow       *scroller;
  GtkListView             *list;
  GtkRevealer             *follow_revealer;
  GtkSingleSelection      *selection;
  /* What is shown. Turns that were read before remain the same objects. */
  GListStore              *turns;

  CallboardCallPart       *part;
  char                    *caller_name;
  GObject                 *transcript;
  CallboardConversation   *conversation;
  char                    *query;
  /* The positions of the turns that match, and the one shown among them. */
  GArray                  *matches;
  guint                    match;
  /* Where to go as soon as there is a conversation, in ms; -1 for nowhere. */
  gint64                   pending_moment;
  guint                    tick_id;
  gboolean                 wants_focus;
  CallboardTurn           *current_turn;
  CallboardTranscriptFollower *follower;
  gboolean                 over;
};

G_DEFINE_FINAL_TYPE (CallboardTranscriptView, callboard_transcript_view, ADW_TYPE_BIN)

enum
{
  PROP_OVER = 1,
  PROP_QUERY,
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

static void
go_to (CallboardTranscriptView *self,
       guint                    position,
       GtkListScrollFlags       flags)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT | flags, NULL);
}

static void
go_to_pending_moment (CallboardTranscriptView *self)
{
  guint position = 0;

  /* Before anybody speaks, the first turn is next. */
  callboard_conversation_find (self->conversation, self->pending_moment, &position);
  self->pending_moment = -1;
  go_to (self, position, GTK_LIST_SCROLL_FOCUS);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* A list cannot scroll before it has a size. */
static gboolean
callboard_transcript_view_tick_cb (GtkWidget     *list,
                                   GdkFrameClock *clock,
                                   gpointer       data)
{
  CallboardTranscriptView *self = data;

  if (gtk_widget_get_mapped (list) && gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  if (gtk_widget_get_mapped (list) && self->pending_moment >= 0)
    go_to_pending_moment (self);
  else if (gtk_widget_get_mapped (list) && self->wants_focus)
    gtk_widget_grab_focus (list);
  self->wants_focus = FALSE;

  return G_SOURCE_REMOVE;
}

static void
watch_size (CallboardTranscriptView *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_transcript_view_tick_cb, self, NULL);
}

/* Called whenever something has come about that was missing. */
static void
prepare_moment (CallboardTranscriptView *self)
{
  if (self->pending_moment >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->turns)) > 0)
    watch_size (self);
}

/* --- Searching -------------------------------------------------------------- */

static void
update_place (CallboardTranscriptView *self)
{
  g_autofree char *text = NULL;

  if (self->query == NULL || *self->query == '\0')
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (_("No matches"));
  else
    /* Translators: the place of a match among the matches of a search */
    text = g_strdup_printf (_("%u of %u"), self->match + 1, self->matches->len);

  gtk_label_set_label (self->place, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.next-match", self->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.previous-match", self->matches->len > 0);
}

static void
show_match (CallboardTranscriptView *self)
{
  if (self->match < self->matches->len)
    go_to (self, g_array_index (self->matches, guint, self->match), GTK_LIST_SCROLL_NONE);
  update_place (self);
}

static void
find_matches (CallboardTranscriptView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = self->conversation != NULL && self->query != NULL
                    ? callboard_conversation_find_matches (self->conversation, self->query)
                    : g_array_new (FALSE, FALSE, sizeof (guint));
  self->match = 0;
}

/* The search goes on from where one is. */
static void
callboard_transcript_view_search_changed_cb (CallboardTranscriptView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!g_set_str (&self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    return;

  find_matches (self);
  while (selected != GTK_INVALID_LIST_POSITION && self->match + 1 < self->matches->len &&
         g_array_index (self->matches, guint, self->match) < selected)
    self->match++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  show_match (self);
}

static void
step_match (CallboardTranscriptView *self,
            int                      by)
{
  guint n = self->matches->len;

  if (n == 0)
    return;

  self->match = (self->match + n + by) % n;
  show_match (self);
}

static void
callboard_transcript_view_next_match_cb (CallboardTranscriptView *self)
{
  step_match (self, 1);
}

static void
callboard_transcript_view_previous_match_cb (CallboardTranscriptView *self)
{
  step_match (self, -1);
}

/* What ends a search leaves one where one is. */
static void
callboard_transcript_view_search_mode_changed_cb (CallboardTranscriptView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (selected != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    {
      gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
}

/* --- What is shown ---------------------------------------------------------- */

static gboolean
is_same_turn (CallboardTurn *turn,
              CallboardTurn *other)
{
  return callboard_turn_get_side (turn) == callboard_turn_get_side (other) &&
         callboard_turn_get_start_offset (turn) == callboard_turn_get_start_offset (other) &&
         callboard_turn_get_silence_before (turn) == callboard_turn_get_silence_before (other) &&
         callboard_turn_get_overlaps (turn) == callboard_turn_get_overlaps (other) &&
         g_str_equal (callboard_turn_get_speaker (turn), callboard_turn_get_speaker (other)) &&
         g_str_equal (callboard_turn_get_text (turn), callboard_turn_get_text (other));
}

/* Puts the turns in place of those shown, from the first that differs on, so
 * that what is read anew leaves one where one is. */
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
  /* Translators: how many turns a conversation has, and how long it takes */
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
    self->conversation = callboard_conversation_new (CALLBOARD_TRANSCRIPT (transcript), self->caller_name, callboard_speaker_label_dup);
  merge_turns (self, (GListModel *) self->conversation);
  callboard_skipped_items_banner_show (self->set_aside_banner,
                                       transcript != NULL
                                     ? callboard_transcript_get_skipped_items (CALLBOARD_TRANSCRIPT (transcript))
                                     : NULL);
  update_summary (self);
  find_matches (self);
  update_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

static void
update (CallboardTranscriptView *self)
{
  GObject *content = self->part != NULL ? callboard_call_part_get_content (self->part) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_waited_for = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                           gtk_root_get_focus (root) == NULL;
  gboolean is_empty;

  show_transcript (self, content);
  is_empty = content == NULL ||
             (g_list_model_get_n_items (G_LIST_MODEL (self->turns)) == 0 &&
              g_list_model_get_n_items (callboard_transcript_get_skipped_items (CALLBOARD_TRANSCRIPT (content))) == 0);
  callboard_call_part_stack_show (self->stack, self->part, is_empty);
  /* Whoever waited for it with the keyboard waited for what is said. */
  if (is_waited_for)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  prepare_moment (self);
}

static void
copy (GtkWidget  *widget,
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
next_match (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  step_match (CALLBOARD_TRANSCRIPT_VIEW (widget), 1);
}

static void
previous_match (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  step_match (CALLBOARD_TRANSCRIPT_VIEW (widget), -1);
}

static void
follow (GtkWidget  *widget,
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

  /* Nor can it take the keyboard before. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    {
      self->wants_focus = TRUE;
      watch_size (self);
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
    case PROP_OVER:
      g_value_set_boolean (value, self->over);
      break;
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
callboard_transcript_view_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (object);

  switch (property_id)
    {
    case PROP_OVER:
      self->over = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_transcript_view_dispose (GObject *object)
{
  CallboardTranscriptView *self = CALLBOARD_TRANSCRIPT_VIEW (object);

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_clear_object (&self->part);
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

  g_clear_pointer (&self->caller_name, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (callboard_transcript_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_CALL_PART_STACK);
  g_type_ensure (CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER);
  g_type_ensure (CALLBOARD_TYPE_TURN);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-transcript-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, follow_revealer);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, place);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, set_aside_banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, summary);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptView, turns);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_moment);
}

static void
callboard_transcript_view_class_init (CallboardTranscriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_transcript_view_get_property;
  object_class->set_property = callboard_transcript_view_set_property;
  object_class->dispose = callboard_transcript_view_dispose;
  object_class->finalize = callboard_transcript_view_finalize;
  widget_class->grab_focus = callboard_transcript_view_grab_focus;

  properties[PROP_OVER] =
    g_param_spec_boolean ("over", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
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

  gtk_widget_class_install_action (widget_class, "transcript.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "transcript.follow", NULL, follow);
  gtk_widget_class_install_action (widget_class, "transcript.next-match", NULL, next_match);
  gtk_widget_class_install_action (widget_class, "transcript.previous-match", NULL, previous_match);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK,
                                       "transcript.previous-match", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK,
                                       "transcript.previous-match", NULL);
  bind_template (widget_class);
}

static void
callboard_transcript_view_init (CallboardTranscriptView *self)
{
  self->pending_moment = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->follower = callboard_transcript_follower_new (self->list, self->scroller);
  g_object_bind_property (self->follower, "away", self->follow_revealer, "reveal-child", G_BINDING_DEFAULT);
  find_matches (self);
  update (self);
}

/**
 * callboard_transcript_view_set_part:
 * @self: a view
 * @part: (nullable): the transcript of a call; %NULL where there is no call
 * @caller_name: (nullable): what to call the caller
 *
 * Shows the transcript of a call, from the top, and follows what becomes of it.
 */
void
callboard_transcript_view_set_part (CallboardTranscriptView *self,
                                    CallboardCallPart       *part,
                                    const char              *caller_name)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));
  g_return_if_fail (part == NULL || CALLBOARD_IS_CALL_PART (part));

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_set_object (&self->part, part);
  g_set_str (&self->caller_name, caller_name);
  self->pending_moment = -1;
  if (part != NULL)
    {
      g_signal_connect_swapped (part, "notify::content", G_CALLBACK (update), self);
      g_signal_connect_swapped (part, "notify::error", G_CALLBACK (update), self);
    }
  show_transcript (self, NULL);
  update (self);
}

/**
 * callboard_transcript_view_get_conversation:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown
 */
CallboardConversation *
callboard_transcript_view_get_conversation (CallboardTranscriptView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self), NULL);

  return self->conversation;
}

/**
 * callboard_transcript_view_show_moment:
 * @self: a view
 * @offset: a time in ms from the beginning of the call, 0 or more
 *
 * Goes to what is said at a time, as soon as the transcript is there.
 */
void
callboard_transcript_view_show_time (CallboardTranscriptView *self,
                                     gint64                   offset)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));
  g_return_if_fail (offset >= 0);

  self->pending_moment = offset;
  prepare_moment (self);
}

/**
 * callboard_transcript_view_set_position:
 * @self: a view
 * @offset: where the recording is, in ms from the beginning of the call, or -1
 *   where nothing is played
 *
 * Marks what is said at a time, and keeps it on screen unless the person has gone
 * elsewhere.
 */
void
callboard_transcript_view_set_position (CallboardTranscriptView *self,
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
 * Goes to what is being played, and follows it.
 */
void
callboard_transcript_view_follow (CallboardTranscriptView *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  callboard_transcript_follower_resume (self->follower);
}

/**
 * callboard_transcript_view_find:
 * @self: a view
 *
 * Lets the user type what to search for.
 */
void
callboard_transcript_view_find (CallboardTranscriptView *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
