/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call and its download into the cache. Opened by the session, played
 * by the page of a simulation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client.h"
#include "callboard-downloader.h"
#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-live-object-private.h"
#include "callboard-permission-labels.h"
#include "callboard-recording.h"

/* The largest size of the cache, in bytes. */
#define MAX_CACHE_SIZE (G_GINT64_CONSTANT (1000) * 1000 * 1000)

/* The permission that a token needs to play recordings. */
#define READ_PERMISSION "recording:read"

G_DEFINE_ENUM_TYPE (CallboardRecordingStage, callboard_recording_stage,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_NOT_YET, "not-yet"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_RESTRICTED, "restricted"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_AVAILABLE, "available"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_FETCHING, "fetching"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_LARGE, "large"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RECORDING_STAGE_FAILED, "failed"))

/**
 * CallboardRecording:
 *
 * A #CallboardLiveObject for the recording of a call. `stage` is its state, `received` the
 * progress of the download, which callboard_recording_fetch() starts. When the signed URL
 * has expired, the call is fetched again for a new one, once.
 */
struct _CallboardRecording
{
  CallboardLiveObject      parent_instance;

  CallboardCallDetails    *details;
  CallboardDownloader     *downloader;
  /* NULL if nothing is known about the token. */
  CallboardClient         *client;
  /* Whether the file stays in the cache when this object is disposed. */
  gboolean                 is_persistent;

  CallboardRecordingStage  stage;
  GFile                   *file;
  goffset                  received;
  goffset                  size;
  gboolean                 allows_large;
  /* The expired URL, once a new one was requested. */
  char                    *expired_url;
  gboolean                 is_renewing_url;
};

G_DEFINE_FINAL_TYPE (CallboardRecording, callboard_recording, CALLBOARD_TYPE_LIVE_OBJECT)

enum
{
  PROP_STAGE = 1,
  PROP_RECEIVED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A download, which may outlive its recording. */
typedef struct
{
  GWeakRef      recording;
  GCancellable *cancellable;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_weak_ref_clear (&fetch->recording);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static CallboardCallPart *
get_part (CallboardRecording *self)
{
  return callboard_call_details_get_part (self->details, CALLBOARD_CALL_PART_CALL);
}

static CallboardCall *
get_call (CallboardRecording *self)
{
  return (CallboardCall *) callboard_call_part_get_content (get_part (self));
}

/* The stage according to the call, without a download. */
static CallboardRecordingStage
get_call_stage (CallboardRecording *self)
{
  CallboardCall *call = get_call (self);

  if (call == NULL)
    return CALLBOARD_RECORDING_STAGE_UNKNOWN;

  switch (callboard_call_get_recording_state (call))
    {
    case CALLBOARD_RECORDING_AVAILABLE:
      return CALLBOARD_RECORDING_STAGE_AVAILABLE;
    case CALLBOARD_RECORDING_RESTRICTED:
      return CALLBOARD_RECORDING_STAGE_RESTRICTED;
    case CALLBOARD_RECORDING_MISSING:
    default:
      return g_strcmp0 (callboard_call_get_status (call), "RINGING") == 0 ||
                 g_strcmp0 (callboard_call_get_status (call), "IN_PROGRESS") == 0
               ? CALLBOARD_RECORDING_STAGE_NOT_YET
               : CALLBOARD_RECORDING_STAGE_MISSING;
    }
}

static void
set_stage (CallboardRecording      *self,
           CallboardRecordingStage  stage)
{
  if (self->stage == stage)
    return;

  self->stage = stage;
  callboard_live_object_set_loading (self, stage == CALLBOARD_RECORDING_STAGE_FETCHING);
  callboard_live_object_take_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

static void
set_progress (CallboardRecording *self,
              goffset             received,
              goffset             size)
{
  self->size = size;
  if (self->received == received)
    return;

  self->received = received;
  callboard_live_object_note_progress (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVED]);
}

/* Notifies `stage` for a second failure too, because the error is another one. */
static void
fail (CallboardRecording *self,
      GError             *error)
{
  self->stage = CALLBOARD_RECORDING_STAGE_FAILED;
  callboard_live_object_set_loading (self, FALSE);
  callboard_live_object_take_error (self, error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/* --- The download ----------------------------------------------------------- */

static void start (CallboardRecording *self);

static void
callboard_recording_progress_cb (goffset  received,
                                 goffset  total,
                                 gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr(CallboardRecording) self = g_weak_ref_get (&fetch->recording);

  if (self != NULL && !g_cancellable_is_cancelled (fetch->cancellable))
    set_progress (self, received, total);
}

/* Fetches the call again, for a new URL. */
static void
renew_url (CallboardRecording *self)
{
  self->is_renewing_url = TRUE;
  g_set_str (&self->expired_url, callboard_call_get_recording_url (get_call (self)));
  callboard_call_part_refresh (get_part (self));
}

static void
callboard_recording_call_loaded_cb (CallboardRecording *self)
{
  const GError *error = callboard_live_object_get_error (get_part (self));
  CallboardRecordingStage stage = get_call_stage (self);

  if (!self->is_renewing_url || callboard_live_object_get_loading (get_part (self)))
    return;

  self->is_renewing_url = FALSE;
  if (error != NULL)
    fail (self, g_error_copy (error));
  else if (stage == CALLBOARD_RECORDING_STAGE_AVAILABLE)
    start (self);
  else
    set_stage (self, stage);
}

static void
callboard_recording_trimmed_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_downloader_trim_finish (result, &error))
    g_debug ("Could not trim the cache of recordings: %s", error->message);
}

static void
set_file (CallboardRecording *self,
          GFile              *file)
{
  g_set_object (&self->file, file);
  set_stage (self, CALLBOARD_RECORDING_STAGE_READY);
  callboard_downloader_trim_async (self->downloader, MAX_CACHE_SIZE, NULL,
                                   callboard_recording_trimmed_cb, NULL);
}

static void
callboard_recording_fetched_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr(Fetch) fetch = user_data;
  g_autoptr(CallboardRecording) self = g_weak_ref_get (&fetch->recording);
  g_autoptr(GError) error = NULL;
  goffset size = -1;
  g_autoptr(GFile) file = callboard_downloader_fetch_finish (CALLBOARD_DOWNLOADER (source), result,
                                                             &size, &error);

  /* Canceled: another download may be in progress. */
  if (self == NULL || g_cancellable_is_cancelled (fetch->cancellable))
    return;

  if (file != NULL)
    {
      set_file (self, file);
    }
  else if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE) &&
           !self->allows_large &&
           size <= CALLBOARD_RECORDING_MAX_SIZE)
    {
      set_progress (self, 0, size);
      set_stage (self, CALLBOARD_RECORDING_STAGE_LARGE);
    }
  else if (callboard_downloader_may_be_expired (error) && self->expired_url == NULL)
    {
      renew_url (self);
    }
  else
    {
      fail (self, g_steal_pointer (&error));
    }
}

static void
start (CallboardRecording *self)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  g_weak_ref_init (&fetch->recording, self);
  fetch->cancellable = g_object_ref (callboard_live_object_get_cancellable (self));
  callboard_downloader_fetch_async (self->downloader,
                                    callboard_call_get_recording_url (get_call (self)),
                                    callboard_call_details_get_id (self->details),
                                    self->allows_large ? CALLBOARD_RECORDING_MAX_SIZE
                                                       : CALLBOARD_RECORDING_CONFIRM_SIZE,
                                    callboard_recording_progress_cb, fetch,
                                    fetch->cancellable, callboard_recording_fetched_cb, fetch);
}

/* A new state of the call does not affect a download. */
static void
callboard_recording_call_changed_cb (CallboardRecording *self)
{
  if (self->stage != CALLBOARD_RECORDING_STAGE_FETCHING &&
      self->stage != CALLBOARD_RECORDING_STAGE_READY &&
      self->stage != CALLBOARD_RECORDING_STAGE_LARGE)
    set_stage (self, get_call_stage (self));
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_recording_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CallboardRecording *self = CALLBOARD_RECORDING (object);

  switch (property_id)
    {
    case PROP_STAGE:
      g_value_set_enum (value, self->stage);
      break;
    case PROP_RECEIVED:
      g_value_set_int64 (value, self->received);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_recording_dispose (GObject *object)
{
  CallboardRecording *self = CALLBOARD_RECORDING (object);

  if (self->details != NULL)
    g_signal_handlers_disconnect_by_data (get_part (self), self);
  g_clear_object (&self->details);
  /* Synchronously, because the process may be about to exit. */
  if (self->file != NULL && !self->is_persistent)
    g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (callboard_recording_parent_class)->dispose (object);
}

static void
callboard_recording_finalize (GObject *object)
{
  CallboardRecording *self = CALLBOARD_RECORDING (object);

  g_clear_object (&self->downloader);
  g_clear_object (&self->client);
  g_clear_pointer (&self->expired_url, g_free);

  G_OBJECT_CLASS (callboard_recording_parent_class)->finalize (object);
}

static void
callboard_recording_class_init (CallboardRecordingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_recording_get_property;
  object_class->dispose = callboard_recording_dispose;
  object_class->finalize = callboard_recording_finalize;

  properties[PROP_STAGE] =
    g_param_spec_enum ("stage", NULL, NULL, CALLBOARD_TYPE_RECORDING_STAGE,
                       CALLBOARD_RECORDING_STAGE_UNKNOWN, flags);
  properties[PROP_RECEIVED] =
    g_param_spec_int64 ("received", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_recording_init (CallboardRecording *self)
{
  self->size = -1;
}

/**
 * callboard_recording_new:
 * @details: a call
 * @downloader: the downloader of recordings
 * @is_persistent: whether the file stays in the cache when the object is disposed
 *
 * Returns: (transfer full): the recording of the call, not downloaded yet
 */
CallboardRecording *
callboard_recording_new (CallboardCallDetails *details,
                         CallboardDownloader  *downloader,
                         gboolean              is_persistent)
{
  CallboardRecording *self;

  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (details), NULL);
  g_return_val_if_fail (CALLBOARD_IS_DOWNLOADER (downloader), NULL);

  self = g_object_new (CALLBOARD_TYPE_RECORDING, NULL);
  self->details = g_object_ref (details);
  self->downloader = g_object_ref (downloader);
  self->is_persistent = is_persistent;
  self->stage = get_call_stage (self);
  g_signal_connect_swapped (get_part (self), "notify::content",
                            G_CALLBACK (callboard_recording_call_changed_cb), self);
  g_signal_connect_swapped (get_part (self), "notify::loading",
                            G_CALLBACK (callboard_recording_call_loaded_cb), self);

  return self;
}

/**
 * callboard_recording_set_client: (skip)
 * @self: a recording
 * @client: the client of the account, which may know the permissions of its token
 *
 * Sets whom to ask why there is no access to the recording.
 */
void
callboard_recording_set_client (CallboardRecording *self,
                                CallboardClient    *client)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));
  g_return_if_fail (CALLBOARD_IS_CLIENT (client));

  g_set_object (&self->client, client);
}

/**
 * callboard_recording_get_stage:
 * @self: a recording
 *
 * Returns: its state
 */
CallboardRecordingStage
callboard_recording_get_stage (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), CALLBOARD_RECORDING_STAGE_UNKNOWN);

  return self->stage;
}

/**
 * callboard_recording_get_file:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): the file, once it is downloaded
 */
GFile *
callboard_recording_get_file (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  return self->file;
}

/**
 * callboard_recording_get_url:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): its signed `recordingUrl`, which is a secret
 */
const char *
callboard_recording_get_url (CallboardRecording *self)
{
  CallboardCall *call;

  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  call = get_call (self);

  return call != NULL ? callboard_call_get_recording_url (call) : NULL;
}

/**
 * callboard_recording_get_received:
 * @self: a recording
 *
 * Returns: the number of received bytes
 */
goffset
callboard_recording_get_received (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), 0);

  return self->received;
}

/**
 * callboard_recording_get_size:
 * @self: a recording
 *
 * Returns: the size in bytes, or -1 if it is unknown
 */
goffset
callboard_recording_get_size (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), -1);

  return self->size;
}

/* Whether the title of the error is about the connection, and so fits a recording. The
 * title of an unreachable server is about Roark, so it fits only if the call failed. */
static gboolean
is_network_error (CallboardRecording *self,
                  const GError       *error)
{
  return (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) &&
          callboard_live_object_get_error (get_part (self)) != NULL) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_RATE_LIMITED);
}

/**
 * callboard_recording_dup_problem:
 * @self: a recording
 *
 * Returns: (transfer full) (nullable): a sentence that says why the recording cannot be
 *   played; %NULL if it can
 */
char *
callboard_recording_dup_problem (CallboardRecording *self)
{
  const GError *error;
  g_autofree char *size = NULL;

  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  error = callboard_live_object_get_error (self);

  switch (self->stage)
    {
    case CALLBOARD_RECORDING_STAGE_NOT_YET:
      return g_strdup (_("The recording is available after the call has ended"));
    case CALLBOARD_RECORDING_STAGE_MISSING:
      return g_strdup (_("This call has no recording"));
    case CALLBOARD_RECORDING_STAGE_RESTRICTED:
      return g_strdup (self->client != NULL &&
                           callboard_client_lacks_permission (self->client, READ_PERMISSION)
                         ? callboard_permission_get_hint (READ_PERMISSION)
                         : _("Your token has no access to the recording"));
    case CALLBOARD_RECORDING_STAGE_LARGE:
      if (self->size < 0)
        return g_strdup (_("The recording is very large"));
      size = g_format_size ((guint64) self->size);
      /* Translators: %s is a size such as "320 MB" */
      return g_strdup_printf (_("The recording is large (%s)"), size);
    case CALLBOARD_RECORDING_STAGE_FAILED:
      if (callboard_downloader_may_be_expired (error) && self->expired_url != NULL)
        return g_strdup (_("The link to the recording has expired"));
      return g_strdup (is_network_error (self, error) ? callboard_error_get_title (error) : error->message);
    case CALLBOARD_RECORDING_STAGE_UNKNOWN:
    case CALLBOARD_RECORDING_STAGE_AVAILABLE:
    case CALLBOARD_RECORDING_STAGE_FETCHING:
    case CALLBOARD_RECORDING_STAGE_READY:
    default:
      return NULL;
    }
}

/**
 * callboard_recording_fetch:
 * @self: a recording
 * @allows_large: whether the user has confirmed to download more than
 *   %CALLBOARD_RECORDING_CONFIRM_SIZE bytes
 *
 * Downloads the recording, if it is available and not downloaded yet. After a failure, the
 * call is fetched again first, because its URL may have expired.
 */
void
callboard_recording_fetch (CallboardRecording *self,
                           gboolean            allows_large)
{
  gboolean has_failed;

  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->stage == CALLBOARD_RECORDING_STAGE_FETCHING ||
      self->stage == CALLBOARD_RECORDING_STAGE_READY ||
      get_call_stage (self) != CALLBOARD_RECORDING_STAGE_AVAILABLE)
    return;

  self->allows_large = allows_large;
  g_clear_pointer (&self->expired_url, g_free);
  set_progress (self, 0, -1);
  has_failed = self->stage == CALLBOARD_RECORDING_STAGE_FAILED;
  set_stage (self, CALLBOARD_RECORDING_STAGE_FETCHING);
  if (has_failed)
    renew_url (self);
  else
    start (self);
}

/**
 * callboard_recording_cancel:
 * @self: a recording
 *
 * Cancels the download.
 */
void
callboard_recording_cancel (CallboardRecording *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->stage != CALLBOARD_RECORDING_STAGE_FETCHING)
    return;

  callboard_live_object_cancel (self);
  self->is_renewing_url = FALSE;
  set_progress (self, 0, -1);
  set_stage (self, get_call_stage (self));
}

static void
callboard_recording_discarded_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data)
{
  g_autoptr(CallboardRecording) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_file_delete_finish (G_FILE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_debug ("Could not delete a recording: %s", error->message);

  if (self->stage != CALLBOARD_RECORDING_STAGE_READY)
    return;

  g_clear_object (&self->file);
  set_stage (self, get_call_stage (self));
}

/**
 * callboard_recording_discard:
 * @self: a recording
 *
 * Deletes a file that cannot be played, so that it can be downloaded again.
 */
void
callboard_recording_discard (CallboardRecording *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->file != NULL)
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL,
                         callboard_recording_discarded_cb, g_object_ref (self));
}
