/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Playback in the simulation page: plays the recording of the call and synchronizes the
 * transcript. Space, Left and Right play, pause and skip, unless the focused widget uses
 * these keys.
 */

#include "config.h"

#include "callboard-simulation-page-private.h"

/* --- Recording ------------------------------------------------------------------- */

static gpointer
get_part (CallboardSimulationPage *self,
          CallboardCallPartKind    kind)
{
  return self->call != NULL ? callboard_call_details_get_part (self->call, kind) : NULL;
}

static GObject *
get_content (CallboardSimulationPage *self,
             CallboardCallPartKind    kind)
{
  CallboardCallPart *part = get_part (self, kind);

  return part != NULL ? callboard_call_part_get_content (part) : NULL;
}

/* An estimate until the recording is loaded. */
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

/* The track that media controls of the desktop show. */
static void
update_track (CallboardSimulationPage *self)
{
  GObject *call = get_content (self, CALLBOARD_CALL_PART_CALL);
  const char *title = call != NULL ? callboard_call_get_title (CALLBOARD_CALL (call)) : NULL;
  const char *persona = callboard_persona_get_name (callboard_simulation_job_get_persona (self->simulation));

  if (title == NULL)
    title = callboard_scenario_get_description (callboard_simulation_job_get_scenario (self->simulation));
  if (self->call != NULL)
    callboard_mpris_set_track (self->mpris, callboard_call_details_get_id (self->call), title, persona);
  callboard_player_bar_set_track (self->player_bar, title, persona);
}

static void
callboard_simulation_page_update_call (CallboardSimulationPage *self)
{
  update_length (self);
  update_track (self);
  callboard_simulation_page_update_unreadable (self);
  callboard_simulation_page_update_reason (self);
  callboard_simulation_page_update_attempts (self);
}

static void
callboard_simulation_page_update_conversation (CallboardSimulationPage *self)
{
  callboard_player_bar_set_conversation (self->player_bar,
                                         callboard_transcript_view_get_conversation (self->transcript_view));
  update_length (self);
}

static void
callboard_simulation_page_update_failure_markers (CallboardSimulationPage *self)
{
  GObject *metrics = get_content (self, CALLBOARD_CALL_PART_METRICS);

  callboard_player_bar_set_markers (self->player_bar,
                                    metrics != NULL
                                      ? callboard_metric_list_get_failure_markers (CALLBOARD_METRIC_LIST (metrics))
                                      : NULL);
}

/* Before playback has started, no turn is highlighted. */
static void
callboard_simulation_page_update_offset (CallboardSimulationPage *self)
{
  gint64 offset = callboard_player_get_offset (self->player);
  gboolean has_started = callboard_player_get_can_play (self->player) &&
                         (offset > 0 || callboard_player_get_playing (self->player));

  callboard_transcript_view_set_playback_offset (self->transcript_view, has_started ? offset : -1);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "simulation.stop-loading",
                                 callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_FETCHING);
}

/* After resuming, the transcript scrolls to the current turn. */
static void
callboard_simulation_page_playing_cb (CallboardSimulationPage *self)
{
  if (callboard_player_get_playing (self->player))
    callboard_transcript_view_follow (self->transcript_view);
  callboard_simulation_page_update_offset (self);
}

static void
callboard_simulation_page_stage_cb (CallboardSimulationPage *self)
{
  update_actions (self);
  callboard_simulation_page_update_offset (self);
}

static void
callboard_simulation_page_raise_cb (CallboardSimulationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_window_present (GTK_WINDOW (root));
}

/* --- Actions ------------------------------------------------------------------------ */

/* Plays from where the first check failed. */
static void
callboard_simulation_page_play_failure_cb (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);
  CallboardCallChecks *checks = callboard_simulation_job_get_checks (self->simulation);
  gint64 offset =
    checks != NULL ? callboard_call_checks_get_failure_offset (checks) : CALLBOARD_OFFSET_UNKNOWN;

  if (offset == CALLBOARD_OFFSET_UNKNOWN)
    return;

  gtk_widget_activate_action (widget, "simulation.show-time", "x", offset);
  gtk_widget_activate_action (widget, "simulation.play-from", "x", offset);
}

static void
callboard_simulation_page_play_from_cb (GtkWidget  *widget,
                                        const char *action_name,
                                        GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);

  callboard_player_seek (self->player, g_variant_get_int64 (parameter));
  callboard_player_play (self->player);
}

static void
callboard_simulation_page_play_or_pause_cb (GtkWidget  *widget,
                                            const char *action_name,
                                            GVariant   *parameter)
{
  callboard_player_toggle (CALLBOARD_SIMULATION_PAGE (widget)->player);
}

static void
callboard_simulation_page_stop_loading_cb (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *parameter)
{
  callboard_player_pause (CALLBOARD_SIMULATION_PAGE (widget)->player);
}

static void
callboard_simulation_page_skip_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  gboolean is_forward = g_str_equal (action_name, "simulation.skip-forward");

  callboard_player_skip (CALLBOARD_SIMULATION_PAGE (widget)->player,
                         is_forward ? CALLBOARD_PLAYER_SKIP_INTERVAL : -CALLBOARD_PLAYER_SKIP_INTERVAL);
}

/* Focused widgets that use the arrow keys themselves, such as entries, have priority. */
static gboolean
callboard_simulation_page_skip_key_cb (GtkWidget *widget,
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

/* Installs the actions and key bindings. */
void
callboard_simulation_page_install_playback (GtkWidgetClass *widget_class)
{
  static const guint lefts[] = { GDK_KEY_Left, GDK_KEY_KP_Left };
  static const guint rights[] = { GDK_KEY_Right, GDK_KEY_KP_Right };
  static const guint spaces[] = { GDK_KEY_space, GDK_KEY_KP_Space };

  gtk_widget_class_install_action (widget_class, "simulation.play-failure", NULL,
                                   callboard_simulation_page_play_failure_cb);
  gtk_widget_class_install_action (widget_class, "simulation.play-from", "x",
                                   callboard_simulation_page_play_from_cb);
  gtk_widget_class_install_action (widget_class, "simulation.play-or-pause", NULL,
                                   callboard_simulation_page_play_or_pause_cb);
  gtk_widget_class_install_action (widget_class, "simulation.stop-loading", NULL,
                                   callboard_simulation_page_stop_loading_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "simulation.stop-loading", NULL);
  gtk_widget_class_install_action (widget_class, "simulation.skip-back", NULL,
                                   callboard_simulation_page_skip_cb);
  gtk_widget_class_install_action (widget_class, "simulation.skip-forward", NULL,
                                   callboard_simulation_page_skip_cb);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, spaces[i], 0, "simulation.play-or-pause", NULL);
      gtk_widget_class_add_binding (widget_class, lefts[i], 0, callboard_simulation_page_skip_key_cb,
                                    "s", "simulation.skip-back");
      gtk_widget_class_add_binding (widget_class, rights[i], 0, callboard_simulation_page_skip_key_cb,
                                    "s", "simulation.skip-forward");
    }
}

/* --- In the page -------------------------------------------------------------------- */

/* Called once, after the template is initialized. */
void
callboard_simulation_page_init_playback (CallboardSimulationPage *self)
{
  self->player = callboard_player_new ();
  self->mpris = callboard_mpris_new (self->player);
  callboard_player_bar_set_player (self->player_bar, self->player);
  g_signal_connect_swapped (self->mpris, "raise", G_CALLBACK (callboard_simulation_page_raise_cb), self);
  g_signal_connect_swapped (self->player, "notify::stage", G_CALLBACK (callboard_simulation_page_stage_cb), self);
  g_signal_connect_swapped (self->player, "notify::playing", G_CALLBACK (callboard_simulation_page_playing_cb), self);
  g_signal_connect_swapped (self->player, "notify::offset", G_CALLBACK (callboard_simulation_page_update_offset), self);
  /* After seeking, the transcript scrolls to the current turn. */
  g_signal_connect_object (self->player, "seeked", G_CALLBACK (callboard_transcript_view_follow),
                           self->transcript_view, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->transcript_view, "notify::conversation", G_CALLBACK (callboard_simulation_page_update_conversation), self);
  /* Leaving the page pauses playback; minimizing the window does not. */
  g_signal_connect_object (self, "hidden", G_CALLBACK (callboard_player_pause), self->player, G_CONNECT_SWAPPED);

  self->call_signals = g_signal_group_new (CALLBOARD_TYPE_CALL_PART);
  g_signal_group_connect_swapped (self->call_signals, "notify::content", G_CALLBACK (callboard_simulation_page_update_call), self);
  self->metrics_signals = g_signal_group_new (CALLBOARD_TYPE_CALL_PART);
  g_signal_group_connect_swapped (self->metrics_signals, "notify::content",
                                  G_CALLBACK (callboard_simulation_page_update_failure_markers), self);
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
  g_signal_handlers_disconnect_by_data (self->mpris, self);
  g_clear_object (&self->call_signals);
  g_clear_object (&self->metrics_signals);
  g_object_run_dispose (G_OBJECT (self->mpris));
  g_clear_object (&self->mpris);
  g_object_run_dispose (G_OBJECT (self->player));
  g_clear_object (&self->player);
}

/* Called after another call was set. */
void
callboard_simulation_page_update_playback (CallboardSimulationPage *self)
{
  g_autoptr(CallboardRecording) recording =
    self->call != NULL ? callboard_session_open_recording (self->session, self->call) : NULL;

  callboard_player_set_recording (self->player, recording);
  g_signal_group_set_target (self->call_signals, get_part (self, CALLBOARD_CALL_PART_CALL));
  g_signal_group_set_target (self->metrics_signals, get_part (self, CALLBOARD_CALL_PART_METRICS));
  callboard_simulation_page_update_call (self);
  callboard_simulation_page_update_failure_markers (self);
  callboard_simulation_page_update_conversation (self);
}
