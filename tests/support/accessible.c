/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Callboard as a screen reader has it: what shows, by role and name, and what can be
 * done with it, asked from outside its process. What is looked at comes and goes, so
 * whoever wants to find or to do something here waits until that can be.
 */

#include "accessible.h"

#include <signal.h>

#include "bus.h"

#define BUS_LAUNCHER "/usr/libexec/at-spi-bus-launcher"
#define PATIENCE_SECONDS 120
/* How long to leave the program alone before it is asked once more. */
#define PAUSE_MS 200

static GSubprocess *bus_launcher;

/* libatspi says of each program made with GTK that it has no cache. */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  return g_strcmp0 (domain, "dbind") != 0;
}

static void
on_message (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        user_data)
{
  g_debug ("%s", message);
}

/**
 * accessible_start_bus:
 *
 * Starts the bus on which programs meet assistive technology, and lets those that are
 * started from now on come to it.
 */
void
accessible_start_bus (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AtspiAccessible) desktop = NULL;

  bus_launcher = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                   BUS_LAUNCHER, "--launch-immediately", NULL);
  g_assert_no_error (error);
  test_bus_wait_for_name ("org.a11y.Bus", TRUE);
  g_setenv ("GTK_A11Y", "atspi", TRUE);
  g_log_set_handler ("dbind", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, on_message, NULL);
  g_assert_cmpint (atspi_init (), ==, 0);
  atspi_set_timeout (PATIENCE_SECONDS * 1000, PATIENCE_SECONDS * 1000);
  desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
}

/**
 * accessible_stop_bus:
 *
 * Ends it.
 */
void
accessible_stop_bus (void)
{
  atspi_exit ();
  g_subprocess_send_signal (bus_launcher, SIGTERM);
  g_subprocess_wait (bus_launcher, NULL, NULL);
  g_clear_object (&bus_launcher);
}

/**
 * accessible_ignore_warnings:
 *
 * To be called at the beginning of each test.
 */
void
accessible_ignore_warnings (void)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
}

/* --- What is there ----------------------------------------------------------- */

/**
 * accessible_has_state:
 * @item: an item
 * @state: a state
 *
 * Returns: whether it is in that state; not where it has gone
 */
gboolean
accessible_has_state (AtspiAccessible *item,
                      AtspiStateType   state)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (item);

  return states != NULL && atspi_state_set_contains (states, state);
}

/**
 * accessible_dup_name:
 * @item: an item
 *
 * Returns: (transfer full): its name; empty where it has none or has gone
 */
char *
accessible_dup_name (AtspiAccessible *item)
{
  char *name = atspi_accessible_get_name (item, NULL);

  return name != NULL ? name : g_strdup ("");
}

/**
 * accessible_dup_role:
 * @item: an item
 *
 * Returns: (transfer full): its role in words
 */
char *
accessible_dup_role (AtspiAccessible *item)
{
  char *role = atspi_accessible_get_role_name (item, NULL);

  return role != NULL ? role : g_strdup ("");
}

/**
 * accessible_dup_text:
 * @item: an item
 *
 * Returns: (transfer full): what is written in it; empty where that is nothing
 */
char *
accessible_dup_text (AtspiAccessible *item)
{
  g_autoptr(AtspiText) text = atspi_accessible_get_text_iface (item);
  char *content = text != NULL ? atspi_text_get_text (text, 0, -1, NULL) : NULL;

  return content != NULL ? content : g_strdup ("");
}

/* Whether the visitor wants more. */
static gboolean
visit (AtspiAccessible   *item,
       guint              depth,
       AccessibleVisitor  visitor,
       gpointer           user_data)
{
  int n_children;

  /* A program does not show, its windows do. */
  if (depth > 0 && !accessible_has_state (item, ATSPI_STATE_SHOWING))
    return TRUE;
  if (depth > 0 && !visitor (item, depth, user_data))
    return FALSE;

  n_children = atspi_accessible_get_child_count (item, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (item, i, NULL);

      if (child != NULL && !visit (child, depth + 1, visitor, user_data))
        return FALSE;
    }

  return TRUE;
}

/**
 * accessible_visit:
 * @within: (nullable): an item; %NULL for the whole program
 * @visitor: (scope call): is called for each item
 * @user_data: for @visitor
 *
 * Visits all that shows, what is in an item after that.
 */
void
accessible_visit (AtspiAccessible   *within,
                  AccessibleVisitor  visitor,
                  gpointer           user_data)
{
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_programs;

  if (within != NULL)
    {
      visit (within, 1, visitor, user_data);
      return;
    }

  n_programs = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n_programs; i++)
    {
      g_autoptr(AtspiAccessible) program = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = program != NULL ? accessible_dup_name (program) : NULL;

      if (g_strcmp0 (name, "callboard") != 0)
        continue;

      /* What was seen once is not taken for what is there now. */
      atspi_accessible_set_cache_mask (program, ATSPI_CACHE_NONE);
      atspi_accessible_clear_cache (program);
      if (!visit (program, 0, visitor, user_data))
        return;
    }
}

typedef struct
{
  AtspiRole        role;
  const char      *pattern;
  AtspiAccessible *found;
  guint            n_found;
  gboolean         wants_all;
} Search;

static gboolean
look_at (AtspiAccessible *item,
         guint            depth,
         gpointer         user_data)
{
  Search *search = user_data;
  g_autofree char *name = NULL;

  if (search->role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (item, NULL) != search->role)
    return TRUE;

  name = accessible_dup_name (item);
  if (search->pattern != NULL && !g_pattern_match_simple (search->pattern, name))
    return TRUE;

  search->n_found++;
  if (search->found == NULL)
    search->found = g_object_ref (item);

  return search->wants_all;
}

/**
 * accessible_search:
 * @within: (nullable): an item; %NULL for the whole program
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): what its name is like, with * and ?; %NULL for any
 *
 * Returns: (transfer full) (nullable): the first that shows now
 */
AtspiAccessible *
accessible_search (AtspiAccessible *within,
                   AtspiRole        role,
                   const char      *pattern)
{
  Search search = { .role = role, .pattern = pattern };

  accessible_visit (within, look_at, &search);

  return search.found;
}

/**
 * accessible_count:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): what their names are like, with * and ?; %NULL for any
 *
 * Returns: how many show now
 */
guint
accessible_count (AtspiRole   role,
                  const char *pattern)
{
  Search search = { .role = role, .pattern = pattern, .wants_all = TRUE };

  accessible_visit (NULL, look_at, &search);
  g_clear_object (&search.found);

  return search.n_found;
}

static gboolean
describe_item (AtspiAccessible *item,
               guint            depth,
               gpointer         user_data)
{
  g_autofree char *role = accessible_dup_role (item);
  g_autofree char *name = accessible_dup_name (item);

  g_string_append_printf (user_data, "#%*s%s “%s”\n", (int) (depth * 2), "", role, name);

  return TRUE;
}

/**
 * accessible_describe:
 *
 * Returns: (transfer full): all that shows, a line each, for whoever reads why a test
 *   failed
 */
char *
accessible_describe (void)
{
  GString *text = g_string_new ("");

  accessible_visit (NULL, describe_item, text);

  return g_string_free_and_steal (text);
}

/* --- Waiting ----------------------------------------------------------------- */

static gboolean
on_pause_over (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * accessible_wait_until:
 * @predicate: (scope call): says whether it is so
 * @user_data: for @predicate
 * @what: what is waited for
 *
 * Turns the main loop until something is so. The test fails where it is not for long,
 * and tells what shows instead.
 */
void
accessible_wait_until (AccessiblePredicate  predicate,
                       gpointer             user_data,
                       const char          *what)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!predicate (user_data))
    {
      gboolean is_over = FALSE;

      if (g_get_monotonic_time () > deadline)
        {
          g_autofree char *description = accessible_describe ();

          g_printerr ("%s", description);
          g_error ("Waited %d s for %s in vain", PATIENCE_SECONDS, what);
        }
      g_timeout_add (PAUSE_MS, on_pause_over, &is_over);
      while (!is_over)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* --- Finding and doing -------------------------------------------------------- */

typedef struct
{
  AtspiRole        role;
  const char      *pattern;
  /* What is to be done or to be written. */
  const char      *argument;
  AtspiAccessible *found;
} Wish;

static char *
dup_wish (const Wish *wish,
          const char *verb)
{
  g_autofree char *role = wish->role != ATSPI_ROLE_INVALID ? atspi_role_get_name (wish->role) : g_strdup ("item");

  return g_strdup_printf ("%s “%s” %s", role, wish->pattern != NULL ? wish->pattern : "*", verb);
}

static gboolean
is_there (gpointer user_data)
{
  Wish *wish = user_data;

  wish->found = accessible_search (NULL, wish->role, wish->pattern);

  return wish->found != NULL;
}

static gboolean
is_gone (gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr(AtspiAccessible) found = accessible_search (NULL, wish->role, wish->pattern);

  return found == NULL;
}

/**
 * accessible_find:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): what its name is like, with * and ?; %NULL for any
 *
 * Waits until one shows.
 *
 * Returns: (transfer full): the first
 */
AtspiAccessible *
accessible_find (AtspiRole   role,
                 const char *pattern)
{
  Wish wish = { .role = role, .pattern = pattern };
  g_autofree char *what = dup_wish (&wish, "to show");

  accessible_wait_until (is_there, &wish, what);

  return wish.found;
}

/**
 * accessible_wait:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): what its name is like, with * and ?; %NULL for any
 *
 * Waits until one shows.
 */
void
accessible_wait (AtspiRole   role,
                 const char *pattern)
{
  g_object_unref (accessible_find (role, pattern));
}

/**
 * accessible_wait_gone:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): what its name is like, with * and ?; %NULL for any
 *
 * Waits until none shows any more.
 */
void
accessible_wait_gone (AtspiRole   role,
                      const char *pattern)
{
  Wish wish = { .role = role, .pattern = pattern };
  g_autofree char *what = dup_wish (&wish, "to go");

  accessible_wait_until (is_gone, &wish, what);
}

static gboolean
has_acted (gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr(AtspiAccessible) item = accessible_search (NULL, wish->role, wish->pattern);
  g_autoptr(AtspiAction) action = item != NULL ? atspi_accessible_get_action_iface (item) : NULL;
  int n_actions = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  if (n_actions <= 0 || !accessible_has_state (item, ATSPI_STATE_SENSITIVE))
    return FALSE;

  for (int i = 0; i < n_actions; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      if (g_strcmp0 (name, wish->argument) == 0)
        return atspi_action_do_action (action, i, NULL);
    }

  return FALSE;
}

/**
 * accessible_do_action:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: what its name is like, with * and ?
 * @action: what to do with it, such as "click"
 *
 * Does something with the first that shows, as soon as that can be done.
 */
void
accessible_do_action (AtspiRole   role,
                      const char *pattern,
                      const char *action)
{
  Wish wish = { .role = role, .pattern = pattern, .argument = action };
  g_autofree char *verb = g_strdup_printf ("to do “%s”", action);
  g_autofree char *what = dup_wish (&wish, verb);

  accessible_wait_until (has_acted, &wish, what);
}

static gboolean
has_entered (gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr(AtspiAccessible) item = accessible_search (NULL, wish->role, wish->pattern);
  g_autoptr(AtspiEditableText) text = item != NULL ? atspi_accessible_get_editable_text_iface (item) : NULL;

  return text != NULL && atspi_editable_text_set_text_contents (text, wish->argument, NULL);
}

/**
 * accessible_enter:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: what its name is like, with * and ?
 * @text: what to write into it
 *
 * Writes into the first that shows, as soon as that can be done.
 */
void
accessible_enter (AtspiRole   role,
                  const char *pattern,
                  const char *text)
{
  Wish wish = { .role = role, .pattern = pattern, .argument = text };
  g_autofree char *what = dup_wish (&wish, "to take a text");

  accessible_wait_until (has_entered, &wish, what);
}
