/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search in the simulations of a run: the same words, phrases and exclusions as in the
 * history, in any order of typing.
 */

#include "config.h"

#include "callboard-plan-job.h"
#include "callboard-simulation-search.h"

static const char run[] =
  "{\"data\":{\"simulationRunPlanJobId\":\"r\",\"simulationJobs\":["
  "{\"simulationJobId\":\"a\",\"persona\":{\"name\":\"Łukasz Strauß\"},"
  "\"scenario\":{\"description\":\"来週の予約を変更したい\"}},"
  "{\"simulationJobId\":\"b\",\"persona\":{\"name\":\"राम\"},\"scenario\":{\"description\":\"Books a table\"}},"
  "{\"simulationJobId\":\"c\",\"persona\":{\"name\":\"रोम\"},\"scenario\":{\"description\":\"Table books, a lot\"}},"
  "{\"simulationJobId\":\"d\",\"persona\":{\"name\":\"محمد علي\"},\"scenario\":{\"description\":\"Follow-up\"}}]}}";

typedef struct
{
  const char *text;
  const char *ids;
} Row;

/* In the order of typing, so that each search begins with the results of the one before. */
static const Row rows[] = {
  { "", "abcd" },
  { "luk", "a" },
  { "lukasz", "a" },
  { "lukasz strauss", "a" },
  { "strauss", "a" },
  { "予約", "a" },
  { "予定", "" },
  { "राम", "b" },
  { "र", "bc" },
  { "محمد", "d" },
  { "table", "bc" },
  { "table b", "bc" },
  { "\"a table", "b" },
  { "\"a table\"", "b" },
  { "table -\"a table\"", "c" },
  { "table -", "bc" },
  { "table", "bc" },
  { "-t", "d" },
  { "-ta", "ad" },
  { "-tab", "ad" },
  { "-", "abcd" },
  { "follow-up", "d" },
  { "follow", "d" },
  { "agent:table", "" },
  { "table -agent:table", "bc" },
  { "\"", "abcd" },
  { "*", "abcd" },
};

static char *
dup_ids (GtkFilter  *filter,
         GListModel *simulations)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      if (gtk_filter_match (filter, simulation))
        g_string_append (ids, callboard_simulation_job_get_id (simulation));
    }

  return g_string_free_and_steal (ids);
}

static void
test_finds (void)
{
  g_autoptr(CallboardSimulationSearch) search = g_object_new (CALLBOARD_TYPE_SIMULATION_SEARCH, NULL);
  g_autoptr(GBytes) body = g_bytes_new_static (run, sizeof run - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) plan_job = callboard_plan_job_decode (body, &error);

  g_assert_no_error (error);
  callboard_simulation_search_set_model (search, G_LIST_MODEL (plan_job));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ids = NULL;

      callboard_simulation_search_set_text (search, rows[i].text);
      callboard_simulation_search_flush (search);
      ids = dup_ids (GTK_FILTER (search), G_LIST_MODEL (plan_job));

      g_test_message ("searching %s", rows[i].text);
      g_assert_cmpstr (ids, ==, rows[i].ids);
    }
  callboard_simulation_search_set_model (search, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/simulation-search/finds", test_finds);

  return g_test_run ();
}
