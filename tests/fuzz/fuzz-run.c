/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run decoder, whose incremental and full results must be equal, and merging the
 * result into an existing run.
 */

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "callboard-simulation-job.h"
#include "fuzz.h"
#include "model-compare.h"

static void
read_all (CallboardPlanJob *plan_job)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan_job));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSimulationJob) job = g_list_model_get_item (G_LIST_MODEL (plan_job), i);

      g_assert_true (g_utf8_validate (callboard_simulation_job_get_id (job), -1, NULL));
    }
}

/* Only a response for the same run is merged. */
static gboolean
is_about (CallboardPlanJob *fresh,
          CallboardPlanJob *live)
{
  return live != NULL && g_str_equal (callboard_plan_job_get_id (live), callboard_plan_job_get_id (fresh));
}

/* Merging an update has the same result as merging a full decode. */
static void
merge_again (GBytes           *body,
             CallboardPlanJob *live,
             CallboardPlanJob *expected)
{
  g_autoptr(CallboardDecodeSnapshot) snapshot = callboard_plan_job_dup_snapshot (live);

  if (snapshot != NULL)
    {
      g_autoptr(CallboardPlanJobUpdate) update = callboard_plan_job_update_decode (body, snapshot, NULL);

      callboard_plan_job_merge_update (live, update);
    }
  else
    {
      g_autoptr(CallboardPlanJob) fresh = callboard_plan_job_decode_incremental (body);

      if (fresh == NULL)
        fresh = callboard_plan_job_decode (body, NULL);
      callboard_plan_job_merge (live, fresh);
    }
  model_compare_assert_same (live, expected);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static CallboardPlanJob *live;
  static CallboardPlanJob *live_again;
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) fresh = callboard_plan_job_decode_full (body, &error);
  g_autoptr(CallboardPlanJob) pieces = callboard_plan_job_decode_incremental (body);
  guint n;

  g_assert_true ((fresh == NULL) == (error != NULL));
  if (pieces != NULL)
    model_compare_assert_same (pieces, fresh);
  if (fresh == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  read_all (fresh);
  if (!is_about (fresh, live))
    {
      g_set_object (&live, fresh);
      g_clear_object (&live_again);
      live_again = pieces != NULL ? g_object_ref (pieces) : callboard_plan_job_decode (body, NULL);
      return 0;
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (fresh));
  callboard_plan_job_merge (live, fresh);
  merge_again (body, live_again, live);
  /* Simulations that cannot be decoded keep their previous state. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (live)), >=, n);
  read_all (live);

  return 0;
}
