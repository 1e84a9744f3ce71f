/* SPDX-License-Identifier: GPL-3.0-or-later */
/* callboard-demo-server: a standalone server with the data of the demo, for testing
 * other clients. */

#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "callboard-demo-server.h"

#define EXIT_USAGE 2

typedef struct
{
  gint64    port;
  gint64    simulations;
  gint64    seed;
  char     *token;
  char     *personal_token;
  gboolean  version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->token);
  g_free (options->personal_token);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_range (const char  *name,
             gint64       value,
             gint64       max,
             GError     **error)
{
  if (value >= 0 && value <= max)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--%s: expected a number from 0 to %" G_GINT64_FORMAT ", got %" G_GINT64_FORMAT,
               name, max, value);

  return FALSE;
}

static gboolean
check_options (const Options  *options,
               int             n_left,
               GError        **error)
{
  if (n_left > 1) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         "unexpected argument");
    return FALSE;
  }

  if (options->token != NULL && *options->token == '\0') {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "--token: the token must not be empty");
    return FALSE;
  }

  if (options->personal_token != NULL && *options->personal_token == '\0') {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "--personal-token: the token must not be empty");
    return FALSE;
  }

  return check_range ("port", options->port, G_MAXUINT16, error) &&
         check_range ("simulations", options->simulations, CALLBOARD_DEMO_MAX_SIMULATIONS, error) &&
         check_range ("seed", options->seed, G_MAXUINT32, error);
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT64, &options->port,
      "Listen on this port of 127.0.0.1 (default: any free port)", "N" },
    { "token", 't', 0, G_OPTION_ARG_STRING, &options->token,
      "Bearer token for requests (default: random)", "T" },
    { "personal-token", 0, 0, G_OPTION_ARG_STRING, &options->personal_token,
      "Another token, of a person with several projects", "T" },
    { "simulations", 'n', 0, G_OPTION_ARG_INT64, &options->simulations,
      "Add a run with N simulations, at most 100000", "N" },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
      "Seed of the random IDs (default: 1)", "N" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version,
      "Print the version and exit", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— a Roark API with sample data");

  g_option_context_set_summary (context,
                                "Serves sample simulation runs on 127.0.0.1.\n"
                                "Prints its URL and token when ready and runs until interrupted.");
  g_option_context_set_description (context,
                                    "Example:\n"
                                    "  callboard-demo-server --port 8080 --token secret &\n"
                                    "  curl -H 'Authorization: Bearer secret' "
                                    "http://127.0.0.1:8080/v1/me\n");
  g_option_context_add_main_entries (context, entries, NULL);

  return g_option_context_parse (context, argc, argv, error) &&
         check_options (options, *argc, error);
}

static gboolean
callboard_demo_main_stop_signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static int
serve (const Options *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (CallboardDemoWorld) world = NULL;
  g_autoptr (CallboardDemoServer) server = NULL;
  g_autoptr (GError) error = NULL;

  world = callboard_demo_world_new ((guint) options->simulations, (guint32) options->seed,
                                    NULL, NULL);
  server = callboard_demo_server_new (world, options->token);
  callboard_demo_server_set_personal_token (server, options->personal_token);
  if (!callboard_demo_server_start (server, (guint) options->port, &error)) {
    g_printerr ("callboard-demo-server: %s\n", error->message);
    return EXIT_FAILURE;
  }

  g_unix_signal_add (SIGINT, callboard_demo_main_stop_signal_cb, loop);
  g_unix_signal_add (SIGTERM, callboard_demo_main_stop_signal_cb, loop);

  printf ("%s %s\n",
          callboard_demo_server_get_base_url (server),
          callboard_demo_server_get_token (server));
  fflush (stdout);

  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .seed = 1 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");

  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("callboard-demo-server: %s\n"
                "Try “callboard-demo-server --help”.\n", error->message);
    return EXIT_USAGE;
  }

  if (options.version) {
    printf ("callboard-demo-server %s\n", CALLBOARD_DEMO_VERSION);
    return EXIT_SUCCESS;
  }

  return serve (&options);
}
