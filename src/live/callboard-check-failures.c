/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the simulations that failed a check of the verdict. The verdict only has
 * counts, so the metrics of each call are loaded, a few calls at a time. Used by the
 * run page.
 */

#include "config.h"

#include "callboard-call-check-results.h"
#include "callboard-check-failures.h"
#include "callboard-error.h"

/* The number of calls that are loaded concurrently. */
#define MAX_LOADING 6
/* The number of consecutive server errors after which the search is aborted. */
#define MAX_ERRORS 3

/**
 * CallboardCheckFailures:
 *
 * A search for the simulations of a run that failed a check. The results of a call are
 * cached for all checks, so that a search for another check sends no requests.
 * Simulations that end during a search are included.
 */
struct _CallboardCheckFailures
{
  GObject                parent_instance;

  CallboardSession      *session;
  CallboardPlanJob      *plan_job;

  /* Maps the ID of a simulation to its CallboardCallCheckResults. */
  GHashTable            *results;
  /* NULL if there is no search. */
  CallboardVerdictCheck *check;
  /* The IDs of the simulations that failed the check. */
  GHashTable            *failed;
  /* The simulations whose calls are not loaded yet. */
  GQueue                 queue;
  GCancellable          *cancellable;
  guint                  n_loading;
  guint                  n_calls;
  guint                  n_checked;
  guint                  n_errors;
  GError                *error;
  gboolean               aborted;
  guint                  found_id;
};

G_DEFINE_FINAL_TYPE (CallboardCheckFailures, callboard_check_failures, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  SIGNAL_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Signals ------------------------------------------------------------------- */

static gboolean
callboard_check_failures_found_cb (gpointer user_data)
{
  CallboardCheckFailures *self = user_data;

  self->found_id = 0;
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);

  return G_SOURCE_REMOVE;
}

/* Coalesces emissions, because each one filters a list that may have thousands of
 * rows. */
static void
queue_found (CallboardCheckFailures *self)
{
  if (self->found_id == 0)
    self->found_id = g_idle_add_full (G_PRIORITY_LOW, callboard_check_failures_found_cb, self,
                                      NULL);
}

static void
emit_progressed (CallboardCheckFailures *self)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/* --- Search -------------------------------------------------------------------- */

/* Returns NULL for a simulation that is not part of the verdict. */
static char *
dup_call_id (CallboardSimulationJob *simulation)
{
  char *call_id = NULL;

  switch (callboard_simulation_job_get_outcome (simulation))
    {
    case CALLBOARD_OUTCOME_COMPLETED:
    case CALLBOARD_OUTCOME_FAILED:
    case CALLBOARD_OUTCOME_TIMED_OUT:
    case CALLBOARD_OUTCOME_CANCELLED:
      g_object_get (simulation, "call-id", &call_id, NULL);
      return call_id;
    case CALLBOARD_OUTCOME_INVALIDATED:
    case CALLBOARD_OUTCOME_ACTIVE:
    case CALLBOARD_OUTCOME_WAITING:
    case CALLBOARD_OUTCOME_OTHER:
    case CALLBOARD_N_OUTCOMES:
    default:
      return NULL;
    }
}

static void
count_results (CallboardCheckFailures    *self,
               const char                *simulation_id,
               CallboardCallCheckResults *results)
{
  self->n_checked += results->state == CALLBOARD_CALL_CHECK_RESULTS_LOADED ||
                     results->state == CALLBOARD_CALL_CHECK_RESULTS_EMPTY;
  if (callboard_call_check_results_fails (results, self->check) &&
      g_hash_table_add (self->failed, g_strdup (simulation_id)))
    queue_found (self);
}

/* A simulation may be invalidated while its call is loaded. */
static gboolean
is_part_of_verdict (CallboardCheckFailures *self,
                    const char             *simulation_id)
{
  CallboardSimulationJob *simulation = callboard_plan_job_find (self->plan_job, simulation_id);
  g_autofree char *call_id = simulation != NULL ? dup_call_id (simulation) : NULL;

  return call_id != NULL;
}

/* Whether requests for other calls would fail too. */
static gboolean
is_fatal (CallboardCheckFailures *self,
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

/* A call that is being loaded. */
typedef struct
{
  CallboardCheckFailures *self;
  char                   *simulation_id;
} Request;

static void
request_free (Request *request)
{
  g_free (request->simulation_id);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void load_more (CallboardCheckFailures *self);

static void
callboard_check_failures_metrics_loaded_cb (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data)
{
  g_autoptr(Request) request = user_data;
  CallboardCheckFailures *self = request->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) metrics =
    callboard_call_details_load_part_finish (CALLBOARD_CALL_DETAILS (source), result, &error);
  CallboardCallCheckResults *results;

  /* Canceled: self may be freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->n_loading--;
  results = g_hash_table_lookup (self->results, request->simulation_id);
  if (metrics != NULL)
    {
      self->n_errors = 0;
      callboard_call_check_results_set_metrics (results, G_LIST_MODEL (metrics));
      if (is_part_of_verdict (self, request->simulation_id))
        count_results (self, request->simulation_id, results);
    }
  else
    {
      results->state = CALLBOARD_CALL_CHECK_RESULTS_ERROR;
      self->aborted |= is_fatal (self, error);
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }

  load_more (self);
  emit_progressed (self);
}

static void
load (CallboardCheckFailures *self,
      CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);
  g_autofree char *call_id = NULL;
  g_autoptr(CallboardCallDetails) details = NULL;
  Request *request = g_new0 (Request, 1);

  g_object_get (simulation, "call-id", &call_id, NULL);
  g_hash_table_replace (self->results, g_strdup (id), callboard_call_check_results_new (call_id));
  self->n_loading++;

  request->self = self;
  request->simulation_id = g_strdup (id);
  details = callboard_session_open_call (self->session, call_id);
  callboard_call_details_load_part_async (details, CALLBOARD_CALL_PART_METRICS, self->cancellable,
                                          callboard_check_failures_metrics_loaded_cb, request);
}

static void
load_more (CallboardCheckFailures *self)
{
  /* Only callboard_check_failures_retry() continues an aborted search. */
  while (!self->aborted && self->n_loading < MAX_LOADING && !g_queue_is_empty (&self->queue))
    {
      g_autoptr(CallboardSimulationJob) simulation = g_queue_pop_head (&self->queue);

      load (self, simulation);
    }
}

/* Counts the results of a simulation, or queues it. */
static void
add_simulation (CallboardCheckFailures *self,
                CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);
  g_autofree char *call_id = dup_call_id (simulation);
  CallboardCallCheckResults *results;

  if (call_id == NULL)
    return;

  self->n_calls++;
  results = g_hash_table_lookup (self->results, id);
  /* A simulation whose call changed while it was loading is loaded again afterwards. */
  if (results != NULL &&
      (results->state == CALLBOARD_CALL_CHECK_RESULTS_LOADING ||
       g_str_equal (results->call_id, call_id)))
    count_results (self, id, results);
  else
    g_queue_push_tail (&self->queue, g_object_ref (simulation));
}

static void
recount (CallboardCheckFailures *self)
{
  g_queue_clear_full (&self->queue, g_object_unref);
  g_hash_table_remove_all (self->failed);
  self->n_calls = 0;
  self->n_checked = 0;
  queue_found (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation =
        g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);

      add_simulation (self, simulation);
    }
}

static void
callboard_check_failures_merged_cb (CallboardCheckFailures *self)
{
  if (self->check == NULL)
    return;

  recount (self);
  load_more (self);
  emit_progressed (self);
}

/* Whether another attempt may have another result. */
static gboolean
is_incomplete (gpointer key,
               gpointer value,
               gpointer user_data)
{
  CallboardCallCheckResults *results = value;

  return results->state == CALLBOARD_CALL_CHECK_RESULTS_EMPTY ||
         results->state == CALLBOARD_CALL_CHECK_RESULTS_ERROR;
}

static gboolean
is_loading (gpointer key,
            gpointer value,
            gpointer user_data)
{
  return ((CallboardCallCheckResults *) value)->state == CALLBOARD_CALL_CHECK_RESULTS_LOADING;
}

static void
cancel (CallboardCheckFailures *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->queue, g_object_unref);
  g_hash_table_foreach_remove (self->results, is_loading, NULL);
  self->n_loading = 0;
}

static void
callboard_check_failures_dispose (GObject *object)
{
  CallboardCheckFailures *self = CALLBOARD_CHECK_FAILURES (object);

  cancel (self);
  g_clear_handle_id (&self->found_id, g_source_remove);

  G_OBJECT_CLASS (callboard_check_failures_parent_class)->dispose (object);
}

static void
callboard_check_failures_finalize (GObject *object)
{
  CallboardCheckFailures *self = CALLBOARD_CHECK_FAILURES (object);

  g_clear_object (&self->session);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->check);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->failed, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (callboard_check_failures_parent_class)->finalize (object);
}

static void
callboard_check_failures_class_init (CallboardCheckFailuresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_check_failures_dispose;
  object_class->finalize = callboard_check_failures_finalize;

  /**
   * CallboardCheckFailures::progressed:
   * @self: a search
   *
   * Emitted when calls were loaded or failed to load, and at the end of a search.
   */
  signals[SIGNAL_PROGRESSED] =
    g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardCheckFailures::found:
   * @self: a search
   *
   * Emitted when callboard_check_failures_contains() has changed for any simulation.
   */
  signals[SIGNAL_FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_check_failures_init (CallboardCheckFailures *self)
{
  self->results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) callboard_call_check_results_free);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->queue);
}

/**
 * callboard_check_failures_new:
 * @session: the session that loads calls
 * @plan_job: a run
 *
 * Returns: (transfer full): a search that was not started
 */
CallboardCheckFailures *
callboard_check_failures_new (CallboardSession *session,
                              CallboardPlanJob *plan_job)
{
  CallboardCheckFailures *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  self = g_object_new (CALLBOARD_TYPE_CHECK_FAILURES, NULL);
  self->session = g_object_ref (session);
  self->plan_job = g_object_ref (plan_job);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_check_failures_merged_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_check_failures_search:
 * @self: a search
 * @check: a check of the run
 *
 * Finds the simulations that failed a check, and those that fail it later, until
 * callboard_check_failures_stop(). Loads only calls without cached results.
 */
void
callboard_check_failures_search (CallboardCheckFailures *self,
                                 CallboardVerdictCheck  *check)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_FAILURES (self));
  g_return_if_fail (CALLBOARD_IS_VERDICT_CHECK (check));

  g_set_object (&self->check, check);
  callboard_check_failures_retry (self);
}

/**
 * callboard_check_failures_retry:
 * @self: a search
 *
 * Loads calls that failed to load again, and continues the search.
 */
void
callboard_check_failures_retry (CallboardCheckFailures *self)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_FAILURES (self));
  g_return_if_fail (self->check != NULL);

  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  g_clear_error (&self->error);
  self->n_errors = 0;
  self->aborted = FALSE;
  g_hash_table_foreach_remove (self->results, is_incomplete, NULL);
  recount (self);
  load_more (self);
  emit_progressed (self);
}

/**
 * callboard_check_failures_stop:
 * @self: a search
 *
 * Ends the search. The results of calls stay cached.
 */
void
callboard_check_failures_stop (CallboardCheckFailures *self)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_FAILURES (self));

  if (self->check == NULL)
    return;

  cancel (self);
  g_clear_object (&self->check);
  g_clear_error (&self->error);
  g_hash_table_remove_all (self->failed);
  self->n_calls = 0;
  self->n_checked = 0;
  emit_progressed (self);
}

/**
 * callboard_check_failures_get_check:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the check; %NULL if there is no search
 */
CallboardVerdictCheck *
callboard_check_failures_get_check (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), NULL);

  return self->check;
}

/**
 * callboard_check_failures_contains:
 * @self: a search
 * @simulation: a simulation
 *
 * Returns: whether the simulation was found to have failed the check
 */
gboolean
callboard_check_failures_contains (CallboardCheckFailures *self,
                                   CallboardSimulationJob *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), FALSE);

  return g_hash_table_contains (self->failed, callboard_simulation_job_get_id (simulation));
}

/**
 * callboard_check_failures_get_n_failed:
 * @self: a search
 *
 * Returns: the number of simulations that were found to have failed the check
 */
guint
callboard_check_failures_get_n_failed (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return g_hash_table_size (self->failed);
}

/**
 * callboard_check_failures_get_n_calls:
 * @self: a search
 *
 * Returns: the number of calls to check: those that have ended and are part of the
 *   verdict
 */
guint
callboard_check_failures_get_n_calls (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return self->n_calls;
}

/**
 * callboard_check_failures_get_n_checked:
 * @self: a search
 *
 * Returns: the number of calls that were checked
 */
guint
callboard_check_failures_get_n_checked (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return self->n_checked;
}

/**
 * callboard_check_failures_get_searching:
 * @self: a search
 *
 * Returns: whether calls are being loaded
 */
gboolean
callboard_check_failures_get_searching (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), FALSE);

  return self->n_loading > 0;
}

/**
 * callboard_check_failures_get_error:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the error of the last call that failed to load
 */
const GError *
callboard_check_failures_get_error (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), NULL);

  return self->error;
}
