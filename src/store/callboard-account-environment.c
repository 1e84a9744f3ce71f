/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Creates the account given by environment variables, as in other clients of Roark. It is
 * never saved. Called by main().
 */

#include "config.h"

#include "callboard-account-environment.h"
#include "callboard-base-url.h"
#include "callboard-secret.h"
#include "callboard-token.h"

#define ENVIRONMENT_TOKEN "ROARK_API_BEARER_TOKEN"
#define ENVIRONMENT_BASE_URL "ROARK_BASE_URL"

/**
 * callboard_account_new_from_environment:
 * @notice: (out) (nullable): a translated notice if something was removed from the token
 * @error: return location for an error
 *
 * Creates an account from `ROARK_API_BEARER_TOKEN` and `ROARK_BASE_URL`, and removes the
 * token from the environment, so that child processes do not inherit it. Call this before
 * there is a second thread. Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error if the variables
 *   are not set
 */
CallboardAccount *
callboard_account_new_from_environment (char   **notice,
                                        GError **error)
{
  const char *copied = g_getenv (ENVIRONMENT_TOKEN);
  const char *base_url = g_getenv (ENVIRONMENT_BASE_URL);
  CallboardTokenNoise noise = 0;
  CallboardAccount *account;
  char *token;

  *notice = NULL;
  if (copied == NULL || *copied == '\0')
    {
      g_unsetenv (ENVIRONMENT_TOKEN);
      return NULL;
    }

  token = callboard_token_clean (copied, &noise);
  g_unsetenv (ENVIRONMENT_TOKEN);
  *notice = callboard_token_noise_dup_notice (noise);
  if (base_url == NULL || *base_url == '\0')
    base_url = CALLBOARD_DEFAULT_BASE_URL;

  account = callboard_account_new (base_url, token, CALLBOARD_ACCOUNT_ENVIRONMENT, error);
  callboard_secret_free (token);

  return account;
}
