/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GNOME Shell search provider over D-Bus, with a real history.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-desktop-search.h"
#include "support/desktop-support.h"
#include "support/program-support.h"
#include "support/wait.h"

#define PATH "/SearchProvider"
#define INTERFACE "org.gnome.Shell.SearchProvider2"
#define SECRETS "org.freedesktop.secrets"

static void
set_up (DesktopFixture *fixture,
        gconstpointer   data)
{
  desktop_fixture_set_up (fixture, data);
  desktop_fixture_start_keyring (fixture);
  desktop_fixture_add_account (fixture);
  desktop_fixture_save_run (fixture);
  desktop_fixture_start (fixture);
}

static char **
search (DesktopFixture *fixture,
        const char     *text)
{
  g_auto(GStrv) terms = g_strsplit (text, " ", -1);
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, PATH, INTERFACE, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  char **ids = NULL;

  g_variant_get (result, "(^as)", &ids);

  return ids;
}

/* Returns "NAME | DESCRIPTION", or "" without a result. Every result has an icon. */
static char *
describe (DesktopFixture *fixture,
          const char     *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, PATH, INTERFACE, "GetResultMetas", g_variant_new ("(^as)", ids));
  g_autoptr(GVariant) metas = g_variant_get_child_value (result, 0);
  g_autoptr(GVariant) meta = NULL;
  g_autoptr(GVariant) icon_value = NULL;
  g_autoptr(GIcon) icon = NULL;
  const char *meta_id;
  const char *name;
  const char *description;

  if (g_variant_n_children (metas) == 0)
    return g_strdup ("");

  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &meta_id));
  g_assert_cmpstr (meta_id, ==, id);
  g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
  g_assert_true (g_variant_lookup (meta, "description", "&s", &description));
  icon_value = g_variant_lookup_value (meta, "icon", NULL);
  icon = g_icon_deserialize (icon_value);
  g_assert_true (G_IS_THEMED_ICON (icon));

  return g_strdup_printf ("%s | %s", name, description);
}

static void
activate (DesktopFixture *fixture,
          const char     *id)
{
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, PATH, INTERFACE, "ActivateResult", g_variant_new ("(sasu)", id, NULL, 0));
}

/* --- Searching --------------------------------------------------------------- */

static void
test_finds_personas (DesktopFixture *fixture,
                     gconstpointer   data)
{
  g_auto(GStrv) ids = search (fixture, "sarah ANXIOUS");
  g_autofree char *words = NULL;

  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  words = describe (fixture, ids[0]);
  g_assert_true (g_str_has_prefix (words, "Sarah Johnson - Anxious Patient | "));
  g_assert_nonnull (strstr (words, " · " DESKTOP_SUPPORT_PLAN " · "));
}

static void
test_finds_runs (DesktopFixture *fixture,
                 gconstpointer   data)
{
  g_auto(GStrv) by_name = search (fixture, "recep nigh");
  g_auto(GStrv) by_id = search (fixture, "7f3e4d2c");
  g_autofree char *words = NULL;

  g_assert_cmpuint (g_strv_length (by_name), ==, 1);
  words = describe (fixture, by_name[0]);
  /* With its result, as far as that is known. */
  g_assert_true (g_str_has_prefix (words, DESKTOP_SUPPORT_PLAN " | Run · "));
  g_assert_nonnull (strstr (words, " · Running · "));
  g_assert_cmpuint (g_strv_length (by_id), >, 1);
  g_assert_cmpstr (by_id[0], ==, by_name[0]);
}

static void
test_finds_nothing (DesktopFixture *fixture,
                    gconstpointer   data)
{
  static const char * const texts[] = { "nobody", "sarah nobody", "eception", "", "  ", "\"", "* OR x", "%" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto(GStrv) ids = search (fixture, texts[i]);

      g_assert_cmpuint (g_strv_length (ids), ==, 0);
    }
}

static void
test_subsearch (DesktopFixture *fixture,
                gconstpointer   data)
{
  g_auto(GStrv) first = search (fixture, "7f3e4d2c");
  const char *terms[] = { "7f3e4d2c", "sarah", NULL };
  g_autoptr(GVariant) result = NULL;
  g_auto(GStrv) second = NULL;

  result = desktop_fixture_call (fixture, PATH, INTERFACE, "GetSubsearchResultSet",
                                 g_variant_new ("(^as^as)", first, terms));
  g_variant_get (result, "(^as)", &second);
  g_assert_cmpuint (g_strv_length (second), ==, 1);
  g_assert_true (g_strv_contains ((const char * const *) first, second[0]));
}

static GDBusMessage *
count_calls (GDBusConnection *connection,
             GDBusMessage    *message,
             gboolean         incoming,
             gpointer         user_data)
{
  int *n_calls = user_data;

  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_atomic_int_inc (n_calls);

  return message;
}

/* Searching opens no window and makes no request to the server or the keyring. */
static void
test_no_side_effects (DesktopFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr(GDBusConnection) keyring = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) owned = NULL;
  g_auto(GStrv) ids = NULL;
  g_autofree char *words = NULL;
  int n_calls = 0;
  guint filter;

  /* A peer that counts calls to the Secret Service. */
  desktop_fixture_quit (fixture);
  keyring = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                    NULL, NULL, &error);
  g_assert_no_error (error);
  desktop_fixture_stop_keyring (fixture);
  owned = g_dbus_connection_call_sync (keyring, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", SECRETS, 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  filter = g_dbus_connection_add_filter (keyring, count_calls, &n_calls, NULL);
  desktop_fixture_start (fixture);

  ids = search (fixture, "sarah");
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  words = describe (fixture, ids[0]);
  test_run_pending ();
  g_assert_cmpint (g_atomic_int_get (&n_calls), ==, 0);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 0);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 0);

  desktop_fixture_wait_exit (fixture);
  g_dbus_connection_remove_filter (keyring, filter);
  g_dbus_connection_close_sync (keyring, NULL, NULL);
}

/* With concurrent searches, every call gets a reply, and the last one is complete. */
static void
test_concurrent_searches (DesktopFixture *fixture,
                          gconstpointer   data)
{
  static const char * const texts[] = { "s", "sa", "sar", "sarah" };
  GAsyncResult *results[G_N_ELEMENTS (texts)] = { NULL };
  g_auto(GStrv) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *terms[] = { texts[i], NULL };

      g_dbus_connection_call (fixture->bus, APPLICATION_ID, "/io/github/callboard/Callboard" PATH, INTERFACE,
                              "GetInitialResultSet", g_variant_new ("(^as)", terms), NULL,
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, test_store_result, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) answer = g_dbus_connection_call_finish (fixture->bus, test_wait_for_result (&results[i]), &error);

      g_assert_no_error (error);
      if (i == G_N_ELEMENTS (texts) - 1)
        g_variant_get (answer, "(^as)", &last);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (g_strv_length (last), ==, 1);
}

static void
test_without_history (DesktopFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *path = callboard_history_dup_default_path ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_auto(GStrv) ids = NULL;

  desktop_fixture_quit (fixture);
  g_assert_true (g_file_delete (file, NULL, NULL));
  desktop_fixture_start (fixture);
  ids = search (fixture, "sarah");
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  desktop_fixture_wait_exit (fixture);
}

/* --- Results ----------------------------------------------------------------- */

static void
test_metas_after_restart (DesktopFixture *fixture,
                          gconstpointer   data)
{
  g_auto(GStrv) ids = search (fixture, "sarah");
  g_autofree char *before = describe (fixture, ids[0]);
  g_autofree char *after = NULL;

  desktop_fixture_quit (fixture);
  desktop_fixture_start (fixture);
  after = describe (fixture, ids[0]);
  g_assert_cmpstr (after, ==, before);
}

static void
test_opens_simulation (DesktopFixture *fixture,
                       gconstpointer   data)
{
  g_auto(GStrv) ids = search (fixture, "sarah");
  g_autofree char *window = NULL;

  activate (fixture, ids[0]);
  window = program_wait_window ("Sarah Johnson - Anxious Patient");

  /* Opening it again reuses the window. */
  activate (fixture, ids[0]);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 1);
}

static void
test_opens_run (DesktopFixture *fixture,
                gconstpointer   data)
{
  g_auto(GStrv) ids = search (fixture, "nightly");
  g_autofree char *window = NULL;

  activate (fixture, ids[0]);
  window = program_wait_window ("(" DESKTOP_SUPPORT_PLAN "|Run 7f3e4d2c)");
}

static void
test_invalid_result_opens_nothing (DesktopFixture *fixture,
                                   gconstpointer   data)
{
  static const char * const ids[] = { "", "x", "('a','b')", "('a','b','c','d','e','f','g','h')", "@s 'x'" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *words = describe (fixture, ids[i]);

      g_assert_cmpstr (words, ==, "");
      activate (fixture, ids[i]);
    }
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 0);
}

/* A result of an account that was signed out meanwhile. */
static void
test_other_account_shows_connect_page (DesktopFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *window = NULL;

  activate (fixture, "('account-9','run-1','',uint32 4,'','','Run',0)");
  window = program_wait_window ("Connect to Roark");
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_launch_search (DesktopFixture *fixture,
                    gconstpointer   data)
{
  const char *terms[] = { "sarah", "anxious", NULL };
  g_autofree char *window = NULL;
  g_autofree char *simulation = NULL;
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, PATH, INTERFACE, "LaunchSearch", g_variant_new ("(^asu)", terms, 0));

  window = program_wait_window ("Callboard");
  test_server_wait_requests (fixture->server, 1);
  /* The search text is set: Return opens the first match. */
  simulation = program_press_until_window (window, "Return", "Sarah Johnson - Anxious Patient");
  g_assert_cmpstr (simulation, ==, window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/search-provider/" path, DesktopFixture, NULL, set_up, test, desktop_fixture_tear_down)
  ADD ("finds-personas", test_finds_personas);
  ADD ("finds-runs", test_finds_runs);
  ADD ("finds-nothing", test_finds_nothing);
  ADD ("subsearch", test_subsearch);
  ADD ("no-side-effects", test_no_side_effects);
  ADD ("concurrent-searches", test_concurrent_searches);
  ADD ("without-history", test_without_history);
  ADD ("metas-after-restart", test_metas_after_restart);
  ADD ("opens-simulation", test_opens_simulation);
  ADD ("opens-run", test_opens_run);
  ADD ("invalid-result-opens-nothing", test_invalid_result_opens_nothing);
  ADD ("other-account-shows-connect-page", test_other_account_shows_connect_page);
  ADD ("launch-search", test_launch_search);
#undef ADD

  return g_test_run ();
}
