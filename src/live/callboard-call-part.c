/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One part of what a call holds: looked for in the history, asked for from the
 * server and kept, whatever becomes of the other parts. Made by
 * CallboardCallDetails.
 */

#include "config.h"

#include "callboard-call-part.h"
#include "callboard-history-payloads.h"

/**
 * CallboardCallPart:
 *
 * A part of a call. `content` is what was read of it last, of the type that its
 * #CallboardCallPartKind names, or %NULL; `error` is what went wrong with the
 * last attempt, which leaves the content as it was; `loading` says that an
 * attempt is under way, `kept` that the content is from the history.
 */
struct _CallboardCallPart
{
  GObject                parent_instance;

  CallboardCallPartKind  kind;
  char                  *call_id;
  CallboardClient       *client;
  CallboardClock        *clock;
  /* NULL where nothing is kept. */
  CallboardAccountHistory       *account_history;
  GCancellable          *cancellable;

  GObject               *content;
  GError                *error;
  GDateTime             *fetched_at;
  gboolean               looking;
  gboolean               looked;
  gboolean               loading;
  gboolean               cached;
};

G_DEFINE_FINAL_TYPE (CallboardCallPart, callboard_call_part, G_TYPE_OBJECT)

enum
{
  PROP_CONTENT = 1,
  PROP_ERROR,
  PROP_LOADING,
  PROP_CACHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef gpointer (*DecodeFunc) (GBytes               *body,
                                GError              **error);
typedef void     (*AskFunc)    (CallboardClient      *client,
                                const char           *call_id,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
typedef gpointer (*FinishFunc) (CallboardClient      *client,
                                GAsyncResult         *result,
                                GBytes              **body,
                                GError              **error);

/* How a kind of part is had, and what it is kept as. */
static const struct
{
  const char *payload;
  DecodeFunc  decode;
  AskFunc     ask;
  FinishFunc  finish;
} kinds[CALLBOARD_N_CALL_PARTS] = {
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
};

/* A payload of the history on its way into a worker. */
typedef struct
{
  DecodeFunc  decode;
  GBytes     *body;
  GDateTime  *fetched_at;
} DecodeData;

static void
decode_data_free (DecodeData *data)
{
  g_bytes_unref (data->body);
  g_clear_pointer (&data->fetched_at, g_date_time_unref);
  g_free (data);
}

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
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_CACHED:
      g_value_set_boolean (value, self->cached);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_call_part_dispose (GObject *object)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (callboard_call_part_parent_class)->dispose (object);
}

static void
callboard_call_part_finalize (GObject *object)
{
  CallboardCallPart *self = CALLBOARD_CALL_PART (object);

  g_clear_pointer (&self->call_id, g_free);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->account_history);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->content);
  g_clear_error (&self->error);
  g_clear_pointer (&self->fetched_at, g_date_time_unref);

  G_OBJECT_CLASS (callboard_call_part_parent_class)->finalize (object);
}

static void
callboard_call_part_class_init (CallboardCallPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_call_part_get_property;
  object_class->dispose = callboard_call_part_dispose;
  object_class->finalize = callboard_call_part_finalize;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_CACHED] =
    g_param_spec_boolean ("cached", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardCallPart::looked:
   * @self: a part
   *
   * It is known whether the part was kept.
   */
  signals[SIGNAL_LOOKED] =
    g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_call_part_init (CallboardCallPart *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_call_part_new:
 * @kind: which part
 * @call_id: the `callId` of a simulation
 * @client: whom to ask
 * @clock: tells when something was fetched
 * @keeper: (nullable): what keeps it
 *
 * Returns: (transfer full): a part, of which nothing is known yet
 */
CallboardCallPart *
callboard_call_part_new (CallboardCallPartKind    kind,
                         const char              *call_id,
                         CallboardClient         *client,
                         CallboardClock          *clock,
                         CallboardAccountHistory *account_history)
{
  CallboardCallPart *self;

  g_return_val_if_fail (kind < CALLBOARD_N_CALL_PARTS, NULL);
  g_return_val_if_fail (call_id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_PART, NULL);
  self->kind = kind;
  self->call_id = g_strdup (call_id);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  g_set_object (&self->account_history, account_history);

  return self;
}

/**
 * callboard_call_part_get_content:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): what was read of it last, of the type
 *   that its kind names
 */
GObject *
callboard_call_part_get_content (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), NULL);

  return self->content;
}

/**
 * callboard_call_part_get_error:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): what went wrong with the last attempt to
 *   fetch it
 */
const GError *
callboard_call_part_get_error (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), NULL);

  return self->error;
}

/**
 * callboard_call_part_get_loading:
 * @self: a part
 *
 * Returns: whether it is being fetched
 */
gboolean
callboard_call_part_get_loading (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), FALSE);

  return self->loading;
}

/**
 * callboard_call_part_get_kept:
 * @self: a part
 *
 * Returns: whether its content is from the history
 */
gboolean
callboard_call_part_get_cached (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), FALSE);

  return self->cached;
}

/**
 * callboard_call_part_get_fetched_at:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): when its content was fetched
 */
GDateTime *
callboard_call_part_get_fetched_at (CallboardCallPart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_PART (self), NULL);

  return self->fetched_at;
}

static void
set_loading (CallboardCallPart *self,
             gboolean           loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (CallboardCallPart *self,
            GError            *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_content (CallboardCallPart *self,
             GObject           *content,
             GDateTime         *fetched_at,
             gboolean           kept)
{
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  self->fetched_at = g_date_time_ref (fetched_at);
  g_set_object (&self->content, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
  if (self->cached != kept)
    {
      self->cached = kept;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CACHED]);
    }
}

/* --- From the history ------------------------------------------------------- */

/* What was fetched meanwhile is newer. */
static void
end_look (CallboardCallPart *self,
          GObject           *content,
          GDateTime         *fetched_at)
{
  self->looking = FALSE;
  self->looked = TRUE;
  if (content != NULL && self->content == NULL)
    set_content (self, content, fetched_at, TRUE);
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

static void
decode (GTask        *task,
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
callboard_call_part_decoded_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  CallboardCallPart *self = user_data;
  DecodeData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) content = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_debug ("A part of a call that was kept cannot be read: %s", error->message);
  end_look (self, content, data->fetched_at);
}

static void
callboard_call_part_payload_loaded_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  CallboardCallPart *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autoptr(GBytes) body =
    callboard_history_load_payload_finish (CALLBOARD_HISTORY (source), result, &fetched_at, &error);
  g_autoptr(GTask) task = NULL;
  DecodeData *data;

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (body == NULL)
    {
      end_look (self, NULL, NULL);
      return;
    }

  data = g_new0 (DecodeData, 1);
  data->decode = kinds[self->kind].decode;
  data->body = g_steal_pointer (&body);
  data->fetched_at = g_steal_pointer (&fetched_at);
  task = g_task_new (NULL, self->cancellable, callboard_call_part_decoded_cb, self);
  g_task_set_source_tag (task, callboard_call_part_payload_loaded_cb);
  g_task_set_task_data (task, data, (GDestroyNotify) decode_data_free);
  g_task_run_in_thread (task, decode);
}

/**
 * callboard_call_part_look:
 * @self: a part
 *
 * Looks for it in the history, once, and emits #CallboardCallPart::looked when
 * that is done; at once where it was done before.
 */
void
callboard_call_part_look (CallboardCallPart *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART (self));

  if (self->looking)
    return;

  self->looking = TRUE;
  if (self->account_history == NULL || self->looked)
    {
      end_look (self, NULL, NULL);
      return;
    }

  callboard_history_load_payload_async (callboard_account_history_get_history (self->account_history),
                                        callboard_account_history_get_account (self->account_history),
                                        kinds[self->kind].payload, self->call_id,
                                        self->cancellable, callboard_call_part_payload_loaded_cb, self);
}

/* --- From the server -------------------------------------------------------- */

static void
keep (CallboardCallPart *self,
      GBytes            *body)
{
  if (self->account_history != NULL)
    callboard_history_save_payload_async (callboard_account_history_get_history (self->account_history),
                                          callboard_account_history_get_account (self->account_history),
                                          kinds[self->kind].payload, self->call_id,
                                          body, self->fetched_at, NULL, NULL, NULL);
}

static void
callboard_call_part_fetched_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  CallboardCallPart *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GObject) content = NULL;
  g_autoptr(GDateTime) now = NULL;

  /* Cancelled by dispose(): self is gone, and with it the kind. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  content = kinds[self->kind].finish (CALLBOARD_CLIENT (source), result, &body, &error);
  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  if (content != NULL)
    {
      now = callboard_clock_dup_now (self->clock);
      set_content (self, content, now, FALSE);
      keep (self, body);
    }
  take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_call_part_refresh:
 * @self: a part
 *
 * Fetches it, unless it is being fetched already.
 */
void
callboard_call_part_refresh (CallboardCallPart *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_PART (self));

  if (self->loading)
    return;

  set_loading (self, TRUE);
  kinds[self->kind].ask (self->client, self->call_id, self->cancellable, callboard_call_part_fetched_cb, self);
}
