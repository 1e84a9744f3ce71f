/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decoders of a single simulation and of the identity of a token.
 */

#include "callboard-identity.h"
#include "callboard-simulation-job.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(GError) job_error = NULL;
  g_autoptr(GError) identity_error = NULL;
  g_autoptr(CallboardSimulationJob) job = callboard_simulation_job_decode (body, &job_error);
  g_autoptr(CallboardIdentity) identity = callboard_identity_decode (body, &identity_error);

  g_assert_true ((job == NULL) == (job_error != NULL));
  g_assert_true ((identity == NULL) == (identity_error != NULL));
  if (identity != NULL)
    {
      g_autofree char *title = callboard_identity_dup_title (identity);

      g_assert_true (g_utf8_validate (title, -1, NULL));
    }

  return 0;
}
