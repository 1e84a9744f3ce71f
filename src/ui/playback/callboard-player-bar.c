/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The player at the bottom of the simulation page: the speech timeline and the
 * controls, or a message if the recording cannot be played; and saving it as a file.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-player-bar.h"
#include "callboard-recording-name.h"
#include "callboard-recording-saver.h"
#include "callboard-speech-timeline.h"
#include "callboard-text.h"
#include "callboard-time-format.h"

/**
 * CallboardPlayerBar:
 *
 * The controls of a #CallboardPlayer, whose speed is `rate`. Hidden until it is known
 * whether there is a recording. Its buttons activate `simulation.play-or-pause`,
 * `simulation.skip-back` and `simulation.skip-forward`.
 */
struct _CallboardPlayerBar
{
  AdwBin                parent_instance;

  GtkWidget            *message;
  GtkImage             *message_icon;
  GtkLabel             *message_label;
  GtkButton            *retry_button;
  GtkWidget            *save_button;
  GtkWidget            *cancel_button;
  CallboardSpeechTimeline *speech_timeline;
  GtkWidget            *controls;
  GtkWidget            *spinner;
  GtkLabel             *time;
  GtkButton            *play_button;
  GtkLabel             *speed;

  CallboardPlayer      *player;
  GSignalGroup         *player_signals;
  /* The recording while it is being downloaded. */
  GSignalGroup         *recording_signals;
  CallboardRecordingSaver *saver;
  /* What the recording is named after. */
  char                 *title;
  char                 *persona;
};

G_DEFINE_FINAL_TYPE (CallboardPlayerBar, callboard_player_bar, ADW_TYPE_BIN)

enum
{
  PROP_RATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Updating the widgets ------------------------------------------------------ */

/* Follows the player, which media keys control, too. */
static void
callboard_player_bar_update_button (CallboardPlayerBar *self)
{
  gboolean playing = callboard_player_get_playing (self->player);
  gboolean fetching = callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_FETCHING;

  gtk_button_set_icon_name (self->play_button,
                            fetching ? "process-stop-symbolic"
                                     : playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button),
                               fetching ? _("Stop Loading") : playing ? _("Pause") : _("Play"));
  gtk_widget_set_visible (self->spinner, fetching);
}

static char *
dup_progress (CallboardPlayerBar *self)
{
  CallboardRecording *recording = callboard_player_get_recording (self->player);
  goffset size = callboard_recording_get_size (recording);
  goffset received = callboard_recording_get_received (recording);
  g_autofree char *percent = NULL;

  if (size <= 0)
    return g_strdup (_("Loading…"));

  percent = callboard_format_percent ((int) (100 * ((double) received / (double) size)));
  /* Translators: how much of a recording has been loaded, such as "Loading… 40%" */
  return g_strdup_printf (_("Loading… %s"), percent);
}

static void
callboard_player_bar_update_time (CallboardPlayerBar *self)
{
  g_autofree char *text = NULL;

  if (callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_FETCHING)
    {
      text = dup_progress (self);
    }
  else
    {
      g_autofree char *offset = callboard_text_format_offset (callboard_player_get_offset (self->player));
      g_autofree char *duration = callboard_text_format_offset (callboard_player_get_duration (self->player));

      /* Translators: the position in a recording and its duration: "0:42 / 2:13" */
      text = g_strdup_printf (_("%s / %s"), offset, duration);
    }
  gtk_label_set_label (self->time, text);
}

/* NULL while data arrives. */
static char *
dup_waiting (CallboardPlayerBar *self)
{
  return callboard_format_waiting (callboard_live_object_get_waiting_since (callboard_player_get_recording (self->player)));
}

/* What saving has to say comes first, because it was asked for last. */
static char *
dup_message (CallboardPlayerBar *self)
{
  const char *save_problem = callboard_recording_saver_get_problem (self->saver);
  g_autofree char *text = NULL;

  if (callboard_recording_saver_get_copying (self->saver))
    return g_strdup (_("Saving the recording…"));
  if (save_problem != NULL)
    return g_strdup (save_problem);

  text = callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_FETCHING
           ? dup_waiting (self)
           : callboard_player_dup_problem (self->player);
  if (text != NULL)
    return g_steal_pointer (&text);

  return callboard_player_get_silent (self->player) ? g_strdup (_("No audio output device")) : NULL;
}

static void
update_message (CallboardPlayerBar *self)
{
  CallboardRecordingStage stage = callboard_player_get_stage (self->player);
  gboolean is_saving = callboard_recording_saver_get_copying (self->saver);
  gboolean can_save = callboard_player_get_can_save (self->player) && !is_saving;
  gboolean offers_save = !callboard_player_get_can_play (self->player) ||
                         callboard_recording_saver_get_problem (self->saver) != NULL;
  g_autofree char *text = dup_message (self);
  gboolean fetching = stage == CALLBOARD_RECORDING_STAGE_FETCHING;

  gtk_widget_set_visible (self->message, text != NULL);
  gtk_image_set_from_icon_name (self->message_icon, fetching ? "callboard-waiting-symbolic"
                                                             : "audio-volume-muted-symbolic");
  if (text != NULL)
    gtk_label_set_label (self->message_label, text);
  gtk_button_set_label (self->retry_button, stage == CALLBOARD_RECORDING_STAGE_LARGE ? _("_Load") : _("_Try Again"));
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button),
                          callboard_player_get_can_retry (self->player) && !is_saving);
  gtk_widget_set_visible (self->save_button, can_save && offers_save);
  gtk_widget_set_visible (self->cancel_button, is_saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.save-as", can_save);
}

static void
callboard_player_bar_playing_cb (CallboardPlayerBar *self)
{
  if (callboard_player_get_playing (self->player))
    callboard_recording_saver_clear_problem (self->saver);
  callboard_player_bar_update_button (self);
}

static void
callboard_player_bar_update_message (CallboardPlayerBar *self)
{
  if (self->player != NULL)
    update_message (self);
}

static void
update (CallboardPlayerBar *self)
{
  gboolean can_play = callboard_player_get_can_play (self->player);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          callboard_player_get_stage (self->player) != CALLBOARD_RECORDING_STAGE_UNKNOWN);
  gtk_widget_set_visible (self->controls, can_play);
  gtk_widget_set_visible (GTK_WIDGET (self->speech_timeline), can_play);
  update_message (self);
  callboard_player_bar_update_button (self);
  callboard_player_bar_update_time (self);
}

static void
callboard_player_bar_offset_cb (CallboardPlayerBar *self)
{
  g_object_set (self->speech_timeline, "position", callboard_player_get_offset (self->player),
                NULL);
  callboard_player_bar_update_time (self);
}

static void
callboard_player_bar_duration_cb (CallboardPlayerBar *self)
{
  g_object_set (self->speech_timeline, "duration", callboard_player_get_duration (self->player),
                NULL);
  callboard_player_bar_update_time (self);
  update_message (self);
}

static void
callboard_player_bar_rate_cb (CallboardPlayerBar *self)
{
  /* Translators: the speed of playback, such as "1.25×" */
  g_autofree char *label = g_strdup_printf (_("%g×"), callboard_player_get_rate (self->player));

  gtk_label_set_label (self->speed, label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

static void
callboard_player_bar_stage_cb (CallboardPlayerBar *self)
{
  gboolean fetching = callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_FETCHING;

  g_signal_group_set_target (self->recording_signals,
                             fetching ? callboard_player_get_recording (self->player) : NULL);
  callboard_recording_saver_clear_problem (self->saver);
  update (self);
}

/* --- Actions ---------------------------------------------------------------------- */

static void
callboard_player_bar_seek_cb (CallboardPlayerBar *self,
                              gint64              offset)
{
  callboard_player_seek (self->player, offset);
}

static void
callboard_player_bar_retry_cb (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  callboard_player_retry (CALLBOARD_PLAYER_BAR (widget)->player);
}

static void
callboard_player_bar_save_as_cb (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  CallboardPlayerBar *self = CALLBOARD_PLAYER_BAR (widget);
  CallboardRecording *recording = callboard_player_get_recording (self->player);
  g_autofree char *name = NULL;

  if (!callboard_player_get_can_save (self->player))
    return;

  name = callboard_recording_name_dup (self->persona, self->title, callboard_recording_get_url (recording));
  callboard_recording_saver_choose (self->saver, recording, GTK_WINDOW (gtk_widget_get_root (widget)), name);
}

static void
callboard_player_bar_cancel_save_cb (GtkWidget  *widget,
                                     const char *action_name,
                                     GVariant   *parameter)
{
  callboard_recording_saver_cancel (CALLBOARD_PLAYER_BAR (widget)->saver);
}

static void
callboard_player_bar_saved_cb (CallboardPlayerBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", _("Recording saved"));
}

/* --- The widget ------------------------------------------------------------------ */

static void
callboard_player_bar_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CallboardPlayerBar *self = CALLBOARD_PLAYER_BAR (object);

  switch (property_id)
    {
    case PROP_RATE:
      g_value_set_double (value, self->player != NULL ? callboard_player_get_rate (self->player) : 1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_player_bar_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CallboardPlayerBar *self = CALLBOARD_PLAYER_BAR (object);

  switch (property_id)
    {
    case PROP_RATE:
      if (self->player != NULL)
        callboard_player_set_rate (self->player, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_player_bar_dispose (GObject *object)
{
  CallboardPlayerBar *self = CALLBOARD_PLAYER_BAR (object);

  g_clear_object (&self->player_signals);
  g_clear_object (&self->recording_signals);
  g_clear_object (&self->player);
  if (self->saver != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->saver, self);
      callboard_recording_saver_cancel (self->saver);
    }
  g_clear_object (&self->saver);

  G_OBJECT_CLASS (callboard_player_bar_parent_class)->dispose (object);
}

static void
callboard_player_bar_finalize (GObject *object)
{
  CallboardPlayerBar *self = CALLBOARD_PLAYER_BAR (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->persona, g_free);

  G_OBJECT_CLASS (callboard_player_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_SPEECH_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-player-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, controls);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, message);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, message_icon);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, message_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, speed);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, speech_timeline);
  gtk_widget_class_bind_template_child (widget_class, CallboardPlayerBar, time);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_player_bar_seek_cb);
}

static void
callboard_player_bar_class_init (CallboardPlayerBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_player_bar_get_property;
  object_class->set_property = callboard_player_bar_set_property;
  object_class->dispose = callboard_player_bar_dispose;
  object_class->finalize = callboard_player_bar_finalize;

  properties[PROP_RATE] =
    g_param_spec_double ("rate", NULL, NULL, 0.5, 3, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "player.retry", NULL, callboard_player_bar_retry_cb);
  gtk_widget_class_install_action (widget_class, "player.save-as", NULL, callboard_player_bar_save_as_cb);
  gtk_widget_class_install_action (widget_class, "player.cancel-save", NULL, callboard_player_bar_cancel_save_cb);
  gtk_widget_class_install_property_action (widget_class, "player.rate", "rate");
  bind_template (widget_class);
}

/* Children do not inherit the direction. */
static void
set_left_to_right (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return;

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_left_to_right (child);
}

static void
callboard_player_bar_init (CallboardPlayerBar *self)
{
  static const struct { const char *signal; GCallback callback; } changes[] = {
    { "notify::stage", G_CALLBACK (callboard_player_bar_stage_cb) },
    { "notify::playing", G_CALLBACK (callboard_player_bar_playing_cb) },
    { "notify::offset", G_CALLBACK (callboard_player_bar_offset_cb) },
    { "notify::duration", G_CALLBACK (callboard_player_bar_duration_cb) },
    { "notify::rate", G_CALLBACK (callboard_player_bar_rate_cb) },
  };

  self->player_signals = g_signal_group_new (CALLBOARD_TYPE_PLAYER);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_group_connect_swapped (self->player_signals, changes[i].signal, changes[i].callback, self);
  self->recording_signals = g_signal_group_new (CALLBOARD_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->recording_signals, "notify::received", G_CALLBACK (callboard_player_bar_update_time), self);
  g_signal_group_connect_swapped (self->recording_signals, "notify::waiting-since",
                                  G_CALLBACK (callboard_player_bar_update_message), self);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_player_bar_update_message), self,
                           G_CONNECT_SWAPPED);

  self->saver = callboard_recording_saver_new ();
  g_signal_connect_swapped (self->saver, "saved", G_CALLBACK (callboard_player_bar_saved_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Media controls are not mirrored: see CallboardSpeechTimeline. */
  set_left_to_right (self->controls);
}

/**
 * callboard_player_bar_set_player:
 * @self: a bar without a player
 * @player: a player
 *
 * Sets the player to control.
 */
void
callboard_player_bar_set_player (CallboardPlayerBar *self,
                                 CallboardPlayer    *player)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER_BAR (self));
  g_return_if_fail (CALLBOARD_IS_PLAYER (player));
  g_return_if_fail (self->player == NULL);

  self->player = g_object_ref (player);
  g_signal_group_set_target (self->player_signals, player);
  g_signal_connect_swapped (self->saver, "notify", G_CALLBACK (update_message), self);
  callboard_player_bar_rate_cb (self);
  callboard_player_bar_duration_cb (self);
  callboard_player_bar_offset_cb (self);
  callboard_player_bar_stage_cb (self);
}

/**
 * callboard_player_bar_set_conversation:
 * @self: a bar
 * @conversation: (nullable): the turns of the call
 *
 * Sets the conversation of the speech timeline.
 */
void
callboard_player_bar_set_conversation (CallboardPlayerBar    *self,
                                       CallboardConversation *conversation)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER_BAR (self));

  callboard_speech_timeline_set_conversation (self->speech_timeline, conversation);
}

/**
 * callboard_player_bar_set_markers:
 * @self: a bar
 * @markers: (nullable): a list of #CallboardFailureMarker
 *
 * Sets the failures that the speech timeline marks.
 */
void
callboard_player_bar_set_markers (CallboardPlayerBar *self,
                                  GListModel         *markers)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER_BAR (self));

  callboard_speech_timeline_set_markers (self->speech_timeline, markers);
}

/**
 * callboard_player_bar_set_track:
 * @self: a bar
 * @title: (nullable): the title of the call, or its scenario
 * @persona: (nullable): the name of the persona
 *
 * Sets what a saved recording is named after.
 */
void
callboard_player_bar_set_track (CallboardPlayerBar *self,
                                const char         *title,
                                const char         *persona)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER_BAR (self));

  g_set_str (&self->title, title);
  g_set_str (&self->persona, persona);
}
