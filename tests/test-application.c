/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as a separate process: its command line, its windows, a second instance, and
 * no warnings, also in a locale that is not UTF-8 and where settings cannot be saved.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "config.h"
#include "locale-support.h"
#include "program-support.h"
#include "test-server.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

static void
test_version (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (program_run ((const char *[]) { g_getenv ("CALLBOARD"), "--version", NULL }, &output, &errors), ==, 0);
  g_assert_cmpstr (output, ==, "callboard " PACKAGE_VERSION "\n");
}

static void
test_unknown_option (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (program_run ((const char *[]) { g_getenv ("CALLBOARD"), "--nonsense", NULL }, &output, &errors), !=, 0);
  g_assert_nonnull (strstr (errors, "--nonsense"));
}

static void
test_environment_refuses_plain_http (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (program_run ((const char *[]) { "env", "ROARK_API_BEARER_TOKEN=very-secret",
                                                   "ROARK_BASE_URL=http://example.com", g_getenv ("CALLBOARD"), NULL },
                                &output, &errors), ==, 1);
  g_assert_nonnull (strstr (errors, "ROARK_BASE_URL"));
  g_assert_null (strstr (errors, "very-secret"));
}

static void
test_demo_opens_run (void)
{
  g_autoptr(GSubprocess) process = program_start ("--demo", SEED_RUN, NULL);
  g_autofree char *window = program_wait_window ("Run 7f3e4d2c");

  program_press (window, "ctrl+q");
  program_assert_clean_exit (process);
}

static void
test_first_start_shows_connect_page (void)
{
  g_autoptr(GSubprocess) process = program_start (NULL);
  g_autofree char *window = program_wait_window ("Connect to Roark");

  program_press (window, "ctrl+w");
  program_assert_clean_exit (process);
}

static void
test_one_window_per_run (void)
{
  g_autoptr(GSubprocess) process = program_start ("--demo", SEED_RUN, CURRENT_RUN, NULL);
  g_autofree char *first = program_wait_window ("Run 7f3e4d2c");
  g_autofree char *second = program_wait_window ("Run 895a456c");

  g_assert_cmpstr (first, !=, second);
  program_press (second, "ctrl+q");
  program_assert_clean_exit (process);
}

static void
test_second_instance (void)
{
  g_autoptr(GSubprocess) process = program_start ("--demo", SEED_RUN, NULL);
  g_autofree char *first = program_wait_window ("Run 7f3e4d2c");
  g_autoptr(GSubprocess) second_process = program_start ("--demo", CURRENT_RUN, NULL);
  g_autofree char *second = NULL;

  program_assert_clean_exit (second_process);
  second = program_wait_window ("Run 895a456c");
  program_press (second, "ctrl+w");
  program_press (first, "ctrl+w");
  program_assert_clean_exit (process);
}

/* A run whose number of simulations has a separator of thousands. */
static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           body)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  if (!g_str_has_suffix (path, SEED_RUN))
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static char *
dup_large_run (void)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"" SEED_RUN "\","
                                          "\"simulationRunPlanId\":\"p\",\"status\":\"COMPLETED\","
                                          "\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[");

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (body, "%s{\"simulationJobId\":\"s%u\",\"status\":\"COMPLETED\"}", i > 0 ? "," : "", i);
  g_string_append (body, "]}}");

  return g_string_free_and_steal (g_steal_pointer (&body));
}

/* Starts Callboard with @locale. Text that is not UTF-8 causes a warning. */
static void
assert_locale_works (const char *locale)
{
  g_autofree char *body = dup_large_run ();
  g_autofree char *former = g_strdup (g_getenv ("LC_ALL"));
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *window = NULL;

  test_server_set_func (server, on_request, body);
  g_setenv ("LC_ALL", locale, TRUE);
  g_setenv ("ROARK_API_BEARER_TOKEN", "token", TRUE);
  g_setenv ("ROARK_BASE_URL", test_server_get_base_url (server), TRUE);
  process = program_start (SEED_RUN, NULL);
  window = program_wait_window ("Run 7f3e4d2c");
  program_press (window, "Down");
  program_press (window, "ctrl+q");
  program_assert_clean_exit (process);
  g_unsetenv ("ROARK_BASE_URL");
  g_unsetenv ("ROARK_API_BEARER_TOKEN");
  if (former != NULL)
    g_setenv ("LC_ALL", former, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

static void
test_another_charset (void)
{
  g_autofree char *folder = locale_support_make ("ru_RU", "KOI8-R");
  g_autofree char *charset = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (program_run ((const char *[]) { "env", "LC_ALL=ru_RU.KOI8-R", "locale", "charmap", NULL },
                                &charset, &errors), ==, 0);
  if (g_str_equal (charset, "KOI8-R\n"))
    assert_locale_works ("ru_RU.KOI8-R");
  else
    g_test_skip ("localedef cannot make the locale");
  locale_support_remove (folder);
}

/* Starts the demo while settings cannot be saved: it works, and says so once, in plain words. */
static void
assert_unsaved_settings (void)
{
  g_autoptr(GSubprocess) process = program_start ("--demo", SEED_RUN, NULL);
  g_autofree char *window = program_wait_window ("Run 7f3e4d2c");

  program_press (window, "ctrl+q");
  program_assert_exit (process, "callboard: The settings cannot be saved: changes last until Callboard closes\n");
}

static void
test_unwritable_settings (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings", "keyfile", NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  /* A folder in place of the file, which root cannot write either. */
  program_run ((const char *[]) { "rm", "-rf", folder, NULL }, &output, &errors);
  g_assert_cmpint (g_mkdir_with_parents (file, 0700), ==, 0);
  assert_unsaved_settings ();

  g_clear_pointer (&output, g_free);
  g_clear_pointer (&errors, g_free);
  program_run ((const char *[]) { "rm", "-r", folder, NULL }, &output, &errors);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  assert_unsaved_settings ();
  g_unlink (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application/version", test_version);
  g_test_add_func ("/application/unknown-option", test_unknown_option);
  g_test_add_func ("/application/environment-refuses-plain-http", test_environment_refuses_plain_http);
  g_test_add_func ("/application/first-start-shows-connect-page", test_first_start_shows_connect_page);
  g_test_add_func ("/application/demo-opens-run", test_demo_opens_run);
  g_test_add_func ("/application/one-window-per-run", test_one_window_per_run);
  g_test_add_func ("/application/second-instance", test_second_instance);

  g_test_add_func ("/application/another-charset", test_another_charset);
  g_test_add_func ("/application/unwritable-settings", test_unwritable_settings);

  return g_test_run ();
}
