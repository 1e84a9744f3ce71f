/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Creates the account given by environment variables, as in other clients of Roark. It is
 * never saved. Called by main().
 */

#include "config.h"

#include "callboard-account-environment.h"
#include "callboard-base-url.h"

#define ENVIRONMENT_TOKEN "ROARK_API_BEARER_TOKEN"
#define ENVIRONMENT_BASE_URL "ROARK_BASE_URL"

/**
 * callboard_account_new_from_environment:
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
callboard_account_new_from_environment (GError **error)
{
  g_autofree char *token = g_strdup (g_getenv (ENVIRONMENT_TOKEN));
  const char *base_url = g_getenv (ENVIRONMENT_BASE_URL);

  g_unsetenv (ENVIRONMENT_TOKEN);
  if (token == NULL || *token == '\0')
    return NULL;

  if (base_url == NULL || *base_url == '\0')
    base_url = CALLBOARD_DEFAULT_BASE_URL;

  return callboard_account_new (base_url, token, CALLBOARD_ACCOUNT_ENVIRONMENT, error);
}
