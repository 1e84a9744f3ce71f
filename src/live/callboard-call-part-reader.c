/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the metrics or the transcripts of many calls in the background, a few at a time, so
 * that a request that a person waits for is never behind them. Used by CallboardRunResults and
 * CallboardTranscriptSearch.
 */

#include "config.h"

#include "callboard-clock-wait.h"
#include "callboard-error.h"
#include "callboard-call-part-reader.h"

/* The number of calls that are loaded at the same time. */
#define MAX_LOADING 4
/* The number of consecutive server errors after which reading pauses. */
#define MAX_ERRORS 3
/* How often a call is loaded if the server has an error, the repeats of the client not
 * counted. */
#define MAX_ATTEMPTS 2
/* The first and the longest pause, in ms. */
#define MIN_PAUSE (30 * 1000)
#define MAX_PAUSE (10 * 60 * 1000)

/**
 * CallboardCallPartReader:
 *
 * A queue of calls of which a part is read from memory, the history or the server. An error
 * that concerns all calls stops it: for a while if it is temporary, else until
 * callboard_call_part_reader_start().
 */
struct _CallboardCallPartReader
{
  GObject           parent_instance;

  CallboardSession      *session;
  CallboardCallPartKind  kind;

  /* QueuedCall. */
  GQueue            queue;
  /* The IDs of the calls that are loaded now. */
  GHashTable       *loading;
  GCancellable     *cancellable;
  /* Of the pause; NULL while there is none. */
  GCancellable     *pause_cancellable;
  guint             n_errors;
  GError           *error;
  gboolean          is_stopped;
  gboolean          is_paused;
  guint             pause;
};

G_DEFINE_FINAL_TYPE (CallboardCallPartReader, callboard_call_part_reader, G_TYPE_OBJECT)

enum
{
  SIGNAL_READ,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  CallboardCallPartReader *reader;
  char                   *call_id;
  gboolean                fetch;
  guint                   n_attempts;
} QueuedCall;

static void
queued_call_free (QueuedCall *call)
{
  g_free (call->call_id);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueuedCall, queued_call_free)

/* --- Errors -------------------------------------------------------------------- */

/* Whether requests for other calls would fail too. */
static gboolean
is_fatal (CallboardCallPartReader *self,
          const GError           *error)
{
  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE))
    return FALSE;

  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT))
    return ++self->n_errors >= MAX_ERRORS;

  return TRUE;
}

static void
end_pause (CallboardCallPartReader *self)
{
  g_cancellable_cancel (self->pause_cancellable);
  g_clear_object (&self->pause_cancellable);
}

static void
callboard_call_part_reader_waited_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  /* Canceled: self may be freed. */
  if (callboard_clock_wait_finish (result, NULL))
    callboard_call_part_reader_start (user_data);
}

/* Goes on later, not before the server allows it. */
static void
wait_for_server (CallboardCallPartReader *self)
{
  CallboardClock *clock = callboard_session_get_clock (self->session);
  GDateTime *retry_at = callboard_error_get_retry_at (self->error);
  gint64 wait = 0;

  if (retry_at != NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (clock);

      wait = g_date_time_difference (retry_at, now) / G_TIME_SPAN_MILLISECOND;
    }
  self->pause = CLAMP (self->pause * 2, MIN_PAUSE, MAX_PAUSE);
  end_pause (self);
  self->pause_cancellable = g_cancellable_new ();
  callboard_clock_wait_async (clock, (guint) CLAMP (wait, self->pause, G_MAXINT),
                              self->pause_cancellable,
                              callboard_call_part_reader_waited_cb, self);
}

/* Takes the error of a call that could not be loaded. Returns whether it is to be loaded
 * again. */
static gboolean
take_error (CallboardCallPartReader *self,
            QueuedCall             *call,
            GError                 *error)
{
  gboolean is_transient = callboard_error_is_transient (error);
  gboolean stops = is_fatal (self, error);

  g_clear_error (&self->error);
  self->error = error;
  if (stops && !self->is_stopped && is_transient)
    wait_for_server (self);
  self->is_stopped |= stops;
  call->n_attempts++;

  return is_transient && (stops || call->n_attempts < MAX_ATTEMPTS);
}

/* --- Reading --------------------------------------------------------------------- */

static void read_more (CallboardCallPartReader *self);

static void
callboard_call_part_reader_loaded_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(QueuedCall) call = user_data;
  CallboardCallPartReader *self = call->reader;
  CallboardCallDetails *details = CALLBOARD_CALL_DETAILS (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) content = callboard_call_details_load_part_finish (details, result, &error);

  /* Canceled: self may be freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A handler may drop the last reference. */
  g_object_ref (self);
  g_hash_table_remove (self->loading, call->call_id);
  if (content != NULL)
    {
      CallboardCallPart *part = callboard_call_details_get_part (details, self->kind);

      self->n_errors = 0;
      self->pause = 0;
      g_signal_emit (self, signals[SIGNAL_READ], 0, call->call_id, content,
                     callboard_live_object_get_cached (part) ? callboard_live_object_get_fetched_at (part)
                                                             : NULL);
    }
  else if (take_error (self, call, g_steal_pointer (&error)))
    {
      g_queue_push_tail (&self->queue, g_steal_pointer (&call));
    }
  else
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, call->call_id);
    }
  read_more (self);
  g_object_unref (self);
}

/* Takes the call. */
static void
load (CallboardCallPartReader *self,
      QueuedCall             *call)
{
  g_autoptr(CallboardCallDetails) details = callboard_session_open_call (self->session, call->call_id);

  g_hash_table_add (self->loading, g_strdup (call->call_id));
  if (call->fetch)
    callboard_call_part_refresh (callboard_call_details_get_part (details, self->kind));
  callboard_call_details_load_part_async (details, self->kind, self->cancellable,
                                          callboard_call_part_reader_loaded_cb, call);
}

static void
read_more (CallboardCallPartReader *self)
{
  while (!self->is_stopped && !self->is_paused && g_hash_table_size (self->loading) < MAX_LOADING &&
         !g_queue_is_empty (&self->queue))
    {
      g_autoptr(QueuedCall) call = g_queue_pop_head (&self->queue);

      if (!g_hash_table_contains (self->loading, call->call_id))
        load (self, g_steal_pointer (&call));
    }
}

static void
cancel (CallboardCallPartReader *self)
{
  end_pause (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->loading);
}

static void
callboard_call_part_reader_dispose (GObject *object)
{
  CallboardCallPartReader *self = CALLBOARD_CALL_PART_READER (object);

  cancel (self);
  callboard_call_part_reader_clear (self);

  G_OBJECT_CLASS (callboard_call_part_reader_parent_class)->dispose (object);
}

static void
callboard_call_part_reader_finalize (GObject *object)
{
  CallboardCallPartReader *self = CALLBOARD_CALL_PART_READER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->loading, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (callboard_call_part_reader_parent_class)->finalize (object);
}

static void
callboard_call_part_reader_class_init (CallboardCallPartReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_call_part_reader_dispose;
  object_class->finalize = callboard_call_part_reader_finalize;

  /**
   * CallboardCallPartReader::read:
   * @self: a reader
   * @call_id: the ID of a call
   * @content: the part, such as a #CallboardMetricList
   * @fetched_at: (nullable): when they were fetched, if they come from the history
   *
   * Emitted when the part of a call was read.
   */
  signals[SIGNAL_READ] =
    g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_OBJECT, G_TYPE_DATE_TIME);

  /**
   * CallboardCallPartReader::failed:
   * @self: a reader
   * @call_id: the ID of a call
   *
   * Emitted when the part of a call could not be read, see
   * callboard_call_part_reader_get_error().
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
callboard_call_part_reader_init (CallboardCallPartReader *self)
{
  self->loading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_stopped = TRUE;
  g_queue_init (&self->queue);
}

/**
 * callboard_call_part_reader_new:
 * @session: the session that loads calls
 * @kind: the part of each call to read
 *
 * Returns: (transfer full): a reader that was not started
 */
CallboardCallPartReader *
callboard_call_part_reader_new (CallboardSession      *session,
                                CallboardCallPartKind  kind)
{
  CallboardCallPartReader *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_PART_READER, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;

  return self;
}

/**
 * callboard_call_part_reader_get_session:
 * @self: a reader
 *
 * Returns: (transfer none): the session that loads calls
 */
CallboardSession *
callboard_call_part_reader_get_session (CallboardCallPartReader *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART_READER (self), NULL);

  return self->session;
}

/**
 * callboard_call_part_reader_push:
 * @self: a reader
 * @call_id: the `callId` of a simulation
 * @fetch: whether to ask the server even if the part is known
 *
 * Adds a call to the queue. A call that is being read is not read a second time.
 */
void
callboard_call_part_reader_push (CallboardCallPartReader *self,
                                const char              *call_id,
                                gboolean                 fetch)
{
  QueuedCall *call;

  g_return_if_fail (CALLBOARD_IS_CALL_PART_READER (self));
  g_return_if_fail (call_id != NULL);

  if (g_hash_table_contains (self->loading, call_id))
    return;

  call = g_new0 (QueuedCall, 1);
  call->reader = self;
  call->call_id = g_strdup (call_id);
  call->fetch = fetch;
  g_queue_push_tail (&self->queue, call);
  read_more (self);
}

/**
 * callboard_call_part_reader_clear:
 * @self: a reader
 *
 * Empties the queue. Calls that are being read are finished.
 */
void
callboard_call_part_reader_clear (CallboardCallPartReader *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART_READER (self));

  g_queue_clear_full (&self->queue, (GDestroyNotify) queued_call_free);
}

/**
 * callboard_call_part_reader_start:
 * @self: a reader
 *
 * Reads the calls of the queue; after an error the rest of them.
 */
void
callboard_call_part_reader_start (CallboardCallPartReader *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART_READER (self));

  if (self->is_stopped)
    {
      end_pause (self);
      if (self->cancellable == NULL)
        self->cancellable = g_cancellable_new ();
      self->is_stopped = FALSE;
      self->n_errors = 0;
    }
  g_clear_error (&self->error);
  read_more (self);
}

/**
 * callboard_call_part_reader_stop:
 * @self: a reader
 *
 * Empties the queue and cancels what is being read.
 */
void
callboard_call_part_reader_stop (CallboardCallPartReader *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART_READER (self));

  cancel (self);
  callboard_call_part_reader_clear (self);
  self->is_stopped = TRUE;
}

/**
 * callboard_call_part_reader_set_paused:
 * @self: a reader
 * @paused: whether to begin with no other call of the queue
 *
 * Pauses the reader, or lets it go on. Calls that are being read are finished.
 */
void
callboard_call_part_reader_set_paused (CallboardCallPartReader *self,
                                       gboolean                 paused)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART_READER (self));

  self->is_paused = paused;
  read_more (self);
}

/**
 * callboard_call_part_reader_get_n_open:
 * @self: a reader
 *
 * Returns: the number of calls in the queue and of those that are being read
 */
guint
callboard_call_part_reader_get_n_open (CallboardCallPartReader *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART_READER (self), 0);

  return g_queue_get_length (&self->queue) + g_hash_table_size (self->loading);
}

/**
 * callboard_call_part_reader_get_reading:
 * @self: a reader
 *
 * Returns: whether a call is being read. During a pause there is none
 */
gboolean
callboard_call_part_reader_get_reading (CallboardCallPartReader *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART_READER (self), FALSE);

  return g_hash_table_size (self->loading) > 0;
}

/**
 * callboard_call_part_reader_get_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the error of the last call that could not be read
 *   since the start
 */
const GError *
callboard_call_part_reader_get_error (CallboardCallPartReader *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART_READER (self), NULL);

  return self->error;
}
