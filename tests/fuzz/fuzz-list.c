/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decoders of a page of the run list and of a run plan.
 */

#include "callboard-plan-job-page.h"
#include "callboard-plan.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(GError) page_error = NULL;
  g_autoptr(GError) plan_error = NULL;
  g_autoptr(CallboardPlanJobPage) page = callboard_plan_job_page_decode (body, &page_error);
  g_autoptr(CallboardPlan) plan = callboard_plan_decode (body, &plan_error);

  g_assert_true ((page == NULL) == (page_error != NULL));
  g_assert_true ((plan == NULL) == (plan_error != NULL));

  return 0;
}
