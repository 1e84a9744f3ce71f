/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links that open a run, including hostile ones from a web page.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-run-link.h"

#define ID "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define PAGE "platform.roark.ai/simulations/runs/"

typedef struct
{
  const char *name;
  const char *link;
  /* NULL if the link is invalid. */
  const char *id;
} Row;

static const Row rows[] = {
  { "id", "callboard:" ID, ID },
  { "id-that-is-no-uuid", "callboard:run_42.b", "run_42.b" },
  { "id-after-slashes", "callboard://" ID, ID },
  { "id-between-slashes", "callboard://" ID "/", ID },
  { "upper-case-id", "callboard:7F3E4D2C-8A91-4B5C-9E6F-1A2B3C4D5E6F", ID },
  { "upper-case-scheme", "CALLBOARD:" ID, ID },
  { "page", "callboard:https://" PAGE ID, ID },
  { "page-after-slashes", "callboard://" PAGE ID, ID },
  { "page-with-query", "callboard:https://" PAGE ID "?tab=calls#top", ID },
  { "page-below", "callboard:https://" PAGE ID "/simulations/3", ID },

  { "nothing", "callboard:", NULL },
  { "slashes", "callboard:////", NULL },
  { "spaces", "callboard: " ID, NULL },
  { "another-scheme", "https://" PAGE ID, NULL },
  { "bare-id", ID, NULL },
  { "file", "callboard:file:///etc/passwd", NULL },
  { "open-http", "callboard:http://" PAGE ID, NULL },
  { "another-page", "callboard:https://platform.roark.ai/settings/" ID, NULL },
  { "page-deeper", "callboard:https://platform.roark.ai/x/simulations/runs/" ID, NULL },
  { "page-without-id", "callboard:https://" PAGE, NULL },
  { "page-without-host", "callboard:https:///simulations/runs/" ID, NULL },
  { "userinfo", "callboard:https://user:password@" PAGE ID, NULL },
  { "userinfo-after-slashes", "callboard://user@" PAGE ID, NULL },
  { "path-upwards", "callboard:../../v1/me", NULL },
  { "dots", "callboard:..", NULL },
  { "escaped-path-upwards", "callboard:https://" PAGE "..%2F..%2Fv1%2Fme", NULL },
  { "escape", "callboard:run%2042", NULL },
  { "query", "callboard:" ID "?token=x", NULL },
  { "fragment", "callboard:" ID "#x", NULL },
  { "option", "callboard:--demo", NULL },
  { "markup", "callboard:<b>x</b>", NULL },
  { "line", "callboard:" ID "\nx", NULL },
  { "escaped-line", "callboard:https://" PAGE "a%0Ab", NULL },
  { "escaped-nul", "callboard:https://" PAGE "a%00b", NULL },
  { "another-script", "callboard:プラン", NULL },
  { "right-to-left", "callboard:a\xe2\x80\xae" "b", NULL },
  { "invalid-utf-8", "callboard:\xff", NULL },
  { "another-link-inside", "callboard:callboard:" ID, NULL },
};

static void
test_link (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = callboard_run_link_parse (row->link, &error);

  g_assert_cmpstr (id, ==, row->id);
  if (row->id != NULL)
    {
      g_assert_no_error (error);
      return;
    }

  /* The error message contains nothing of the link. */
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "This link does not open a run");
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *too_long = g_strnfill (201, 'x');
  g_autofree char *huge = g_strnfill (1024 * 1024, 'x');
  g_autofree char *longest_link = g_strconcat ("callboard:", longest, NULL);
  g_autofree char *too_long_link = g_strconcat ("callboard:", too_long, NULL);
  g_autofree char *huge_link = g_strconcat ("callboard:https://" PAGE "a?", huge, NULL);
  g_autofree char *id = callboard_run_link_parse (longest_link, NULL);

  g_assert_cmpstr (id, ==, longest);
  g_assert_null (callboard_run_link_parse (too_long_link, NULL));
  g_assert_null (callboard_run_link_parse (huge_link, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/run-link/%s/%s", rows[i].id != NULL ? "opens" : "refuses",
                                               rows[i].name);

      g_test_add_data_func (path, &rows[i], test_link);
    }
  g_test_add_func ("/run-link/length", test_length);

  return g_test_run ();
}
