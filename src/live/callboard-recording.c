/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call, live: whether there is one to be heard, and its way
 * into the cache. Its signed address expires; then the call is asked for again,
 * once. Handed out by the session, heard in the page of a simulation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-recording.h"

/* The bytes of recordings that stay in the cache. */
#define CACHE_SIZE (G_GINT64_CONSTANT (1000) * 1000 * 1000)

/**
 * CallboardRecording:
 *
 * The recording of one call. `stage` says what can be done with it; `received`
 * and `size` how far it is while it is fetched. Nothing is fetched before it is
 * asked for.
 */
struct _CallboardRecording
{
  GObject                  parent_instance;

  CallboardCallDetails    *details;
  CallboardDownloader     *downloader;
  /* Whether it stays in the cache after this object is gone. */
  gboolean                 is_kept;

  CallboardRecordingStage  stage;
  GFile                   *file;
  GError                  *error;
  goffset                  received;
  goffset                  size;
  gboolean                 allows_large;
  /* The address that was refused, while another one is asked for. */
  char                    *refused_url;
  gboolean                 is_renewing;
  GCancellable            *cancellable;
};

G_DEFINE_FINAL_TYPE (CallboardRecording, callboard_recording, G_TYPE_OBJECT)

enum
{
  PROP_STAGE = 1,
  PROP_RECEIVED,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A download, which outlives the recording by a moment where that goes. */
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

/* What is known from the call alone. */
static CallboardRecordingStage
find_stage (CallboardRecording *self)
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

static void
set_progress (CallboardRecording *self,
              goffset             received,
              goffset             size)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->received != received)
    {
      self->received = received;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVED]);
    }
  if (self->size != size)
    {
      self->size = size;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Tells of a failure even where there was one before. */
static void
take_error (CallboardRecording *self,
            GError             *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->stage = CALLBOARD_RECORDING_STAGE_FAILED;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/* --- On its way ------------------------------------------------------------- */

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

/* Asks for the call again, for another address. */
static void
renew (CallboardRecording *self)
{
  self->is_renewing = TRUE;
  g_set_str (&self->refused_url, callboard_call_get_recording_url (get_call (self)));
  callboard_call_part_refresh (get_part (self));
}

static void
callboard_recording_call_loaded_cb (CallboardRecording *self)
{
  const GError *error = callboard_call_part_get_error (get_part (self));
  CallboardRecordingStage stage = find_stage (self);

  if (!self->is_renewing || callboard_call_part_get_loading (get_part (self)))
    return;

  self->is_renewing = FALSE;
  if (error != NULL)
    take_error (self, g_error_copy (error));
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

  if (!callboard_downloader_trim_finish (CALLBOARD_DOWNLOADER (source), result, &error))
    g_debug ("Recordings could not be tidied up: %s", error->message);
}

static void
take_file (CallboardRecording *self,
           GFile              *file)
{
  g_set_object (&self->file, file);
  set_stage (self, CALLBOARD_RECORDING_STAGE_READY);
  callboard_downloader_trim_async (self->downloader, CACHE_SIZE, NULL, callboard_recording_trimmed_cb, NULL);
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
  g_autoptr(GFile) file = callboard_downloader_fetch_finish (CALLBOARD_DOWNLOADER (source), result, &size, &error);

  /* Given up: something else may be under way. */
  if (self == NULL || g_cancellable_is_cancelled (fetch->cancellable))
    return;

  if (file != NULL)
    {
      take_file (self, file);
    }
  else if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE) && !self->allows_large &&
           size <= CALLBOARD_RECORDING_MAX_SIZE)
    {
      set_progress (self, 0, size);
      set_stage (self, CALLBOARD_RECORDING_STAGE_LARGE);
    }
  else if (callboard_downloader_may_be_expired (error) && self->refused_url == NULL)
    {
      renew (self);
    }
  else
    {
      take_error (self, g_steal_pointer (&error));
    }
}

static void
start (CallboardRecording *self)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  g_weak_ref_init (&fetch->recording, self);
  fetch->cancellable = g_object_ref (self->cancellable);
  callboard_downloader_fetch_async (self->downloader, callboard_call_get_recording_url (get_call (self)),
                                    callboard_call_details_get_id (self->details),
                                    self->allows_large ? CALLBOARD_RECORDING_MAX_SIZE : CALLBOARD_RECORDING_CONFIRM_SIZE,
                                    callboard_recording_progress_cb, fetch, self->cancellable, callboard_recording_fetched_cb, fetch);
}

/* What is being fetched, or is there, stays whatever the call says anew. */
static void
callboard_recording_call_changed_cb (CallboardRecording *self)
{
  if (self->stage != CALLBOARD_RECORDING_STAGE_FETCHING && self->stage != CALLBOARD_RECORDING_STAGE_READY &&
      self->stage != CALLBOARD_RECORDING_STAGE_LARGE)
    set_stage (self, find_stage (self));
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
      g_value_set_uint (value, self->stage);
      break;
    case PROP_RECEIVED:
      g_value_set_int64 (value, self->received);
      break;
    case PROP_SIZE:
      g_value_set_int64 (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_recording_dispose (GObject *object)
{
  CallboardRecording *self = CALLBOARD_RECORDING (object);

  g_cancellable_cancel (self->cancellable);
  if (self->details != NULL)
    g_signal_handlers_disconnect_by_data (get_part (self), self);
  g_clear_object (&self->details);
  /* Not in a worker, which the end of the program would not wait for. */
  if (self->file != NULL && !self->is_kept)
    g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (callboard_recording_parent_class)->dispose (object);
}

static void
callboard_recording_finalize (GObject *object)
{
  CallboardRecording *self = CALLBOARD_RECORDING (object);

  g_clear_object (&self->downloader);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->refused_url, g_free);

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
    g_param_spec_uint ("stage", NULL, NULL, 0, CALLBOARD_RECORDING_STAGE_FAILED, 0, flags);
  properties[PROP_RECEIVED] =
    g_param_spec_int64 ("received", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SIZE] =
    g_param_spec_int64 ("size", NULL, NULL, -1, G_MAXINT64, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_recording_init (CallboardRecording *self)
{
  self->size = -1;
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_recording_new:
 * @details: a call
 * @downloader: what fetches recordings
 * @is_kept: whether it stays in the cache when the object is gone
 *
 * Returns: (transfer full): the recording of the call, of which nothing is
 *   fetched yet
 */
CallboardRecording *
callboard_recording_new (CallboardCallDetails *details,
                         CallboardDownloader  *downloader,
                         gboolean              is_kept)
{
  CallboardRecording *self;

  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (details), NULL);
  g_return_val_if_fail (CALLBOARD_IS_DOWNLOADER (downloader), NULL);

  self = g_object_new (CALLBOARD_TYPE_RECORDING, NULL);
  self->details = g_object_ref (details);
  self->downloader = g_object_ref (downloader);
  self->is_kept = is_kept;
  self->stage = find_stage (self);
  g_signal_connect_swapped (get_part (self), "notify::content", G_CALLBACK (callboard_recording_call_changed_cb), self);
  g_signal_connect_swapped (get_part (self), "notify::loading", G_CALLBACK (callboard_recording_call_loaded_cb), self);

  return self;
}

/**
 * callboard_recording_get_stage:
 * @self: a recording
 *
 * Returns: what can be done with it
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
 * Returns: (transfer none) (nullable): the file, where it is ready
 */
GFile *
callboard_recording_get_file (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  return self->file;
}

/**
 * callboard_recording_get_received:
 * @self: a recording
 *
 * Returns: the bytes that have arrived
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
 * Returns: the bytes there are, or -1 where the server did not say
 */
goffset
callboard_recording_get_size (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), -1);

  return self->size;
}

/**
 * callboard_recording_get_error:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): why it could not be fetched
 */
const GError *
callboard_recording_get_error (CallboardRecording *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  return self->error;
}

/* Whether the words for an answer that did not come fit a recording, too. */
static gboolean
is_of_network (const GError *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_RATE_LIMITED);
}

/**
 * callboard_recording_dup_problem:
 * @self: a recording
 *
 * Returns: (transfer full) (nullable): why it cannot be heard, in a sentence for
 *   people; %NULL where it can
 */
char *
callboard_recording_dup_problem (CallboardRecording *self)
{
  g_autofree char *size = NULL;

  g_return_val_if_fail (CALLBOARD_IS_RECORDING (self), NULL);

  switch (self->stage)
    {
    case CALLBOARD_RECORDING_STAGE_NOT_YET:
      return g_strdup (_("The recording will be here when the call is over"));
    case CALLBOARD_RECORDING_STAGE_MISSING:
      return g_strdup (_("There is no recording of this call"));
    case CALLBOARD_RECORDING_STAGE_RESTRICTED:
      return g_strdup (_("Your token is not allowed to hear the recording"));
    case CALLBOARD_RECORDING_STAGE_LARGE:
      if (self->size < 0)
        return g_strdup (_("The recording is very large"));
      size = g_format_size ((guint64) self->size);
      /* Translators: %s is a size such as "320 MB" */
      return g_strdup_printf (_("The recording has %s"), size);
    case CALLBOARD_RECORDING_STAGE_FAILED:
      if (callboard_downloader_may_be_expired (self->error) && self->refused_url != NULL)
        return g_strdup (_("The recording is not at its address any more"));
      return g_strdup (is_of_network (self->error) ? callboard_error_get_title (self->error) : self->error->message);
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
 * @allows_large: whether somebody was asked, and wants more than
 *   %CALLBOARD_RECORDING_CONFIRM_SIZE, too
 *
 * Fetches it, where it can be: for the first time, once more, or all the same.
 */
void
callboard_recording_fetch (CallboardRecording *self,
                           gboolean            allows_large)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->stage == CALLBOARD_RECORDING_STAGE_FETCHING || self->stage == CALLBOARD_RECORDING_STAGE_READY ||
      find_stage (self) != CALLBOARD_RECORDING_STAGE_AVAILABLE)
    return;

  self->allows_large = allows_large;
  g_clear_pointer (&self->refused_url, g_free);
  set_progress (self, 0, -1);
  set_stage (self, CALLBOARD_RECORDING_STAGE_FETCHING);
  start (self);
}

/**
 * callboard_recording_give_up:
 * @self: a recording
 *
 * Ends what is on its way.
 */
void
callboard_recording_give_up (CallboardRecording *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->stage != CALLBOARD_RECORDING_STAGE_FETCHING)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_renewing = FALSE;
  set_progress (self, 0, -1);
  set_stage (self, find_stage (self));
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
    g_debug ("A recording could not be deleted: %s", error->message);

  if (self->stage != CALLBOARD_RECORDING_STAGE_READY)
    return;

  g_clear_object (&self->file);
  set_stage (self, find_stage (self));
}

/**
 * callboard_recording_discard:
 * @self: a recording
 *
 * Deletes the file, where it is ready but no good: soon it can be fetched again.
 */
void
callboard_recording_discard (CallboardRecording *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING (self));

  if (self->file != NULL)
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL, callboard_recording_discarded_cb, g_object_ref (self));
}
