/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Synchronous wrappers around the history, for its tests.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "history-support.h"
#include "wait.h"

/**
 * history_support_create_folder:
 *
 * Returns: (transfer full): an empty folder
 */
char *
history_support_create_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("callboard-history-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/**
 * history_support_remove_folder:
 * @folder: (transfer full): a folder of files
 *
 * Removes the folder and its files.
 */
void
history_support_remove_folder (char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

/**
 * history_support_dup_path:
 * @folder: a folder
 *
 * Returns: (transfer full): the path of the history in @folder
 */
char *
history_support_dup_path (const char *folder)
{
  return g_build_filename (folder, "history.sqlite", NULL);
}

/**
 * history_support_create_body:
 * @id: the ID of a run
 * @status: its status
 * @persona: the name of the persona of its only simulation
 *
 * Returns: (transfer full): a response with that run
 */
GBytes *
history_support_create_body (const char *id,
                             const char *status,
                             const char *persona)
{
  char *text = g_strdup_printf (
    "{\"data\":{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"plan-1\",\"status\":\"%s\","
    "\"createdAt\":\"2026-01-05T10:00:00.123456Z\",\"simulationJobs\":[{\"simulationJobId\":\"%s-simulation\","
    "\"status\":\"COMPLETED\",\"processingStatus\":\"COMPLETED\",\"createdAt\":\"2026-01-05T10:00:01Z\","
    "\"callId\":\"0c1d2e3f-call\",\"roarkPhoneNumber\":\"+15550100042\","
    "\"persona\":{\"id\":\"p-1\",\"name\":\"%s\",\"language\":\"EN\",\"accent\":\"US\",\"gender\":\"FEMALE\","
    "\"backgroundNoise\":\"NONE\",\"speechPace\":\"NORMAL\",\"speechClarity\":\"CLEAR\",\"hasDisfluencies\":false,"
    "\"baseEmotion\":\"CALM\",\"intentClarity\":\"CLEAR\",\"confirmationStyle\":\"EXPLICIT\","
    "\"memoryReliability\":\"HIGH\",\"properties\":{},\"createdAt\":\"2026-01-01T00:00:00Z\","
    "\"updatedAt\":\"2026-01-01T00:00:00Z\"},"
    "\"scenario\":{\"id\":\"s-1\",\"description\":\"Books a table for the evening\"},"
    "\"agentEndpoint\":{\"id\":\"e-1\",\"name\":\"Front desk line\",\"type\":\"PHONE\",\"phoneNumber\":\"+15550100001\"}}]}}",
    id, status, id, persona);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * history_support_save_run:
 * @history: a history
 * @account: an account
 * @body: a response with a run
 * @fetched_at: the time it was fetched, in seconds since the epoch
 * @error: return location for an error
 *
 * Saves a run and waits for the result.
 *
 * Returns: whether the run was saved
 */
gboolean
history_support_save_run (CallboardHistory  *history,
                          const char        *account,
                          GBytes            *body,
                          gint64             fetched_at,
                          GError           **error)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (fetched_at);
  g_autoptr(CallboardPlanJob) plan_job = callboard_plan_job_decode (body, NULL);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_nonnull (plan_job);
  callboard_history_save_run_async (history, account, plan_job, body, time, NULL, test_store_result, &result);

  return callboard_history_write_finish (history, test_wait_for_result (&result), error);
}

/**
 * history_support_load_run:
 * @history: a history
 * @account: an account
 * @id: the ID of a run
 * @fetched_at: (out) (optional): the time it was fetched
 * @error: return location for an error
 *
 * Loads a run and waits for it.
 *
 * Returns: (transfer full) (nullable): the run, if the history contains it
 */
CallboardPlanJob *
history_support_load_run (CallboardHistory  *history,
                          const char        *account,
                          const char        *id,
                          GDateTime        **fetched_at,
                          GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GDateTime) time = NULL;
  CallboardPlanJob *plan_job;

  callboard_history_load_run_async (history, account, id, NULL, test_store_result, &result);
  plan_job = callboard_history_load_run_finish (history, test_wait_for_result (&result), &time, error);
  if (fetched_at != NULL)
    *fetched_at = g_steal_pointer (&time);

  return plan_job;
}

/**
 * history_support_dup_persona:
 * @plan_job: a run of history_support_create_body()
 *
 * Returns: (transfer full): the name of its persona
 */
char *
history_support_dup_persona (CallboardPlanJob *plan_job)
{
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);

  g_assert_nonnull (simulation);

  return g_strdup (callboard_persona_get_name (callboard_simulation_job_get_persona (simulation)));
}

/**
 * history_support_search:
 * @history: a history
 * @account: an account
 * @text: the text to search for
 *
 * Searches the history and waits for the result.
 *
 * Returns: (transfer full): the IDs of the simulations found, separated by commas
 */
char *
history_support_search (CallboardHistory *history,
                        const char       *account,
                        const char       *text)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  callboard_history_search_async (history, account, text, NULL, test_store_result, &result);
  matches = callboard_history_search_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "",
                            callboard_history_match_get_simulation_id (g_ptr_array_index (matches, i)));

  return g_string_free_and_steal (g_steal_pointer (&ids));
}

/**
 * history_support_measure:
 * @history: a history
 *
 * Returns: the size of its file in bytes
 */
gint64
history_support_measure (CallboardHistory *history)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gint64 size;

  callboard_history_get_size_async (history, NULL, test_store_result, &result);
  size = callboard_history_get_size_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);

  return size;
}

/**
 * history_support_clear:
 * @history: a history
 * @account: (nullable): an account; %NULL for all
 *
 * Clears the history and waits.
 */
void
history_support_clear (CallboardHistory *history,
                       const char       *account)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  callboard_history_clear_async (history, account, NULL, test_store_result, &result);
  g_assert_true (callboard_history_write_finish (history, test_wait_for_result (&result), &error));
  g_assert_no_error (error);
}

/**
 * history_support_close:
 * @history: (transfer full): a history
 *
 * Closes the history and waits until it is finalized.
 */
void
history_support_close (CallboardHistory *history)
{
  /* Pending operations hold a reference. */
  callboard_history_close (history);
  test_wait_finalized (history);
}
