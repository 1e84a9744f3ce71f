/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is played, to the desktop: its media keys and its controls, by MPRIS 2.
 * Owned by the page of a simulation; on the bus for as long as there is something
 * that can be played.
 */

#include "config.h"

#include "callboard-media-controls.h"
#include "callboard-mpris.h"

#define BUS_NAME "org.mpris.MediaPlayer2." APPLICATION_ID
#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define TRACK_PATH "/io/github/callboard/Callboard/call/"

/* What the speeds of the bar go from and to. */
#define MINIMUM_RATE 0.75
#define MAXIMUM_RATE 2.0

/**
 * CallboardMpris:
 *
 * Offers a #CallboardPlayer on a connection of its own to the session bus, since
 * each window has a player, and all of them are at the same path. The first one
 * has the plain name, the others one with a suffix.
 */
struct _CallboardMpris
{
  GObject                      parent_instance;

  CallboardPlayer             *player;
  CallboardMediaPlayer2       *root;
  CallboardMediaPlayer2Player *controls;
  char                        *track;
  char                        *title;
  char                        *artist;

  /* NULL while nothing is offered. */
  GCancellable                *cancellable;
  GDBusConnection             *connection;
  gboolean                     has_suffix;
};

G_DEFINE_FINAL_TYPE (CallboardMpris, callboard_mpris, G_TYPE_OBJECT)

enum
{
  SIGNAL_RAISE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is told ----------------------------------------------------------------- */

static void
update_status (CallboardMpris *self)
{
  gboolean can_play = callboard_player_get_can_play (self->player);

  callboard_media_player2_player_set_playback_status (self->controls,
                                                      callboard_player_get_playing (self->player) ? "Playing"
                                                      : callboard_player_get_offset (self->player) > 0 ? "Paused"
                                                                                                      : "Stopped");
  callboard_media_player2_player_set_can_play (self->controls, can_play);
  callboard_media_player2_player_set_can_pause (self->controls, can_play);
  callboard_media_player2_player_set_can_seek (self->controls, can_play);
}

static void
update_position (CallboardMpris *self)
{
  callboard_media_player2_player_set_position (self->controls, callboard_player_get_offset (self->player) * 1000);
}

/* What rests at its beginning has not begun. */
static void
callboard_mpris_offset_cb (CallboardMpris *self)
{
  update_position (self);
  update_status (self);
}

static void
update_metadata (CallboardMpris *self)
{
  gint64 duration = callboard_player_get_duration (self->player);
  GVariantBuilder metadata;

  g_variant_builder_init (&metadata, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&metadata, "{sv}", "mpris:trackid", g_variant_new_object_path (self->track));
  if (duration > 0)
    g_variant_builder_add (&metadata, "{sv}", "mpris:length", g_variant_new_int64 (duration * 1000));
  if (self->title != NULL)
    g_variant_builder_add (&metadata, "{sv}", "xesam:title", g_variant_new_string (self->title));
  if (self->artist != NULL)
    g_variant_builder_add (&metadata, "{sv}", "xesam:artist",
                           g_variant_new_strv ((const char *const[]) { self->artist }, 1));
  callboard_media_player2_player_set_metadata (self->controls, g_variant_builder_end (&metadata));
}

static void
update_rate (CallboardMpris *self)
{
  callboard_media_player2_player_set_rate (self->controls, callboard_player_get_rate (self->player));
}

static void
callboard_mpris_jumped_cb (CallboardMpris *self)
{
  callboard_mpris_offset_cb (self);
  if (self->connection != NULL)
    callboard_media_player2_player_emit_seeked (self->controls, callboard_player_get_offset (self->player) * 1000);
}

/* --- What is asked for -------------------------------------------------------------- */

static gboolean
callboard_mpris_raise_cb (CallboardMpris        *self,
                          GDBusMethodInvocation *invocation)
{
  g_signal_emit (self, signals[SIGNAL_RAISE], 0);
  callboard_media_player2_complete_raise (self->root, invocation);

  return TRUE;
}

/* Said to be impossible, and so it is. */
static gboolean
callboard_mpris_quit_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation)
{
  callboard_media_player2_complete_quit (self->root, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_play_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation)
{
  callboard_player_play (self->player);
  callboard_media_player2_player_complete_play (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_pause_cb (CallboardMpris        *self,
                          GDBusMethodInvocation *invocation)
{
  callboard_player_pause (self->player);
  callboard_media_player2_player_complete_pause (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_play_pause_cb (CallboardMpris        *self,
                               GDBusMethodInvocation *invocation)
{
  callboard_player_toggle (self->player);
  callboard_media_player2_player_complete_play_pause (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_stop_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation)
{
  callboard_player_pause (self->player);
  callboard_player_go_to (self->player, 0);
  callboard_media_player2_player_complete_stop (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_seek_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation,
                         gint64                 by)
{
  callboard_player_step (self->player, by / 1000);
  callboard_media_player2_player_complete_seek (self->controls, invocation);

  return TRUE;
}

/* What is meant for another track, or lies beyond this one, is ignored, as the
 * specification has it. */
static gboolean
callboard_mpris_set_position_cb (CallboardMpris        *self,
                                 GDBusMethodInvocation *invocation,
                                 const char            *track,
                                 gint64                 position)
{
  if (g_str_equal (track, self->track) && position >= 0 &&
      position / 1000 <= callboard_player_get_duration (self->player))
    callboard_player_go_to (self->player, position / 1000);
  callboard_media_player2_player_complete_set_position (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_open_uri_cb (CallboardMpris        *self,
                             GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                 "Callboard plays what its windows show");

  return TRUE;
}

/* There is but one track. */
static gboolean
callboard_mpris_next_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation)
{
  callboard_media_player2_player_complete_next (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_previous_cb (CallboardMpris        *self,
                             GDBusMethodInvocation *invocation)
{
  callboard_media_player2_player_complete_previous (self->controls, invocation);

  return TRUE;
}

/* Somebody on the bus may have written anything; 0 stands for a pause. */
static void
callboard_mpris_rate_written_cb (CallboardMpris *self)
{
  double rate = callboard_media_player2_player_get_rate (self->controls);

  if (rate == callboard_player_get_rate (self->player))
    return;

  if (rate == 0)
    callboard_player_pause (self->player);
  else if (rate > 0)
    callboard_player_set_rate (self->player, CLAMP (rate, MINIMUM_RATE, MAXIMUM_RATE));
  update_rate (self);
}

/* --- On the bus ------------------------------------------------------------------------ */

/* D-Bus: what RequestName() answers when nobody else has it. */
#define IS_OWNER 1

static void request_name (CallboardMpris *self,
                          gboolean        with_suffix);

static void
callboard_mpris_name_answer_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  CallboardMpris *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  guint32 code;

  /* Cancelled by withdraw(): self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (answer == NULL)
    {
      g_debug ("The desktop has no name for what is played: %s", error->message);
      return;
    }

  /* Another window has it, or another Callboard. */
  g_variant_get (answer, "(u)", &code);
  if (code != IS_OWNER && !self->has_suffix)
    request_name (self, TRUE);
}

/* Not by g_bus_own_name(), which waits for the bus when it is given up; the name
 * goes with the connection, which is for it alone. */
static void
request_name (CallboardMpris *self,
              gboolean        with_suffix)
{
  g_autofree char *unique = g_strdup (g_dbus_connection_get_unique_name (self->connection));
  g_autofree char *name = NULL;

  self->has_suffix = with_suffix;
  g_strcanon (unique, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS, '_');
  name = with_suffix ? g_strconcat (BUS_NAME ".instance", unique, NULL) : g_strdup (BUS_NAME);
  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "RequestName",
                          g_variant_new ("(su)", name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, callboard_mpris_name_answer_cb, self);
}

static void
callboard_mpris_connected_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  CallboardMpris *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) connection = g_dbus_connection_new_for_address_finish (result, &error);

  /* Cancelled by withdraw(): self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (connection == NULL ||
      !g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->root), connection, OBJECT_PATH, &error) ||
      !g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->controls), connection, OBJECT_PATH, &error))
    {
      g_debug ("The desktop cannot be told what is played: %s", error->message);
      return;
    }

  self->connection = g_steal_pointer (&connection);
  request_name (self, FALSE);
}

static void
offer (CallboardMpris *self)
{
  GApplication *application = g_application_get_default ();
  g_autofree char *address = NULL;

  /* Without a bus, to ask where it is would start one. */
  if (self->cancellable != NULL || application == NULL || g_application_get_dbus_connection (application) == NULL)
    return;

  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (address == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_dbus_connection_new_for_address (address,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, self->cancellable, callboard_mpris_connected_cb, self);
}

static void
withdraw (CallboardMpris *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->connection == NULL)
    return;

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->controls));
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->root));
  g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  g_clear_object (&self->connection);
}

static void
callboard_mpris_stage_cb (CallboardMpris *self)
{
  update_status (self);
  if (callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_READY)
    offer (self);
  else
    withdraw (self);
}

/* --- The object ---------------------------------------------------------------------- */

static void
callboard_mpris_dispose (GObject *object)
{
  CallboardMpris *self = CALLBOARD_MPRIS (object);

  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  withdraw (self);
  g_signal_handlers_disconnect_by_data (self->root, self);
  g_signal_handlers_disconnect_by_data (self->controls, self);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (callboard_mpris_parent_class)->dispose (object);
}

static void
callboard_mpris_finalize (GObject *object)
{
  CallboardMpris *self = CALLBOARD_MPRIS (object);

  g_clear_object (&self->root);
  g_clear_object (&self->controls);
  g_clear_pointer (&self->track, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->artist, g_free);

  G_OBJECT_CLASS (callboard_mpris_parent_class)->finalize (object);
}

static void
callboard_mpris_class_init (CallboardMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_mpris_dispose;
  object_class->finalize = callboard_mpris_finalize;

  /**
   * CallboardMpris::raise:
   * @self: what is offered
   *
   * The desktop wants to see the window.
   */
  signals[SIGNAL_RAISE] =
    g_signal_new ("raise", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
listen (CallboardMpris *self)
{
  static const struct { const char *signal; GCallback callback; } methods[] = {
    { "handle-play", G_CALLBACK (callboard_mpris_play_cb) },
    { "handle-pause", G_CALLBACK (callboard_mpris_pause_cb) },
    { "handle-play-pause", G_CALLBACK (callboard_mpris_play_pause_cb) },
    { "handle-stop", G_CALLBACK (callboard_mpris_stop_cb) },
    { "handle-seek", G_CALLBACK (callboard_mpris_seek_cb) },
    { "handle-set-position", G_CALLBACK (callboard_mpris_set_position_cb) },
    { "handle-open-uri", G_CALLBACK (callboard_mpris_open_uri_cb) },
    { "handle-next", G_CALLBACK (callboard_mpris_next_cb) },
    { "handle-previous", G_CALLBACK (callboard_mpris_previous_cb) },
    { "notify::rate", G_CALLBACK (callboard_mpris_rate_written_cb) },
  };

  g_signal_connect_swapped (self->root, "handle-raise", G_CALLBACK (callboard_mpris_raise_cb), self);
  g_signal_connect_swapped (self->root, "handle-quit", G_CALLBACK (callboard_mpris_quit_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    g_signal_connect_swapped (self->controls, methods[i].signal, methods[i].callback, self);
}

static void
callboard_mpris_init (CallboardMpris *self)
{
  const char *const none[] = { NULL };

  self->track = g_strdup (TRACK_PATH "none");
  self->root = callboard_media_player2_skeleton_new ();
  callboard_media_player2_set_can_raise (self->root, TRUE);
  callboard_media_player2_set_identity (self->root, "Callboard");
  callboard_media_player2_set_desktop_entry (self->root, APPLICATION_ID);
  callboard_media_player2_set_supported_uri_schemes (self->root, none);
  callboard_media_player2_set_supported_mime_types (self->root, none);

  self->controls = callboard_media_controls_new ();
  callboard_media_player2_player_set_can_control (self->controls, TRUE);
  callboard_media_player2_player_set_volume (self->controls, 1);
  callboard_media_player2_player_set_rate (self->controls, 1);
  callboard_media_player2_player_set_minimum_rate (self->controls, MINIMUM_RATE);
  callboard_media_player2_player_set_maximum_rate (self->controls, MAXIMUM_RATE);
}

/**
 * callboard_mpris_new:
 * @player: a player
 *
 * Returns: (transfer full): what offers it to the desktop while it has a recording
 *   that is ready
 */
CallboardMpris *
callboard_mpris_new (CallboardPlayer *player)
{
  CallboardMpris *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAYER (player), NULL);

  self = g_object_new (CALLBOARD_TYPE_MPRIS, NULL);
  self->player = g_object_ref (player);
  listen (self);
  g_signal_connect_swapped (player, "notify::stage", G_CALLBACK (callboard_mpris_stage_cb), self);
  g_signal_connect_swapped (player, "notify::playing", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (player, "notify::offset", G_CALLBACK (callboard_mpris_offset_cb), self);
  g_signal_connect_swapped (player, "notify::duration", G_CALLBACK (update_metadata), self);
  g_signal_connect_swapped (player, "notify::rate", G_CALLBACK (update_rate), self);
  g_signal_connect_swapped (player, "jumped", G_CALLBACK (callboard_mpris_jumped_cb), self);
  update_metadata (self);
  update_rate (self);
  callboard_mpris_stage_cb (self);

  return self;
}

/**
 * callboard_mpris_set_track:
 * @self: what is offered
 * @id: the `callId` of what is played
 * @title: (nullable): what it is about
 * @artist: (nullable): who speaks
 *
 * Says what is played.
 */
void
callboard_mpris_set_track (CallboardMpris *self,
                           const char     *id,
                           const char     *title,
                           const char     *artist)
{
  g_autofree char *checksum = NULL;

  g_return_if_fail (CALLBOARD_IS_MPRIS (self));
  g_return_if_fail (id != NULL);

  /* A path has few characters, an id may have any. */
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_free (self->track);
  self->track = g_strconcat (TRACK_PATH, checksum, NULL);
  g_set_str (&self->title, title);
  g_set_str (&self->artist, artist);
  update_metadata (self);
}
