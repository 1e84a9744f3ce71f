/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which simulations of a run failed a check of its verdict. The verdict has
 * numbers only: what failed is said by the metrics of each call, which are looked
 * through here, a few at a time, once somebody asks. Used by the run page.
 */

#include "config.h"

#include "callboard-check-failures.h"

#include "callboard-call-check-results.h"
#include "callboard-error.h"

/* How many calls are asked about at a time. */
#define MAX_LOADING 6
/* After so many errors in a row that may be about the server and not about a
 * call, it is left in peace. */
#define MAX_ERRORS 3

/**
 * CallboardCheckFailures:
 *
 * Looks for the simulations that failed one check at a time. What was read of a
 * call holds for all checks, so that another check, or the same one later, costs
 * nothing. Simulations that end meanwhile are looked at too.
 */
struct _CallboardCheckFailures
{
  GObject                parent_instance;

  CallboardSession      *session;
  CallboardPlanJob      *plan_job;
  gulong                 merged_id;

  /* From the id of a simulation to its CallboardCallCheckResults. */
  GHashTable            *findings;
  /* NULL where nothing is looked for. */
  CallboardVerdictCheck *check;
  /* The ids of those that failed it. */
  GHashTable            *failed;
  /* The CallboardSimulationJob whose calls are yet to be read. */
  GQueue                 waiting;
  GCancellable          *cancellable;
  guint                  n_loading;
  guint                  n_calls;
  guint                  n_read;
  guint                  n_errors;
  GError                *error;
  gboolean               gave_up;
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

/* --- Telling ------------------------------------------------------------------- */

static gboolean
emit_found (gpointer user_data)
{
  CallboardCheckFailures *self = user_data;

  self->found_id = 0;
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);

  return G_SOURCE_REMOVE;
}

/* Once for all that is found in a while: a list of thousands is filtered anew. */
static void
tell_found (CallboardCheckFailures *self)
{
  if (self->found_id == 0)
    self->found_id = g_idle_add_full (G_PRIORITY_LOW, emit_found, self, NULL);
}

static void
tell_progress (CallboardCheckFailures *self)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/* --- Looking ------------------------------------------------------------------- */

/* What does not count for the verdict, and what is not over, failed no check. */
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
count_finding (CallboardCheckFailures    *self,
               const char                *simulation_id,
               CallboardCallCheckResults *finding)
{
  self->n_read +=
    finding->state == CALLBOARD_CALL_CHECK_RESULTS_READ || finding->state == CALLBOARD_CALL_CHECK_RESULTS_EMPTY;
  if (callboard_call_check_results_fails (finding, self->check) && g_hash_table_add (self->failed, g_strdup (simulation_id)))
    tell_found (self);
}

/* It may have been set aside while its call was read. */
static gboolean
does_count (CallboardCheckFailures *self,
            const char             *simulation_id)
{
  CallboardSimulationJob *simulation = callboard_plan_job_find (self->plan_job, simulation_id);
  g_autofree char *call_id = simulation != NULL ? dup_call_id (simulation) : NULL;

  return call_id != NULL;
}

/* Whether asking about other calls would end no better. */
static gboolean
is_hopeless (CallboardCheckFailures *self,
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

/* A call that is being read. */
typedef struct
{
  CallboardCheckFailures *self;
  char                   *simulation_id;
} Lookup;

static void
lookup_free (Lookup *lookup)
{
  g_free (lookup->simulation_id);
  g_free (lookup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lookup, lookup_free)

static void load_more (CallboardCheckFailures *self);

static void
callboard_check_failures_metrics_loaded_cb (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data)
{
  g_autoptr(Lookup) lookup = user_data;
  CallboardCheckFailures *self = lookup->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) metrics =
    callboard_call_details_load_part_finish (CALLBOARD_CALL_DETAILS (source), result, &error);
  CallboardCallCheckResults *finding;

  /* Nobody looks any more: self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->n_loading--;
  finding = g_hash_table_lookup (self->findings, lookup->simulation_id);
  if (metrics != NULL)
    {
      self->n_errors = 0;
      callboard_call_check_results_read (finding, G_LIST_MODEL (metrics));
      if (does_count (self, lookup->simulation_id))
        count_finding (self, lookup->simulation_id, finding);
    }
  else
    {
      finding->state = CALLBOARD_CALL_CHECK_RESULTS_ERROR;
      self->gave_up |= is_hopeless (self, error);
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }

  load_more (self);
  tell_progress (self);
}

static void
load (CallboardCheckFailures *self,
      CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);
  g_autofree char *call_id = NULL;
  g_autoptr(CallboardCallDetails) details = NULL;
  Lookup *lookup = g_new0 (Lookup, 1);

  g_object_get (simulation, "call-id", &call_id, NULL);
  g_hash_table_replace (self->findings, g_strdup (id), callboard_call_check_results_new (call_id));
  self->n_loading++;

  lookup->self = self;
  lookup->simulation_id = g_strdup (id);
  details = callboard_session_open_call (self->session, call_id);
  callboard_call_details_load_part_async (details, CALLBOARD_CALL_PART_METRICS, self->cancellable,
                                          callboard_check_failures_metrics_loaded_cb, lookup);
}

static void
load_more (CallboardCheckFailures *self)
{
  /* What was given up is not begun again by itself. */
  while (!self->gave_up && self->n_loading < MAX_LOADING && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr(CallboardSimulationJob) simulation = g_queue_pop_head (&self->waiting);

      load (self, simulation);
    }
}

/* Adds one simulation to what is counted, or to what is waited for. */
static void
take_stock_of (CallboardCheckFailures *self,
               CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);
  g_autofree char *call_id = dup_call_id (simulation);
  CallboardCallCheckResults *finding;

  if (call_id == NULL)
    return;

  self->n_calls++;
  finding = g_hash_table_lookup (self->findings, id);
  /* One that is being read under another id is read anew when it is there. */
  if (finding != NULL &&
      (finding->state == CALLBOARD_CALL_CHECK_RESULTS_LOADING || g_str_equal (finding->call_id, call_id)))
    count_finding (self, id, finding);
  else
    g_queue_push_tail (&self->waiting, g_object_ref (simulation));
}

static void
take_stock (CallboardCheckFailures *self)
{
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_hash_table_remove_all (self->failed);
  self->n_calls = 0;
  self->n_read = 0;
  tell_found (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);

      take_stock_of (self, simulation);
    }
}

static void
callboard_check_failures_merged_cb (CallboardCheckFailures *self)
{
  if (self->check == NULL)
    return;

  take_stock (self);
  load_more (self);
  tell_progress (self);
}

/* What is worth another attempt when somebody asks for it. */
static gboolean
is_unsure (gpointer key,
           gpointer value,
           gpointer user_data)
{
  CallboardCallCheckResults *finding = value;

  return finding->state == CALLBOARD_CALL_CHECK_RESULTS_EMPTY || finding->state == CALLBOARD_CALL_CHECK_RESULTS_ERROR;
}

static gboolean
is_loading (gpointer key,
            gpointer value,
            gpointer user_data)
{
  return ((CallboardCallCheckResults *) value)->state == CALLBOARD_CALL_CHECK_RESULTS_LOADING;
}

static void
give_up (CallboardCheckFailures *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_hash_table_foreach_remove (self->findings, is_loading, NULL);
  self->n_loading = 0;
}

static void
callboard_check_failures_dispose (GObject *object)
{
  CallboardCheckFailures *self = CALLBOARD_CHECK_FAILURES (object);

  give_up (self);
  g_clear_handle_id (&self->found_id, g_source_remove);
  g_clear_signal_handler (&self->merged_id, self->plan_job);

  G_OBJECT_CLASS (callboard_check_failures_parent_class)->dispose (object);
}

static void
callboard_check_failures_finalize (GObject *object)
{
  CallboardCheckFailures *self = CALLBOARD_CHECK_FAILURES (object);

  g_clear_object (&self->session);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->check);
  g_clear_pointer (&self->findings, g_hash_table_unref);
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
   * @self: the failures of a check
   *
   * Calls were read or could not be, or it is done.
   */
  signals[SIGNAL_PROGRESSED] =
    g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardCheckFailures::found:
   * @self: the failures of a check
   *
   * Other simulations than before are known to have failed the check.
   */
  signals[SIGNAL_FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_check_failures_init (CallboardCheckFailures *self)
{
  self->findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) callboard_call_check_results_free);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
}

/**
 * callboard_check_failures_new:
 * @session: whom to ask about calls
 * @plan_job: a run
 *
 * Returns: (transfer full): what looks for nothing yet
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
  self->merged_id = g_signal_connect_swapped (plan_job, "merged", G_CALLBACK (callboard_check_failures_merged_cb), self);

  return self;
}

/**
 * callboard_check_failures_look:
 * @self: the failures of a check
 * @check: a check of the run
 *
 * Looks for the simulations that failed a check, and for those that will fail it
 * until callboard_check_failures_stop(). Reads only the calls of which it is not
 * known yet.
 */
void
callboard_check_failures_look (CallboardCheckFailures *self,
                               CallboardVerdictCheck  *check)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_FAILURES (self));
  g_return_if_fail (CALLBOARD_IS_VERDICT_CHECK (check));

  g_set_object (&self->check, check);
  callboard_check_failures_retry (self);
}

/**
 * callboard_check_failures_retry:
 * @self: the failures of a check
 *
 * Reads once more the calls that could not be read, and goes on with the others.
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
  self->gave_up = FALSE;
  g_hash_table_foreach_remove (self->findings, is_unsure, NULL);
  take_stock (self);
  load_more (self);
  tell_progress (self);
}

/**
 * callboard_check_failures_stop:
 * @self: the failures of a check
 *
 * Looks for nothing any more. What was read stays known.
 */
void
callboard_check_failures_stop (CallboardCheckFailures *self)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_FAILURES (self));

  if (self->check == NULL)
    return;

  give_up (self);
  g_clear_object (&self->check);
  g_clear_error (&self->error);
  g_hash_table_remove_all (self->failed);
  self->n_calls = 0;
  self->n_read = 0;
  tell_progress (self);
}

/**
 * callboard_check_failures_get_check:
 * @self: the failures of a check
 *
 * Returns: (transfer none) (nullable): the check whose failures are looked for
 */
CallboardVerdictCheck *
callboard_check_failures_get_check (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), NULL);

  return self->check;
}

/**
 * callboard_check_failures_contains:
 * @self: the failures of a check
 * @simulation: a simulation
 *
 * Returns: whether it is known to have failed the check
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
 * @self: the failures of a check
 *
 * Returns: how many simulations are known to have failed it
 */
guint
callboard_check_failures_get_n_failed (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return g_hash_table_size (self->failed);
}

/**
 * callboard_check_failures_get_n_calls:
 * @self: the failures of a check
 *
 * Returns: how many calls there are to be read: those that are over and count
 */
guint
callboard_check_failures_get_n_calls (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return self->n_calls;
}

/**
 * callboard_check_failures_get_n_read:
 * @self: the failures of a check
 *
 * Returns: how many of them have been read
 */
guint
callboard_check_failures_get_n_read (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), 0);

  return self->n_read;
}

/**
 * callboard_check_failures_get_looking:
 * @self: the failures of a check
 *
 * Returns: whether calls are being read
 */
gboolean
callboard_check_failures_get_looking (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), FALSE);

  return self->n_loading > 0;
}

/**
 * callboard_check_failures_get_error:
 * @self: the failures of a check
 *
 * Returns: (transfer none) (nullable): why the last of the calls that could not
 *   be read could not
 */
const GError *
callboard_check_failures_get_error (CallboardCheckFailures *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FAILURES (self), NULL);

  return self->error;
}
