/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a fuzz target as a test with all files of its corpus, without libFuzzer.
 *
 * usage: replay-TARGET FOLDER
 */

#include <gio/gio.h>

#include "fuzz.h"

static const char *folder;

static void
test_file (gconstpointer name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) contents, size), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GDir) directory = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = argv[1];
  directory = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (path, g_strdup (name), test_file, g_free);
    }

  return g_test_run ();
}
