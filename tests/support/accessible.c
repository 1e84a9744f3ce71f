/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Callboard as a screen reader sees it, from another process: finds items by role and
 * name, and activates their actions. As items come and go, the functions that find or do
 * something wait until that is possible. Used by tests/test-accessibility.c.
 */

#include "accessible.h"

#include <signal.h>

#include "bus.h"

#define BUS_LAUNCHER "/usr/libexec/at-spi-bus-launcher"
#define TIMEOUT_SECONDS 120
/* The time between two polls. */
#define POLL_MS 200

static GSubprocess *bus_launcher;

/* libatspi warns about every GTK application that it has no cache. */
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
 * Starts the accessibility bus. Programs that are started afterwards connect to it.
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
  atspi_set_timeout (TIMEOUT_SECONDS * 1000, TIMEOUT_SECONDS * 1000);
  desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
}

/**
 * accessible_stop_bus:
 *
 * Stops the accessibility bus.
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
 * Keeps warnings of libatspi from failing the test. Call it at the beginning of each test.
 */
void
accessible_ignore_warnings (void)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
}

/* --- Items ------------------------------------------------------------------- */

/**
 * accessible_has_state:
 * @item: an item
 * @state: a state
 *
 * Returns: whether it has that state; %FALSE if it is gone
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
 * Returns: (transfer full): its name; empty if it has none or is gone
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
 * Returns: (transfer full): the name of its role
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
 * Returns: (transfer full): its text; may be empty
 */
char *
accessible_dup_text (AtspiAccessible *item)
{
  g_autoptr(AtspiText) text = atspi_accessible_get_text_iface (item);
  char *content = text != NULL ? atspi_text_get_text (text, 0, -1, NULL) : NULL;

  return content != NULL ? content : g_strdup ("");
}

/* Returns: whether to continue. */
static gboolean
visit (AtspiAccessible   *item,
       guint              depth,
       AccessibleVisitor  visitor,
       gpointer           user_data)
{
  int n_children;

  /* Windows are showing, the application itself is not. */
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
 * @within: (nullable): an item; %NULL for the whole application
 * @visitor: (scope call): called for each item
 * @user_data: for @visitor
 *
 * Visits all showing items, parents before their children.
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

      /* Read the current state, not a cached one. */
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
match_item (AtspiAccessible *item,
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
 * @within: (nullable): an item; %NULL for the whole application
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): a pattern for its name, with * and ?; %NULL for any
 *
 * Returns: (transfer full) (nullable): the first showing item that matches
 */
AtspiAccessible *
accessible_search (AtspiAccessible *within,
                   AtspiRole        role,
                   const char      *pattern)
{
  Search search = { .role = role, .pattern = pattern };

  accessible_visit (within, match_item, &search);

  return search.found;
}

/**
 * accessible_count:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): a pattern for their names, with * and ?; %NULL for any
 *
 * Returns: the number of showing items that match
 */
guint
accessible_count (AtspiRole   role,
                  const char *pattern)
{
  Search search = { .role = role, .pattern = pattern, .wants_all = TRUE };

  accessible_visit (NULL, match_item, &search);
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
 * Returns: (transfer full): all showing items, one per line, for the log of a failed test
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
on_poll (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * accessible_wait_until:
 * @predicate: (scope call): returns whether the condition is met
 * @user_data: for @predicate
 * @what: a description of the condition
 *
 * Iterates the main context until a condition is met. After %TIMEOUT_SECONDS the test fails
 * and prints all showing items.
 */
void
accessible_wait_until (AccessiblePredicate  predicate,
                       gpointer             user_data,
                       const char          *what)
{
  gint64 deadline = g_get_monotonic_time () + TIMEOUT_SECONDS * G_USEC_PER_SEC;

  while (!predicate (user_data))
    {
      gboolean is_over = FALSE;

      if (g_get_monotonic_time () > deadline)
        {
          g_autofree char *description = accessible_describe ();

          g_printerr ("%s", description);
          g_error ("Timed out after %d s waiting for %s", TIMEOUT_SECONDS, what);
        }
      g_timeout_add (POLL_MS, on_poll, &is_over);
      while (!is_over)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* --- Finding and acting ------------------------------------------------------- */

typedef struct
{
  AtspiRole        role;
  const char      *pattern;
  /* The name of an action, or a text to enter. */
  const char      *argument;
  AtspiAccessible *found;
} Query;

static char *
dup_query (const Query *query,
           const char  *verb)
{
  g_autofree char *role = query->role != ATSPI_ROLE_INVALID ? atspi_role_get_name (query->role) : g_strdup ("item");

  return g_strdup_printf ("%s “%s” %s", role, query->pattern != NULL ? query->pattern : "*", verb);
}

static gboolean
is_showing (gpointer user_data)
{
  Query *query = user_data;

  query->found = accessible_search (NULL, query->role, query->pattern);

  return query->found != NULL;
}

static gboolean
is_gone (gpointer user_data)
{
  Query *query = user_data;
  g_autoptr(AtspiAccessible) found = accessible_search (NULL, query->role, query->pattern);

  return found == NULL;
}

/**
 * accessible_find:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): a pattern for its name, with * and ?; %NULL for any
 *
 * Waits until a matching item is showing.
 *
 * Returns: (transfer full): the first one
 */
AtspiAccessible *
accessible_find (AtspiRole   role,
                 const char *pattern)
{
  Query query = { .role = role, .pattern = pattern };
  g_autofree char *what = dup_query (&query, "to show");

  accessible_wait_until (is_showing, &query, what);

  return query.found;
}

/**
 * accessible_wait:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): a pattern for its name, with * and ?; %NULL for any
 *
 * Waits until a matching item is showing.
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
 * @pattern: (nullable): a pattern for its name, with * and ?; %NULL for any
 *
 * Waits until no matching item is showing.
 */
void
accessible_wait_gone (AtspiRole   role,
                      const char *pattern)
{
  Query query = { .role = role, .pattern = pattern };
  g_autofree char *what = dup_query (&query, "to disappear");

  accessible_wait_until (is_gone, &query, what);
}

static gboolean
has_acted (gpointer user_data)
{
  Query *query = user_data;
  g_autoptr(AtspiAccessible) item = accessible_search (NULL, query->role, query->pattern);
  g_autoptr(AtspiAction) action = item != NULL ? atspi_accessible_get_action_iface (item) : NULL;
  int n_actions = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  if (n_actions <= 0 || !accessible_has_state (item, ATSPI_STATE_SENSITIVE))
    return FALSE;

  for (int i = 0; i < n_actions; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      if (g_strcmp0 (name, query->argument) == 0)
        return atspi_action_do_action (action, i, NULL);
    }

  return FALSE;
}

/**
 * accessible_do_action:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: a pattern for its name, with * and ?
 * @action: the name of an action, such as "click"
 *
 * Activates an action of the first matching item, as soon as that is possible.
 */
void
accessible_do_action (AtspiRole   role,
                      const char *pattern,
                      const char *action)
{
  Query query = { .role = role, .pattern = pattern, .argument = action };
  g_autofree char *verb = g_strdup_printf ("to do “%s”", action);
  g_autofree char *what = dup_query (&query, verb);

  accessible_wait_until (has_acted, &query, what);
}

static gboolean
has_entered (gpointer user_data)
{
  Query *query = user_data;
  g_autoptr(AtspiAccessible) item = accessible_search (NULL, query->role, query->pattern);
  g_autoptr(AtspiEditableText) text = item != NULL ? atspi_accessible_get_editable_text_iface (item) : NULL;

  return text != NULL && atspi_editable_text_set_text_contents (text, query->argument, NULL);
}

/**
 * accessible_enter:
 * @role: a role; %ATSPI_ROLE_INVALID for any
 * @pattern: a pattern for its name, with * and ?
 * @text: a text
 *
 * Sets the text of the first matching item, as soon as that is possible.
 */
void
accessible_enter (AtspiRole   role,
                  const char *pattern,
                  const char *text)
{
  Query query = { .role = role, .pattern = pattern, .argument = text };
  g_autofree char *what = dup_query (&query, "to accept text");

  accessible_wait_until (has_entered, &query, what);
}
