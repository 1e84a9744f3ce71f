/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run counted by persona and scenario: in cells, rows and columns,
 * updated with the run.
 */

#include "config.h"

#include "callboard-matrix-labels.h"
#include "support/model-support.h"

/* Each row: persona, scenario, endpoint, status. */
static JsonNode *
create_answer (const char *const rows[][4],
               guint              n_rows)
{
  g_autoptr(GString) simulations = g_string_new (NULL);
  JsonNode *answer;

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (simulations, "s%u=%s ", i, rows[i][3]);
  answer = model_support_create_answer (simulations->str);
  for (guint i = 0; i < n_rows; i++)
    {
      static const char *const members[] = { "persona", "scenario", "agentEndpoint" };

      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        {
          g_autofree char *id_path = g_strdup_printf ("data.simulationJobs[%u].%s.id", i, members[k]);
          g_autofree char *name_path = g_strdup_printf ("data.simulationJobs[%u].%s.%s", i, members[k],
                                                        k == 1 ? "description" : "name");
          g_autofree char *json = g_strdup_printf ("\"%s\"", rows[i][k]);

          model_support_change (answer, id_path, json);
          if (k != 1 || *rows[i][k] != '-')
            model_support_change (answer, name_path, json);
        }
    }

  return answer;
}

static CallboardPlanJob *
create_run (const char *const rows[][4],
            guint              n_rows)
{
  g_autoptr(JsonNode) answer = create_answer (rows, n_rows);

  return model_support_decode_node (answer);
}

/* The cells as "completed/failed/total", "-" if empty, one row per line. */
static char *
dup_cells (CallboardMatrix *matrix)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint column = 0; column < callboard_matrix_get_n_columns (matrix); column++)
    {
      const CallboardMatrixLine *line = callboard_matrix_get_column (matrix, column);

      g_autofree char *label = callboard_matrix_line_dup_label (line);

      g_string_append_printf (text, "%s=%u ", label, line->tally.total);
    }
  g_string_append_c (text, '\n');

  for (guint row = 0; row < callboard_matrix_get_n_rows (matrix); row++)
    {
      const CallboardMatrixLine *line = callboard_matrix_get_row (matrix, row);

      g_string_append_printf (text, "%s=%u:", line->title, line->tally.total);
      for (guint column = 0; column < callboard_matrix_get_n_columns (matrix); column++)
        {
          const CallboardTally *cell = callboard_matrix_get_cell (matrix, row, column);

          if (cell == NULL)
            g_string_append (text, " -");
          else
            g_string_append_printf (text, " %u/%u/%u", cell->counts[CALLBOARD_RESULT_NOT_EVALUATED],
                                    callboard_tally_count_failed (cell), cell->total);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_cells (CallboardMatrix *matrix,
              const char      *expected)
{
  g_autofree char *cells = dup_cells (matrix);

  g_assert_cmpstr (cells, ==, expected);
}

static const char *const some[][4] = {
  { "Sarah", "Refill", "Desk", "COMPLETED" },
  { "Rohan", "Refill", "Desk", "FAILED" },
  { "Sarah", "Move", "Desk", "PROCESSING" },
  { "Sarah", "Refill", "Line", "TIMED_OUT" },
  { "Rohan", "-", "Line", "QUEUED" },
};

static void
test_cells (void)
{
  g_autoptr(CallboardPlanJob) run = create_run (some, G_N_ELEMENTS (some));
  CallboardMatrix *matrix = callboard_matrix_new (run, CALLBOARD_MATRIX_SCENARIOS);

  assert_cells (matrix,
                "Refill=3 Move=1 No description=1 \n"
                "Sarah=3: 1/1/2 0/0/1 -\n"
                "Rohan=2: 0/1/1 - 0/0/1\n");
  g_assert_finalize_object (matrix);
}

static void
test_other_columns (void)
{
  g_autoptr(CallboardPlanJob) run = create_run (some, G_N_ELEMENTS (some));
  g_autoptr(CallboardMatrix) endpoints = callboard_matrix_new (run, CALLBOARD_MATRIX_ENDPOINTS);
  g_autoptr(CallboardMatrix) both = callboard_matrix_new (run, CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS);

  assert_cells (endpoints,
                "Desk=3 Line=2 \n"
                "Sarah=3: 1/0/2 0/1/1\n"
                "Rohan=2: 0/1/1 0/0/1\n");
  assert_cells (both,
                "Refill · Desk=2 Move · Desk=1 Refill · Line=1 No description · Line=1 \n"
                "Sarah=3: 1/0/1 0/0/1 0/1/1 -\n"
                "Rohan=2: 0/1/1 - - 0/0/1\n");
}

static void
test_contains (void)
{
  g_autoptr(CallboardPlanJob) run = create_run (some, G_N_ELEMENTS (some));
  g_autoptr(CallboardPlanJob) other_run = model_support_create_run ("x");
  g_autoptr(CallboardMatrix) matrix = callboard_matrix_new (run, CALLBOARD_MATRIX_SCENARIOS);
  g_autoptr(CallboardSimulationJob) move = g_list_model_get_item (G_LIST_MODEL (run), 2);
  g_autoptr(CallboardSimulationJob) unrelated = g_list_model_get_item (G_LIST_MODEL (other_run), 0);

  for (guint row = 0; row < callboard_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < callboard_matrix_get_n_columns (matrix); column++)
      {
        const char *row_key = callboard_matrix_get_row (matrix, row)->key;
        const char *column_key = callboard_matrix_get_column (matrix, column)->key;

        g_assert_cmpint (callboard_matrix_contains (CALLBOARD_MATRIX_SCENARIOS, row_key, column_key, move), ==,
                         row == 0 && column == 1);
        g_assert_false (callboard_matrix_contains (CALLBOARD_MATRIX_SCENARIOS, row_key, column_key, unrelated));
      }
  g_assert_null (callboard_matrix_get_cell (matrix, 7, 7));
}

static void
count_change (gpointer  object,
              guint    *n_changes)
{
  *n_changes += 1;
}

static void
test_updates_with_run (void)
{
  static const char *const later[][4] = {
    { "Sarah", "Refill", "Desk", "COMPLETED" },
    { "Rohan", "Refill", "Desk", "FAILED" },
    { "Sarah", "Move", "Desk", "FAILED" },
    { "Sarah", "Refill", "Line", "TIMED_OUT" },
    { "Rohan", "-", "Line", "COMPLETED" },
    { "Yumi", "Move", "Desk", "PENDING" },
  };
  g_autoptr(CallboardPlanJob) run = create_run (some, G_N_ELEMENTS (some));
  g_autoptr(CallboardPlanJob) fresh = create_run (later, G_N_ELEMENTS (later));
  CallboardMatrix *matrix = callboard_matrix_new (run, CALLBOARD_MATRIX_SCENARIOS);
  guint n_changes = 0;

  g_signal_connect (matrix, "changed", G_CALLBACK (count_change), &n_changes);
  callboard_plan_job_merge (run, fresh);
  g_assert_cmpuint (n_changes, ==, 1);
  assert_cells (matrix,
                "Refill=3 Move=2 No description=1 \n"
                "Sarah=3: 1/1/2 0/1/1 -\n"
                "Rohan=2: 0/1/1 - 1/0/1\n"
                "Yumi=1: - 0/0/1 -\n");
  g_assert_finalize_object (matrix);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matrix/cells", test_cells);
  g_test_add_func ("/matrix/other-columns", test_other_columns);
  g_test_add_func ("/matrix/find", test_contains);
  g_test_add_func ("/matrix/updates-with-run", test_updates_with_run);

  return g_test_run ();
}
