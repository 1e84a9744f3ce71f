/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up icons without GTK. Used by the tests of labels.
 */

#include "config.h"

#include "icon-support.h"

/* Whether the icon is in the directory or in one directly below it. */
static gboolean
has_icon (const char *path,
          const char *file_name)
{
  g_autofree char *file = g_build_filename (path, file_name, NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *in_context = g_build_filename (path, name, file_name, NULL);

      if (g_file_test (in_context, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }

  return FALSE;
}

/**
 * icon_support_assert_exists:
 * @icon_name: the name of a symbolic icon
 *
 * Asserts that Callboard or the Adwaita icon theme has the icon. Without the theme, only
 * the icons of Callboard are checked.
 */
void
icon_support_assert_exists (const char *icon_name)
{
  g_autofree char *file_name = g_strconcat (icon_name, ".svg", NULL);
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", "icons", "scalable", "actions", NULL);
  const char *const *data_dirs = g_get_system_data_dirs ();
  gboolean has_theme = FALSE;

  g_assert_true (g_str_has_suffix (icon_name, "-symbolic"));
  if (has_icon (own, file_name))
    return;

  g_assert_false (g_str_has_prefix (icon_name, "callboard-"));
  for (guint i = 0; data_dirs[i] != NULL; i++)
    {
      g_autofree char *theme = g_build_filename (data_dirs[i], "icons", "Adwaita", "symbolic", NULL);

      has_theme = has_theme || g_file_test (theme, G_FILE_TEST_IS_DIR);
      if (has_icon (theme, file_name))
        return;
    }

  if (has_theme)
    g_error ("There is no icon %s", icon_name);
}
