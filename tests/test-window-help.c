/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Help: every shortcut is listed, and the about dialog has the debug
 * information for a report, without secrets.
 */

#include <string.h>

#include "callboard-ui-resources.h"
#include "config.h"
#include "window-support.h"

#define OVERLAY "/io/github/callboard/Callboard/ui/help-overlay.ui"
#define ACTION_NAME "<property name=\"action-name\">"

static char *
dup_overlay (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (OVERLAY, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_shortcuts_are_complete (WindowFixture *fixture,
                             gconstpointer  data)
{
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (fixture->application));
  g_autofree char *overlay = dup_overlay ();

  g_assert_cmpuint (g_strv_length (actions), >, 5);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat (ACTION_NAME, actions[i], "</property>", NULL);

      if (strstr (overlay, line) == NULL)
        g_error ("The shortcuts window does not list %s", actions[i]);
    }
}

static void
test_shortcuts_exist (WindowFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *overlay = dup_overlay ();
  g_auto(GStrv) parts = g_strsplit (overlay, ACTION_NAME, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 5);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *action = g_strndup (parts[i], strcspn (parts[i], "<"));
      g_auto(GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (fixture->application), action);

      if (accels[0] == NULL)
        g_error ("There is no key for %s", action);
    }
}

static void
test_debug_info (WindowFixture *fixture,
                 gconstpointer  data)
{
  static const char * const words[] = {
    "Callboard " PACKAGE_VERSION, "GTK 4.", "libadwaita 1.", "libsoup 3.", "json-glib 1.", "SQLite 3.",
    "Display: GdkX11Display", "Renderer: Gsk", "Sandbox: no", "Account: at 127.0.0.1, from the environment",
  };
  AdwDialog *dialog;
  const char *info;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "about", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ABOUT_DIALOG (dialog));
  info = adw_about_dialog_get_debug_info (ADW_ABOUT_DIALOG (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (info, words[i]) == NULL)
      g_error ("No \"%s\" in: %s", words[i], info);
  g_assert_null (strstr (info, callboard_account_get_token (callboard_session_get_account (fixture->session))));
}

/* Returns an AdwShortcutsDialog or, with an older libadwaita, a GtkShortcutsWindow. */
static GtkWidget *
find_shortcuts (WindowFixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  GListModel *windows = gtk_window_get_toplevels ();

  if (dialog != NULL && g_str_equal (G_OBJECT_TYPE_NAME (dialog), "AdwShortcutsDialog"))
    return GTK_WIDGET (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkShortcutsWindow"))
        return window;
    }

  return NULL;
}

static gboolean
has_shortcuts (gpointer data)
{
  return find_shortcuts (data) != NULL && gtk_widget_get_mapped (find_shortcuts (data));
}

static gboolean
has_no_shortcuts (gpointer data)
{
  return find_shortcuts (data) == NULL;
}

static gboolean
is_older_window (WindowFixture *fixture)
{
  return GTK_IS_WINDOW (find_shortcuts (fixture));
}

static void
test_shortcuts_open (WindowFixture *fixture,
                     gconstpointer  data)
{
  /* GTK 4.18 warns about the size of labels in its own shortcuts window. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);

  g_assert_null (find_shortcuts (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-help-overlay", NULL));
  window_wait_until (has_shortcuts, fixture, "the shortcuts window");

  if (is_older_window (fixture))
    {
      GtkWindow *window = GTK_WINDOW (find_shortcuts (fixture));

      g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window));
      gtk_window_destroy (window);
    }
  else
    {
      g_assert_true (adw_dialog_close (ADW_DIALOG (find_shortcuts (fixture))));
      window_wait_until (has_no_shortcuts, fixture, "the shortcuts to close");
    }
  g_log_set_always_fatal (fatal);
}

/* GtkShortcutsWindow has several pages, so the label may be invisible. */
static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;

  return FALSE;
}

/* Fails unless the title of every group and every shortcut is there. */
static void
assert_titles (GtkWidget *shortcuts)
{
  g_autofree char *overlay = dup_overlay ();
  g_auto(GStrv) parts = g_strsplit (overlay, "<property name=\"title\" translatable=\"yes\">", -1);

  g_assert_cmpuint (g_strv_length (parts), >, 25);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *title = g_strndup (parts[i], strcspn (parts[i], "<"));

      if (!has_label (shortcuts, title))
        g_error ("“%s” is not shown", title);
    }
}

static void
test_shortcuts_key (WindowFixture *fixture,
                    gconstpointer  data)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);

  window_fixture_press (fixture, "ctrl+question");
  window_wait_until (has_shortcuts, fixture, "the shortcuts");
  assert_titles (find_shortcuts (fixture));

  /* Pressed again, it opens no second dialog. */
  if (!is_older_window (fixture))
    {
      AdwDialog *dialog = ADW_DIALOG (find_shortcuts (fixture));
      g_autoptr(GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (fixture->window));

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-help-overlay", NULL));
      g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1);
      g_assert_true (find_shortcuts (fixture) == GTK_WIDGET (dialog));
      g_assert_true (adw_dialog_close (dialog));
      window_wait_until (has_no_shortcuts, fixture, "the shortcuts to close");
    }
  else
    {
      gtk_window_destroy (GTK_WINDOW (find_shortcuts (fixture)));
    }
  g_log_set_always_fatal (fatal);
}

static GtkWidget *
find_menu_button (GtkWidget  *root,
                  const char *icon_name)
{
  if (GTK_IS_MENU_BUTTON (root) &&
      g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (root)), icon_name) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child, icon_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_menu_open (gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (data);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static void
test_menu_opens (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *button = find_menu_button (GTK_WIDGET (fixture->window), "open-menu-symbolic");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  /* Opening it again works the same. */
  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      window_wait_until (is_menu_open, button, "the main menu");
      g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button))), ==, 3);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/help/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("shortcuts-are-complete", test_shortcuts_are_complete);
  ADD ("shortcuts-exist", test_shortcuts_exist);
  ADD ("shortcuts-open", test_shortcuts_open);
  ADD ("shortcuts-key", test_shortcuts_key);
  ADD ("menu-opens", test_menu_opens);
  ADD ("debug-info", test_debug_info);
#undef ADD

  return g_test_run ();
}
