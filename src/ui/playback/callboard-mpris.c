/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports a player to the desktop with MPRIS 2, for media keys and media controls.
 * Owned by the simulation page; on the bus while there is a recording to play.
 */

#include "config.h"

#include "callboard-media-controls.h"
#include "callboard-mpris.h"

#define BUS_NAME "org.mpris.MediaPlayer2." APPLICATION_ID
#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define TRACK_PATH "/io/github/callboard/Callboard/call/"

/* The slowest and the fastest speed in the menu of the player bar. */
#define MINIMUM_RATE 0.75
#define MAXIMUM_RATE 2.0

/**
 * CallboardMpris:
 *
 * An MPRIS 2 interface of a #CallboardPlayer. Each window has a player and all of them
 * use the same object path, so each has its own connection to the session bus. The first
 * one owns the plain bus name, the others one with a suffix.
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

  /* NULL while not exported. */
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

/* --- Properties -------------------------------------------------------------------- */

static void
callboard_mpris_update_status (CallboardMpris *self)
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

/* The status depends on the position: paused at 0 means stopped. */
static void
callboard_mpris_offset_cb (CallboardMpris *self)
{
  update_position (self);
  callboard_mpris_update_status (self);
}

static void
callboard_mpris_update_metadata (CallboardMpris *self)
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
callboard_mpris_update_rate (CallboardMpris *self)
{
  callboard_media_player2_player_set_rate (self->controls, callboard_player_get_rate (self->player));
}

static void
callboard_mpris_seeked_cb (CallboardMpris *self)
{
  callboard_mpris_offset_cb (self);
  if (self->connection != NULL)
    callboard_media_player2_player_emit_seeked (self->controls, callboard_player_get_offset (self->player) * 1000);
}

/* --- Methods ------------------------------------------------------------------------ */

static gboolean
callboard_mpris_raise_cb (CallboardMpris        *self,
                          GDBusMethodInvocation *invocation)
{
  g_signal_emit (self, signals[SIGNAL_RAISE], 0);
  callboard_media_player2_complete_raise (self->root, invocation);

  return TRUE;
}

/* There is only one track, and `CanQuit` is false. */
static gboolean
callboard_mpris_ignored_cb (CallboardMpris        *self,
                            GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_value (invocation, NULL);

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
  callboard_player_seek (self->player, 0);
  callboard_media_player2_player_complete_stop (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_seek_cb (CallboardMpris        *self,
                         GDBusMethodInvocation *invocation,
                         gint64                 by)
{
  callboard_player_skip (self->player, by / 1000);
  callboard_media_player2_player_complete_seek (self->controls, invocation);

  return TRUE;
}

/* As specified, ignores a position for another track or outside this one. */
static gboolean
callboard_mpris_set_position_cb (CallboardMpris        *self,
                                 GDBusMethodInvocation *invocation,
                                 const char            *track,
                                 gint64                 position)
{
  if (g_str_equal (track, self->track) && position >= 0 &&
      position / 1000 <= callboard_player_get_duration (self->player))
    callboard_player_seek (self->player, position / 1000);
  callboard_media_player2_player_complete_set_position (self->controls, invocation);

  return TRUE;
}

static gboolean
callboard_mpris_open_uri_cb (CallboardMpris        *self,
                             GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                 "Opening a URI is not supported");

  return TRUE;
}

/* A client of the bus may have written any number. 0 means pause. */
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
  callboard_mpris_update_rate (self);
}

/* --- Exporting -------------------------------------------------------------------------- */

/* D-Bus: the reply of RequestName() when the name is now ours. */
#define REQUEST_NAME_REPLY_PRIMARY_OWNER 1

static void request_name (CallboardMpris *self,
                          gboolean        with_suffix);

static void
callboard_mpris_request_name_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  CallboardMpris *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                             &error);
  guint32 code;

  /* Canceled by unexport(): self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reply == NULL)
    {
      g_debug ("Cannot own an MPRIS bus name: %s", error->message);
      return;
    }

  /* Another window or instance owns the plain name. */
  g_variant_get (reply, "(u)", &code);
  if (code != REQUEST_NAME_REPLY_PRIMARY_OWNER && !self->has_suffix)
    request_name (self, TRUE);
}

/* g_bus_unown_name() would block on the bus; instead, the name is released by closing
 * the connection. */
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
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, callboard_mpris_request_name_cb, self);
}

static void
callboard_mpris_connected_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  CallboardMpris *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) connection = g_dbus_connection_new_for_address_finish (result, &error);

  /* Canceled by unexport(): self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (connection == NULL ||
      !g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->root), connection, OBJECT_PATH, &error) ||
      !g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->controls), connection, OBJECT_PATH, &error))
    {
      g_debug ("Cannot export the player with MPRIS: %s", error->message);
      return;
    }

  self->connection = g_steal_pointer (&connection);
  request_name (self, FALSE);
}

static void
export (CallboardMpris *self)
{
  GApplication *application = g_application_get_default ();
  g_autofree char *address = NULL;

  /* Without a session bus, looking up its address would start one. */
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
unexport (CallboardMpris *self)
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
  callboard_mpris_update_status (self);
  if (callboard_player_get_stage (self->player) == CALLBOARD_RECORDING_STAGE_READY)
    export (self);
  else
    unexport (self);
}

/* --- The object ---------------------------------------------------------------------- */

static void
callboard_mpris_dispose (GObject *object)
{
  unexport (CALLBOARD_MPRIS (object));

  G_OBJECT_CLASS (callboard_mpris_parent_class)->dispose (object);
}

static void
callboard_mpris_finalize (GObject *object)
{
  CallboardMpris *self = CALLBOARD_MPRIS (object);

  g_clear_object (&self->player);
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
   * @self: an MPRIS interface
   *
   * The desktop requests to present the window.
   */
  signals[SIGNAL_RAISE] =
    g_signal_new ("raise", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
connect_signals (CallboardMpris *self)
{
  static const struct { const char *signal; GCallback callback; } methods[] = {
    { "handle-play", G_CALLBACK (callboard_mpris_play_cb) },
    { "handle-pause", G_CALLBACK (callboard_mpris_pause_cb) },
    { "handle-play-pause", G_CALLBACK (callboard_mpris_play_pause_cb) },
    { "handle-stop", G_CALLBACK (callboard_mpris_stop_cb) },
    { "handle-seek", G_CALLBACK (callboard_mpris_seek_cb) },
    { "handle-set-position", G_CALLBACK (callboard_mpris_set_position_cb) },
    { "handle-open-uri", G_CALLBACK (callboard_mpris_open_uri_cb) },
    { "handle-next", G_CALLBACK (callboard_mpris_ignored_cb) },
    { "handle-previous", G_CALLBACK (callboard_mpris_ignored_cb) },
    { "notify::rate", G_CALLBACK (callboard_mpris_rate_written_cb) },
  };
  static const struct { const char *signal; GCallback callback; } changes[] = {
    { "notify::stage", G_CALLBACK (callboard_mpris_stage_cb) },
    { "notify::playing", G_CALLBACK (callboard_mpris_update_status) },
    { "notify::offset", G_CALLBACK (callboard_mpris_offset_cb) },
    { "notify::duration", G_CALLBACK (callboard_mpris_update_metadata) },
    { "notify::rate", G_CALLBACK (callboard_mpris_update_rate) },
    { "seeked", G_CALLBACK (callboard_mpris_seeked_cb) },
  };

  g_signal_connect_object (self->root, "handle-raise", G_CALLBACK (callboard_mpris_raise_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->root, "handle-quit", G_CALLBACK (callboard_mpris_ignored_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    g_signal_connect_object (self->controls, methods[i].signal, methods[i].callback, self,
                             G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (self->player, changes[i].signal, changes[i].callback, self,
                             G_CONNECT_SWAPPED);
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
 * Returns: (transfer full): an MPRIS interface, which is exported while the recording of
 *   @player is ready
 */
CallboardMpris *
callboard_mpris_new (CallboardPlayer *player)
{
  CallboardMpris *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAYER (player), NULL);

  self = g_object_new (CALLBOARD_TYPE_MPRIS, NULL);
  self->player = g_object_ref (player);
  connect_signals (self);
  callboard_mpris_update_metadata (self);
  callboard_mpris_update_rate (self);
  callboard_mpris_stage_cb (self);

  return self;
}

/**
 * callboard_mpris_set_track:
 * @self: an MPRIS interface
 * @id: the `callId` of the recording
 * @title: (nullable): the title of the call
 * @artist: (nullable): the name of the persona
 *
 * Sets the metadata of the recording.
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

  /* An object path allows fewer characters than an ID. */
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_free (self->track);
  self->track = g_strconcat (TRACK_PATH, checksum, NULL);
  g_set_str (&self->title, title);
  g_set_str (&self->artist, artist);
  callboard_mpris_update_metadata (self);
}
