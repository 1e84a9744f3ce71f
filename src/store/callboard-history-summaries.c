/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads the rows of the table `run`: the run summaries. Each field of
 * CallboardPlanJobSummary has a column named after its property, so that a new field only
 * needs a step in callboard-history-schema.c. Used by the workers of CallboardHistory.
 */

#include "config.h"

#include "callboard-history-private.h"
#include "callboard-history-verdicts.h"

/* "plan_id" for the field "plan-id", in the order of the fields. */
static GStrv
dup_columns (CallboardApiObjectClass *klass)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    g_strv_builder_take (builder, g_strdelimit (g_strdup (klass->fields[i].property), "-", '_'));

  return g_strv_builder_end (builder);
}

/* What stands for an unknown value in a column that is never NULL. */
static const char *
get_unknown_text (const CallboardField *field)
{
  return field->kind == CALLBOARD_FIELD_TIME ? "0" : "''";
}

/* --- Saving ----------------------------------------------------------------- */

/* A run and its row in the list do not include the same optional fields, so an unknown value
 * keeps the saved one; except times, which both include. */
static sqlite3_stmt *
prepare_save (CallboardDatabase        *database,
              CallboardApiObjectClass  *klass,
              GError                  **error)
{
  g_auto(GStrv) columns = dup_columns (klass);
  g_autofree char *names = g_strjoinv (", ", columns);
  g_autoptr(GString) values = g_string_new ("?, ?");
  g_autoptr(GString) updates =
    g_string_new ("progress = iif (excluded.progress < 0, progress, excluded.progress)");
  g_autofree char *text = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      gboolean overwrites =
        field->presence == CALLBOARD_FIELD_IDENTITY || field->kind == CALLBOARD_FIELD_TIME;

      if (field->presence == CALLBOARD_FIELD_EXPECTED)
        {
          g_string_append_printf (values, ", ifnull (?, %s)", get_unknown_text (field));
          g_string_append_printf (updates, ", %1$s = ifnull (nullif (excluded.%1$s, %2$s), %1$s)",
                                  columns[i], get_unknown_text (field));
          continue;
        }
      g_string_append (values, ", ?");
      if (overwrites)
        g_string_append_printf (updates, ", %1$s = excluded.%1$s", columns[i]);
      else
        g_string_append_printf (updates, ", %1$s = ifnull (excluded.%1$s, %1$s)", columns[i]);
    }
  text = g_strdup_printf ("INSERT INTO run (account, progress, %s) VALUES (%s)"
                          "  ON CONFLICT (account, id) DO UPDATE SET %s",
                          names, values->str, updates->str);

  return callboard_database_prepare (database, text, error);
}

static void
bind_fields (sqlite3_stmt            *statement,
             int                      first,
             CallboardPlanJobSummary *summary)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (summary);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *property = klass->fields[i].property;
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), property);
      g_auto(GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (summary), property, &value);
      /* The default means unknown. */
      if (g_param_value_defaults (pspec, &value))
        sqlite3_bind_null (statement, first + (int) i);
      else
        callboard_statement_bind_value (statement, first + (int) i, &value);
    }
}

/**
 * callboard_history_save_summaries: (skip)
 * @database: a connection for writing
 * @account: the account ID
 * @summaries: (array length=n_summaries): runs
 * @n_summaries: their number
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Saves the summaries of runs.
 *
 * Returns: whether they were saved
 */
gboolean
callboard_history_save_summaries (CallboardDatabase        *database,
                                  const char               *account,
                                  CallboardPlanJobSummary **summaries,
                                  guint                     n_summaries,
                                  GError                  **error)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (CALLBOARD_TYPE_PLAN_JOB_SUMMARY);
  g_autoptr(sqlite3_stmt) statement =
    prepare_save (database, CALLBOARD_API_OBJECT_CLASS (klass), error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_summaries; i++)
    {
      callboard_statement_bind_text (statement, 1, account);
      sqlite3_bind_double (statement, 2, callboard_plan_job_summary_get_progress (summaries[i]));
      bind_fields (statement, 3, summaries[i]);
      if (!callboard_database_run_statement (database, statement, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Loading ---------------------------------------------------------------- */

static sqlite3_stmt *
prepare_load (CallboardDatabase        *database,
              CallboardApiObjectClass  *klass,
              GError                  **error)
{
  g_auto(GStrv) columns = dup_columns (klass);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].presence == CALLBOARD_FIELD_EXPECTED)
      g_string_append_printf (names, ", nullif (run.%s, %s)", columns[i],
                              get_unknown_text (&klass->fields[i]));
    else
      g_string_append_printf (names, ", run.%s", columns[i]);

  text = g_strdup_printf (
    "SELECT progress, plan.name, " CALLBOARD_HISTORY_VERDICT_COLUMNS "%s"
    "  FROM run JOIN list USING (account)"
    "  LEFT JOIN plan ON plan.account = run.account AND plan.id = run.plan_id"
    "  LEFT JOIN verdict ON verdict.account = run.account AND verdict.run_id = run.id"
    "    AND " CALLBOARD_HISTORY_VERDICT_MATCHES ("run.ended_at")
    "  WHERE run.account = ?1 AND (created_at >= oldest_at OR created_at = 0)"
    "  AND (?2 IS NULL OR status = ?2)"
    "  ORDER BY created_at DESC LIMIT ?3", names->str);

  return callboard_database_prepare (database, text, error);
}

/* Returns FALSE if the ID has no valid value. */
static gboolean
load_fields (CallboardPlanJobSummary *summary,
             sqlite3_stmt            *row,
             int                      first)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (summary);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), field->property);
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      if (callboard_statement_get_value (row, first + (int) i, &value) &&
          g_param_value_is_valid (pspec, &value))
        callboard_api_object_set_field (CALLBOARD_API_OBJECT (summary), field, &value);
      else if (field->presence == CALLBOARD_FIELD_IDENTITY)
        return FALSE;
    }

  return TRUE;
}

/* NULL for a row that is not valid, which is skipped. */
static CallboardPlanJobSummary *
create_summary (sqlite3_stmt *row)
{
  g_autoptr(CallboardPlanJobSummary) summary = g_object_new (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, NULL);
  g_autoptr(CallboardRunVerdict) verdict = callboard_history_create_verdict (row, 2);
  double progress = sqlite3_column_double (row, 0);

  if (!load_fields (summary, row, 2 + CALLBOARD_HISTORY_N_VERDICT_COLUMNS))
    return NULL;

  callboard_plan_job_summary_set_progress (summary, progress >= 0 && progress <= 1 ? progress : -1);
  callboard_plan_job_summary_set_plan_name (summary, callboard_statement_get_text (row, 1));
  callboard_plan_job_summary_set_verdict (summary, verdict);

  return g_steal_pointer (&summary);
}

/**
 * callboard_history_load_summaries: (skip)
 * @database: a connection
 * @account: the account ID
 * @status: (nullable): only runs with this `status`
 * @max: the maximum number of runs
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Loads the list of runs, newest first, down to the first gap.
 *
 * Returns: (transfer full) (nullable) (element-type CallboardPlanJobSummary): runs
 */
GPtrArray *
callboard_history_load_summaries (CallboardDatabase  *database,
                                  const char         *account,
                                  const char         *status,
                                  guint               max,
                                  GError            **error)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (CALLBOARD_TYPE_PLAN_JOB_SUMMARY);
  g_autoptr(sqlite3_stmt) statement =
    prepare_load (database, CALLBOARD_API_OBJECT_CLASS (klass), error);
  g_autoptr(GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);
  int result;

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, status);
  sqlite3_bind_int64 (statement, 3, max);
  while ((result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    {
      CallboardPlanJobSummary *summary = create_summary (statement);

      if (summary != NULL)
        g_ptr_array_add (summaries, summary);
    }

  return result == SQLITE_DONE ? g_steal_pointer (&summaries) : NULL;
}
