/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording in the page of a simulation: what is played belongs to the call
 * that is shown, and the transcript follows it. Space, Left and Right play, pause
 * and skip, but not where they mean something else.
 */

#include "config.h"

#include "callboard-simulation-page-private.h"

/* --- What is played -------------------------------------------------------------- */

static GObject *
get_content (CallboardSimulationPage *self,
             CallboardCallPartKind    kind)
{
  return self->call != NULL ? callboard_call_part_get_content (callboard_call_details_get_part (self->call, kind))
                            : NULL;
}

/* The recording itself knows best how long it is, but is not there yet. */
static void
update_length (CallboardSimulationPage *self)
{
  GObject *call = get_content (self, CALLBOARD_CALL_PART_CALL);
  CallboardConversation *conversation = callboard_transcript_view_get_conversation (self->transcript_view);
  gint64 length = call != NULL ? callboard_call_get_duration (CALLBOARD_CALL (call)) : 0;

  if (conversation != NULL)
    length = MAX (length, callboard_conversation_get_end (conversation));
  callboard_player_set_expected_duration (self->player, length);
}

/* What the desktop calls it: what the call was about, as far as that is known. */
static void
update_track (CallboardSimulationPage *self)
{
  GObject *call = get_content (self, CALLBOARD_CALL_PART_CALL);
  const char *title = call != NULL ? callboard_call_get_title (CALLBOARD_CALL (call)) : NULL;
  const char *caller = callboard_persona_get_name (callboard_simulation_job_get_persona (self->simulation));

  if (title == NULL)
    title = callboard_scenario_get_description (callboard_simulation_job_get_scenario (self->simulation));
  if (self->call != NULL)
    callboard_mpris_set_track (self->mpris, callboard_call_details_get_id (self->call), title, caller);
}

static void
update_call (CallboardSimulationPage *self)
{
  update_length (self);
  update_track (self);
}

static void
update_conversation (CallboardSimulationPage *self)
{
  callboard_player_bar_set_conversation (self->player_bar,
                                         callboard_transcript_view_get_conversation (self->transcript_view));
  update_length (self);
}

static void
update_moments (CallboardSimulationPage *self)
{
  GObject *metrics = get_content (self, CALLBOARD_CALL_PART_METRICS);

  callboard_player_bar_set_markers (self->player_bar,
                                    metrics != NULL
                                      ? callboard_metric_list_get_failure_markers (CALLBOARD_METRIC_LIST (metrics))
                                      : NULL);
}

/* Before anything is played, there is nothing to be followed. */
static void
update_position (CallboardSimulationPage *self)
{
  gint64 offset = callboard_player_get_offset (self->player);
  gboolean is_used = callboard_player_get_can_play (self->player) &&
                     (offset > 0 || callboard_player_get_playing (self->player));

  callboard_transcript_view_set_position (self->transcript_view, is_used ? offset : -1);
}

static void
update_actions (CallboardSimulationPage *self)
{
  static const char *const actions[] = {
    "simulation.play-from", "simulation.play-or-pause", "simulation.skip-back", "simulation.skip-forward",
  };
  gboolean can_play = callboard_player_get_can_play (self->player);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], can_play);
}

/* Whoever goes somewhere, or goes on, wants to see it. */
static void
callboard_simulation_page_seeked_cb (CallboardSimulationPage *self)
{
  callboard_transcript_view_follow (self->transcript_view);
}

static void
callboard_simulation_page_playing_cb (CallboardSimulationPage *self)
{
  if (callboard_player_get_playing (self->player))
    callboard_transcript_view_follow (self->transcript_view);
  update_position (self);
}

static void
callboard_simulation_page_stage_cb (CallboardSimulationPage *self)
{
  update_actions (self);
  update_position (self);
}

static void
callboard_simulation_page_raise_cb (CallboardSimulationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_window_present (GTK_WINDOW (root));
}

/* What is not on screen any more is not to be heard either; a window that is only
 * minimized is. */
static void
callboard_simulation_page_hidden_cb (CallboardSimulationPage *self)
{
  callboard_player_pause (self->player);
}

/* --- What one does with it ---------------------------------------------------------- */

static void
play_from (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);

  callboard_player_seek (self->player, g_variant_get_int64 (parameter));
  callboard_player_play (self->player);
}

static void
play_or_pause (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  callboard_player_toggle (CALLBOARD_SIMULATION_PAGE (widget)->player);
}

static void
skip_back (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  callboard_player_skip (CALLBOARD_SIMULATION_PAGE (widget)->player, -CALLBOARD_PLAYER_SKIP_INTERVAL);
}

static void
skip_forward (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  callboard_player_skip (CALLBOARD_SIMULATION_PAGE (widget)->player, CALLBOARD_PLAYER_SKIP_INTERVAL);
}

/* What has the keyboard and can use an arrow is asked first: buttons, among which
 * it moves, and whatever one types into. */
static gboolean
callboard_simulation_page_skip_cb (GtkWidget *widget,
                                   GVariant  *action,
                                   gpointer   user_data)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && focus != widget && !GTK_IS_LIST_BOX_ROW (focus) &&
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->player_bar)))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, g_variant_get_string (action, NULL), NULL);
}

/* Adds the actions and the keys. */
void
callboard_simulation_page_install_playback (GtkWidgetClass *widget_class)
{
  static const guint lefts[] = { GDK_KEY_Left, GDK_KEY_KP_Left };
  static const guint rights[] = { GDK_KEY_Right, GDK_KEY_KP_Right };
  static const guint spaces[] = { GDK_KEY_space, GDK_KEY_KP_Space };

  gtk_widget_class_install_action (widget_class, "simulation.play-from", "x", play_from);
  gtk_widget_class_install_action (widget_class, "simulation.play-or-pause", NULL, play_or_pause);
  gtk_widget_class_install_action (widget_class, "simulation.skip-back", NULL, skip_back);
  gtk_widget_class_install_action (widget_class, "simulation.skip-forward", NULL, skip_forward);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, spaces[i], 0, "simulation.play-or-pause", NULL);
      gtk_widget_class_add_binding (widget_class, lefts[i], 0, callboard_simulation_page_skip_cb, "s", "simulation.skip-back");
      gtk_widget_class_add_binding (widget_class, rights[i], 0, callboard_simulation_page_skip_cb, "s", "simulation.skip-forward");
    }
}

/* --- In the page -------------------------------------------------------------------- */

/* Called once, when the template is there. */
void
callboard_simulation_page_init_playback (CallboardSimulationPage *self)
{
  self->player = callboard_player_new ();
  self->mpris = callboard_mpris_new (self->player);
  callboard_player_bar_set_player (self->player_bar, self->player);
  g_signal_connect_swapped (self->mpris, "raise", G_CALLBACK (callboard_simulation_page_raise_cb), self);
  g_signal_connect_swapped (self->player, "notify::stage", G_CALLBACK (callboard_simulation_page_stage_cb), self);
  g_signal_connect_swapped (self->player, "notify::playing", G_CALLBACK (callboard_simulation_page_playing_cb), self);
  g_signal_connect_swapped (self->player, "notify::offset", G_CALLBACK (update_position), self);
  g_signal_connect_swapped (self->player, "seeked", G_CALLBACK (callboard_simulation_page_seeked_cb), self);
  g_signal_connect_swapped (self->transcript_view, "notify::conversation", G_CALLBACK (update_conversation), self);
  g_signal_connect (self, "hidden", G_CALLBACK (callboard_simulation_page_hidden_cb), NULL);
  update_actions (self);
}

/* Called by dispose(), perhaps more than once. */
void
callboard_simulation_page_dispose_playback (CallboardSimulationPage *self)
{
  if (self->player == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->player, self);
  g_signal_handlers_disconnect_by_data (self->transcript_view, self);
  if (self->call != NULL)
    for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
      g_signal_handlers_disconnect_by_data (callboard_call_details_get_part (self->call, i), self);
  g_signal_handlers_disconnect_by_data (self->mpris, self);
  g_object_run_dispose (G_OBJECT (self->mpris));
  g_clear_object (&self->mpris);
  g_object_run_dispose (G_OBJECT (self->player));
  g_clear_object (&self->player);
}

/* Called when another call is shown, which @former was not. */
void
callboard_simulation_page_set_playback (CallboardSimulationPage *self,
                                        CallboardCallDetails    *former)
{
  static const struct { CallboardCallPartKind kind; void (*update) (CallboardSimulationPage *self); } parts[] = {
    { CALLBOARD_CALL_PART_CALL, update_call },
    { CALLBOARD_CALL_PART_METRICS, update_moments },
  };
  g_autoptr(CallboardRecording) recording =
    self->call != NULL ? callboard_session_open_recording (self->session, self->call) : NULL;

  callboard_player_set_recording (self->player, recording);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (former != NULL)
        g_signal_handlers_disconnect_by_data (callboard_call_details_get_part (former, parts[i].kind), self);
      if (self->call != NULL)
        g_signal_connect_swapped (callboard_call_details_get_part (self->call, parts[i].kind), "notify::content",
                                  G_CALLBACK (parts[i].update), self);
      parts[i].update (self);
    }
  update_conversation (self);
}
