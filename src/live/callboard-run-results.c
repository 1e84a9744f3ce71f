/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the results of the simulations of a run. The verdict only has counts, so the
 * metrics of the calls are read, unless the counts say enough. Opened by the session,
 * used by the run page.
 */

#include "config.h"

#include "callboard-failure-counts.h"
#include "callboard-call-part-reader.h"
#include "callboard-run-results.h"

/* The shortest time between two emissions of "results-changed", in µs. */
#define MIN_INTERVAL (200 * 1000)

/**
 * CallboardRunResults:
 *
 * Sets the checks of the simulations of a run, see callboard_plan_job_set_checks().
 *
 * A call is read when it has ended, and once more when the run has, because metrics may
 * have been computed in between. Nothing is read if the verdict says that each call
 * passed, and nothing more once each failure that it counts was found.
 */
struct _CallboardRunResults
{
  GObject                 parent_instance;

  CallboardPlanJob       *plan_job;
  CallboardCallPartReader *reader;

  /* The number of callers of callboard_run_results_start(). */
  guint                   n_users;
  /* The number of callers of callboard_run_results_watch(). */
  guint                   n_watchers;
  /* Whether more calls than the limit are read. */
  gboolean                unlimited;
  gboolean                was_live;
  /* Whether only calls that were read before are queued. */
  gboolean                was_settled;
  /* Maps the ID of a call to its Reading. */
  GHashTable             *readings;
  /* Maps the ID of a call to its simulation. */
  GHashTable             *simulations;
  /* The checks of the simulations that passed according to the counts of the verdict. */
  CallboardCallChecks    *passed;
  guint                   n_read;
  guint                   n_unread;
  CallboardFailureCounts *failures;
  CallboardRunMetricList *run_metrics;
  /* The checks of the verdict when the calls were last counted; NULL before. */
  char                   *checks;
  /* The number of callers of callboard_run_results_start_metrics(). */
  guint                   n_metric_users;
  guint                   changed_id;
  /* The monotonic time of the last emission; 0 before the first one. */
  gint64                  changed_at;
};

G_DEFINE_FINAL_TYPE (CallboardRunResults, callboard_run_results, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is known of a call. */
typedef struct
{
  /* NULL if it could not be read, and once the run is over: they take much memory. */
  GListModel           *metrics;
  /* NULL if it could not be read. */
  CallboardCallChecks  *checks;
  CallboardCallMetrics *values;
  /* Whether it is to be read once more. */
  gboolean              is_outdated;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->metrics);
  g_clear_object (&reading->checks);
  g_clear_object (&reading->values);
  g_free (reading);
}

/* --- Signals ------------------------------------------------------------------- */

static gboolean
callboard_run_results_changed_cb (gpointer user_data)
{
  CallboardRunResults *self = user_data;

  self->changed_id = 0;
  self->changed_at = g_get_monotonic_time ();
  callboard_plan_job_emit_results_changed (self->plan_job);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);

  return G_SOURCE_REMOVE;
}

/* Coalesces emissions, because each one may filter and sort thousands of rows: one soon, the
 * next ones a while later, and one soon at the end. */
static void
queue_changed (CallboardRunResults *self)
{
  gint64 wait = self->changed_at + MIN_INTERVAL - g_get_monotonic_time ();

  if (self->changed_id != 0)
    return;

  if (self->changed_at == 0 || wait <= 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_LOW, callboard_run_results_changed_cb, self, NULL);
  else
    self->changed_id = g_timeout_add_full (G_PRIORITY_LOW, (guint) (wait / 1000),
                                           callboard_run_results_changed_cb, self, NULL);
}

/* Nothing more is to be read. */
static void
hurry_changed (CallboardRunResults *self)
{
  if (self->changed_id == 0)
    return;

  g_clear_handle_id (&self->changed_id, g_source_remove);
  self->changed_id = g_idle_add_full (G_PRIORITY_LOW, callboard_run_results_changed_cb, self, NULL);
}

static void
emit_progressed (CallboardRunResults *self)
{
  if (callboard_call_part_reader_get_n_open (self->reader) == 0)
    hurry_changed (self);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/* --- Reading --------------------------------------------------------------------- */

/* Whether nothing more is to be read: the verdict leaves no doubt about the other calls. */
static gboolean
is_settled (CallboardRunResults *self)
{
  return callboard_failure_counts_are_complete (self->failures, g_hash_table_size (self->simulations));
}

/* Sets the checks of the simulations that were not read, or removes them. */
static void
set_passed (CallboardRunResults *self,
            gboolean             passed)
{
  GHashTableIter iter;
  gpointer simulation;

  g_hash_table_iter_init (&iter, self->simulations);
  while (g_hash_table_iter_next (&iter, NULL, &simulation))
    {
      CallboardCallChecks *checks = callboard_simulation_job_get_checks (simulation);

      if (passed && checks == NULL)
        callboard_plan_job_set_checks (self->plan_job, simulation, self->passed);
      else if (!passed && checks == self->passed)
        callboard_plan_job_set_checks (self->plan_job, simulation, NULL);
      else
        continue;
      queue_changed (self);
    }
}

/* The verdict may have changed. */
static void
read_metrics (CallboardRunResults *self,
              Reading             *reading)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->plan_job);

  if (reading->metrics == NULL)
    return;

  g_clear_object (&reading->checks);
  g_clear_object (&reading->values);
  reading->checks = callboard_call_checks_new (reading->metrics, verdict);
  reading->values = callboard_call_metrics_new (self->run_metrics, reading->metrics, verdict);
  if (!callboard_plan_job_is_live (self->plan_job))
    g_clear_object (&reading->metrics);
}

static void
set_checks (CallboardRunResults    *self,
            CallboardSimulationJob *simulation,
            Reading                *reading)
{
  read_metrics (self, reading);
  callboard_plan_job_set_checks (self->plan_job, simulation, reading->checks);
  callboard_simulation_job_set_metrics (simulation, reading->values);
  queue_changed (self);
}

static Reading *
add_reading (CallboardRunResults *self,
             const char          *call_id)
{
  Reading *reading = g_hash_table_lookup (self->readings, call_id);

  if (reading == NULL)
    {
      reading = g_new0 (Reading, 1);
      g_hash_table_insert (self->readings, g_strdup (call_id), reading);
    }

  return reading;
}

/* Metrics of the history may be older than the end of the run. */
static gboolean
is_before_end (CallboardRunResults *self,
               GDateTime           *fetched_at)
{
  GDateTime *ended_at = callboard_plan_job_get_ended_at (self->plan_job);

  return ended_at != NULL && fetched_at != NULL && g_date_time_compare (fetched_at, ended_at) < 0;
}

static void
callboard_run_results_failed_cb (CallboardRunResults *self,
                                 const char          *call_id)
{
  add_reading (self, call_id)->is_outdated = FALSE;
  emit_progressed (self);
}

/* Returns the call of a simulation that counts and has ended, else NULL. */
static char *
dup_call_id (CallboardSimulationJob *simulation)
{
  char *call_id = NULL;

  switch (callboard_simulation_job_get_outcome (simulation))
    {
    case CALLBOARD_OUTCOME_COMPLETED:
    case CALLBOARD_OUTCOME_FAILED:
    case CALLBOARD_OUTCOME_TIMED_OUT:
      g_object_get (simulation, "call-id", &call_id, NULL);
      return call_id;
    case CALLBOARD_OUTCOME_INVALIDATED:
    case CALLBOARD_OUTCOME_CANCELLED:
    case CALLBOARD_OUTCOME_ACTIVE:
    case CALLBOARD_OUTCOME_WAITING:
    case CALLBOARD_OUTCOME_OTHER:
    case CALLBOARD_N_OUTCOMES:
    default:
      return NULL;
    }
}

/* Finds the calls of the run, and counts what is known of them. */
static void
count (CallboardRunResults *self)
{
  g_hash_table_remove_all (self->simulations);
  callboard_failure_counts_reset (self->failures);
  self->n_read = 0;
  self->n_unread = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);
      g_autofree char *call_id = dup_call_id (simulation);
      Reading *reading = call_id != NULL ? g_hash_table_lookup (self->readings, call_id) : NULL;

      if (reading != NULL && reading->checks != NULL)
        {
          self->n_read++;
          set_checks (self, simulation, reading);
          callboard_failure_counts_add (self->failures, simulation);
        }
      self->n_unread += call_id != NULL && reading == NULL;
      if (call_id != NULL)
        g_hash_table_replace (self->simulations, g_steal_pointer (&call_id), g_steal_pointer (&simulation));
    }
}

/* Queues calls in the order of the run. */
static void
read_calls (CallboardRunResults *self,
            gboolean             only_outdated)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);
      g_autofree char *call_id = dup_call_id (simulation);
      Reading *reading = call_id != NULL ? g_hash_table_lookup (self->readings, call_id) : NULL;

      if (call_id != NULL && (reading != NULL ? reading->is_outdated : !only_outdated))
        callboard_call_part_reader_push (self->reader, call_id, reading != NULL);
    }
}

/* Decides what is to be read. */
static void
update_queue (CallboardRunResults *self)
{
  self->was_settled = is_settled (self);
  callboard_call_part_reader_clear (self->reader);
  set_passed (self, self->was_settled);
  if (!callboard_run_results_get_over_limit (self))
    read_calls (self, self->was_settled && self->n_metric_users == 0);
}

static void
callboard_run_results_read_cb (CallboardRunResults *self,
                               const char          *call_id,
                               GListModel          *metrics,
                               GDateTime           *fetched_at)
{
  Reading *reading = add_reading (self, call_id);
  CallboardSimulationJob *simulation = g_hash_table_lookup (self->simulations, call_id);
  gboolean is_repeated = reading->checks != NULL;

  g_set_object (&reading->metrics, metrics);
  reading->is_outdated = is_before_end (self, fetched_at);
  /* It may have been invalidated meanwhile, or have another call. */
  if (simulation != NULL)
    {
      self->n_read += !is_repeated;
      callboard_failure_counts_remove (self->failures, simulation);
      set_checks (self, simulation, reading);
      callboard_failure_counts_add (self->failures, simulation);
      if (reading->is_outdated)
        callboard_call_part_reader_push (self->reader, call_id, TRUE);
      if (self->was_settled != is_settled (self))
        update_queue (self);
    }
  queue_changed (self);
  if (callboard_call_part_reader_get_n_open (self->reader) == 0)
    emit_progressed (self);
}

/* All calls that were read are to be read once more. */
static void
outdate (CallboardRunResults *self)
{
  GHashTableIter iter;
  gpointer reading;

  g_hash_table_iter_init (&iter, self->readings);
  while (g_hash_table_iter_next (&iter, NULL, &reading))
    ((Reading *) reading)->is_outdated = TRUE;
}

/* What the verdict says is a check, as a text to compare. */
static char *
dup_checks (CallboardRunResults *self)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->plan_job);
  GListModel *checks = verdict != NULL ? callboard_verdict_get_checks (verdict) : NULL;
  GString *text = g_string_new (verdict != NULL ? "verdict" : "");

  for (guint i = 0; checks != NULL && i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);
      const char *id = callboard_verdict_check_get_metric_definition_id (check);
      const char *name = callboard_verdict_check_get_metric_name (check);

      g_string_append_printf (text, "\n%s\t%s", id != NULL ? id : "", name != NULL ? name : "");
    }

  return g_string_free_and_steal (text);
}

/* Calls whose metrics are not kept are to be read once more if other metrics are checks now. */
static void
update_checks (CallboardRunResults *self)
{
  g_autofree char *checks = dup_checks (self);
  gboolean has_changed = self->checks != NULL && !g_str_equal (checks, self->checks);
  GHashTableIter iter;
  gpointer reading;

  g_set_str (&self->checks, checks);
  g_hash_table_iter_init (&iter, self->readings);
  while (has_changed && g_hash_table_iter_next (&iter, NULL, &reading))
    ((Reading *) reading)->is_outdated |= ((Reading *) reading)->metrics == NULL;
}

static void
update (CallboardRunResults *self)
{
  gboolean is_live = callboard_plan_job_is_live (self->plan_job);

  if (self->was_live && !is_live)
    outdate (self);
  self->was_live = is_live;
  update_checks (self);
  if (callboard_plan_job_get_verdict (self->plan_job) != NULL)
    callboard_run_metric_list_add_verdict (self->run_metrics, callboard_plan_job_get_verdict (self->plan_job));
  count (self);
  update_queue (self);
  emit_progressed (self);
}

static void
callboard_run_results_merged_cb (CallboardRunResults *self)
{
  if (self->n_users > 0)
    update (self);
}

/* Whether another attempt may have another result. */
static gboolean
is_empty (gpointer key,
          gpointer value,
          gpointer user_data)
{
  Reading *reading = value;

  return reading->checks == NULL || callboard_call_metrics_get_n (reading->values) == 0;
}

static void
retry (CallboardRunResults *self)
{
  g_hash_table_foreach_remove (self->readings, is_empty, NULL);
  callboard_call_part_reader_start (self->reader);
  update (self);
}

static void
callboard_run_results_dispose (GObject *object)
{
  CallboardRunResults *self = CALLBOARD_RUN_RESULTS (object);

  if (self->reader != NULL)
    callboard_call_part_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_handle_id (&self->changed_id, g_source_remove);

  G_OBJECT_CLASS (callboard_run_results_parent_class)->dispose (object);
}

static void
callboard_run_results_finalize (GObject *object)
{
  CallboardRunResults *self = CALLBOARD_RUN_RESULTS (object);

  g_clear_object (&self->plan_job);
  g_clear_object (&self->passed);
  g_clear_pointer (&self->readings, g_hash_table_unref);
  g_clear_pointer (&self->simulations, g_hash_table_unref);
  g_clear_pointer (&self->failures, callboard_failure_counts_free);
  g_clear_object (&self->run_metrics);
  g_clear_pointer (&self->checks, g_free);

  G_OBJECT_CLASS (callboard_run_results_parent_class)->finalize (object);
}

static void
callboard_run_results_class_init (CallboardRunResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_run_results_dispose;
  object_class->finalize = callboard_run_results_finalize;

  /**
   * CallboardRunResults::progressed:
   * @self: the results of a run
   *
   * Emitted a few times a second while calls are read, when one could not be read, and at
   * the end.
   */
  signals[SIGNAL_PROGRESSED] =
    g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_run_results_init (CallboardRunResults *self)
{
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reading_free);
  self->simulations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->passed = callboard_call_checks_new_passed ();
  self->run_metrics = callboard_run_metric_list_new ();
}

/**
 * callboard_run_results_new:
 * @session: the session that loads calls
 * @plan_job: a run
 *
 * Use callboard_session_open_results(), so that the results of a run are read once.
 *
 * Returns: (transfer full): the results of the run, none of which are read
 */
CallboardRunResults *
callboard_run_results_new (CallboardSession *session,
                           CallboardPlanJob *plan_job)
{
  CallboardRunResults *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN_RESULTS, NULL);
  self->plan_job = g_object_ref (plan_job);
  self->failures = callboard_failure_counts_new (plan_job);
  self->reader = callboard_call_part_reader_new (session, CALLBOARD_CALL_PART_METRICS);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (callboard_run_results_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (callboard_run_results_failed_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_call_part_reader_set_paused (self->reader, TRUE);
  g_signal_connect_object (session, "notify::results-limit", G_CALLBACK (callboard_run_results_merged_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_run_results_merged_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_run_results_get_session:
 * @self: the results of a run
 *
 * Returns: (transfer none): the session that loads calls
 */
CallboardSession *
callboard_run_results_get_session (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), NULL);

  return callboard_call_part_reader_get_session (self->reader);
}

/**
 * callboard_run_results_get_plan_job:
 * @self: the results of a run
 *
 * Returns: (transfer none): the run
 */
CallboardPlanJob *
callboard_run_results_get_plan_job (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), NULL);

  return self->plan_job;
}

/**
 * callboard_run_results_start:
 * @self: the results of a run
 *
 * Reads the results, also those of calls that end later, until as many calls of
 * callboard_run_results_stop(). While nobody watches them, and above the
 * `results-limit` of the session, nothing is read, see callboard_run_results_watch() and
 * callboard_run_results_read_all().
 */
void
callboard_run_results_start (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));

  self->n_users++;
  if (self->n_users == 1)
    retry (self);
}

/**
 * callboard_run_results_stop:
 * @self: the results of a run
 *
 * Stops reading, unless there are other users. What was read stays.
 */
void
callboard_run_results_stop (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_users > 0);

  self->n_users--;
  if (self->n_users > 0)
    return;

  self->unlimited = FALSE;
  callboard_call_part_reader_stop (self->reader);
  emit_progressed (self);
}

/**
 * callboard_run_results_watch:
 * @self: the results of a run
 *
 * Called when the results can be seen: lets reading go on, until as many calls of
 * callboard_run_results_unwatch().
 */
void
callboard_run_results_watch (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));

  self->n_watchers++;
  if (self->n_watchers > 1)
    return;

  callboard_call_part_reader_set_paused (self->reader, FALSE);
  if (self->n_users > 0)
    emit_progressed (self);
}

/**
 * callboard_run_results_unwatch:
 * @self: the results of a run
 *
 * Called when the results can no longer be seen: pauses reading, unless there are others who
 * watch.
 */
void
callboard_run_results_unwatch (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
  callboard_call_part_reader_set_paused (self->reader, self->n_watchers == 0);
}

/**
 * callboard_run_results_retry:
 * @self: the results of a run, which were started
 *
 * Reads calls that could not be read, and those that had no metrics, again.
 */
void
callboard_run_results_retry (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_users > 0);

  retry (self);
}

/**
 * callboard_run_results_read_all:
 * @self: the results of a run, which were started
 *
 * Reads all calls, however many there are.
 */
void
callboard_run_results_read_all (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_users > 0);

  self->unlimited = TRUE;
  retry (self);
}

/**
 * callboard_run_results_refresh:
 * @self: the results of a run, which were started
 *
 * Reads what was read once more, from the server.
 */
void
callboard_run_results_refresh (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_users > 0);

  outdate (self);
  retry (self);
}

/**
 * callboard_run_results_start_metrics:
 * @self: the results of a run
 *
 * Reads the metrics of all calls, also of those that the verdict says enough about, until as
 * many calls of callboard_run_results_stop_metrics(), while the results are read.
 */
void
callboard_run_results_start_metrics (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));

  self->n_metric_users++;
  if (self->n_metric_users == 1 && self->n_users > 0)
    update (self);
}

/**
 * callboard_run_results_stop_metrics:
 * @self: the results of a run
 *
 * Reads no more than the results need, unless there are other users.
 */
void
callboard_run_results_stop_metrics (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));
  g_return_if_fail (self->n_metric_users > 0);

  self->n_metric_users--;
  if (self->n_metric_users == 0 && self->n_users > 0)
    update (self);
}

/**
 * callboard_run_results_get_run_metrics:
 * @self: the results of a run
 *
 * Returns: (transfer none): a list of #CallboardRunMetric: the metrics of the calls that were
 *   read, and the checks of the verdict
 */
CallboardRunMetricList *
callboard_run_results_get_run_metrics (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), NULL);

  return self->run_metrics;
}

/**
 * callboard_run_results_find_metrics:
 * @self: the results of a run, which were started
 *
 * Reads one call if none was read, so that the metrics of the run are known.
 */
void
callboard_run_results_find_metrics (CallboardRunResults *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (self));

  if (self->n_users == 0 || self->n_read > 0 || callboard_call_part_reader_get_n_open (self->reader) > 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);
      g_autofree char *call_id = dup_call_id (simulation);

      if (call_id == NULL)
        continue;

      callboard_call_part_reader_push (self->reader, call_id, FALSE);
      return;
    }
}

/**
 * callboard_run_results_get_n_calls:
 * @self: the results of a run
 *
 * Returns: the number of calls that count and have ended
 */
guint
callboard_run_results_get_n_calls (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), 0);

  return g_hash_table_size (self->simulations);
}

/**
 * callboard_run_results_get_n_read:
 * @self: the results of a run
 *
 * Returns: the number of calls whose metrics were read
 */
guint
callboard_run_results_get_n_read (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), 0);

  return self->n_read;
}

/**
 * callboard_run_results_get_settled:
 * @self: the results of a run
 *
 * Returns: whether nothing is missing although calls were not read, because the verdict says
 *   enough about them, and their metrics are not shown
 */
gboolean
callboard_run_results_get_settled (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), FALSE);

  return is_settled (self) &&
         (self->n_metric_users == 0 || self->n_read == g_hash_table_size (self->simulations));
}

/**
 * callboard_run_results_count_failed:
 * @self: the results of a run
 * @check: a check of the run
 *
 * Returns: the number of simulations that count and are known to have failed @check
 */
guint
callboard_run_results_count_failed (CallboardRunResults   *self,
                                    CallboardVerdictCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), 0);
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (check), 0);

  return callboard_failure_counts_get (self->failures, check);
}

/**
 * callboard_run_results_get_reading:
 * @self: the results of a run
 *
 * Returns: whether calls are being read. During a pause after an error there are none
 */
gboolean
callboard_run_results_get_reading (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), FALSE);

  return callboard_call_part_reader_get_reading (self->reader);
}

/**
 * callboard_run_results_get_over_limit:
 * @self: the results of a run
 *
 * Returns: whether calls are not read because there are too many
 */
gboolean
callboard_run_results_get_over_limit (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), FALSE);

  return !self->unlimited && self->n_unread > 0 && (!is_settled (self) || self->n_metric_users > 0) &&
         g_hash_table_size (self->simulations) >
         callboard_session_get_results_limit (callboard_run_results_get_session (self));
}

/**
 * callboard_run_results_get_error:
 * @self: the results of a run
 *
 * Returns: (transfer none) (nullable): the error of the last call that could not be read
 */
const GError *
callboard_run_results_get_error (CallboardRunResults *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (self), NULL);

  return callboard_call_part_reader_get_error (self->reader);
}
