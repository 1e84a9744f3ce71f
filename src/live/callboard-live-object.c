/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base class of data that is loaded from the history and fetched from the server.
 * Functions take a gpointer, as those of GObject do, so that callers need no cast.
 */

#include "config.h"

#include "callboard-live-object-private.h"

/* The time without a response after which the user is told, in ms. */
#define WAITING_DELAY 5000

/* A request that was sent so recently is not restarted, in µs. */
#define RECENT (1 * G_TIME_SPAN_SECOND)

typedef struct
{
  /* NULL if nothing is cached. */
  CallboardAccountHistory *account_history;
  GCancellable            *cancellable;
  gboolean                 reading_cache;
  gboolean                 cache_checked;

  gboolean                 loading;
  /* NULL if waiting is not noted. */
  CallboardClock          *clock;
  GDateTime               *requested_at;
  /* The same as monotonic time, in µs. */
  gint64                   requested_time;
  GDateTime               *waiting_since;
  guint                    wait_id;
  guint                    start_id;
  GError                  *error;
  gboolean                 cached;
  GDateTime               *fetched_at;
} CallboardLiveObjectPrivate;

/**
 * CallboardLiveObject:
 *
 * Data that is loaded asynchronously. `loading` is %TRUE during a request, `error` is the
 * error of the last request or %NULL, `cached` is %TRUE while the data comes from the
 * history, and `fetched-at` is the time at which the server sent it. A failed request
 * leaves the data unchanged. `waiting-since` is the time at which the request was sent if
 * there is no response after 5 s, otherwise %NULL. Disposing of the object cancels its operations.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CallboardLiveObject, callboard_live_object, G_TYPE_OBJECT)

enum
{
  PROP_LOADING = 1,
  PROP_WAITING_SINCE,
  PROP_ERROR,
  PROP_CACHED,
  PROP_FETCHED_AT,
  N_PROPS
};

enum
{
  SIGNAL_CACHE_CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static CallboardLiveObjectPrivate *
get_private (gpointer self)
{
  return callboard_live_object_get_instance_private (self);
}

static void
callboard_live_object_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CallboardLiveObjectPrivate *priv = get_private (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_WAITING_SINCE:
      g_value_set_boxed (value, priv->waiting_since);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, priv->error);
      break;
    case PROP_CACHED:
      g_value_set_boolean (value, priv->cached);
      break;
    case PROP_FETCHED_AT:
      g_value_set_boxed (value, priv->fetched_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_waiting_since (gpointer   self,
                   GDateTime *waiting_since)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  if (priv->waiting_since == waiting_since)
    return;

  g_clear_pointer (&priv->waiting_since, g_date_time_unref);
  priv->waiting_since = waiting_since != NULL ? g_date_time_ref (waiting_since) : NULL;
  g_object_notify_by_pspec (self, properties[PROP_WAITING_SINCE]);
}

static void
callboard_live_object_waiting_cb (gpointer user_data)
{
  CallboardLiveObjectPrivate *priv = get_private (user_data);

  priv->wait_id = 0;
  set_waiting_since (user_data, priv->requested_at);
}

static void
stop_waiting (gpointer self)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->start_id, g_source_remove);
  if (priv->wait_id != 0)
    callboard_clock_remove_timeout (priv->clock, priv->wait_id);
  priv->wait_id = 0;
  g_clear_pointer (&priv->requested_at, g_date_time_unref);
}

static gboolean
callboard_live_object_start_waiting_cb (gpointer user_data)
{
  CallboardLiveObjectPrivate *priv = get_private (user_data);

  priv->start_id = 0;
  priv->wait_id = callboard_clock_add_timeout (priv->clock, WAITING_DELAY,
                                               callboard_live_object_waiting_cb, user_data);

  return G_SOURCE_REMOVE;
}

/* Begins to wait for a response. The timeout is added by the main loop, as a request is sent
 * by it, too, and may be canceled before. */
static void
start_waiting (gpointer self)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  stop_waiting (self);
  if (priv->clock == NULL)
    return;

  priv->requested_at = callboard_clock_dup_now (priv->clock);
  priv->requested_time = callboard_clock_get_monotonic_time (priv->clock);
  priv->start_id = g_idle_add_full (G_PRIORITY_DEFAULT, callboard_live_object_start_waiting_cb,
                                    self, NULL);
}

static void
callboard_live_object_dispose (GObject *object)
{
  stop_waiting (object);
  g_cancellable_cancel (get_private (object)->cancellable);

  G_OBJECT_CLASS (callboard_live_object_parent_class)->dispose (object);
}

static void
callboard_live_object_finalize (GObject *object)
{
  CallboardLiveObjectPrivate *priv = get_private (object);

  g_clear_object (&priv->account_history);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->clock);
  g_clear_pointer (&priv->waiting_since, g_date_time_unref);
  g_clear_error (&priv->error);
  g_clear_pointer (&priv->fetched_at, g_date_time_unref);

  G_OBJECT_CLASS (callboard_live_object_parent_class)->finalize (object);
}

static void
callboard_live_object_class_init (CallboardLiveObjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_live_object_get_property;
  object_class->dispose = callboard_live_object_dispose;
  object_class->finalize = callboard_live_object_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_WAITING_SINCE] =
    g_param_spec_boxed ("waiting-since", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_CACHED] =
    g_param_spec_boolean ("cached", NULL, NULL, FALSE, flags);
  properties[PROP_FETCHED_AT] =
    g_param_spec_boxed ("fetched-at", NULL, NULL, G_TYPE_DATE_TIME, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardLiveObject::cache-checked:
   * @self: a live object
   *
   * Emitted when the history was read, whether it had the data or not.
   */
  signals[SIGNAL_CACHE_CHECKED] =
    g_signal_new ("cache-checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  G_STRUCT_OFFSET (CallboardLiveObjectClass, cache_checked),
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_live_object_init (CallboardLiveObject *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

/**
 * callboard_live_object_get_loading:
 * @self: (type CallboardLiveObject): a live object
 *
 * Returns: whether a request is in progress
 */
gboolean
callboard_live_object_get_loading (gpointer self)
{
  g_return_val_if_fail (CALLBOARD_IS_LIVE_OBJECT (self), FALSE);

  return get_private (self)->loading;
}

/**
 * callboard_live_object_get_waiting_since:
 * @self: (type CallboardLiveObject): a live object
 *
 * Returns: (transfer none) (nullable): the time at which the request in progress was sent,
 *   if there is no response after 5 s
 */
GDateTime *
callboard_live_object_get_waiting_since (gpointer self)
{
  g_return_val_if_fail (CALLBOARD_IS_LIVE_OBJECT (self), NULL);

  return get_private (self)->waiting_since;
}

/**
 * callboard_live_object_get_error:
 * @self: (type CallboardLiveObject): a live object
 *
 * Returns: (transfer none) (nullable): the error of the last request
 */
const GError *
callboard_live_object_get_error (gpointer self)
{
  g_return_val_if_fail (CALLBOARD_IS_LIVE_OBJECT (self), NULL);

  return get_private (self)->error;
}

/**
 * callboard_live_object_get_cached:
 * @self: (type CallboardLiveObject): a live object
 *
 * Returns: whether the data comes from the history
 */
gboolean
callboard_live_object_get_cached (gpointer self)
{
  g_return_val_if_fail (CALLBOARD_IS_LIVE_OBJECT (self), FALSE);

  return get_private (self)->cached;
}

/**
 * callboard_live_object_get_fetched_at:
 * @self: (type CallboardLiveObject): a live object
 *
 * Returns: (transfer none) (nullable): the time at which the server sent the data
 */
GDateTime *
callboard_live_object_get_fetched_at (gpointer self)
{
  g_return_val_if_fail (CALLBOARD_IS_LIVE_OBJECT (self), NULL);

  return get_private (self)->fetched_at;
}

/**
 * callboard_live_object_stop:
 * @self: (type CallboardLiveObject): a live object
 *
 * Cancels the request in progress, if any, because the user does not want to wait. `error`
 * is then %G_IO_ERROR_CANCELLED.
 */
void
callboard_live_object_stop (gpointer self)
{
  g_return_if_fail (CALLBOARD_IS_LIVE_OBJECT (self));

  if (!get_private (self)->loading)
    return;

  g_object_freeze_notify (self);
  callboard_live_object_cancel (self);
  callboard_live_object_set_loading (self, FALSE);
  callboard_live_object_take_error (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                               "Cancelled"));
  g_object_thaw_notify (self);
}

/* --- For derived types -------------------------------------------------------- */

/* Returns the history to save to, or NULL if nothing is cached. */
CallboardAccountHistory *
callboard_live_object_get_account_history (gpointer self)
{
  return get_private (self)->account_history;
}

/* Sets the history to read from and to save to, which may be NULL. */
void
callboard_live_object_set_account_history (gpointer                 self,
                                           CallboardAccountHistory *account_history)
{
  g_set_object (&get_private (self)->account_history, account_history);
}

/* Sets the clock by which `waiting-since` is set. */
void
callboard_live_object_set_clock (gpointer        self,
                                 CallboardClock *clock)
{
  g_set_object (&get_private (self)->clock, clock);
}

/* Notes that a part of what is loaded has arrived: the rest is waited for anew. */
void
callboard_live_object_note_progress (gpointer self)
{
  if (!get_private (self)->loading)
    return;

  start_waiting (self);
  set_waiting_since (self, NULL);
}

/* Cancels a request in progress, unless it was just sent: its connection may be dead. Then
 * `loading` is FALSE. */
void
callboard_live_object_cancel_overdue (gpointer self)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  /* The time of day may have been set meanwhile. */
  if (!priv->loading || priv->requested_at == NULL ||
      callboard_clock_get_monotonic_time (priv->clock) - priv->requested_time < RECENT)
    return;

  callboard_live_object_cancel (self);
  callboard_live_object_set_loading (self, FALSE);
}

/* Returns the cancellable for all operations of the object. */
GCancellable *
callboard_live_object_get_cancellable (gpointer self)
{
  return get_private (self)->cancellable;
}

/* Cancels the operations in progress, but does not change `loading`. The next
 * callboard_live_object_load_cached() reads the history again. */
void
callboard_live_object_cancel (gpointer self)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_object_unref (priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  priv->reading_cache = FALSE;
  priv->cache_checked = FALSE;
}

static void
end_cache_check (gpointer self)
{
  get_private (self)->cache_checked = TRUE;
  g_signal_emit (self, signals[SIGNAL_CACHE_CHECKED], 0);
}

static void
callboard_live_object_cached_loaded_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  /* Canceled by dispose(): @user_data is freed. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  get_private (user_data)->reading_cache = FALSE;
  CALLBOARD_LIVE_OBJECT_GET_CLASS (user_data)->load_cached_finish (user_data, result);
  end_cache_check (user_data);
}

/* Reads the data from the history, once, and then emits `cache-checked`; immediately if
 * there is nothing to read. */
void
callboard_live_object_load_cached (gpointer self)
{
  CallboardLiveObjectClass *klass = CALLBOARD_LIVE_OBJECT_GET_CLASS (self);
  CallboardLiveObjectPrivate *priv = get_private (self);

  if (priv->reading_cache)
    return;

  if (priv->account_history == NULL || priv->cache_checked)
    {
      end_cache_check (self);
      return;
    }

  priv->reading_cache = TRUE;
  klass->load_cached (self, priv->account_history, priv->cancellable,
                      callboard_live_object_cached_loaded_cb, self);
}

void
callboard_live_object_set_loading (gpointer self,
                                   gboolean loading)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  if (priv->loading == loading)
    return;

  priv->loading = loading;
  if (loading)
    start_waiting (self);
  else
    stop_waiting (self);
  g_object_notify_by_pspec (self, properties[PROP_LOADING]);
  set_waiting_since (self, NULL);
}

/* Takes @error, which may be NULL. */
void
callboard_live_object_take_error (gpointer  self,
                                  GError   *error)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  if (priv->error == NULL && error == NULL)
    return;

  g_clear_error (&priv->error);
  priv->error = error;
  g_object_notify_by_pspec (self, properties[PROP_ERROR]);
}

void
callboard_live_object_set_cached (gpointer self,
                                  gboolean cached)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  if (priv->cached == cached)
    return;

  priv->cached = cached;
  g_object_notify_by_pspec (self, properties[PROP_CACHED]);
}

/* @fetched_at is NULL if there is no data. */
void
callboard_live_object_set_fetched_at (gpointer   self,
                                      GDateTime *fetched_at)
{
  CallboardLiveObjectPrivate *priv = get_private (self);

  g_clear_pointer (&priv->fetched_at, g_date_time_unref);
  priv->fetched_at = fetched_at != NULL ? g_date_time_ref (fetched_at) : NULL;
  g_object_notify_by_pspec (self, properties[PROP_FETCHED_AT]);

  callboard_live_object_note_progress (self);
}
