/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The response bodies used by the benchmarks: the response of the demo server, in a separate
 * process, for a run with a given number of simulations, and variations of it.
 */

#include "bench-body.h"

#include <libsoup/soup.h>
#include <string.h>

#include "callboard-demo-run.h"
#include "callboard-demo-world.h"

/* The seed of the demo data, so that IDs are the same here and in the server. */
#define SEED 1
#define TOKEN "bench"

static GSubprocess *
start_server (guint   n_simulations,
              char  **address)
{
  g_autofree char *number = g_strdup_printf ("%u", n_simulations);
  const char *program = g_getenv ("CALLBOARD_DEMO_SERVER");
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) server = NULL;
  g_autoptr(GDataInputStream) output = NULL;

  if (program == NULL)
    g_error ("CALLBOARD_DEMO_SERVER does not name the program: use ./dev bench");

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                             "--token", TOKEN, "--seed", G_STRINGIFY (SEED),
                             "--simulations", number, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  *address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (*address);
  *strchr (*address, ' ') = '\0';

  return g_steal_pointer (&server);
}

/* The ID of the run with the requested number of simulations, which is the last one. */
static char *
dup_run_id (guint n_simulations)
{
  g_autoptr(CallboardDemoWorld) world = callboard_demo_world_new (n_simulations, SEED, NULL, NULL);
  GListModel *runs = callboard_demo_world_get_featured_runs (world);
  g_autoptr(CallboardDemoRun) run = g_list_model_get_item (runs, g_list_model_get_n_items (runs) - 1);

  return g_strdup (callboard_demo_run_get_id (run));
}

/**
 * bench_body_fetch:
 * @n_simulations: a number of simulations
 *
 * Returns: (transfer full): the response for a run with that many simulations
 */
GBytes *
bench_body_fetch (guint n_simulations)
{
  g_autofree char *address = NULL;
  g_autofree char *id = dup_run_id (n_simulations);
  g_autoptr(GSubprocess) server = start_server (n_simulations, &address);
  g_autofree char *uri = g_strconcat (address, "/v1/simulation/plan/job/", id, NULL);
  g_autoptr(SoupSession) session = soup_session_new_with_options ("timeout", 0, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);
  g_autoptr(GError) error = NULL;
  GBytes *body;

  soup_session_set_proxy_resolver (session, NULL);
  soup_message_headers_append (soup_message_get_request_headers (message),
                               "Authorization", "Bearer " TOKEN);
  body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);

  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);

  return body;
}

/**
 * bench_body_make_unique:
 * @body: the response for a run
 *
 * Returns: (transfer full): the same with a unique persona and scenario for each simulation
 */
GBytes *
bench_body_make_unique (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  const char *end = text + size;
  const char *ids[] = { "\"persona\":{", "\"scenario\":{" };
  GString *own = g_string_sized_new (size + size / 32);
  guint number = 0;

  while (text < end)
    {
      const char *next = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          const char *found = memmem (text, end - text, ids[i], strlen (ids[i]));

          if (found != NULL && (next == NULL || found < next))
            next = found + strlen (ids[i]);
        }
      if (next == NULL)
        break;

      /* Make the next ID unique. */
      next = memmem (next, end - next, "\"id\":\"", strlen ("\"id\":\""));
      g_assert_nonnull (next);
      next += strlen ("\"id\":\"");
      g_string_append_len (own, text, next - text);
      g_string_append_printf (own, "%u-", number++);
      text = next;
    }
  g_string_append_len (own, text, end - text);

  return g_string_free_to_bytes (own);
}

/**
 * bench_body_change:
 * @body: the response for a run
 * @n_changed: a number of simulations
 *
 * Returns: (transfer full): the same with another stage for @n_changed simulations, evenly
 *   distributed
 */
GBytes *
bench_body_change (GBytes *body,
                   guint   n_changed)
{
  const char *member = "\"processingStatus\":\"";
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  const char *end = text + size;
  GString *changed = g_string_sized_new (size + n_changed * 16);
  gsize stride = size / n_changed;

  for (guint i = 0; i < n_changed; i++)
    {
      const char *from = MAX (text, (const char *) g_bytes_get_data (body, NULL) + i * stride);
      const char *found = memmem (from, end - from, member, strlen (member));

      g_assert_nonnull (found);
      found += strlen (member);
      g_string_append_len (changed, text, found - text);
      g_string_append (changed, "ONCE_MORE_");
      text = found;
    }
  g_string_append_len (changed, text, end - text);

  return g_string_free_to_bytes (changed);
}
