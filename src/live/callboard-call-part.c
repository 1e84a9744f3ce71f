/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One part of a call or of a simulation, loaded independently of the other parts. Created by
 * CallboardCallDetails and CallboardSimulationDetails.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-call-part.h"
#include "callboard-client-calls.h"
#include "callboard-client-simulations.h"
#include "callboard-live-object-private.h"

/**
 * CallboardCallPart:
 *
 * A #CallboardLiveObject for one part of a call or of a simulation. `content` is the data, of the type that
 * its #CallboardCallPartKind names, or %NULL.
 */
struct _CallboardCallPart
{
  CallboardLiveObject    parent_instance;

  CallboardCallPartKind  kind;
  /* Of the call, or of the simulation. */
  char                  *id;
  CallboardClient       *client;
  CallboardClock        *clock;
  GObject               *content;
  /* The bytes of the response that it was decoded from. */
  GBytes                *response;
};

G_DEFINE_FINAL_TYPE (CallboardCallPart, callboard_call_part, CALLBOARD_TYPE_LIVE_OBJECT)

enum
{
  PROP_CONTENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef gpointer (*DecodeFunc) (GBytes               *body,
                                GError              **error);
typedef void     (*FetchFunc)  (CallboardClient      *client,
                                const char           *id,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
typedef gpointer (*FinishFunc) (CallboardClient      *client,
                                GAsyncResult         *result,
                                GBytes              **body,
                                GError              **error);

/* The name of each kind of part in the history, and the functions that get it. */
static const struct
{
  const char *payload;
  DecodeFunc  decode;
  FetchFunc   fetch;
  FinishFunc  finish;
} kinds[CALLBOARD_N_PARTS] = {
  [CALLBOARD_CALL_PART_CALL] = {
    "call",
    (DecodeFunc) callboard_call_decode,
    callboard_client_get_call_async,
    (FinishFunc) callboard_client_get_call_finish,
  },
  [CALLBOARD_CALL_PART_TRANSCRIPT] = {
    "transcript",
    (DecodeFunc) callboard_transcript_decode,
    callboard_client_get_call_transcript_async,
    (FinishFunc) callboard_client_get_call_transcript_finish,
  },
  [CALLBOARD_CALL_PART_METRICS] = {
    "metrics",
    (DecodeFunc) callboard_metric_list_decode,
    callboard_client_get_call_metrics_async,
    (FinishFunc) callboard_client_get_call_metrics_finish,
  },
  [CALLBOARD_CALL_PART_SENTIMENT] = {
    "sentiment",
    (DecodeFunc) callboard_sentiment_decode,
    callboard_client_get_call_sentiment_async,
    (FinishFunc) callboard_client_get_call_sentiment_finish,
  },
  [CALLBOARD_SIMULATION_PART_JOB] = {
    "simulation",
    (DecodeFunc) callboard_simulation_job_decode,
    callboard_client_get_simulation_async,
    (FinishFunc) callboard_client_get_simulation_finish,
  },
  [CALLBOARD_SIMULATION_PART_TOOL_MOCKS] = {
    "tool-mocks",
    (DecodeFunc) callboard_tool_mock_list_decode,
    callboard_client_get_tool_mocks_async,
    (FinishFunc) callboard_client_get_tool_mocks_finish,
  },
};

/* A payload of the history that a worker decodes. */
typedef struct
{
  DecodeFunc  decode;
  GBytes     *body;
  GDateTime  *fetched_at;
} DecodeData;

static void
decode_data_free (DecodeData *data)
{
  g_clear_pointer (&data->body, g_bytes_unref);
  g_clear_pointer (&data->fetched_at, g_date_time_unref);
  g_free (data);
}

static void
set_content (CallboardCallPart *self,
             GObject           *content,
             GBytes            *response,
             GDateTime         *fetched_at,
             gboolean           cached)
{
  g_clear_pointer (&self->response, g_bytes_unref);
  self->response = g_bytes_ref (response);
  callboard_live_object_set_fetched_at (self, fetched_at);
  g_set_object (&self->content, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
  callboard_live_object_set_cached (self, cached);
}

/* --- From the history ------------------------------------------------------- */

static void
callboard_call_part_decode_worker (GTask        *task,
                                   gpointer      source,
                                   gpointer      task_data,
                                   GCancellable *cancellable)
{
  DecodeData *data = task_data;
  GError *error = NULL;
  GObject *content = data->decode (data->body, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
callboard_call_part_payload_loaded_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  DecodeData *data = g_task_get_task_data (task);

  data->body = callboard_account_history_load_payload_finish (result, &data->fetched_at, NULL);
  if (data->body != NULL)
    g_task_run_in_thread (task, callboard_call_part_decode_worker);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
callboard_call_part_load_cached (CallboardLiveObject     *object,
                                 CallboardAccountHistory *account_history,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);
  DecodeData *data = g_new0 (DecodeData, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, callboard_call_part_load_cached);
  data->decode = kinds[self->kind].decode;
  g_task_set_task_data (task, data, (GDestroyNotify) decode_data_free);
  callboard_account_history_load_payload_async (account_history, kinds[self->kind].payload,
                                                self->id, cancellable,
                                                callboard_call_part_payload_loaded_cb, task);
}

static void
callboard_call_part_load_cached_finish (CallboardLiveObject *object,
                                        GAsyncResult        *result)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);
  DecodeData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) content = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_debug ("Could not decode a cached part of a call: %s", error->message);
  if (content != NULL && self->content == NULL)
    set_content (self, content, data->body, data->fetched_at, TRUE);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_call_part_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_call_part_finalize (GObject *object)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->content);
  g_clear_pointer (&self->response, g_bytes_unref);

  G_OBJECT_CLASS (callboard_call_part_parent_class)->finalize (object);
}

static void
callboard_call_part_class_init (CallboardCallPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CallboardLiveObjectClass *live_class = CALLBOARD_LIVE_OBJECT_CLASS (klass);

  object_class->get_property = callboard_call_part_get_property;
  object_class->finalize = callboard_call_part_finalize;
  live_class->load_cached = callboard_call_part_load_cached;
  live_class->load_cached_finish = callboard_call_part_load_cached_finish;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_call_part_init (CallboardCallPart *self)
{
}

/**
 * callboard_call_part_new:
 * @kind: a kind of part
 * @id: the `callId` of a simulation, or its `simulationJobId` for a part of a simulation
 * @client: the client that fetches it
 * @clock: the clock for `fetched-at`
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a part without content
 */
CallboardCallPart *
callboard_call_part_new (CallboardCallPartKind    kind,
                         const char              *id,
                         CallboardClient         *client,
                         CallboardClock          *clock,
                         CallboardAccountHistory *account_history)
{
  CallboardCallPart *self;

  g_return_val_if_fail (kind < CALLBOARD_N_PARTS, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_PART, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  callboard_live_object_set_account_history (self, account_history);
  callboard_live_object_set_clock (self, clock);

  return self;
}

/**
 * callboard_call_part_get_content:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): the data, of the type that the kind names
 */
GObject *
callboard_call_part_get_content (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), NULL);

  return self->content;
}

/**
 * callboard_call_part_get_response:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): the body of the response that the content was decoded
 *   from, as it came
 */
GBytes *
callboard_call_part_get_response (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), NULL);

  return self->response;
}

/* --- From the server -------------------------------------------------------- */

static void
callboard_call_part_fetched_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  CallboardCallPart *self = user_data;
  CallboardAccountHistory *account_history;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GObject) content = NULL;

  /* Canceled by dispose(): self is freed, and its kind cannot be read. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  content = kinds[self->kind].finish (CALLBOARD_CLIENT (source), result, &body, &error);
  g_object_freeze_notify (G_OBJECT (self));
  callboard_live_object_set_loading (self, FALSE);
  if (content != NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

      set_content (self, content, body, now, FALSE);
      account_history = callboard_live_object_get_account_history (self);
      if (account_history != NULL)
        callboard_account_history_save_payload (account_history, kinds[self->kind].payload,
                                                self->id, body, now);
    }
  callboard_live_object_take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_call_part_refresh:
 * @self: a part
 *
 * Fetches the part, unless a request is in progress.
 */
void
callboard_call_part_refresh (CallboardCallPart *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART (self));

  if (callboard_live_object_get_loading (self))
    return;

  callboard_live_object_set_loading (self, TRUE);
  kinds[self->kind].fetch (self->client, self->id,
                           callboard_live_object_get_cancellable (self),
                           callboard_call_part_fetched_cb, self);
}

/**
 * callboard_call_part_restart:
 * @self: a part
 *
 * Fetches the part. A request in progress is canceled unless it was just sent, as its
 * connection may be dead.
 */
void
callboard_call_part_restart (CallboardCallPart *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART (self));

  g_object_freeze_notify (G_OBJECT (self));
  callboard_live_object_cancel_overdue (self);
  callboard_call_part_refresh (self);
  g_object_thaw_notify (G_OBJECT (self));
}
