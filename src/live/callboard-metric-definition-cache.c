/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the metrics of an account mean. Fetched once in a session, and stored, so that it is
 * known offline. Created by the session.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-client-lists.h"
#include "callboard-clock.h"
#include "callboard-error.h"
#include "callboard-metric-definition-cache.h"

/* Each page of the list is a payload, whose subject is its number. */
#define PAYLOAD "metric-definitions"

/* The maximum number of pages that are read from the history. */
#define MAX_PAGES 40

/**
 * CallboardMetricDefinitionCache:
 *
 * A cache of #CallboardMetricDefinition by ID. Emits `changed` when there are others.
 */
struct _CallboardMetricDefinitionCache
{
  GObject                  parent_instance;

  CallboardClient         *client;
  CallboardClock          *clock;
  /* NULL if nothing is cached. */
  CallboardAccountHistory *account_history;
  GCancellable            *cancellable;
  /* Maps an ID to its definition. */
  GHashTable              *definitions;
  gboolean                 is_loading;
  /* Whether the server has responded, with a list or without. */
  gboolean                 is_fetched;
};

G_DEFINE_FINAL_TYPE (CallboardMetricDefinitionCache, callboard_metric_definition_cache, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_metric_definition_cache_dispose (GObject *object)
{
  CallboardMetricDefinitionCache *self = CALLBOARD_METRIC_DEFINITION_CACHE (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (callboard_metric_definition_cache_parent_class)->dispose (object);
}

static void
callboard_metric_definition_cache_finalize (GObject *object)
{
  CallboardMetricDefinitionCache *self = CALLBOARD_METRIC_DEFINITION_CACHE (object);

  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->account_history);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->definitions, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_metric_definition_cache_parent_class)->finalize (object);
}

static void
callboard_metric_definition_cache_class_init (CallboardMetricDefinitionCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_metric_definition_cache_dispose;
  object_class->finalize = callboard_metric_definition_cache_finalize;

  /**
   * CallboardMetricDefinitionCache::changed:
   * @self: a cache
   *
   * Emitted when definitions were loaded.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_METRIC_DEFINITION_CACHE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_metric_definition_cache_init (CallboardMetricDefinitionCache *self)
{
  self->cancellable = g_cancellable_new ();
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * callboard_metric_definition_cache_new:
 * @client: the client that fetches them
 * @clock: the clock of the history
 * @account_history: (nullable): the history to save them to
 *
 * Returns: (transfer full): an empty cache
 */
CallboardMetricDefinitionCache *
callboard_metric_definition_cache_new (CallboardClient         *client,
                                       CallboardClock          *clock,
                                       CallboardAccountHistory *account_history)
{
  CallboardMetricDefinitionCache *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_METRIC_DEFINITION_CACHE, NULL);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  g_set_object (&self->account_history, account_history);

  return self;
}

/* Takes the definitions of a list; those that it lacks stay. */
static void
add_definitions (CallboardMetricDefinitionCache *self,
                 CallboardApiPage               *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      CallboardMetricDefinition *definition = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_hash_table_replace (self->definitions,
                            g_strdup (callboard_metric_definition_get_id (definition)), definition);
    }
  if (n > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- From the server ---------------------------------------------------------- */

static void
save (CallboardMetricDefinitionCache *self,
      GPtrArray                      *bodies)
{
  g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

  for (guint i = 0; self->account_history != NULL && i < bodies->len; i++)
    {
      g_autofree char *subject = g_strdup_printf ("%u", i);

      callboard_account_history_save_payload (self->account_history, PAYLOAD, subject,
                                              g_ptr_array_index (bodies, i), now);
    }
}

/* Servers without the list, or that refuse it, are not asked again. */
static void
callboard_metric_definition_cache_fetched_cb (GObject      *source,
                                              GAsyncResult *result,
                                              gpointer      user_data)
{
  CallboardMetricDefinitionCache *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) bodies = NULL;
  g_autoptr(CallboardApiPage) list =
    callboard_client_list_all_finish (CALLBOARD_CLIENT (source), result, &bodies, &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_loading = FALSE;
  self->is_fetched = list != NULL || !callboard_error_is_transient (error) ||
                     g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  if (list == NULL)
    {
      g_debug ("No metric definitions: %s", error->message);
      return;
    }

  save (self, bodies);
  add_definitions (self, list);
}

static void
fetch (CallboardMetricDefinitionCache *self)
{
  callboard_client_list_metric_definitions_async (self->client, self->cancellable,
                                                  callboard_metric_definition_cache_fetched_cb, self);
}

/* --- From the history --------------------------------------------------------- */

/* The task data of reading a page. */
typedef struct
{
  CallboardMetricDefinitionCache *self;
  GBytes                         *body;
  guint                           number;
} PageData;

static void
page_data_free (PageData *data)
{
  g_clear_pointer (&data->body, g_bytes_unref);
  g_free (data);
}

static void read_page (CallboardMetricDefinitionCache *self,
                       guint                           number);

static void
callboard_metric_definition_cache_decode_worker (GTask        *task,
                                                 gpointer      source,
                                                 gpointer      task_data,
                                                 GCancellable *cancellable)
{
  PageData *data = task_data;
  GError *error = NULL;
  CallboardApiPage *page = callboard_metric_definition_decode_list (data->body, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
callboard_metric_definition_cache_read_cb (GObject      *source,
                                           GAsyncResult *result,
                                           gpointer      user_data)
{
  PageData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardApiPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (page != NULL)
    add_definitions (data->self, page);
  if (page != NULL && callboard_api_page_get_next_cursor (page) != NULL && data->number + 1 < MAX_PAGES)
    read_page (data->self, data->number + 1);
  else
    fetch (data->self);
}

static void
callboard_metric_definition_cache_payload_cb (GObject      *source,
                                              GAsyncResult *result,
                                              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PageData *data = g_task_get_task_data (task);
  g_autoptr(GDateTime) fetched_at = NULL;

  data->body = callboard_account_history_load_payload_finish (result, &fetched_at, NULL);
  if (data->body != NULL)
    g_task_run_in_thread (task, callboard_metric_definition_cache_decode_worker);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
read_page (CallboardMetricDefinitionCache *self,
           guint                           number)
{
  GTask *task = g_task_new (NULL, self->cancellable, callboard_metric_definition_cache_read_cb, NULL);
  PageData *data = g_new0 (PageData, 1);
  g_autofree char *subject = g_strdup_printf ("%u", number);

  data->self = self;
  data->number = number;
  g_task_set_source_tag (task, read_page);
  g_task_set_task_data (task, data, (GDestroyNotify) page_data_free);
  callboard_account_history_load_payload_async (self->account_history, PAYLOAD, subject, self->cancellable,
                                                callboard_metric_definition_cache_payload_cb, task);
}

/**
 * callboard_metric_definition_cache_load:
 * @self: a cache
 *
 * Reads the definitions from the history and fetches them, unless the server has already
 * responded.
 */
void
callboard_metric_definition_cache_load (CallboardMetricDefinitionCache *self)
{
  g_return_if_fail (CALLBOARD_IS_METRIC_DEFINITION_CACHE (self));

  if (self->is_loading || self->is_fetched)
    return;

  self->is_loading = TRUE;
  if (self->account_history != NULL && g_hash_table_size (self->definitions) == 0)
    read_page (self, 0);
  else
    fetch (self);
}

/**
 * callboard_metric_definition_cache_find:
 * @self: a cache
 * @id: (nullable): the `metricDefinitionId` of a metric
 *
 * Returns: (transfer none) (nullable): its definition; %NULL if it is not known
 */
CallboardMetricDefinition *
callboard_metric_definition_cache_find (CallboardMetricDefinitionCache *self,
                                        const char                     *id)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION_CACHE (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->definitions, id) : NULL;
}
