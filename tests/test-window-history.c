/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history in the window: cached data before the server responds, the history search,
 * clearing the history in the preferences; and the account menu.
 */

#include <glib/gstdio.h>

#include "callboard-account-menu.h"
#include "callboard-account-store.h"
#include "callboard-history-search-view.h"
#include "callboard-history.h"
#include "callboard-preferences-dialog.h"
#include "callboard-simulation-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

typedef struct
{
  WindowFixture     window;
  char             *path;
  CallboardHistory *history;
} Fixture;

/* Restarts the application with the same account. */
static void
start (Fixture *fixture)
{
  CallboardAccount *former = callboard_session_get_account (fixture->window.session);
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored ("account-1", callboard_account_get_base_url (former), NULL, NULL, "Front desk", NULL);
  g_autoptr(CallboardSession) session = NULL;

  callboard_account_set_token (account, callboard_account_get_token (former));
  fixture->history = callboard_history_new (fixture->path);
  session = callboard_session_new_full (account, CALLBOARD_CLOCK (fixture->window.clock),
                                        g_network_monitor_get_default (), NULL);
  callboard_session_set_history (session, fixture->history);
  callboard_window_set_session (fixture->window.window, session, NULL);
  g_set_object (&fixture->window.session, session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (&fixture->window, data);
  fixture->path = g_build_filename (g_get_user_data_dir (), "history-test.sqlite", NULL);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  callboard_history_close (fixture->history);
  window_fixture_tear_down (&fixture->window, data);
  g_object_unref (fixture->history);
  g_remove (fixture->path);
  g_free (fixture->path);
}

static void
restart (Fixture *fixture)
{
  callboard_history_close (fixture->history);
  g_clear_object (&fixture->history);
  start (fixture);
}

static void
load_runs (Fixture *fixture)
{
  window_fixture_answer_file (&fixture->window, "plan-job-seed.json");
  window_fixture_open (&fixture->window, SEED_RUN);
  window_fixture_wait_text (&fixture->window, "Sarah Johnson - Anxious Patient");
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
}

static void
test_cached_data_first (Fixture       *fixture,
                        gconstpointer  data)
{
  guint n_requests;

  load_runs (fixture);
  restart (fixture);
  n_requests = fixture->window.n_requests;

  callboard_window_open_last_run (fixture->window.window);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  window_fixture_wait_text (&fixture->window, "13 simulations · from *");
  window_fixture_wait_drawn (&fixture->window);
  g_assert_cmpuint (fixture->window.n_requests, ==, n_requests);

  /* A refresh fetches it. */
  window_fixture_press (&fixture->window, "F5");
  window_fixture_wait_no_text (&fixture->window, "13 simulations · from *");
  g_assert_cmpuint (fixture->window.n_requests, ==, n_requests + 1);
}

static void
test_cached_without_server (Fixture       *fixture,
                            gconstpointer  data)
{
  load_runs (fixture);
  restart (fixture);
  window_fixture_answer (&fixture->window, 503, "{}", -1);

  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  window_fixture_press (&fixture->window, "F5");
  window_fixture_wait_text (&fixture->window, "Roark Reported a Problem. Showing data from *");
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
}

static void
search (Fixture    *fixture,
        const char *text)
{
  window_fixture_press (&fixture->window, "ctrl+shift+f");
  window_fixture_type (&fixture->window, text);
}

static void
test_search_opens_simulation (Fixture       *fixture,
                              gconstpointer  data)
{
  load_runs (fixture);
  restart (fixture);

  search (fixture, "rajesh move");
  window_fixture_wait_text (&fixture->window, "Run 895a456c · *");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_text (&fixture->window, "IDs");
  g_assert_nonnull (window_find_type (GTK_WIDGET (fixture->window.window), CALLBOARD_TYPE_SIMULATION_PAGE));
}

/* When there is nothing else to search. */
static void
test_find_searches_history (Fixture       *fixture,
                            gconstpointer  data)
{
  load_runs (fixture);
  restart (fixture);

  window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_type (&fixture->window, "rajesh move");
  window_fixture_wait_text (&fixture->window, "Run 895a456c · *");
  window_fixture_press (&fixture->window, "Escape");

  /* Nor is the run searched while the list covers it. */
  window_fixture_make_narrow (&fixture->window);
  window_fixture_wait_drawn (&fixture->window);
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  window_fixture_press (&fixture->window, "alt+Left");
  window_fixture_wait_no_text (&fixture->window, "Rajesh Iyer");
  window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_type (&fixture->window, "sarah anxious");
  window_fixture_wait_text (&fixture->window, "Run 7f3e4d2c · *");
}

static void
test_search_without_results (Fixture       *fixture,
                             gconstpointer  data)
{
  load_runs (fixture);
  search (fixture, "nobody of that name");
  window_fixture_wait_text (&fixture->window, "No Results Found");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "No Results Found");
}

static gboolean
is_deleted (gpointer path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Recordings are deleted with the history, after confirmation. */
static void
test_clear_history (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "callboard", "recordings", NULL);
  g_autofree char *recording = g_build_filename (folder, "call-1", NULL);
  g_autoptr(CallboardStorageUsage) usage = callboard_storage_usage_new (fixture->history);
  AdwDialog *dialog;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (recording, "RIFF", -1, NULL));
  load_runs (fixture);
  dialog = ADW_DIALOG (callboard_preferences_dialog_new (fixture->window.settings, usage));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window.window));
  window_fixture_click_text (&fixture->window, "Clear History…");
  window_fixture_wait_text (&fixture->window, "Clear History?");
  g_assert_true (g_file_test (recording, G_FILE_TEST_EXISTS));
  window_fixture_click_text (&fixture->window, "Clear");
  window_fixture_wait_text (&fixture->window, "History cleared");
  window_wait_until (is_deleted, recording, "the recording to be deleted");
  adw_dialog_force_close (dialog);

  search (fixture, "rajesh");
  window_fixture_wait_text (&fixture->window, "No Results Found");
}

static void
on_account_chosen (char      **chosen,
                   const char *id)
{
  g_set_str (chosen, id);
}

static gboolean
is_chosen (gpointer data)
{
  char **chosen = data;

  return *chosen != NULL;
}

static void
test_switch_account (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GListStore) accounts = g_list_store_new (CALLBOARD_TYPE_ACCOUNT);
  g_autoptr(CallboardAccount) other =
    callboard_account_new_stored ("account-2", "https://roark.example.com", NULL, NULL, "Night_shift & <more>", NULL);
  g_autoptr(CallboardAccountMenu) menu = NULL;
  g_autofree char *chosen = NULL;
  WindowFixture *window = &fixture->window;
  gulong handler;

  g_list_store_append (accounts, callboard_session_get_account (window->session));
  g_list_store_append (accounts, other);
  menu = callboard_account_menu_new (G_LIST_MODEL (accounts));
  gtk_window_destroy (GTK_WINDOW (window->window));
  g_object_unref (window->window);
  window->window = g_object_ref (callboard_window_new (GTK_APPLICATION (window->application), window->settings,
                                                       callboard_account_menu_get_model (menu)));
  callboard_window_set_session (window->window, window->session, NULL);
  gtk_window_present (GTK_WINDOW (window->window));
  handler = g_signal_connect_swapped (window->window, "account-chosen", G_CALLBACK (on_account_chosen), &chosen);

  window_fixture_click_text (window, "Front desk");
  window_fixture_click_text (window, "Night_shift & <more>");
  window_wait_until (is_chosen, &chosen, "the account");
  g_assert_cmpstr (chosen, ==, "account-2");
  g_signal_handler_disconnect (window->window, handler);
}

#define ADD(path, function) \
  g_test_add ("/window/history/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  ADD ("cached-data-first", test_cached_data_first);
  ADD ("cached-without-server", test_cached_without_server);
  ADD ("search-opens-simulation", test_search_opens_simulation);
  ADD ("search-without-results", test_search_without_results);
  ADD ("find-searches-history", test_find_searches_history);
  ADD ("clear", test_clear_history);
  ADD ("switch-account", test_switch_account);

  return g_test_run ();
}
