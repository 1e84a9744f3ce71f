/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Callboard as a screen reader sees it, from another process: every item on every page has a
 * name, no state is shown by color only, and the way from a failed run to the turn where it
 * failed and its audio works without a mouse or a keyboard.
 */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "accessible.h"
#include "callboard-outcome-labels.h"
#include "callboard-outcome.h"
#include "callboard-result-labels.h"
#include "program-support.h"
#include "support/wait.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define UNKNOWN_RUN "00000000-0000-4000-8000-000000000000"
/* A demo run that timed out, and a check of it that failed. */
#define FAILED_RUN "Refills at night, *"
/* One at the top of the list. */
#define PASSED_RUN "Prescription refills, *"
#define FAILED_CHECK "Silence duration*, Failed, *"

typedef struct
{
  GSettings   *settings;
  GSubprocess *process;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  accessible_ignore_warnings ();
  fixture->settings = g_settings_new (APPLICATION_ID);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  g_settings_sync ();
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->process);
}

static void
start (Fixture    *fixture,
       const char *run)
{
  fixture->process = program_start ("--demo", run, NULL);
}

/* It must not have printed any warning. */
static void
close_window (Fixture *fixture)
{
  accessible_do_action (ATSPI_ROLE_BUTTON, "Close", "click");
  program_assert_clean_exit (fixture->process);
}

static void
click (AtspiRole   role,
       const char *pattern)
{
  accessible_do_action (role, pattern, "click");
}

/* --- Checking a page ----------------------------------------------------------- */

typedef struct
{
  GString  *complaints;
  /* Items below this depth are part of a named item; 0 if there is none. */
  guint     named_depth;
  guint     n_controls;
} Check;

static gboolean
is_control (AtspiRole role)
{
  switch ((guint) role)
    {
    case ATSPI_ROLE_BUTTON:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_CHECK_MENU_ITEM:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_LINK:
    case ATSPI_ROLE_LIST_ITEM:
    case ATSPI_ROLE_MENU_ITEM:
    case ATSPI_ROLE_PAGE_TAB:
    case ATSPI_ROLE_PASSWORD_TEXT:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_RADIO_MENU_ITEM:
    case ATSPI_ROLE_SLIDER:
    case ATSPI_ROLE_SPIN_BUTTON:
    case ATSPI_ROLE_SWITCH:
    case ATSPI_ROLE_TABLE_CELL:
    case ATSPI_ROLE_TABLE_ROW:
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_TREE_ITEM:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_picture (AtspiRole role)
{
  return role == ATSPI_ROLE_IMAGE || role == ATSPI_ROLE_ICON;
}

/* GTK names the internal items of its lists and menus after their content. */
static gboolean
is_blank (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (!g_unichar_isspace (g_utf8_get_char (name)))
      return FALSE;

  return TRUE;
}

static gboolean
has_mnemonic (const char *name)
{
  const char *sign = strchr (name, '_');

  return sign != NULL && g_unichar_isalpha (g_utf8_get_char (sign + 1));
}

static gboolean
check_item (AtspiAccessible *item,
            guint            depth,
            gpointer         user_data)
{
  Check *check = user_data;
  AtspiRole role = atspi_accessible_get_role (item, NULL);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (check->named_depth > 0 && depth <= check->named_depth)
    check->named_depth = 0;
  if (!is_control (role) && !is_picture (role) && role != ATSPI_ROLE_PANEL)
    return TRUE;

  name = accessible_dup_name (item);
  if (is_control (role))
    check->n_controls++;
  /* The button names the image in it. */
  if (!is_blank (name))
    {
      if (is_control (role) && check->named_depth == 0)
        check->named_depth = depth;
      if (has_mnemonic (name))
        g_string_append_printf (check->complaints, "“%s” has a mnemonic in its name\n", name);
      return TRUE;
    }
  if (role == ATSPI_ROLE_PANEL || (is_picture (role) && check->named_depth > 0) || !accessible_has_state (item, ATSPI_STATE_SHOWING))
    return TRUE;

  words = accessible_dup_role (item);
  g_string_append_printf (check->complaints, "A %s has no name\n", words);

  return TRUE;
}

/* An item that is being created may not have its name yet. */
static gboolean
is_named (gpointer user_data)
{
  Check *check = user_data;

  g_string_truncate (check->complaints, 0);
  check->n_controls = 0;
  check->named_depth = 0;
  accessible_visit (NULL, check_item, check);

  return check->complaints->len == 0;
}

static void
assert_named (const char *page)
{
  g_autoptr(GString) complaints = g_string_new ("");
  Check check = { .complaints = complaints };

  if (!is_named (&check) && !is_named (&check) && !is_named (&check))
    {
      g_autofree char *description = accessible_describe ();

      g_printerr ("%s", description);
      g_error ("%s: %s", page, complaints->str);
    }
  g_assert_cmpuint (check.n_controls, >, 0);
  g_test_message ("%s: %u controls", page, check.n_controls);
}

static gboolean
has_outcome (const char *name)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  /* Counts have the label in lower case: "2 timed out". */
  for (CallboardOutcome outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    {
      g_autofree char *folded_label = g_utf8_casefold (callboard_outcome_get_label (outcome), -1);

      if (strstr (folded_name, folded_label) != NULL)
        return TRUE;
    }

  for (CallboardResult result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      g_autofree char *folded_label = g_utf8_casefold (callboard_result_get_label (result), -1);

      if (strstr (folded_name, folded_label) != NULL)
        return TRUE;
    }

  return strstr (name, "Running simulations") != NULL || strstr (name, "Passed") != NULL ||
         strstr (name, "Not evaluated") != NULL;
}

static gboolean
has_action (AtspiAccessible *item,
            const char      *name)
{
  g_autoptr(AtspiAction) action = atspi_accessible_get_action_iface (item);
  int n_actions = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < n_actions; i++)
    {
      g_autofree char *other = atspi_action_get_action_name (action, i, NULL);

      if (g_strcmp0 (name, other) == 0)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  const char *action;
  guint       n_told;
  GString    *untold;
} Outcomes;

static gboolean
check_outcome (AtspiAccessible *item,
               guint            depth,
               gpointer         user_data)
{
  Outcomes *outcomes = user_data;
  g_autofree char *name = NULL;

  if (!has_action (item, outcomes->action))
    return TRUE;

  name = accessible_dup_name (item);
  if (has_outcome (name))
    outcomes->n_told++;
  else
    g_string_append_printf (outcomes->untold, "“%s” does not tell its state\n", name);

  return TRUE;
}

static gboolean
have_outcomes (gpointer user_data)
{
  Outcomes *outcomes = user_data;

  outcomes->n_told = 0;
  g_string_truncate (outcomes->untold, 0);
  accessible_visit (NULL, check_outcome, outcomes);

  return outcomes->n_told > 0 && outcomes->untold->len == 0;
}

/* The name of every item that can be opened includes its state. */
static void
assert_outcomes (const char *page,
                 const char *action)
{
  g_autoptr(GString) untold = g_string_new ("");
  Outcomes outcomes = { .action = action, .untold = untold };

  if (!have_outcomes (&outcomes) && !have_outcomes (&outcomes) && !have_outcomes (&outcomes))
    g_error ("%s: %u told; %s", page, outcomes.n_told, untold->str);
}

/* --- Every page ----------------------------------------------------------------- */

static void
check_menu (const char *button,
            const char *item)
{
  click (ATSPI_ROLE_TOGGLE_BUTTON, button);
  accessible_wait (ATSPI_ROLE_INVALID, item);
  assert_named (button);
  click (ATSPI_ROLE_TOGGLE_BUTTON, button);
  accessible_wait_gone (ATSPI_ROLE_MENU_ITEM, item);
}

static void
test_connect_page (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->process = program_start (NULL);
  accessible_wait (ATSPI_ROLE_BUTTON, "Connect");
  assert_named ("connect page");
  check_menu ("Main Menu", "Preferences");
  click (ATSPI_ROLE_BUTTON, "Explore the Demo");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, PASSED_RUN);
  assert_named ("start page");
  close_window (fixture);
}

static void
test_error_page (Fixture       *fixture,
                 gconstpointer  data)
{
  start (fixture, UNKNOWN_RUN);
  accessible_wait (ATSPI_ROLE_INVALID, "Run Not Found");
  assert_named ("error page");
  close_window (fixture);
}

static void
test_run_list (Fixture       *fixture,
               gconstpointer  data)
{
  start (fixture, NULL);
  accessible_wait (ATSPI_ROLE_LIST_ITEM, PASSED_RUN);
  assert_named ("list of runs");
  assert_outcomes ("list of runs", "row.open");
  check_menu ("Main Menu", "Preferences");
  check_menu ("Filter Runs", "Result");
  check_menu ("Runs Demo*", "Add Account…");
  click (ATSPI_ROLE_TOGGLE_BUTTON, "Search History");
  accessible_wait (ATSPI_ROLE_ENTRY, "Search*");
  assert_named ("search in what was read");
  close_window (fixture);
}

static void
select_menu_item (const char *button,
                  const char *item)
{
  click (ATSPI_ROLE_TOGGLE_BUTTON, button);
  click (ATSPI_ROLE_MENU_ITEM, item);
}

typedef struct
{
  AtspiRole   role;
  const char *name;
} Dialog;

/* Both the dialog and the window have a close button. */
static gboolean
is_closed (gpointer user_data)
{
  Dialog *dialog = user_data;
  g_autoptr(AtspiAccessible) shown = accessible_search (NULL, dialog->role, dialog->name);
  g_autoptr(AtspiAccessible) button =
    shown != NULL ? accessible_search (shown, ATSPI_ROLE_BUTTON, "Close") : NULL;
  g_autoptr(AtspiAction) action = button != NULL ? atspi_accessible_get_action_iface (button) : NULL;

  if (action != NULL)
    atspi_action_do_action (action, 0, NULL);

  return shown == NULL;
}

static void
close_dialog (AtspiRole   role,
              const char *name)
{
  Dialog dialog = { role, name };

  accessible_wait_until (is_closed, &dialog, name);
}

static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  start (fixture, NULL);
  select_menu_item ("Main Menu", "Preferences");
  accessible_wait (ATSPI_ROLE_INVALID, "History");
  assert_named ("preferences");
  close_dialog (ATSPI_ROLE_DIALOG, "Preferences");

  select_menu_item ("Main Menu", "Open Run…");
  accessible_wait (ATSPI_ROLE_INVALID, "ID, Link or Phone Number");
  assert_named ("opening a run");
  click (ATSPI_ROLE_BUTTON, "Cancel");
  accessible_wait_gone (ATSPI_ROLE_INVALID, "ID, Link or Phone Number");

  close_window (fixture);
}

/* In a GtkShortcutsWindow or an AdwShortcutsDialog. */
static gboolean
has_new_window_shortcut (gpointer user_data)
{
  return accessible_count (ATSPI_ROLE_LABEL, "Ctrl + N New window") > 0 ||
         accessible_count (ATSPI_ROLE_LIST_ITEM, "New window Ctrl+N") > 0;
}

/* GTK prints warnings about labels in its own shortcuts window. */
static void
test_shortcuts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;

  start (fixture, NULL);
  select_menu_item ("Main Menu", "Keyboard Shortcuts");
  accessible_wait_until (has_new_window_shortcut, NULL, "the shortcuts");
  assert_named ("shortcuts");
  g_subprocess_send_signal (fixture->process, SIGTERM);
  g_subprocess_wait_async (fixture->process, NULL, test_store_result, &result);
  g_subprocess_wait_finish (fixture->process, test_wait_for_result (&result), NULL);
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  start (fixture, CURRENT_RUN);
  accessible_wait (ATSPI_ROLE_TABLE_ROW, "Passed Sarah Johnson *");
  assert_named ("simulations");
  assert_outcomes ("simulations", "row.open");
  check_menu ("Sort", "Duration");
  check_menu ("More", "Refresh");
  select_menu_item ("More", "View JSON");
  accessible_wait (ATSPI_ROLE_BUTTON, "simulationJobs: 13 elements");
  assert_named ("JSON");
  close_dialog (ATSPI_ROLE_DIALOG, "JSON");

  click (ATSPI_ROLE_TOGGLE_BUTTON, "Failed · *");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "*, Failed, *");
  assert_named ("verdict");
  assert_outcomes ("verdict", "check.show-failed");
  click (ATSPI_ROLE_TOGGLE_BUTTON, "Failed · *");

  click (ATSPI_ROLE_PAGE_TAB, "Timeline");
  accessible_wait (ATSPI_ROLE_BUTTON, "Sarah Johnson, *, Failed, *");
  assert_named ("timeline");
  assert_outcomes ("timeline", "item.open");
  g_assert_cmpuint (accessible_count (ATSPI_ROLE_BUTTON, "*, queue time *"), ==, 13);

  click (ATSPI_ROLE_PAGE_TAB, "Matrix");
  accessible_wait (ATSPI_ROLE_BUTTON, "Sarah Johnson · *: *1 failed*");
  assert_named ("matrix");
  assert_outcomes ("matrix", "item.open");
  close_window (fixture);
}

static void
test_simulation (Fixture       *fixture,
                 gconstpointer  data)
{
  start (fixture, CURRENT_RUN);
  accessible_do_action (ATSPI_ROLE_TABLE_ROW, "Passed Sarah Johnson *", "row.open");
  accessible_do_action (ATSPI_ROLE_LIST_ITEM, "Persona", "fold.toggle");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "Backstory");
  assert_named ("overview");
  click (ATSPI_ROLE_PAGE_TAB, "Metrics");
  accessible_wait (ATSPI_ROLE_LABEL, "Passed");
  assert_named ("metrics");
  click (ATSPI_ROLE_PAGE_TAB, "Transcript");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "Agent, 0:00: *");
  accessible_wait (ATSPI_ROLE_SLIDER, "Position in the Recording");
  assert_named ("transcript");
  click (ATSPI_ROLE_TOGGLE_BUTTON, "Search the Transcript");
  accessible_wait (ATSPI_ROLE_ENTRY, NULL);
  assert_named ("search in the transcript");
  check_menu ("More", "Refresh");
  check_menu ("1×*", "2×");
  close_window (fixture);
}

/* In a window that is too narrow for a table. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 720);
  g_settings_sync ();
  start (fixture, CURRENT_RUN);
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "*Sarah Johnson*");
  assert_named ("narrow simulations");
  assert_outcomes ("narrow simulations", "row.open");
  select_menu_item ("Sort", "Persona");
  accessible_do_action (ATSPI_ROLE_LIST_ITEM, "Rajesh Iyer, *", "row.open");
  accessible_wait (ATSPI_ROLE_PAGE_TAB, "Transcript");
  assert_named ("narrow overview");
  close_window (fixture);
}

/* --- The way to the failure -------------------------------------------------------- */

static gboolean
add_persona (AtspiAccessible *item,
             guint            depth,
             gpointer         user_data)
{
  g_autoptr(AtspiAccessible) cell = NULL;

  if (atspi_accessible_get_role (item, NULL) != ATSPI_ROLE_TABLE_ROW || !has_action (item, "row.open"))
    return TRUE;

  cell = atspi_accessible_get_child_at_index (item, 1, NULL);
  if (cell != NULL)
    g_ptr_array_add (user_data, accessible_dup_name (cell));

  return TRUE;
}

static GPtrArray *
get_personas (void)
{
  GPtrArray *personas = g_ptr_array_new_with_free_func (g_free);

  accessible_visit (NULL, add_persona, personas);

  return personas;
}

/* Whether the visible names are sorted. */
static gboolean
is_sorted (gpointer user_data)
{
  gboolean is_descending = GPOINTER_TO_INT (user_data);
  g_autoptr(GPtrArray) personas = get_personas ();

  for (guint i = 1; i < personas->len; i++)
    {
      int order = g_utf8_collate (g_ptr_array_index (personas, i - 1), g_ptr_array_index (personas, i));

      if (is_descending ? order < 0 : order > 0)
        return FALSE;
    }

  return personas->len > 1;
}

typedef struct
{
  const char *pattern;
  guint       n_rows;
} Rows;

/* Whether the expected number of rows is visible and all have the same outcome. */
static gboolean
are_shown (gpointer user_data)
{
  Rows *rows = user_data;
  g_autoptr(GPtrArray) personas = get_personas ();

  return personas->len == rows->n_rows && accessible_count (ATSPI_ROLE_TABLE_ROW, rows->pattern) == rows->n_rows;
}

static void
wait_rows (const char *pattern,
           guint       n_rows)
{
  Rows rows = { pattern, n_rows };
  g_autofree char *what = g_strdup_printf ("%u rows like “%s”", n_rows, pattern);

  accessible_wait_until (are_shown, &rows, what);
}

/* Drawn items can be activated like other items. */
static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  start (fixture, CURRENT_RUN);
  click (ATSPI_ROLE_PAGE_TAB, "Matrix");
  accessible_do_action (ATSPI_ROLE_BUTTON, "Rajesh Iyer: *", "item.open");
  accessible_wait (ATSPI_ROLE_GROUPING, "Rajesh Iyer");
  wait_rows ("* Rajesh Iyer *", 4);
  click (ATSPI_ROLE_PAGE_TAB, "Timeline");
  accessible_wait_gone (ATSPI_ROLE_BUTTON, "Sarah Johnson, *, Error, *");
  click (ATSPI_ROLE_BUTTON, "Show All");
  accessible_do_action (ATSPI_ROLE_BUTTON, "Sarah Johnson, *, Error, *", "item.open");
  accessible_wait (ATSPI_ROLE_PAGE_TAB, "Transcript");
  accessible_wait (ATSPI_ROLE_LABEL, "Error");
  close_window (fixture);
}

static void
sort_and_filter (void)
{
  select_menu_item ("Sort", "Persona");
  accessible_wait_until (is_sorted, GINT_TO_POINTER (FALSE), "personas in order");
  select_menu_item ("Sort", "Descending");
  accessible_wait_until (is_sorted, GINT_TO_POINTER (TRUE), "personas in the other order");
  click (ATSPI_ROLE_RADIO_BUTTON, "Passed 10");
  wait_rows ("Passed *", 10);
  click (ATSPI_ROLE_RADIO_BUTTON, "Failed 4");
  wait_rows ("Failed: *", 4);
  accessible_enter (ATSPI_ROLE_ENTRY, "Search simulations", "Wong Mei Ling");
  wait_rows ("Failed: Silence duration* Wong Mei Ling *", 1);
}

static double
get_position (void)
{
  g_autoptr(AtspiAccessible) slider = accessible_search (NULL, ATSPI_ROLE_SLIDER, "Position in the Recording");
  g_autoptr(AtspiValue) value = slider != NULL ? atspi_accessible_get_value_iface (slider) : NULL;

  return value != NULL ? atspi_value_get_current_value (value, NULL) : -1;
}

static gboolean
is_beyond (gpointer user_data)
{
  const double *position = user_data;

  return get_position () > *position;
}

static gboolean
is_turn_current (gpointer user_data)
{
  g_autoptr(AtspiAccessible) turn = accessible_search (NULL, ATSPI_ROLE_LIST_ITEM, user_data);
  g_autoptr(AtspiAccessible) mark =
    turn != NULL ? accessible_search (turn, ATSPI_ROLE_IMAGE, "Now playing") : NULL;

  return mark != NULL;
}

/* It plays from the selected turn onwards. */
static void
assert_playback (void)
{
  double position = 12;

  accessible_do_action (ATSPI_ROLE_LIST_ITEM, "*, 0:12: *", "row.play");
  accessible_wait_until (is_turn_current, (gpointer) "*, 0:12: *", "the line to be marked");
  accessible_wait (ATSPI_ROLE_BUTTON, "Pause");
  accessible_wait_until (is_beyond, &position, "it to play from there");
  position = get_position ();
  accessible_wait_until (is_beyond, &position, "it to play on");
  click (ATSPI_ROLE_BUTTON, "Pause");
  accessible_wait (ATSPI_ROLE_BUTTON, "Play");
}

static void
test_way_to_failure (Fixture       *fixture,
                     gconstpointer  data)
{
  /* Rows exist as far as the window reaches. */
  g_settings_set_int (fixture->settings, "window-height", 1150);
  g_settings_sync ();
  start (fixture, NULL);
  accessible_do_action (ATSPI_ROLE_LIST_ITEM, FAILED_RUN, "row.open");
  accessible_wait (ATSPI_ROLE_TABLE_ROW, "Error: timed out *");
  sort_and_filter ();

  click (ATSPI_ROLE_TOGGLE_BUTTON, "Failed · *");
  accessible_do_action (ATSPI_ROLE_LIST_ITEM, FAILED_CHECK, "check.show-failed");
  accessible_wait (ATSPI_ROLE_LABEL, "Failed check: Silence duration* · 4 simulations");
  wait_rows ("Failed: *", 4);
  accessible_do_action (ATSPI_ROLE_TABLE_ROW, "Failed: Silence duration* Wong Mei Ling *", "row.open");
  click (ATSPI_ROLE_PAGE_TAB, "Metrics");
  accessible_wait (ATSPI_ROLE_LABEL, "Failed");
  click (ATSPI_ROLE_PAGE_TAB, "Transcript");
  assert_playback ();
  close_window (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  accessible_start_bus ();

#define add(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  add ("/accessibility/way-to-failure", test_way_to_failure);
  add ("/accessibility/run-list", test_run_list);
  add ("/accessibility/run", test_run);
  add ("/accessibility/charts", test_charts);
  add ("/accessibility/simulation", test_simulation);
  add ("/accessibility/narrow", test_narrow);
  add ("/accessibility/dialogs", test_dialogs);
  add ("/accessibility/shortcuts", test_shortcuts);
  add ("/accessibility/error-page", test_error_page);
  add ("/accessibility/connect-page", test_connect_page);

  status = g_test_run ();
  accessible_stop_bus ();

  return status;
}
