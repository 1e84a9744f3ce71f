/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Locales that this computer does not have, such as those that are not UTF-8.
 */

#include "locale-support.h"

/**
 * locale_support_make:
 * @language: a language and a country, such as "ru_RU"
 * @charset: a character set, such as "KOI8-R"
 *
 * Makes the locale "ru_RU.KOI8-R" with localedef, if that is there, and lets this process and
 * its children find it.
 *
 * Returns: (transfer full): its folder, for locale_support_remove()
 */
char *
locale_support_make (const char *language,
                     const char *charset)
{
  g_autofree char *folder = g_dir_make_tmp ("callboard-locale-XXXXXX", NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", language, charset);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *command[] = { "localedef", "--no-archive", "-i", language, "-f", charset, path, NULL };

  g_setenv ("LOCPATH", folder, TRUE);
  g_spawn_sync (NULL, (char **) command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);

  return g_steal_pointer (&folder);
}

/**
 * locale_support_remove:
 * @folder: a folder of locale_support_make()
 *
 * Removes the locale.
 */
void
locale_support_remove (const char *folder)
{
  const char *command[] = { "rm", "-r", folder, NULL };

  g_unsetenv ("LOCPATH");
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}
