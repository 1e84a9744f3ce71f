/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data of a call: the call itself, its transcript, its metrics and its sentiment.
 * Opened by the session, shown by the page of a simulation.
 */

#include "config.h"

#include "callboard-call-details.h"
#include "callboard-client.h"
#include "callboard-live-object-private.h"

/**
 * CallboardCallDetails:
 *
 * The parts of a call, each of which is loaded and cached independently of the others.
 * Disposing of the details cancels the requests of the parts.
 */
struct _CallboardCallDetails
{
  GObject            parent_instance;

  char              *id;
  CallboardCallPart *parts[CALLBOARD_N_CALL_PARTS];
  gboolean           opened;
  /* The number of parts that are being read from the history. */
  guint              n_reading_cache;
};

G_DEFINE_FINAL_TYPE (CallboardCallDetails, callboard_call_details, G_TYPE_OBJECT)

static void
callboard_call_details_dispose (GObject *object)
{
  CallboardCallDetails *self = CALLBOARD_CALL_DETAILS (object);

  /* Parts that other objects hold are canceled too. */
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (self->parts[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->parts[i], self);
        g_object_run_dispose (G_OBJECT (self->parts[i]));
        g_clear_object (&self->parts[i]);
      }

  G_OBJECT_CLASS (callboard_call_details_parent_class)->dispose (object);
}

static void
callboard_call_details_finalize (GObject *object)
{
  CallboardCallDetails *self = CALLBOARD_CALL_DETAILS (object);

  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (callboard_call_details_parent_class)->finalize (object);
}

static void
callboard_call_details_class_init (CallboardCallDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_call_details_dispose;
  object_class->finalize = callboard_call_details_finalize;
}

static void
callboard_call_details_init (CallboardCallDetails *self)
{
}

/* Fetches the parts that are not cached, or all parts if the call is not final. */
static void
callboard_call_details_cache_checked_cb (CallboardCallDetails *self)
{
  gboolean is_complete;

  /* callboard_call_details_load_part_async() reads a single part. */
  if (self->n_reading_cache == 0 || --self->n_reading_cache > 0)
    return;

  is_complete = callboard_call_details_is_complete (self);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (!is_complete || callboard_call_part_get_content (self->parts[i]) == NULL)
      callboard_call_part_refresh (self->parts[i]);
}

/**
 * callboard_call_details_new:
 * @client: the client that fetches it
 * @call_id: the `callId` of a simulation
 * @clock: the clock for `fetched-at`
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a call, which callboard_call_details_open() loads
 */
CallboardCallDetails *
callboard_call_details_new (CallboardClient         *client,
                            const char              *call_id,
                            CallboardClock          *clock,
                            CallboardAccountHistory *account_history)
{
  CallboardCallDetails *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (call_id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_DETAILS, NULL);
  self->id = g_strdup (call_id);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    {
      self->parts[i] = callboard_call_part_new (i, call_id, client, clock, account_history);
      g_signal_connect_swapped (self->parts[i], "cache-checked",
                                G_CALLBACK (callboard_call_details_cache_checked_cb), self);
    }

  return self;
}

/**
 * callboard_call_details_get_id:
 * @self: a call
 *
 * Returns: (transfer none): the `callId`
 */
const char *
callboard_call_details_get_id (CallboardCallDetails *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), NULL);

  return self->id;
}

/**
 * callboard_call_details_get_part:
 * @self: a call
 * @kind: a kind of part
 *
 * Returns: (transfer none): the part; always the same object
 */
CallboardCallPart *
callboard_call_details_get_part (CallboardCallDetails  *self,
                                 CallboardCallPartKind  kind)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), NULL);
  g_return_val_if_fail (kind < CALLBOARD_N_CALL_PARTS, NULL);

  return self->parts[kind];
}

/**
 * callboard_call_details_is_complete:
 * @self: a call
 *
 * Returns: whether the data is final: the call has ended, and it has metrics, which the
 *   server computes last
 */
gboolean
callboard_call_details_is_complete (CallboardCallDetails *self)
{
  GObject *call;
  GObject *metrics;

  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), FALSE);

  call = callboard_call_part_get_content (self->parts[CALLBOARD_CALL_PART_CALL]);
  metrics = callboard_call_part_get_content (self->parts[CALLBOARD_CALL_PART_METRICS]);

  return call != NULL && metrics != NULL &&
         g_strcmp0 (callboard_call_get_status (CALLBOARD_CALL (call)), "ENDED") == 0 &&
         g_list_model_get_n_items (G_LIST_MODEL (metrics)) > 0;
}

/**
 * callboard_call_details_open:
 * @self: a call
 *
 * Reads the call from the history, and fetches the parts that are not there; all parts if
 * the call is not final. Does nothing if the call was opened before.
 */
void
callboard_call_details_open (CallboardCallDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));

  if (self->opened)
    return;

  self->opened = TRUE;
  self->n_reading_cache = CALLBOARD_N_CALL_PARTS;
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    callboard_live_object_load_cached (self->parts[i]);
}

/* --- A single part ------------------------------------------------------------ */

/* Cached metrics may be empty because the server had not computed them yet. */
static gboolean
is_part_complete (CallboardCallPart *part)
{
  GObject *content = callboard_call_part_get_content (part);

  return content != NULL && !callboard_live_object_get_loading (part) &&
         (!callboard_live_object_get_cached (part) || !CALLBOARD_IS_METRIC_LIST (content) ||
          g_list_model_get_n_items (G_LIST_MODEL (content)) > 0);
}

typedef struct
{
  CallboardCallPart *part;
  /* NULL if there is no cancellable. */
  GSource           *cancel_source;
} LoadData;

static void
load_data_free (LoadData *data)
{
  g_object_unref (data->part);
  g_clear_pointer (&data->cancel_source, g_source_unref);
  g_free (data);
}

/* Takes the reference to the task that its signal handlers use. */
static void
end_load (GTask *task)
{
  LoadData *data = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (data->part, task);
  /* The source has a reference to the task. */
  if (data->cancel_source != NULL)
    g_source_destroy (data->cancel_source);
  if (!g_task_return_error_if_cancelled (task))
    {
      if (is_part_complete (data->part))
        g_task_return_pointer (task, g_object_ref (callboard_call_part_get_content (data->part)),
                               g_object_unref);
      else
        g_task_return_error (task, g_error_copy (callboard_live_object_get_error (data->part)));
    }
  g_object_unref (task);
}

static gboolean
callboard_call_details_load_canceled_cb (GCancellable *cancellable,
                                         gpointer      user_data)
{
  end_load (user_data);

  return G_SOURCE_REMOVE;
}

static void
callboard_call_details_part_fetched_cb (GTask *task)
{
  LoadData *data = g_task_get_task_data (task);

  if (!callboard_live_object_get_loading (data->part))
    end_load (task);
}

static void
callboard_call_details_part_cache_checked_cb (GTask *task)
{
  LoadData *data = g_task_get_task_data (task);

  if (is_part_complete (data->part))
    {
      end_load (task);
      return;
    }

  g_signal_connect_swapped (data->part, "notify::loading",
                            G_CALLBACK (callboard_call_details_part_fetched_cb), task);
  callboard_call_part_refresh (data->part);
}

/**
 * callboard_call_details_load_part_async:
 * @self: a call
 * @kind: a kind of part
 * @cancellable: (nullable): a cancellable
 * @callback: called when the part is loaded
 * @user_data: data for @callback
 *
 * Loads one part without the others: from memory, from the history or from the server.
 * Cached metrics that are empty are fetched again.
 */
void
callboard_call_details_load_part_async (CallboardCallDetails  *self,
                                        CallboardCallPartKind  kind,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               user_data)
{
  GTask *task;
  LoadData *data;

  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));
  g_return_if_fail (kind < CALLBOARD_N_CALL_PARTS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_call_details_load_part_async);
  data = g_new0 (LoadData, 1);
  data->part = g_object_ref (self->parts[kind]);
  g_task_set_task_data (task, data, (GDestroyNotify) load_data_free);
  if (cancellable != NULL)
    {
      data->cancel_source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, data->cancel_source,
                            G_SOURCE_FUNC (callboard_call_details_load_canceled_cb));
    }

  if (is_part_complete (data->part))
    {
      end_load (task);
      return;
    }

  g_signal_connect_swapped (data->part, "cache-checked",
                            G_CALLBACK (callboard_call_details_part_cache_checked_cb), task);
  callboard_live_object_load_cached (data->part);
}

/**
 * callboard_call_details_load_part_finish:
 * @self: a call
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the content of the part, of the type that its kind
 *   names
 */
GObject *
callboard_call_details_load_part_finish (CallboardCallDetails  *self,
                                         GAsyncResult          *result,
                                         GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * callboard_call_details_refresh:
 * @self: a call
 *
 * Fetches all parts, except those with a request in progress.
 */
void
callboard_call_details_refresh (CallboardCallDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));

  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    callboard_call_part_refresh (self->parts[i]);
}

/**
 * callboard_call_details_restart:
 * @self: a call
 *
 * Fetches all parts. Requests in progress are canceled unless they were just sent, as their
 * connection may be dead.
 */
void
callboard_call_details_restart (CallboardCallDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));

  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    callboard_call_part_restart (self->parts[i]);
}
