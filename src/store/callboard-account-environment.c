/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The account that the environment gives, as other clients of Roark take it: for
 * one start, and never kept. Called by main().
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
 * Takes the account that `ROARK_API_BEARER_TOKEN` and `ROARK_BASE_URL` hold and
 * removes the token from the environment, so that no child inherits it. To be
 * called before there is a second thread.
 *
 * Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error
 *   where there is none
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
