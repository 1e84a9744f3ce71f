/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application in the process of a benchmark, for those that open windows.
 */

#include "bench-application.h"

/**
 * bench_application_new:
 *
 * Returns: (transfer full): the application, registered but not running
 */
CallboardApplication *
bench_application_new (void)
{
  CallboardApplication *application = callboard_application_new (NULL);
  g_autoptr(GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE |
                           G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

/**
 * bench_application_new_session:
 * @server: a server
 *
 * Returns: (transfer full): a session with an account that is not stored
 */
CallboardSession *
bench_application_new_session (BenchServer *server)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = NULL;
  CallboardSession *session;

  account = callboard_account_new (server->base_url, server->token, CALLBOARD_ACCOUNT_ENVIRONMENT, &error);
  g_assert_no_error (error);
  session = callboard_session_new (account, &error);
  g_assert_no_error (error);

  return session;
}
