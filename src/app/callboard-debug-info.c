/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Troubleshooting information for bug reports, shown in the about dialog. Not
 * translated, contains no secrets.
 */

#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <sqlite3.h>

#include "callboard-base-url.h"
#include "callboard-debug-info.h"

static void
add_versions (GString *info)
{
  g_string_append_printf (info, "Callboard %s (%s)\n\n", PACKAGE_VERSION, APPLICATION_ID);
  g_string_append_printf (info, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (info, "GTK %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version ());
  g_string_append_printf (info, "libadwaita %u.%u.%u\n",
                          adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
  g_string_append_printf (info, "libsoup %u.%u.%u\n",
                          soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version ());
  /* json-glib has no function for the version at run time. */
  g_string_append_printf (info, "json-glib %s (built with)\n", JSON_VERSION_S);
  g_string_append_printf (info, "SQLite %s\n\n", sqlite3_libversion ());
}

static void
add_environment (GString   *info,
                 GtkWindow *window)
{
  GskRenderer *renderer = window != NULL ? gtk_native_get_renderer (GTK_NATIVE (window)) : NULL;
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");

  g_string_append_printf (info, "System: %s\n", system != NULL ? system : "unknown");
  g_string_append_printf (info, "Desktop: %s\n", desktop != NULL ? desktop : "unknown");
  g_string_append_printf (info, "Display: %s\n",
                          display != NULL ? G_OBJECT_TYPE_NAME (display) : "none");
  g_string_append_printf (info, "Renderer: %s\n",
                          renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "none");
  g_string_append_printf (info, "Sandbox: %s\n",
                          g_getenv ("FLATPAK_ID") != NULL ? "Flatpak" : "no");
}

static void
add_account (GString          *info,
             CallboardAccount *account)
{
  g_autofree char *host = NULL;

  if (account == NULL)
    {
      g_string_append (info, "Account: none\n");
      return;
    }

  host = callboard_base_url_dup_host (callboard_account_get_base_url (account));
  switch (callboard_account_get_origin (account))
    {
    case CALLBOARD_ACCOUNT_DEMO:
      g_string_append (info, "Account: demo\n");
      break;
    case CALLBOARD_ACCOUNT_ENVIRONMENT:
      g_string_append_printf (info, "Account: at %s, from the environment\n", host);
      break;
    case CALLBOARD_ACCOUNT_STORED:
    default:
      g_string_append_printf (info, "Account: at %s\n", host);
      break;
    }
}

/**
 * callboard_debug_info_dup:
 * @window: (nullable): the active window
 * @account: (nullable): its account
 *
 * Returns: (transfer full): versions, the environment, and the host of the account,
 *   but not its token
 */
char *
callboard_debug_info_dup (GtkWindow        *window,
                          CallboardAccount *account)
{
  g_autoptr(GString) info = g_string_new (NULL);

  add_versions (info);
  add_environment (info, window);
  add_account (info, account);

  return g_string_free_and_steal (g_steal_pointer (&info));
}
