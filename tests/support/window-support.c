/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window for tests, and user interaction with it: finding text, pressing keys, clicking.
 * Input events are real ones, sent by xdotool on the virtual display.
 */

#include "window-support.h"

#include <math.h>
#include <string.h>

#include "callboard-row-slot-model.h"
#include "callboard-run-results.h"
#include "callboard-simulation-cell.h"
#include "gtk-warnings.h"

/* The time after which a test that waits fails. */
#define TIMEOUT_SECONDS 120

/* The maximum number of iterations for what is pending at the end of a test. */
#define MAX_PENDING 1000

/* The minimum width of a window. */
#define MIN_WIDTH 360

/* The time after which a session closes idle connections. */
#define IDLE_TIMEOUT_MS 3000

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * window_wait_until:
 * @predicate: (scope call): returns whether the condition is met
 * @data: for @predicate
 * @what: a description of the condition
 *
 * Iterates the main context until a condition is met. After %TIMEOUT_SECONDS the test fails.
 */
void
window_wait_until (WindowPredicate  predicate,
                   gpointer         data,
                   const char      *what)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (TIMEOUT_SECONDS, on_timeout, &is_over);

  while (!predicate (data))
    {
      if (is_over)
        g_error ("Timed out waiting for: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }

  if (!is_over)
    g_source_remove (timeout);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (CALLBOARD_IS_SIMULATION_CELL (widget))
    return callboard_simulation_cell_get_text (CALLBOARD_SIMULATION_CELL (widget));

  return NULL;
}

/**
 * window_find_text:
 * @root: a widget
 * @text: a text, or a prefix followed by `*`
 *
 * Returns: (transfer none) (nullable): the first mapped widget in @root whose text is @text
 *   or starts with the prefix
 */
GtkWidget *
window_find_text (GtkWidget  *root,
                  const char *text)
{
  const char *own_text = get_text (root);

  if (!gtk_widget_get_mapped (root))
    return NULL;

  if (own_text != NULL &&
      (g_str_has_suffix (text, "*")
         ? strncmp (own_text, text, strlen (text) - 1) == 0
         : g_str_equal (own_text, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * window_find_type:
 * @root: a widget
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the first mapped widget in @root of that type
 */
GtkWidget *
window_find_type (GtkWidget *root,
                  GType      type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
respond_to_call_request (WindowFixture     *fixture,
                         SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const char *id = path + strlen (g_str_has_prefix (path, "/v1/call/") ? "/v1/call/" : "/v1/simulation/job/");
  const char *part = strchr (id, '/');
  const char *body = g_hash_table_lookup (fixture->calls, id);

  if (body == NULL)
    body = g_hash_table_lookup (fixture->calls, part != NULL ? part : "");
  soup_server_message_set_status (message, body != NULL ? SOUP_STATUS_OK : SOUP_STATUS_NOT_FOUND, NULL);
  if (body == NULL)
    body = "{\"message\":\"Not found\"}";
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  WindowFixture *fixture = user_data;

  /* The clock does not advance, so the client must not wait for a retry. */
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-should-retry", "false");

  if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    {
      const char *status = query != NULL ? g_hash_table_lookup (query, "status") : NULL;
      const char *plan = query != NULL ? g_hash_table_lookup (query, "simulationRunPlanId") : NULL;

      fixture->n_list_requests++;
      g_set_str (&fixture->list_filter, status);
      g_set_str (&fixture->list_plan, plan);
      if (fixture->list_func != NULL)
        {
          g_free (fixture->list);
          fixture->list = fixture->list_func (query);
        }
      soup_server_message_set_status (message, fixture->list_status, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                        fixture->list, strlen (fixture->list));
      return;
    }
  /* As an older server, which has none of these lists. */
  if (g_str_equal (path, "/v1/metric/definitions") || g_str_equal (path, "/v1/simulation/plan"))
    {
      const char *list = g_hash_table_lookup (fixture->calls, path);

      if (list != NULL)
        soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, list, strlen (list));
      soup_server_message_set_status (message, list != NULL ? SOUP_STATUS_OK : SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  if (!g_str_has_prefix (path, "/v1/simulation/plan/job/") && g_str_has_prefix (path, "/v1/simulation/plan/"))
    {
      g_autofree char *plan = g_strdup_printf ("{\"data\":{\"id\":\"p\",\"name\":\"Plan %s\"}}",
                                               path + strlen ("/v1/simulation/plan/"));

      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, plan, strlen (plan));
      return;
    }

  if (g_str_has_prefix (path, "/v1/call/"))
    {
      fixture->n_call_requests++;
      if (fixture->held_calls == NULL)
        {
          respond_to_call_request (fixture, message);
          return;
        }
      g_ptr_array_add (fixture->held_calls, g_object_ref (message));
      soup_server_message_pause (message);
      return;
    }

  /* What the page of a simulation fetches besides its call. */
  if (g_str_has_prefix (path, "/v1/simulation/job/") && !g_str_has_suffix (path, "/lookup"))
    {
      respond_to_call_request (fixture, message);
      return;
    }

  fixture->n_requests++;
  g_ptr_array_add (fixture->paths, g_strdup (path));
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (fixture->body, NULL),
                                    g_bytes_get_size (fixture->body));
}

/* Each fixture has an account of its own, so that it finds nothing of another one. */
static void
store_account (WindowFixture *fixture)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = callboard_history_dup_default_path ();

  fixture->history = callboard_history_new (path);
  callboard_account_set_id (callboard_session_get_account (fixture->session), id);
  callboard_session_set_history (fixture->session, fixture->history);
}

static void
start_server (WindowFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = NULL;
  g_autofree char *base_url = NULL;
  gboolean is_stored = g_strcmp0 (g_getenv ("CALLBOARD_TEST_ACCOUNT"), "stored") == 0;
  GSList *uris;

  fixture->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (fixture->server);
  base_url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  account = callboard_account_new (base_url, "a-token",
                                   is_stored ? CALLBOARD_ACCOUNT_STORED : CALLBOARD_ACCOUNT_ENVIRONMENT, &error);
  g_assert_no_error (error);
  fixture->clock = fake_clock_new ();
  fixture->session = callboard_session_new_full (account, CALLBOARD_CLOCK (fixture->clock),
                                                 g_network_monitor_get_default (), &error);
  g_assert_no_error (error);
  if (is_stored)
    store_account (fixture);
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (data));
}

/* All tests of a program share one application, as one that never ran cannot be shut
 * down. */
static CallboardApplication *
get_application (void)
{
  g_autoptr(GError) error = NULL;
  CallboardApplication *application;

  if (g_application_get_default () != NULL)
    return CALLBOARD_APPLICATION (g_application_get_default ());

  test_ignore_gtk_warnings ();
  application = callboard_application_new (NULL);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE |
                           G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Drops the last reference of a test. The object must be finalized, at once or as soon as
 * pending operations have ended. */
static void
finalize (gpointer    object,
          const char *what)
{
  gpointer weak_pointer = object;

  g_object_add_weak_pointer (object, &weak_pointer);
  g_object_unref (object);
  window_wait_until (is_gone, &weak_pointer, what);
}

static gboolean
has_no_timeouts (gpointer data)
{
  return fake_clock_get_n_timeouts (data) == 0;
}

/**
 * window_fixture_tear_down:
 * @fixture: a fixture
 * @data: unused
 *
 * Closes the window and checks that everything is finalized.
 */
void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  data)
{
  /* AdwBreakpointBin does not remove its idle source when it is finalized, as soon as the
   * layout has changed. */
  for (guint i = 0; i < MAX_PENDING && g_main_context_iteration (NULL, FALSE); i++)
    continue;
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  finalize (g_steal_pointer (&fixture->window), "the window to be finalized");
  if (fixture->history != NULL)
    callboard_history_close (fixture->history);
  finalize (g_steal_pointer (&fixture->session), "the session to be finalized");
  if (fixture->history != NULL)
    finalize (g_steal_pointer (&fixture->history), "the history to be finalized");
  /* Canceled requests remove their timeouts in a later iteration. */
  window_wait_until (has_no_timeouts, fixture->clock, "all timeouts to be removed");
  finalize (g_steal_pointer (&fixture->clock), "the clock to be finalized");
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->settings);
  g_clear_pointer (&fixture->body, g_bytes_unref);
  g_clear_pointer (&fixture->paths, g_ptr_array_unref);
  g_clear_pointer (&fixture->calls, g_hash_table_unref);
  g_clear_pointer (&fixture->held_calls, g_ptr_array_unref);
  g_clear_pointer (&fixture->list, g_free);
  g_clear_pointer (&fixture->list_filter, g_free);
  g_clear_pointer (&fixture->list_plan, g_free);
}

/**
 * window_fixture_answer:
 * @fixture: a fixture
 * @status: an HTTP status
 * @body: (array length=length): a body
 * @length: its length in bytes, or -1
 *
 * Sets the response of the server to all other requests.
 */
void
window_fixture_answer (WindowFixture *fixture,
                       guint          status,
                       const char    *body,
                       gssize         length)
{
  g_clear_pointer (&fixture->body, g_bytes_unref);
  fixture->body = g_bytes_new (body, length < 0 ? strlen (body) : (gsize) length);
  fixture->status = status;
}

/**
 * window_fixture_answer_file:
 * @fixture: a fixture
 * @name: the name of a file in tests/data
 *
 * Sets the response of the server to all other requests.
 */
void
window_fixture_answer_file (WindowFixture *fixture,
                            const char    *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  window_fixture_answer (fixture, 200, contents, length);
}

/**
 * window_fixture_answer_call:
 * @fixture: a fixture
 * @part: the end of the path: "" for the call itself, or "/transcript", "/metrics" or
 *   "/sentiment-run"; prefixed with the ID of a call for that call only
 * @body: a body
 *
 * Sets the response to requests for all calls, or for one.
 */
void
window_fixture_answer_call (WindowFixture *fixture,
                            const char    *part,
                            const char    *body)
{
  g_hash_table_insert (fixture->calls, g_strdup (part), g_strdup (body));
}

/* The calls of plan-job-current.json that failed the check "Silence duration ≤ 2 s". */
static const char *const silent_calls[] = {
  "1400ecf1-8c82-4717-9e62-4e008b545989",
  "cb196dcd-4483-4a44-a3ac-9b5658360c78",
  "613322aa-e076-4f44-a331-7c059cc3e680",
};

/**
 * window_fixture_answer_results:
 * @fixture: a fixture
 *
 * Sets the metrics of the calls of plan-job-current.json as its verdict counts them: 3 calls
 * failed a check, 6 passed, and one that timed out was not evaluated.
 */
void
window_fixture_answer_results (WindowFixture *fixture)
{
  static const char format[] =
    "{\"data\":[{\"metricDefinitionId\":\"c1e7d877-4d2a-40d5-a8f9-54f9ca15f394\",\"slug\":\"instruction_follow_check\","
    "\"name\":\"Instruction follow\",\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":true}]},"
    "{\"metricDefinitionId\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"slug\":\"silence_check\","
    "\"name\":\"Silence duration ≤ 2 s\",\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":%s}]}]}";
  g_autofree char *passed = g_strdup_printf (format, "true");
  g_autofree char *failed = g_strdup_printf (format, "false,\"valueReasoning\":\"The agent paused for 4.5 s.\",\"segment\":"
                                                     "{\"id\":\"s\",\"startOffsetMs\":38000,\"endOffsetMs\":42500}");

  window_fixture_answer_call (fixture, "/metrics", passed);
  window_fixture_answer_call (fixture, "413b1082-64c0-4404-bb0d-6c026e50da2c/metrics", "{\"data\":[]}");
  for (guint i = 0; i < G_N_ELEMENTS (silent_calls); i++)
    {
      g_autofree char *path = g_strconcat (silent_calls[i], "/metrics", NULL);

      window_fixture_answer_call (fixture, path, failed);
    }
}

/**
 * window_fixture_is_reading:
 * @fixture: a fixture
 *
 * Returns: whether results of the run that is shown are being read
 */
gboolean
window_fixture_is_reading (WindowFixture *fixture)
{
  CallboardRun *run = callboard_window_get_run (fixture->window);
  CallboardPlanJob *plan_job = run != NULL ? callboard_run_get_plan_job (run) : NULL;
  g_autoptr(CallboardRunResults) results = NULL;

  if (plan_job == NULL)
    return FALSE;

  results = callboard_session_open_results (fixture->session, plan_job);

  return callboard_run_results_get_reading (results);
}

static gboolean
is_read (gpointer data)
{
  return !window_fixture_is_reading (data);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/**
 * window_fixture_wait_results:
 * @fixture: a fixture that shows a run
 *
 * Waits until all results of the run are read and shown, so that no row moves any more.
 */
void
window_fixture_wait_results (WindowFixture *fixture)
{
  gboolean is_shown = FALSE;

  window_wait_until (is_read, fixture, "the results of the run");
  /* Results are shown by an idle source of the same priority. */
  g_idle_add_full (G_PRIORITY_LOW, on_timeout, &is_shown, NULL);
  window_wait_until (is_set, &is_shown, "the results to be shown");
}

/**
 * window_fixture_hold_calls:
 * @fixture: a fixture
 *
 * Holds back responses for calls until window_fixture_release_calls().
 */
void
window_fixture_hold_calls (WindowFixture *fixture)
{
  g_assert_null (fixture->held_calls);
  fixture->held_calls = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * window_fixture_release_calls:
 * @fixture: a fixture that holds back responses for calls
 *
 * Sends the held responses, and responds at once from now on.
 */
void
window_fixture_release_calls (WindowFixture *fixture)
{
  g_autoptr(GPtrArray) held = g_steal_pointer (&fixture->held_calls);

  for (guint i = 0; i < held->len; i++)
    {
      respond_to_call_request (fixture, g_ptr_array_index (held, i));
      soup_server_message_unpause (g_ptr_array_index (held, i));
    }
}

/**
 * window_fixture_open:
 * @fixture: a fixture
 * @address: the ID or the link of a run
 *
 * Opens a run as the command line does.
 */
void
window_fixture_open (WindowFixture *fixture,
                     const char    *address)
{
  callboard_window_open_run (fixture->window, address);
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
  guint          n_rows;
} Expectation;

static gboolean
has_text (gpointer data)
{
  Expectation *expectation = data;

  return window_find_text (GTK_WIDGET (expectation->fixture->window), expectation->text) != NULL;
}

static gboolean
has_no_text (gpointer data)
{
  return !has_text (data);
}

/**
 * window_fixture_wait_text:
 * @fixture: a fixture
 * @text: a text, see window_find_text()
 *
 * Waits until the text is visible.
 */
void
window_fixture_wait_text (WindowFixture *fixture,
                          const char    *text)
{
  Expectation expectation = { .fixture = fixture, .text = text };

  window_wait_until (has_text, &expectation, text);
}

/**
 * window_fixture_wait_no_text:
 * @fixture: a fixture
 * @text: a text, see window_find_text()
 *
 * Waits until the text is not visible.
 */
void
window_fixture_wait_no_text (WindowFixture *fixture,
                             const char    *text)
{
  Expectation expectation = { .fixture = fixture, .text = text };

  window_wait_until (has_no_text, &expectation, text);
}

static GListModel *
get_rows (WindowFixture *fixture)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *table = window_find_type (root, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *rows = window_find_type (root, GTK_TYPE_LIST_VIEW);

  if (table != NULL)
    return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  if (rows != NULL)
    return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (rows)));

  return NULL;
}

static gboolean
has_rows (gpointer data)
{
  Expectation *expectation = data;
  GListModel *rows = get_rows (expectation->fixture);

  return rows != NULL && g_list_model_get_n_items (rows) == expectation->n_rows;
}

/**
 * window_fixture_wait_rows:
 * @fixture: a fixture
 * @n_rows: a number of rows
 *
 * Waits until that many simulations are listed.
 */
void
window_fixture_wait_rows (WindowFixture *fixture,
                          guint          n_rows)
{
  Expectation expectation = { .fixture = fixture, .n_rows = n_rows };

  window_wait_until (has_rows, &expectation, "the number of rows");
}

/**
 * window_fixture_dup_row:
 * @fixture: a fixture
 * @position: a position in the list
 *
 * Returns: (transfer full): the ID of the simulation at that position
 */
char *
window_fixture_dup_row (WindowFixture *fixture,
                        guint          position)
{
  g_autoptr(CallboardRowSlot) slot = g_list_model_get_item (get_rows (fixture), position);

  g_assert_nonnull (slot);

  return g_strdup (callboard_simulation_job_get_id (callboard_row_slot_get_item (slot)));
}

static void
on_tool_done (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
on_frames_over (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  guint *n_frames = data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *) data == 0;
}

/* Waits for two frames, so that recent changes are allocated and drawn. */
static void
wait_frames (WindowFixture *fixture)
{
  guint n_frames = 2;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), on_frames_over, &n_frames, NULL);
  window_wait_until (is_zero, &n_frames, "two frames");
}

/**
 * window_fixture_wait_drawn:
 * @fixture: a fixture
 *
 * Waits until recent changes have been drawn.
 */
void
window_fixture_wait_drawn (WindowFixture *fixture)
{
  wait_frames (fixture);
}

static void
run_xdotool (WindowFixture      *fixture,
             const char * const *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean is_done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_tool_done, &is_done);
  window_wait_until (is_true, &is_done, "xdotool");
  wait_frames (fixture);
}

/**
 * window_fixture_set_up:
 * @fixture: a fixture
 * @data: unused
 *
 * Shows a window and waits until it has the focus.
 */
void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  data)
{
  fixture->body = g_bytes_new_static ("", 0);
  fixture->status = 200;
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->list = g_strdup ("{\"data\":[],\"pagination\":{\"hasMore\":false}}");
  fixture->list_status = 200;
  start_server (fixture);

  fixture->application = get_application ();

  fixture->settings = g_settings_new ("io.github.callboard.Callboard");
  fixture->window = g_object_ref (callboard_window_new (GTK_APPLICATION (fixture->application),
                                                        fixture->settings, NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 800);
  callboard_window_set_session (fixture->window, fixture->session, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  window_wait_until (is_active, fixture->window, "the window to be active");
  /* Nothing should be hovered. */
  run_xdotool (fixture, (const char *[]) { "xdotool", "mousemove", "1599", "1199", NULL });
}

/**
 * window_fixture_press:
 * @fixture: a fixture
 * @key: a key by its X name, with modifiers: "ctrl+o"
 *
 * Presses a key.
 */
void
window_fixture_press (WindowFixture *fixture,
                      const char    *key)
{
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "support", "press-keys", NULL);

  wait_frames (fixture);
  run_xdotool (fixture, (const char *[]) { program, key, NULL });
}

/**
 * window_fixture_type:
 * @fixture: a fixture
 * @text: a text
 *
 * Types a text.
 */
void
window_fixture_type (WindowFixture *fixture,
                     const char    *text)
{
  wait_frames (fixture);
  run_xdotool (fixture, (const char *[]) { "xdotool", "type", "--delay", "4", "--", text, NULL });
}

/* Moves the pointer to a point in a widget and runs xdotool actions there. */
static void
point (WindowFixture      *fixture,
       GtkWidget          *widget,
       double              x,
       double              y,
       const char * const *actions)
{
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;
  graphene_point_t position;
  double surface_x;
  double surface_y;

  g_assert_nonnull (widget);
  wait_frames (fixture);
  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (fixture->window),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &position));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &surface_x, &surface_y);

  g_strv_builder_add_many (arguments, "xdotool", "getactivewindow", "mousemove", "--window", "%1", NULL);
  g_strv_builder_take (arguments, g_strdup_printf ("%d", (int) (position.x + surface_x)));
  g_strv_builder_take (arguments, g_strdup_printf ("%d", (int) (position.y + surface_y)));
  g_strv_builder_addv (arguments, (const char **) actions);
  strv = g_strv_builder_end (arguments);
  run_xdotool (fixture, (const char * const *) strv);
}

/**
 * window_fixture_click_at:
 * @fixture: a fixture
 * @widget: a mapped widget
 * @x: a position in the widget
 * @y: a position in the widget
 *
 * Clicks on a position.
 */
void
window_fixture_click_at (WindowFixture *fixture,
                         GtkWidget     *widget,
                         double         x,
                         double         y)
{
  point (fixture, widget, x, y, (const char *[]) { "click", "1", NULL });
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

/**
 * window_fixture_unfold_details:
 * @fixture: a fixture
 *
 * Waits for the overview of a simulation, and unfolds its groups.
 */
void
window_fixture_unfold_details (WindowFixture *fixture)
{
  window_fixture_wait_text (fixture, "IDs");
  unfold (GTK_WIDGET (fixture->window));
}

static gboolean
is_popover_entry_focused (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((WindowFixture *) data)->window));

  return focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/**
 * window_fixture_wait_popover_entry:
 * @fixture: a fixture
 *
 * Waits until an entry in a popover has the focus, so that it gets what is typed.
 */
void
window_fixture_wait_popover_entry (WindowFixture *fixture)
{
  window_wait_until (is_popover_entry_focused, fixture, "an entry in a popover to have the focus");
}

/**
 * window_fixture_secondary_click:
 * @fixture: a fixture
 * @widget: a mapped widget
 *
 * Clicks on the middle of a widget with the secondary mouse button.
 */
void
window_fixture_secondary_click (WindowFixture *fixture,
                                GtkWidget     *widget)
{
  point (fixture, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
         (const char *[]) { "click", "3", NULL });
}

/**
 * window_fixture_hold_at:
 * @fixture: a fixture
 * @widget: a mapped widget
 * @x: a position in the widget
 * @y: a position in the widget
 *
 * Presses the mouse button on a position, until window_fixture_release().
 */
void
window_fixture_hold_at (WindowFixture *fixture,
                        GtkWidget     *widget,
                        double         x,
                        double         y)
{
  point (fixture, widget, x, y, (const char *[]) { "mousedown", "1", NULL });
}

/**
 * window_fixture_release:
 * @fixture: a fixture
 *
 * Releases the mouse button.
 */
void
window_fixture_release (WindowFixture *fixture)
{
  run_xdotool (fixture, (const char *[]) { "xdotool", "mouseup", "1", NULL });
}

/**
 * window_fixture_drag:
 * @fixture: a fixture
 * @widget: a mapped widget
 * @x: a position in the widget
 * @y: a position in the widget
 * @dx: the horizontal distance: 0, or at least 2 pixels
 * @dy: the vertical distance
 *
 * Drags with the mouse.
 */
void
window_fixture_drag (WindowFixture *fixture,
                     GtkWidget     *widget,
                     double         x,
                     double         y,
                     int            dx,
                     int            dy)
{
  g_autofree char *half_x = g_strdup_printf ("%d", dx / 2);
  g_autofree char *half_y = g_strdup_printf ("%d", dy / 2);
  g_autofree char *rest_x = g_strdup_printf ("%d", dx - dx / 2);
  g_autofree char *rest_y = g_strdup_printf ("%d", dy - dy / 2);

  point (fixture, widget, x, y, (const char *[]) {
    "mousedown", "1", "mousemove_relative", "--", half_x, half_y,
    "mousemove_relative", "--", rest_x, rest_y, "mouseup", "1", NULL });
}

/**
 * window_fixture_wheel:
 * @fixture: a fixture
 * @widget: a mapped widget
 * @x: a position in the widget
 * @y: a position in the widget
 * @key: (nullable): a modifier to hold, by its X name
 * @up: whether to scroll up
 *
 * Scrolls by one step of the wheel.
 */
void
window_fixture_wheel (WindowFixture *fixture,
                      GtkWidget     *widget,
                      double         x,
                      double         y,
                      const char    *key,
                      gboolean       up)
{
  const char *button = up ? "4" : "5";

  /* With the default window, xdotool would send the key to it and not hold it. */
  if (key != NULL)
    point (fixture, widget, x, y, (const char *[]) {
      "keydown", "--window", "0", key, "click", button, "keyup", "--window", "0", key, NULL });
  else
    point (fixture, widget, x, y, (const char *[]) { "click", button, NULL });
}

/* Whether a transition between pages is running. */
static gboolean
is_in_transition (GtkWidget *view)
{
  guint n_pages = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_NAVIGATION_PAGE (child) && gtk_widget_get_child_visible (child))
      n_pages++;

  return n_pages > 1;
}

/* Whether no animation moves the widget. */
static gboolean
is_at_rest (gpointer data)
{
  for (GtkWidget *widget = data; widget != NULL; widget = gtk_widget_get_parent (widget))
    if ((ADW_IS_VIEW_STACK (widget) && adw_view_stack_get_transition_running (ADW_VIEW_STACK (widget))) ||
        (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget))) ||
        (GTK_IS_REVEALER (widget) && !gtk_revealer_get_child_revealed (GTK_REVEALER (widget))) ||
        (ADW_IS_NAVIGATION_VIEW (widget) && is_in_transition (widget)))
      return FALSE;

  return TRUE;
}

/**
 * window_fixture_click:
 * @fixture: a fixture
 * @widget: a mapped widget
 *
 * Clicks on the center of a widget.
 */
void
window_fixture_click (WindowFixture *fixture,
                      GtkWidget     *widget)
{
  g_assert_nonnull (widget);
  wait_frames (fixture);
  window_wait_until (is_at_rest, widget, "animations to end");
  window_fixture_click_at (fixture, widget,
                           gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

/**
 * window_read_pixel:
 * @widget: a mapped widget
 * @x: a position in the widget
 * @y: a position in the widget
 *
 * Draws a widget without its background.
 *
 * Returns: the color at the position, as 0xAARRGGBB
 */
guint32
window_read_pixel (GtkWidget *widget,
                   double     x,
                   double     y)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  guint32 pixel = 0;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return 0;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (floorf ((float) x), floorf ((float) y), 1, 1));
  gdk_texture_download (texture, (guchar *) &pixel, 4);

  return pixel;
}

/**
 * window_fixture_click_text:
 * @fixture: a fixture
 * @text: a text, see window_find_text()
 *
 * Waits for a text and clicks on it.
 */
void
window_fixture_click_text (WindowFixture *fixture,
                           const char    *text)
{
  window_fixture_wait_text (fixture, text);
  window_fixture_click (fixture, window_find_text (GTK_WIDGET (fixture->window), text));
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= MIN_WIDTH;
}

/**
 * window_fixture_make_narrow:
 * @fixture: a fixture
 *
 * Resizes the window to the width of a phone.
 */
void
window_fixture_make_narrow (WindowFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), MIN_WIDTH, 720);
  window_wait_until (is_narrow, fixture->window, "the window to be narrow");
}

/**
 * window_fixture_is_idle:
 * @fixture: a fixture
 *
 * Returns: whether there is no pending timeout, except for closing idle connections
 */
gboolean
window_fixture_is_idle (WindowFixture *fixture)
{
  guint n_timeouts = fake_clock_get_n_timeouts (fixture->clock);

  return n_timeouts == 0 || (n_timeouts == 1 && fake_clock_get_next (fixture->clock) == IDLE_TIMEOUT_MS);
}

static gboolean
is_list_stopped (gpointer data)
{
  WindowFixture *fixture = data;

  return fixture->n_list_requests >= 2 && window_fixture_is_idle (fixture);
}

/**
 * window_fixture_stop_list_refresh:
 * @fixture: a fixture
 *
 * Stops the automatic refresh of the run list with an error that is not retried, so that
 * its timeouts do not interfere with the test.
 */
void
window_fixture_stop_list_refresh (WindowFixture *fixture)
{
  fixture->list_status = 403;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.refresh", NULL);
  window_wait_until (is_list_stopped, fixture, "the list to stop refreshing");
}
