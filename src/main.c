/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts the application.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "callboard-account-environment.h"
#include "callboard-application.h"
#include "callboard-settings-warnings.h"
#include "callboard-ui-resources.h"

/* Whether the process was started by D-Bus activation. The account in its environment
 * is ignored then. */
static gboolean
is_service (int    argc,
            char **argv)
{
  return argc == 2 && strcmp (argv[1], "--gapplication-service") == 0;
}

/* An uninstalled program has its translations in the build folder. */
static const char *
get_locale_folder (void)
{
  const char *folder = g_getenv ("TEXTDOMAINDIR");

  return folder != NULL ? folder : LOCALE_DIR;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(CallboardApplication) application = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;

  /* This must precede the first translation. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  callboard_settings_warnings_install ();
  account = callboard_account_new_from_environment (&notice, &error);
  if (is_service (argc, argv))
    {
      g_clear_object (&account);
      g_clear_error (&error);
    }
  if (error != NULL)
    {
      g_printerr ("callboard: ROARK_BASE_URL: %s\n", error->message);
      return EXIT_FAILURE;
    }

  g_resources_register (callboard_ui_get_resource ());
  application = callboard_application_new (account);
  if (account != NULL && notice != NULL)
    {
      g_printerr ("callboard: ROARK_API_BEARER_TOKEN: %s\n", notice);
      callboard_application_show_toast (application, notice);
    }

  return g_application_run (G_APPLICATION (application), argc, argv);
}
