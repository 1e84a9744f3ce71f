/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search of the list of runs, by keyboard alone: groups of runs, simulations and quotes;
 * asking the server; opening a call at a line.
 */

#include "callboard-history-transcript-search.h"
#include "callboard-search-row.h"
#include "callboard-transcript-view.h"
#include "callboard-turn-row.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define LIST "{\"data\":[{\"simulationRunPlanJobId\":\"895a456c-ad7f-4846-b9ed-461e8184ca63\"," \
             "\"simulationRunPlanId\":\"toothache\",\"status\":\"COMPLETED\"," \
             "\"createdAt\":\"2026-09-01T07:02:10.118Z\",\"startedAt\":\"2026-09-01T07:02:15.118Z\"," \
             "\"endedAt\":\"2026-09-01T07:12:15.118Z\"}],\"pagination\":{\"hasMore\":false}}"
#define FOUND_CALL "11111111-01eb-47ab-8958-8053facf308b"
#define FOUND_SIMULATION "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f"

typedef struct
{
  WindowFixture      window;
  guint              status;
  gboolean           holds;
  /* The held request for calls. */
  SoupServerMessage *held;
  guint              n_searches;
  char              *search_text;
} Fixture;

static void
respond (SoupServerMessage *message,
         guint              status,
         const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
respond_calls (Fixture           *fixture,
               SoupServerMessage *message)
{
  respond (message, fixture->status,
           "{\"data\":[{\"id\":\"" FOUND_CALL "\",\"title\":\"A tooth & more\",\"summary\":\"It hurts.\","
           "\"simulationJobId\":\"" FOUND_SIMULATION "\"},"
           "{\"id\":\"22222222-01eb-47ab-8958-8053facf308b\",\"title\":\"A call of a customer\"}],"
           "\"pagination\":{\"hasMore\":false}}");
}

/* Answers the lists that are searched. */
static void
on_early_request (SoupServer        *server,
                  SoupServerMessage *message,
                  const char        *path,
                  GHashTable        *query,
                  gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *text = query != NULL ? g_hash_table_lookup (query, "searchText") : NULL;

  if (text == NULL)
    return;

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-should-retry", "false");
  if (g_str_equal (path, "/v1/simulation/plan"))
    {
      respond (message, fixture->status, "{\"data\":[],\"pagination\":{\"hasMore\":false}}");
    }
  else if (g_str_equal (path, "/v1/call"))
    {
      fixture->n_searches++;
      g_set_str (&fixture->search_text, text);
      respond_calls (fixture, message);
      if (fixture->holds)
        {
          g_set_object (&fixture->held, message);
          soup_server_message_pause (message);
        }
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "call-transcript.json", NULL);
  g_autofree char *transcript = NULL;

  g_assert_true (g_file_get_contents (path, &transcript, NULL, NULL));
  window_fixture_set_up (&fixture->window, data);
  fixture->status = 200;
  soup_server_add_early_handler (fixture->window.server, NULL, on_early_request, fixture, NULL);
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
  window_fixture_answer_call (&fixture->window, "13592277-01eb-47ab-8958-8053facf308b/transcript", transcript);
  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  g_set_str (&fixture->window.list, LIST);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.refresh", NULL);
  window_fixture_wait_text (&fixture->window, "Plan toothache");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->held);
  window_fixture_tear_down (&fixture->window, data);
  g_free (fixture->search_text);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GPtrArray **found = user_data;
  g_autoptr(GError) error = NULL;

  *found = callboard_history_search_transcripts_finish (CALLBOARD_HISTORY (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* What was read is stored later. */
static void
wait_stored (Fixture *fixture)
{
  const char *account = callboard_account_get_id (callboard_session_get_account (fixture->window.session));
  guint n_found;

  do
    {
      g_autoptr(GPtrArray) found = NULL;

      callboard_history_search_transcripts_async (fixture->window.history, account, RUN, "toothache", NULL,
                                                  on_found, &found);
      window_wait_until (is_set, &found, "the search to end");
      n_found = found->len;
    }
  while (n_found == 0);
}

/* Opens the run, and the simulation whose transcript is known. */
static void
load_transcript (Fixture *fixture)
{
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.open-simulation", "(ss)", RUN,
                              "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a");
  window_fixture_wait_text (&fixture->window, "IDs");
  window_fixture_press (&fixture->window, "alt+3");
  window_fixture_wait_text (&fixture->window, "Bright Smile dental, *");
  window_fixture_press (&fixture->window, "alt+Left");
  window_fixture_wait_no_text (&fixture->window, "Bright Smile dental, *");
  wait_stored (fixture);
}

static void
search (Fixture    *fixture,
        const char *text)
{
  window_fixture_press (&fixture->window, "ctrl+shift+f");
  window_fixture_type (&fixture->window, text);
}

/* Whether the line is selected and has the focus, which scrolls to it. */
static gboolean
shows_line (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *view = window_find_type (GTK_WIDGET (fixture->window.window), CALLBOARD_TYPE_TRANSCRIPT_VIEW);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window.window));
  GtkWidget *row = view != NULL && focus != NULL && gtk_widget_is_ancestor (focus, view)
                     ? window_find_type (focus, CALLBOARD_TYPE_TURN_ROW) : NULL;
  g_autofree char *label = row != NULL ? callboard_turn_row_dup_label (CALLBOARD_TURN_ROW (row)) : NULL;

  return label != NULL && strstr (label, "Thank you, Sarah.") != NULL &&
         (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Checks the accessible label of the first result. */
static void
assert_first_row (Fixture    *fixture,
                  const char *prefix)
{
  GtkWidget *row = window_find_type (GTK_WIDGET (fixture->window.window), CALLBOARD_TYPE_SEARCH_ROW);
  g_autofree char *label = NULL;

  g_assert_nonnull (row);
  g_object_get (row, "label", &label, NULL);
  g_test_message ("%s", label);
  g_assert_true (g_str_has_prefix (label, prefix));
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  load_transcript (fixture);
  search (fixture, "toothache");
  window_fixture_wait_text (&fixture->window, "Runs");
  window_fixture_wait_text (&fixture->window, "Plan toothache");
  window_fixture_wait_text (&fixture->window, "Transcripts");
  window_fixture_wait_text (&fixture->window, "Hi, I have a terrible toothache *");
  window_fixture_wait_text (&fixture->window, "Sarah Johnson · 0:05");
  assert_first_row (fixture, "Plan toothache, Failed, ");

  /* Simulations are in a group of their own, and do not look passed only because they ran. */
  window_fixture_press (&fixture->window, "ctrl+a");
  window_fixture_type (&fixture->window, "rajesh");
  window_fixture_wait_text (&fixture->window, "Simulations");
  window_fixture_wait_no_text (&fixture->window, "Transcripts");
  window_fixture_wait_text (&fixture->window, "Run 895a456c · *");
  assert_first_row (fixture, "Rajesh Iyer, Unknown, ");

  /* The first few of each, and the rest when asked. */
  window_fixture_press (&fixture->window, "ctrl+a");
  window_fixture_type (&fixture->window, "front desk");
  window_fixture_wait_text (&fixture->window, "Show All 13");
}

static void
test_opens_line (Fixture       *fixture,
                 gconstpointer  data)
{
  load_transcript (fixture);
  search (fixture, "agent:\"first opening\"");
  window_fixture_wait_text (&fixture->window, "Agent · *");
  window_fixture_press (&fixture->window, "Return");
  window_wait_until (shows_line, fixture, "the line to be selected");
}

static gboolean
is_held (gpointer data)
{
  Fixture *fixture = data;

  return fixture->held != NULL;
}

/* From the entry, past the list or the page without results. */
static gboolean
focuses_text (Fixture    *fixture,
              const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window.window));

  return focus != NULL && GTK_IS_BUTTON (focus) && window_find_text (focus, text) != NULL;
}

static void
tab_to (Fixture    *fixture,
        const char *text)
{
  for (guint i = 0; i < 12 && !focuses_text (fixture, text); i++)
    window_fixture_press (&fixture->window, "Tab");
  g_assert_true (focuses_text (fixture, text));
}

static void
ask_server (Fixture *fixture)
{
  tab_to (fixture, "Search on Roark");
  window_fixture_press (&fixture->window, "Return");
}

static void
test_asks_server (Fixture       *fixture,
                  gconstpointer  data)
{
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  search (fixture, "hurts & tooth");
  window_fixture_wait_text (&fixture->window, "No Results Found");
  g_assert_cmpuint (fixture->n_searches, ==, 0);

  /* Escape cancels and leaves the search open. */
  fixture->holds = TRUE;
  ask_server (fixture);
  window_fixture_wait_text (&fixture->window, "Searching on Roark…");
  window_wait_until (is_held, fixture, "the request");
  g_assert_cmpstr (fixture->search_text, ==, "hurts & tooth");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Searching on Roark…");
  window_fixture_wait_text (&fixture->window, "Search on Roark");
  soup_server_message_unpause (fixture->held);
  g_clear_object (&fixture->held);
  fixture->holds = FALSE;

  /* The run with this label, and the call; a call that was not simulated is none. */
  ask_server (fixture);
  window_fixture_wait_text (&fixture->window, "2 found on Roark");
  window_fixture_wait_text (&fixture->window, "Plan toothache");
  window_fixture_wait_text (&fixture->window, "A tooth & more");
  window_fixture_wait_text (&fixture->window, "On Roark");

  /* Another text needs another search. */
  window_fixture_press (&fixture->window, "ctrl+shift+f");
  window_fixture_press (&fixture->window, "ctrl+a");
  window_fixture_type (&fixture->window, "nobody of that name");
  window_fixture_wait_no_text (&fixture->window, "A tooth & more");
  window_fixture_wait_text (&fixture->window, "No Results Found");
}

static void
test_server_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->status = 503;
  search (fixture, "hurts & tooth");
  window_fixture_wait_text (&fixture->window, "No Results Found");
  ask_server (fixture);
  window_fixture_wait_text (&fixture->window, "Try Again");

  fixture->status = 200;
  tab_to (fixture, "Try Again");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_text (&fixture->window, "A tooth & more");
}

/* The server does not tell the run of a call. */
static void
test_opens_call (Fixture       *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_call (&fixture->window, FOUND_SIMULATION,
                              "{\"data\":{\"simulationJobId\":\"" FOUND_SIMULATION "\",\"status\":\"COMPLETED\","
                              "\"createdAt\":\"2026-09-01T07:03:10.118Z\"}}");
  g_set_str (&fixture->window.list, "{\"data\":[],\"pagination\":{\"hasMore\":false}}");
  search (fixture, "hurts & tooth");
  window_fixture_wait_text (&fixture->window, "No Results Found");
  ask_server (fixture);
  window_fixture_wait_text (&fixture->window, "A tooth & more");
  g_set_str (&fixture->window.list, LIST);

  window_fixture_press (&fixture->window, "ctrl+shift+f");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_unfold_details (&fixture->window);
  window_fixture_wait_text (&fixture->window, FOUND_SIMULATION);
}

/* In the run, transcripts that are not stored are read, at most four at a time. */
static void
test_run_transcripts (Fixture       *fixture,
                      gconstpointer  data)
{
  window_fixture_answer_results (&fixture->window);
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
  window_fixture_wait_results (&fixture->window);
  window_fixture_hold_calls (&fixture->window);
  window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_type (&fixture->window, "\"first opening\"");
  window_fixture_wait_text (&fixture->window, "Search Transcripts");
  tab_to (fixture, "Search Transcripts");
  window_fixture_press (&fixture->window, "space");
  window_fixture_wait_text (&fixture->window, "Read 0 of 11 transcripts");
  g_assert_cmpuint (fixture->window.held_calls->len, <=, 4);

  /* It can be stopped, and goes on when asked. */
  tab_to (fixture, "Stop");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_text (&fixture->window, "11 transcripts were not read yet");
  window_fixture_release_calls (&fixture->window);
  tab_to (fixture, "Read 11 Transcripts");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_text (&fixture->window, "Thank you, Sarah. The first opening *");
  window_fixture_wait_text (&fixture->window, "1 quote");

  /* Enter in the search opens the first one. */
  window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_press (&fixture->window, "Return");
  window_wait_until (shows_line, fixture, "the line to be selected");
  window_fixture_press (&fixture->window, "alt+Left");
  window_fixture_wait_text (&fixture->window, "1 quote");

  /* Without a text, the simulations are shown again. */
  window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Search Transcripts");
  window_fixture_wait_text (&fixture->window, "Rajesh Iyer");
}

#define ADD(path, function) \
  g_test_add ("/window/search/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Only a stored account has a history to search. */
  g_assert_true (g_setenv ("CALLBOARD_TEST_ACCOUNT", "stored", TRUE));
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  ADD ("groups", test_groups);
  ADD ("opens-line", test_opens_line);
  ADD ("asks-server", test_asks_server);
  ADD ("server-fails", test_server_fails);
  ADD ("opens-call", test_opens_call);
  ADD ("run-transcripts", test_run_transcripts);

  return g_test_run ();
}
