/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict of a run.
 */

#include "config.h"

#include "callboard-verdict-check.h"
#include "callboard-verdict-failure.h"
#include "callboard-verdict.h"

/**
 * CallboardVerdict:
 *
 * The verdict of a run: its `verdict` field. `passed` comes from the server, -1 if unknown,
 * and never follows from `score`, which is 0–100, or -1 if absent: a run can score 95 and
 * fail.
 */
struct _CallboardVerdict
{
  CallboardApiObject  parent_instance;

  int              passed;
  double           score;
  GListModel      *checks;
  GListModel      *failures;
};

static const CallboardField fields[] = {
  { "passed", "passed", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardVerdict, passed) },
  { "score", "score", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdict, score), .maximum = 100 },
  { "checks", "checks", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdict, checks),
    callboard_verdict_check_get_type },
  { "failures", "failures", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdict, failures),
    callboard_verdict_failure_get_type },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardVerdict, callboard_verdict, fields)

/**
 * callboard_verdict_get_passed:
 * @self: a verdict
 *
 * Returns: whether the run passed. It did not if a check could not be read
 */
gboolean
callboard_verdict_get_passed (CallboardVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), FALSE);

  return self->passed == 1 &&
         !callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (self), "checks");
}

/**
 * callboard_verdict_get_failed:
 * @self: a verdict
 *
 * Returns: whether the run failed. It may have neither passed nor failed
 */
gboolean
callboard_verdict_get_failed (CallboardVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), FALSE);

  return self->passed == 0;
}

/**
 * callboard_verdict_get_score:
 * @self: a verdict
 *
 * Returns: the `score`, 0–100, or -1 if absent
 */
double
callboard_verdict_get_score (CallboardVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), -1);

  return self->score;
}

/**
 * callboard_verdict_get_checks:
 * @self: a verdict
 *
 * Returns: (transfer none): a list of #CallboardVerdictCheck
 */
GListModel *
callboard_verdict_get_checks (CallboardVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), NULL);

  return self->checks;
}

/**
 * callboard_verdict_find_check:
 * @self: a verdict
 * @definition_id: (nullable): the `metricDefinitionId` of a metric of a call
 * @name: (nullable): its `name`, which decides if it has no definition
 *
 * Returns: (transfer full) (nullable): the check that the metric decides
 */
CallboardVerdictCheck *
callboard_verdict_find_check (CallboardVerdict *self,
                              const char       *definition_id,
                              const char       *name)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (self->checks, i);

      if (callboard_verdict_check_is_decided_by (check, definition_id, name))
        return g_steal_pointer (&check);
    }

  return NULL;
}

/**
 * callboard_verdict_get_failures:
 * @self: a verdict
 *
 * Returns: (transfer none): a list of #CallboardVerdictFailure
 */
GListModel *
callboard_verdict_get_failures (CallboardVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT (self), NULL);

  return self->failures;
}
