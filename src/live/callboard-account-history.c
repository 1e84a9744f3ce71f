/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of the history that belongs to one account. Created by the session, used by
 * everything that the session opens.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-history-payloads.h"
#include "callboard-history-run-search.h"
#include "callboard-history-search.h"
#include "callboard-history-transcript-list.h"
#include "callboard-history-transcript-search.h"
#include "callboard-history-verdicts.h"

/**
 * CallboardAccountHistory:
 *
 * Reads and writes the history of one account. Coalesces writes of a run: while a save is
 * in flight, only the latest state is queued. Errors of writes are reported by the
 * `problem` of the history.
 */
struct _CallboardAccountHistory
{
  GObject           parent_instance;

  CallboardHistory *history;
  char             *account;
  /* Maps the ID of a run that is being saved to the PendingSave after it, or to NULL. */
  GHashTable       *saving;
};

G_DEFINE_FINAL_TYPE (CallboardAccountHistory, callboard_account_history, G_TYPE_OBJECT)

/* The state of a run to save next. */
typedef struct
{
  CallboardPlanJob *plan_job;
  GBytes           *body;
  GDateTime        *fetched_at;
} PendingSave;

typedef struct
{
  CallboardAccountHistory *self;
  char                    *id;
} SaveData;

static void
pending_save_free (gpointer data)
{
  PendingSave *pending = data;

  if (pending == NULL)
    return;

  g_object_unref (pending->plan_job);
  g_bytes_unref (pending->body);
  g_date_time_unref (pending->fetched_at);
  g_free (pending);
}

static void
save_data_free (SaveData *data)
{
  g_object_unref (data->self);
  g_free (data->id);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveData, save_data_free)

static void
callboard_account_history_finalize (GObject *object)
{
  CallboardAccountHistory *self = CALLBOARD_ACCOUNT_HISTORY (object);

  g_clear_object (&self->history);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->saving, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_account_history_parent_class)->finalize (object);
}

static void
callboard_account_history_class_init (CallboardAccountHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_account_history_finalize;
}

static void
callboard_account_history_init (CallboardAccountHistory *self)
{
  self->saving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_save_free);
}

CallboardAccountHistory *
callboard_account_history_new (CallboardHistory *history,
                               const char       *account)
{
  CallboardAccountHistory *self;

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_HISTORY, NULL);
  self->history = g_object_ref (history);
  self->account = g_strdup (account);

  return self;
}

/* The source of a result is the history, because these functions only pass operations
 * on. */
static CallboardHistory *
get_source (GAsyncResult *result)
{
  return g_task_get_source_object (G_TASK (result));
}

/* --- Runs ------------------------------------------------------------------- */

static void save_now (CallboardAccountHistory *self,
                      CallboardPlanJob        *plan_job,
                      GBytes                  *body,
                      GDateTime               *fetched_at);

static void
callboard_account_history_saved_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(SaveData) data = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  PendingSave *pending = NULL;

  if (!callboard_history_write_finish (CALLBOARD_HISTORY (source), result, &error))
    g_debug ("Could not save a run: %s", error->message);

  g_hash_table_steal_extended (data->self->saving, data->id, (gpointer *) &id,
                               (gpointer *) &pending);
  if (pending != NULL)
    save_now (data->self, pending->plan_job, pending->body, pending->fetched_at);
  pending_save_free (pending);
}

static void
save_now (CallboardAccountHistory *self,
          CallboardPlanJob        *plan_job,
          GBytes                  *body,
          GDateTime               *fetched_at)
{
  SaveData *data = g_new0 (SaveData, 1);

  data->self = g_object_ref (self);
  data->id = g_strdup (callboard_plan_job_get_id (plan_job));
  g_hash_table_insert (self->saving, g_strdup (data->id), NULL);
  callboard_history_save_run_async (self->history, self->account, plan_job, body, fetched_at,
                                    NULL, callboard_account_history_saved_cb, data);
}

/* Saves a run, with the response it was decoded from, as soon as the save in flight for
 * the same run has ended. */
void
callboard_account_history_save_run (CallboardAccountHistory *self,
                                    CallboardPlanJob        *plan_job,
                                    GBytes                  *body,
                                    GDateTime               *fetched_at)
{
  const char *id;
  PendingSave *pending;

  id = callboard_plan_job_get_id (plan_job);
  if (!g_hash_table_contains (self->saving, id))
    {
      save_now (self, plan_job, body, fetched_at);
      return;
    }

  pending = g_new0 (PendingSave, 1);
  pending->plan_job = g_object_ref (plan_job);
  pending->body = g_bytes_ref (body);
  pending->fetched_at = g_date_time_ref (fetched_at);
  g_hash_table_insert (self->saving, g_strdup (id), pending);
}

void
callboard_account_history_load_run_async (CallboardAccountHistory *self,
                                          const char              *id,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data)
{
  callboard_history_load_run_async (self->history, self->account, id, cancellable, callback,
                                    user_data);
}

/* Returns NULL without an error if the run is not there. */
CallboardPlanJob *
callboard_account_history_load_run_finish (GAsyncResult  *result,
                                           GDateTime    **fetched_at,
                                           GError       **error)
{
  return callboard_history_load_run_finish (get_source (result), result, fetched_at, error);
}

/* --- The list of runs --------------------------------------------------------- */

/* Saves fetched runs. @oldest_at is the `createdAt` down to which the list has no gap,
 * or NULL if that has not changed. */
void
callboard_account_history_save_list (CallboardAccountHistory *self,
                                     GPtrArray               *summaries,
                                     const char              *next_cursor,
                                     gboolean                 has_more,
                                     GDateTime               *oldest_at,
                                     GDateTime               *fetched_at)
{
  callboard_history_save_list_async (self->history, self->account, summaries, next_cursor, has_more,
                                     oldest_at, fetched_at, NULL, NULL, NULL);
}

void
callboard_account_history_load_list_async (CallboardAccountHistory *self,
                                           const char              *status,
                                           GCancellable            *cancellable,
                                           GAsyncReadyCallback      callback,
                                           gpointer                 user_data)
{
  callboard_history_load_list_async (self->history, self->account, status, cancellable, callback,
                                     user_data);
}

/* Returns NULL without an error if the list is not there. */
CallboardCachedRunList *
callboard_account_history_load_list_finish (GAsyncResult  *result,
                                            GError       **error)
{
  return callboard_history_load_list_finish (get_source (result), result, error);
}

/* Loads the verdicts of runs. */
void
callboard_account_history_load_verdicts_async (CallboardAccountHistory *self,
                                               GPtrArray               *summaries,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data)
{
  callboard_history_load_verdicts_async (self->history, self->account, summaries, cancellable,
                                         callback, user_data);
}

/* Returns (transfer full) the CallboardRunVerdict that are there, by the ID of the run. */
GHashTable *
callboard_account_history_load_verdicts_finish (GAsyncResult  *result,
                                                GError       **error)
{
  return callboard_history_load_verdicts_finish (get_source (result), result, error);
}

void
callboard_account_history_save_plan_name (CallboardAccountHistory *self,
                                          const char              *plan_id,
                                          const char              *name)
{
  callboard_history_save_plan_async (self->history, self->account, plan_id, name, NULL, NULL, NULL);
}

/* --- Payloads ----------------------------------------------------------------- */

/* Saves a response of the server: @kind is such as "transcript", @subject the ID it
 * belongs to. */
void
callboard_account_history_save_payload (CallboardAccountHistory *self,
                                        const char              *kind,
                                        const char              *subject,
                                        GBytes                  *body,
                                        GDateTime               *fetched_at)
{
  callboard_history_save_payload_async (self->history, self->account, kind, subject, body,
                                        fetched_at, NULL, NULL, NULL);
}

void
callboard_account_history_load_payload_async (CallboardAccountHistory *self,
                                              const char              *kind,
                                              const char              *subject,
                                              GCancellable            *cancellable,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 user_data)
{
  callboard_history_load_payload_async (self->history, self->account, kind, subject, cancellable,
                                        callback, user_data);
}

/* Returns NULL without an error if the payload is not there. */
GBytes *
callboard_account_history_load_payload_finish (GAsyncResult  *result,
                                               GDateTime    **fetched_at,
                                               GError       **error)
{
  return callboard_history_load_payload_finish (get_source (result), result, fetched_at, error);
}

/* --- Search ------------------------------------------------------------------- */

/* Searches the simulations. */
void
callboard_account_history_search_async (CallboardAccountHistory *self,
                                        const char              *text,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data)
{
  callboard_history_search_async (self->history, self->account, text, cancellable, callback,
                                  user_data);
}

/* Searches the list of runs. */
void
callboard_account_history_search_runs_async (CallboardAccountHistory *self,
                                             const char              *text,
                                             GCancellable            *cancellable,
                                             GAsyncReadyCallback      callback,
                                             gpointer                 user_data)
{
  callboard_history_search_runs_async (self->history, self->account, text, cancellable, callback,
                                       user_data);
}

/* Returns (transfer full) an array of CallboardPlanJobSummary. */
GPtrArray *
callboard_account_history_search_runs_finish (GAsyncResult  *result,
                                              GError       **error)
{
  return callboard_history_search_runs_finish (get_source (result), result, error);
}

/* Returns (transfer full) an array of CallboardHistoryMatch. */
GPtrArray *
callboard_account_history_search_finish (GAsyncResult  *result,
                                         GError       **error)
{
  return callboard_history_search_finish (get_source (result), result, error);
}

/* Searches what was said in the calls of a run, or of all runs if @run_id is NULL. */
void
callboard_account_history_search_transcripts_async (CallboardAccountHistory *self,
                                                    const char              *run_id,
                                                    const char              *text,
                                                    GCancellable            *cancellable,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data)
{
  callboard_history_search_transcripts_async (self->history, self->account, run_id, text, cancellable,
                                              callback, user_data);
}

/* Returns (transfer full) an array of CallboardTranscriptMatch. */
GPtrArray *
callboard_account_history_search_transcripts_finish (GAsyncResult  *result,
                                                     GError       **error)
{
  return callboard_history_search_transcripts_finish (get_source (result), result, error);
}

/* Lists the calls of a run whose transcripts are stored. */
void
callboard_account_history_list_transcripts_async (CallboardAccountHistory *self,
                                                  const char              *run_id,
                                                  GCancellable            *cancellable,
                                                  GAsyncReadyCallback      callback,
                                                  gpointer                 user_data)
{
  callboard_history_list_transcripts_async (self->history, self->account, run_id, cancellable, callback,
                                            user_data);
}

/* Returns (transfer full) an array of call IDs. */
GPtrArray *
callboard_account_history_list_transcripts_finish (GAsyncResult  *result,
                                                   GError       **error)
{
  return callboard_history_list_transcripts_finish (get_source (result), result, error);
}

/* Finds the run of a simulation. */
void
callboard_account_history_find_run_async (CallboardAccountHistory *self,
                                          const char              *simulation_id,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data)
{
  callboard_history_find_run_async (self->history, self->account, simulation_id,
                                    cancellable, callback, user_data);
}

/* Returns NULL without an error if the run is not there. */
char *
callboard_account_history_find_run_finish (GAsyncResult  *result,
                                           GError       **error)
{
  return callboard_history_find_run_finish (get_source (result), result, error);
}
