/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a run failed or could not be judged, or why some of its simulations do not count, as a
 * set of simulations. Used by the details of the verdict, whose rows filter by it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-reason.h"
#include "callboard-result-labels.h"
#include "callboard-verdict-labels.h"

#define SEPARATOR ":"

typedef enum
{
  KIND_FAILED,
  KIND_CHECK_NOT_EVALUATED,
  KIND_NEVER_SPOKE,
  KIND_NOT_COVERED,
  KIND_NOT_EVALUATED,
  KIND_INVALIDATED,
  KIND_ERROR,
  N_KINDS,
} Kind;

/**
 * CallboardReason:
 *
 * A set of simulations. Its `id` is a name, such as "error", and for those about one check
 * also its `metricDefinitionId`.
 */
struct _CallboardReason
{
  GObject                parent_instance;

  Kind                   kind;
  char                  *id;
  /* NULL unless the reason is about one check. */
  CallboardVerdictCheck *check;
};

G_DEFINE_FINAL_TYPE (CallboardReason, callboard_reason, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  gboolean    has_check;
} kinds[N_KINDS] = {
  [KIND_FAILED] = { "failed-check", TRUE },
  [KIND_CHECK_NOT_EVALUATED] = { "check-not-evaluated", TRUE },
  [KIND_NEVER_SPOKE] = { "never-spoke", FALSE },
  [KIND_NOT_COVERED] = { "not-covered", FALSE },
  [KIND_NOT_EVALUATED] = { "not-evaluated", FALSE },
  [KIND_INVALIDATED] = { "invalidated", FALSE },
  [KIND_ERROR] = { "error", FALSE },
};

static void
callboard_reason_finalize (GObject *object)
{
  CallboardReason *self = CALLBOARD_REASON (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (callboard_reason_parent_class)->finalize (object);
}

static void
callboard_reason_class_init (CallboardReasonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_reason_finalize;
}

static void
callboard_reason_init (CallboardReason *self)
{
}

/**
 * callboard_reason_new:
 * @plan_job: a run
 * @id: the ID of a reason
 *
 * Returns: (transfer full) (nullable): the reason; %NULL if it is unknown, or about a check
 *   that the run does not have
 */
CallboardReason *
callboard_reason_new (CallboardPlanJob *plan_job,
                      const char       *id)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  parts = g_strsplit (id, SEPARATOR, 2);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      CallboardVerdict *verdict = callboard_plan_job_get_verdict (plan_job);
      g_autoptr(CallboardVerdictCheck) check = NULL;
      CallboardReason *self;

      if (g_strcmp0 (kinds[kind].name, parts[0]) != 0)
        continue;
      if (kinds[kind].has_check && verdict != NULL && parts[1] != NULL)
        check = callboard_verdict_find_check (verdict, parts[1], NULL);
      if (kinds[kind].has_check && check == NULL)
        return NULL;

      self = g_object_new (CALLBOARD_TYPE_REASON, NULL);
      self->kind = kind;
      self->id = g_strdup (id);
      self->check = g_steal_pointer (&check);

      return self;
    }

  return NULL;
}

/**
 * callboard_reason_new_for_failure:
 * @plan_job: a run
 * @failure: a failure of its verdict
 *
 * Returns: (transfer full) (nullable): the simulations that @failure is about; %NULL if they
 *   cannot be told
 */
CallboardReason *
callboard_reason_new_for_failure (CallboardPlanJob        *plan_job,
                                  CallboardVerdictFailure *failure)
{
  static const struct { const char *type; Kind kind; } types[] = {
    { "METRIC_BELOW_MIN_PASS_RATE", KIND_FAILED },
    { "METRIC_NOT_EVALUATED", KIND_CHECK_NOT_EVALUATED },
    { "AGENT_NEVER_SPOKE", KIND_NEVER_SPOKE },
    { "INCOMPLETE_COVERAGE", KIND_NOT_COVERED },
    { "RUN_NOT_COMPLETED", KIND_ERROR },
  };
  const char *type;
  g_autofree char *definition_id = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_FAILURE (failure), NULL);

  type = callboard_verdict_failure_get_failure_type (failure);
  g_object_get (failure, "metric-definition-id", &definition_id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const char *name = kinds[types[i].kind].name;
      g_autofree char *id = NULL;

      if (g_strcmp0 (types[i].type, type) != 0)
        continue;

      id = kinds[types[i].kind].has_check
             ? g_strconcat (name, SEPARATOR, definition_id != NULL ? definition_id : "", NULL)
             : g_strdup (name);
      return callboard_reason_new (plan_job, id);
    }

  return NULL;
}

/**
 * callboard_reason_get_id:
 * @self: a reason
 *
 * Returns: (transfer none): its ID
 */
const char *
callboard_reason_get_id (CallboardReason *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REASON (self), NULL);

  return self->id;
}

/**
 * callboard_reason_get_check_id:
 * @self: a reason
 *
 * Returns: (transfer none) (nullable): the `metricDefinitionId` of the check, if the
 *   simulations are those that failed it
 */
const char *
callboard_reason_get_check_id (CallboardReason *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REASON (self), NULL);

  return self->kind == KIND_FAILED ? callboard_verdict_check_get_metric_definition_id (self->check) : NULL;
}

/**
 * callboard_reason_dup_name:
 * @self: a reason
 *
 * Returns: (transfer full): what the simulations have in common, such as "Invalidated"
 */
char *
callboard_reason_dup_name (CallboardReason *self)
{
  g_autofree char *check = NULL;

  g_return_val_if_fail (CALLBOARD_IS_REASON (self), NULL);

  if (self->check != NULL)
    check = callboard_verdict_labels_dup_check (self->check);

  switch (self->kind)
    {
    case KIND_FAILED:
      /* Translators: %s is the name of a check */
      return g_strdup_printf (_("Failed check: %s"), check);
    case KIND_CHECK_NOT_EVALUATED:
      /* Translators: %s is the name of a check */
      return g_strdup_printf (_("%s: not evaluated"), check);
    case KIND_NEVER_SPOKE:
      return g_strdup (_("Agent never spoke"));
    case KIND_NOT_COVERED:
      /* Translators: the simulations of a run that were not evaluated, for any reason */
      return g_strdup (_("Not evaluated, error or canceled"));
    case KIND_INVALIDATED:
      return g_strdup (callboard_result_get_label (CALLBOARD_RESULT_INVALIDATED));
    case KIND_ERROR:
      return g_strdup (callboard_result_get_label (CALLBOARD_RESULT_ERROR));
    case KIND_NOT_EVALUATED:
    case N_KINDS:
    default:
      return g_strdup (callboard_result_get_label (CALLBOARD_RESULT_NOT_EVALUATED));
    }
}

static gboolean
has_silent_agent (CallboardSimulationJob *simulation)
{
  g_autoptr(CallboardInvalidation) invalidation = NULL;
  g_autofree char *reason = NULL;

  g_object_get (simulation, "invalidation", &invalidation, NULL);
  if (invalidation != NULL)
    g_object_get (invalidation, "reason", &reason, NULL);

  return g_strcmp0 (reason, "AGENT_NEVER_SPOKE") == 0;
}

/* Whether the metrics of a call that counts are known, and have no value of a check. */
static gboolean
lacks_check (CallboardSimulationJob *simulation,
             CallboardVerdictCheck  *check)
{
  CallboardResult result = callboard_simulation_job_get_result (simulation);
  CallboardCallChecks *checks = callboard_simulation_job_get_checks (simulation);

  if (result == CALLBOARD_RESULT_NOT_EVALUATED)
    return TRUE;

  return (result == CALLBOARD_RESULT_PASSED || result == CALLBOARD_RESULT_FAILED) && checks != NULL &&
         callboard_call_checks_get_result (checks, check) == CALLBOARD_CHECK_NONE;
}

/**
 * callboard_reason_match:
 * @self: a reason
 * @simulation: a simulation
 *
 * Returns: whether it is one of the simulations
 */
gboolean
callboard_reason_match (CallboardReason        *self,
                        CallboardSimulationJob *simulation)
{
  CallboardResult result;

  g_return_val_if_fail (CALLBOARD_IS_REASON (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), FALSE);

  result = callboard_simulation_job_get_result (simulation);
  switch (self->kind)
    {
    case KIND_FAILED:
      return callboard_simulation_job_fails (simulation, self->check);
    case KIND_CHECK_NOT_EVALUATED:
      return lacks_check (simulation, self->check);
    case KIND_NEVER_SPOKE:
      return has_silent_agent (simulation);
    case KIND_NOT_COVERED:
      return result == CALLBOARD_RESULT_NOT_EVALUATED || result == CALLBOARD_RESULT_ERROR ||
             result == CALLBOARD_RESULT_CANCELED;
    case KIND_INVALIDATED:
      return result == CALLBOARD_RESULT_INVALIDATED;
    case KIND_ERROR:
      return result == CALLBOARD_RESULT_ERROR;
    case KIND_NOT_EVALUATED:
    case N_KINDS:
    default:
      return result == CALLBOARD_RESULT_NOT_EVALUATED;
    }
}

/**
 * callboard_reason_count:
 * @self: a reason
 * @plan_job: a run
 *
 * Returns: the number of the simulations
 */
guint
callboard_reason_count (CallboardReason  *self,
                        CallboardPlanJob *plan_job)
{
  guint n = 0;

  g_return_val_if_fail (CALLBOARD_IS_REASON (self), 0);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), i);

      n += callboard_reason_match (self, simulation);
    }

  return n;
}
