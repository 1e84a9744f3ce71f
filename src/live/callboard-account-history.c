/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of the history that belongs to one account. Created by the session, used by
 * everything that the session opens.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-history-runs.h"

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

  if (!callboard_history_save_finish (CALLBOARD_HISTORY (source), result, &error))
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
