/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the desktop can do with a recording that a window plays: it is seen on the
 * session bus and obeys, as far as what is asked for makes sense. All is asked
 * from outside, as a desktop does.
 */

#include "config.h"

#include <math.h>

#include "bus.h"
#include "callboard-ui-resources.h"
#include "recorded-call.h"
#include "wait.h"

#define NAME "org.mpris.MediaPlayer2." APPLICATION_ID
#define PATH "/org/mpris/MediaPlayer2"
#define ROOT "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
#define SECOND G_GINT64_CONSTANT (1000000)
#define LENGTH (RECORDED_CALL_LENGTH * G_GINT64_CONSTANT (1000))

typedef struct
{
  WindowFixture    window;
  GDBusConnection *desktop;
  guint            properties_signal;
  guint            seeked_signal;
  /* What was signalled last. */
  char            *status;
  double           rate;
  gint64           seeked;
} Fixture;

static void
on_properties_changed (GDBusConnection *connection,
                       const char      *sender,
                       const char      *path,
                       const char      *interface,
                       const char      *signal,
                       GVariant        *parameters,
                       gpointer         user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GVariant) changed = g_variant_get_child_value (parameters, 1);
  const char *status;

  if (g_variant_lookup (changed, "PlaybackStatus", "&s", &status))
    g_set_str (&fixture->status, status);
  g_variant_lookup (changed, "Rate", "d", &fixture->rate);
  /* Where it is changes all the time: who wants to know it asks. */
  g_assert_false (g_variant_lookup (changed, "Position", "x", NULL));
}

static void
on_seeked (GDBusConnection *connection,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *signal,
           GVariant        *parameters,
           gpointer         user_data)
{
  g_variant_get (parameters, "(x)", &((Fixture *) user_data)->seeked);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  recorded_call_set_up (&fixture->window, data);
  fixture->desktop = test_bus_connect ();
  fixture->seeked = -1;
  fixture->properties_signal =
    g_dbus_connection_signal_subscribe (fixture->desktop, NULL, "org.freedesktop.DBus.Properties",
                                        "PropertiesChanged", PATH, PLAYER, G_DBUS_SIGNAL_FLAGS_NONE,
                                        on_properties_changed, fixture, NULL);
  fixture->seeked_signal =
    g_dbus_connection_signal_subscribe (fixture->desktop, NULL, PLAYER, "Seeked", PATH, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, on_seeked, fixture, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  recorded_call_tear_down (&fixture->window, data);
  /* A window that is gone is not there for the desktop either. */
  test_bus_wait_for_name (NAME, FALSE);
  g_dbus_connection_signal_unsubscribe (fixture->desktop, fixture->properties_signal);
  g_dbus_connection_signal_unsubscribe (fixture->desktop, fixture->seeked_signal);
  test_bus_disconnect (fixture->desktop);
  g_clear_pointer (&fixture->status, g_free);
}

/* --- What a desktop does -------------------------------------------------------- */

static GVariant *
ask (Fixture     *fixture,
     const char  *name,
     const char  *interface,
     const char  *method,
     GVariant    *parameters,
     GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  g_dbus_connection_call (fixture->desktop, name, PATH, interface, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return g_dbus_connection_call_finish (fixture->desktop, result, error);
}

static void
call (Fixture    *fixture,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = ask (fixture, NAME, PLAYER, method, parameters, &error);

  g_assert_no_error (error);
}

static GVariant *
get (Fixture    *fixture,
     const char *interface,
     const char *property)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = ask (fixture, NAME, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new ("(ss)", interface, property), &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (answer, "(v)", &value);

  return value;
}

static gint64
get_position (Fixture *fixture)
{
  g_autoptr(GVariant) position = get (fixture, PLAYER, "Position");

  return g_variant_get_int64 (position);
}

static double
get_rate (Fixture *fixture)
{
  g_autoptr(GVariant) rate = get (fixture, PLAYER, "Rate");

  return g_variant_get_double (rate);
}

static char *
dup_track (Fixture *fixture)
{
  g_autoptr(GVariant) metadata = get (fixture, PLAYER, "Metadata");
  const char *track = NULL;

  g_assert_true (g_variant_lookup (metadata, "mpris:trackid", "&o", &track));

  return g_strdup (track);
}

/* Where it is refused, nothing has changed. */
static void
set_rate (Fixture *fixture,
          double   rate)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = ask (fixture, NAME, "org.freedesktop.DBus.Properties", "Set",
                                    g_variant_new ("(ssv)", PLAYER, "Rate", g_variant_new_double (rate)), &error);

  if (isfinite (rate))
    g_assert_no_error (error);
  else
    g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static void
set_position (Fixture    *fixture,
              const char *track,
              gint64      position)
{
  call (fixture, "SetPosition", g_variant_new ("(ox)", track, position));
}

typedef struct
{
  Fixture    *fixture;
  const char *status;
} Expectation;

static gboolean
has_status (gpointer user_data)
{
  Expectation *expectation = user_data;

  return g_strcmp0 (expectation->fixture->status, expectation->status) == 0;
}

static void
wait_status (Fixture    *fixture,
             const char *status)
{
  Expectation expectation = { fixture, status };

  test_wait_until (has_status, &expectation);
}

static gboolean
has_seeked (gpointer user_data)
{
  return ((Fixture *) user_data)->seeked >= 0;
}

/* Returns where it was said to have gone, in µs. */
static gint64
wait_seeked (Fixture *fixture)
{
  gint64 seeked;

  test_wait_until (has_seeked, fixture);
  seeked = fixture->seeked;
  fixture->seeked = -1;

  return seeked;
}

/* Plays, and then rests at its beginning. */
static void
open_player (Fixture *fixture)
{
  recorded_call_open (&fixture->window);
  window_fixture_press (&fixture->window, "space");
  test_bus_wait_for_name (NAME, TRUE);
  recorded_call_wait_button (&fixture->window, "Pause");
  call (fixture, "Stop", NULL);
  recorded_call_wait_button (&fixture->window, "Play");
  wait_seeked (fixture);
}

/* --- The tests ------------------------------------------------------------------ */

static void
test_there_while_ready (Fixture       *fixture,
                        gconstpointer  data)
{
  recorded_call_open (&fixture->window);
  test_bus_wait_for_name (NAME, FALSE);
  window_fixture_press (&fixture->window, "space");
  test_bus_wait_for_name (NAME, TRUE);

  /* The next call has its own recording, and nobody asked for it. */
  window_fixture_press (&fixture->window, "alt+Down");
  recorded_call_wait_button (&fixture->window, "Play");
  test_bus_wait_for_name (NAME, FALSE);

  window_fixture_press (&fixture->window, "space");
  test_bus_wait_for_name (NAME, TRUE);
  window_fixture_press (&fixture->window, "alt+Left");
  test_bus_wait_for_name (NAME, FALSE);
}

static void
test_obeys (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *track = NULL;
  gint64 seeked;

  open_player (fixture);
  call (fixture, "PlayPause", NULL);
  wait_status (fixture, "Playing");
  recorded_call_wait_button (&fixture->window, "Pause");
  call (fixture, "Play", NULL);
  call (fixture, "Seek", g_variant_new ("(x)", 20 * SECOND));
  seeked = wait_seeked (fixture);
  g_assert_cmpint (seeked, >=, 20 * SECOND);
  g_assert_cmpint (get_position (fixture), >=, 20 * SECOND);
  call (fixture, "Pause", NULL);
  wait_status (fixture, "Paused");
  recorded_call_wait_button (&fixture->window, "Play");
  call (fixture, "Pause", NULL);

  track = dup_track (fixture);
  set_position (fixture, track, 60 * SECOND);
  g_assert_cmpint (wait_seeked (fixture), ==, 60 * SECOND);
  g_assert_cmpint (get_position (fixture), ==, 60 * SECOND);
  window_fixture_wait_text (&fixture->window, "1:00 / 4:00");
  call (fixture, "Seek", g_variant_new ("(x)", -15 * SECOND));
  g_assert_cmpint (wait_seeked (fixture), ==, 45 * SECOND);

  call (fixture, "Stop", NULL);
  wait_status (fixture, "Stopped");
  g_assert_cmpint (wait_seeked (fixture), ==, 0);
  call (fixture, "Next", NULL);
  call (fixture, "Previous", NULL);
  g_assert_cmpint (get_position (fixture), ==, 0);
}

static void
test_tells_what_is_played (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GVariant) metadata = NULL;
  g_autoptr(GVariant) identity = NULL;
  g_autoptr(GVariant) entry = NULL;
  g_autoptr(GVariant) can_quit = NULL;
  g_autofree const char **artists = NULL;
  const char *title;
  gint64 length;

  open_player (fixture);
  metadata = get (fixture, PLAYER, "Metadata");
  g_assert_true (g_variant_lookup (metadata, "mpris:length", "x", &length));
  g_assert_cmpint (length, ==, LENGTH);
  g_assert_true (g_variant_lookup (metadata, "xesam:title", "&s", &title));
  g_assert_cmpstr (title, ==, "A toothache");
  g_assert_true (g_variant_lookup (metadata, "xesam:artist", "^a&s", &artists));
  g_assert_nonnull (artists[0]);
  window_fixture_press (&fixture->window, "alt+1");
  window_fixture_wait_text (&fixture->window, artists[0]);

  identity = get (fixture, ROOT, "Identity");
  g_assert_cmpstr (g_variant_get_string (identity, NULL), ==, "Callboard");
  entry = get (fixture, ROOT, "DesktopEntry");
  g_assert_cmpstr (g_variant_get_string (entry, NULL), ==, APPLICATION_ID);
  can_quit = get (fixture, ROOT, "CanQuit");
  g_assert_false (g_variant_get_boolean (can_quit));
}

static gboolean
has_rate (gpointer user_data)
{
  return ((Fixture *) user_data)->rate == 1.25;
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { double written; double expected; } cases[] = {
    { 1.5, 1.5 }, { 0.1, 0.75 }, { 1000, 2 }, { INFINITY, 2 }, { NAN, 2 }, { -1, 2 }, { 0, 2 },
    { 1.25, 1.25 },
  };

  open_player (fixture);
  g_assert_cmpfloat (get_rate (fixture), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_rate (fixture, cases[i].written);
      g_assert_cmpfloat (get_rate (fixture), ==, cases[i].expected);
    }
  test_wait_until (has_rate, fixture);
  window_fixture_wait_text (&fixture->window, "1.25×");

  /* No speed at all is a pause, and the speed is what it was. */
  call (fixture, "Play", NULL);
  recorded_call_wait_button (&fixture->window, "Pause");
  set_rate (fixture, 0);
  recorded_call_wait_button (&fixture->window, "Play");
  g_assert_cmpfloat (get_rate (fixture), ==, 1.25);
}

static void
test_ignores_nonsense (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *track = NULL;
  g_autoptr(GError) refused = NULL;
  g_autoptr(GError) malformed = NULL;

  open_player (fixture);
  track = dup_track (fixture);
  set_position (fixture, track, 60 * SECOND);
  wait_seeked (fixture);
  set_position (fixture, "/org/mpris/MediaPlayer2/TrackList/NoTrack", 0);
  set_position (fixture, track, -1);
  set_position (fixture, track, LENGTH + SECOND);
  set_position (fixture, track, G_MAXINT64);
  set_position (fixture, track, G_MININT64);
  g_assert_cmpint (get_position (fixture), ==, 60 * SECOND);
  g_assert_cmpint (fixture->seeked, ==, -1);

  call (fixture, "Seek", g_variant_new ("(x)", G_MININT64));
  g_assert_cmpint (wait_seeked (fixture), ==, 0);
  call (fixture, "Seek", g_variant_new ("(x)", G_MAXINT64));
  g_assert_cmpint (wait_seeked (fixture), ==, LENGTH);

  g_assert_null (ask (fixture, NAME, PLAYER, "OpenUri", g_variant_new ("(s)", "file:///etc/passwd"), &refused));
  g_assert_error (refused, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
  g_assert_null (ask (fixture, NAME, PLAYER, "Seek", g_variant_new ("(s)", "far"), &malformed));
  g_assert_error (malformed, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static gboolean
is_not_active (gpointer window)
{
  return !gtk_window_is_active (window);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
test_comes_forward (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = NULL;
  GtkWindow *other;

  open_player (fixture);
  other = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (other);
  window_wait_until (is_not_active, fixture->window.window, "another window to be in front");
  answer = ask (fixture, NAME, ROOT, "Raise", NULL, &error);
  g_assert_no_error (error);
  window_wait_until (is_active, fixture->window.window, "the window to be in front");
  gtk_window_destroy (other);
}

static void
on_owner_changed (GDBusConnection *connection,
                  const char      *sender,
                  const char      *path,
                  const char      *interface,
                  const char      *signal,
                  GVariant        *parameters,
                  gpointer         user_data)
{
  char **suffixed = user_data;
  const char *name;

  g_variant_get (parameters, "(&s&s&s)", &name, NULL, NULL);
  if (g_str_has_prefix (name, NAME ".instance"))
    g_set_str (suffixed, name);
}

static gboolean
has_name (gpointer user_data)
{
  return *(char **) user_data != NULL;
}

/* Whoever is second has a name of its own, and is heard all the same. */
static void
test_second_window (Fixture       *fixture,
                    gconstpointer  data)
{
  GDBusConnection *first = test_bus_connect ();
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) answer = NULL;
  guint owner_changed;

  test_bus_own (first, NAME);
  owner_changed =
    g_dbus_connection_signal_subscribe (fixture->desktop, "org.freedesktop.DBus", "org.freedesktop.DBus",
                                        "NameOwnerChanged", NULL, NAME, G_DBUS_SIGNAL_FLAGS_MATCH_ARG0_NAMESPACE,
                                        on_owner_changed, &name, NULL);
  recorded_call_open (&fixture->window);
  window_fixture_press (&fixture->window, "space");
  test_wait_until (has_name, &name);

  answer = ask (fixture, name, PLAYER, "Pause", NULL, &error);
  g_assert_no_error (error);
  recorded_call_wait_button (&fixture->window, "Play");
  window_fixture_press (&fixture->window, "alt+Left");
  test_bus_wait_for_name (name, FALSE);
  g_dbus_connection_signal_unsubscribe (fixture->desktop, owner_changed);
  test_bus_disconnect (first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/media-keys/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("there-while-ready", test_there_while_ready);
  ADD ("obeys", test_obeys);
  ADD ("tells-what-is-played", test_tells_what_is_played);
  ADD ("speed", test_speed);
  ADD ("ignores-nonsense", test_ignores_nonsense);
  ADD ("comes-forward", test_comes_forward);
  ADD ("second-window", test_second_window);
#undef ADD

  return g_test_run ();
}
