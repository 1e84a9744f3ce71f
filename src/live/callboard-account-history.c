/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history as one account uses it. Keeps no more of a large live run than the
 * disk can take: while one state of it is being written, only the newest waits.
 * Made by the session, used by what it hands out.
 */

#include "config.h"

#include "callboard-history-runs.h"
#include "callboard-account-history.h"

/**
 * CallboardAccountHistory:
 *
 * Keeps what an account reads. What goes wrong is told by the `problem` of the
 * history.
 */
struct _CallboardAccountHistory
{
  GObject           parent_instance;

  CallboardHistory *history;
  char             *account;
  /* From the id of a run that is being written, owned, to the Waiting after it,
   * or NULL. */
  GHashTable       *saving;
};

G_DEFINE_FINAL_TYPE (CallboardAccountHistory, callboard_account_history, G_TYPE_OBJECT)

/* A state of a run that is to be written next. */
typedef struct
{
  CallboardPlanJob *plan_job;
  GBytes           *body;
  GDateTime        *fetched_at;
} Waiting;

typedef struct
{
  CallboardAccountHistory *self;
  char            *id;
} SaveData;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  if (waiting == NULL)
    return;

  g_object_unref (waiting->plan_job);
  g_bytes_unref (waiting->body);
  g_date_time_unref (waiting->fetched_at);
  g_free (waiting);
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
  self->saving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, waiting_free);
}

/**
 * callboard_account_history_new:
 * @history: a history
 * @account: the id of an account
 *
 * Returns: (transfer full): what keeps for that account
 */
CallboardAccountHistory *
callboard_account_history_new (CallboardHistory *history,
                               const char       *account)
{
  CallboardAccountHistory *self;

  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);
  g_return_val_if_fail (account != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_HISTORY, NULL);
  self->history = g_object_ref (history);
  self->account = g_strdup (account);

  return self;
}

/**
 * callboard_account_history_get_history:
 * @self: a keeper
 *
 * Returns: (transfer none): the history it keeps in
 */
CallboardHistory *
callboard_account_history_get_history (CallboardAccountHistory *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (self), NULL);

  return self->history;
}

/**
 * callboard_account_history_get_account:
 * @self: a keeper
 *
 * Returns: (transfer none): the id of the account it keeps for
 */
const char *
callboard_account_history_get_account (CallboardAccountHistory *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (self), NULL);

  return self->account;
}

static void save_now (CallboardAccountHistory  *self,
                      CallboardPlanJob *plan_job,
                      GBytes           *body,
                      GDateTime        *fetched_at);

static void
callboard_account_history_saved_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(SaveData) data = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  Waiting *waiting = NULL;

  if (!callboard_history_save_finish (CALLBOARD_HISTORY (source), result, &error))
    g_debug ("A run could not be kept: %s", error->message);

  g_hash_table_steal_extended (data->self->saving, data->id, (gpointer *) &id, (gpointer *) &waiting);
  if (waiting != NULL)
    save_now (data->self, waiting->plan_job, waiting->body, waiting->fetched_at);
  waiting_free (waiting);
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
  callboard_history_save_run_async (self->history, self->account, plan_job, body, fetched_at, NULL, callboard_account_history_saved_cb, data);
}

/**
 * callboard_account_history_save_run:
 * @self: a keeper
 * @plan_job: a run
 * @body: the answer of the server it is made from
 * @fetched_at: when that was
 *
 * Keeps a run, as soon as an earlier state of it is written.
 */
void
callboard_account_history_save_run (CallboardAccountHistory *self,
                                    CallboardPlanJob        *plan_job,
                                    GBytes                  *body,
                                    GDateTime               *fetched_at)
{
  const char *id;
  Waiting *waiting;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (self));
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job));
  g_return_if_fail (body != NULL);
  g_return_if_fail (fetched_at != NULL);

  id = callboard_plan_job_get_id (plan_job);
  if (!g_hash_table_contains (self->saving, id))
    {
      save_now (self, plan_job, body, fetched_at);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->plan_job = g_object_ref (plan_job);
  waiting->body = g_bytes_ref (body);
  waiting->fetched_at = g_date_time_ref (fetched_at);
  g_hash_table_insert (self->saving, g_strdup (id), waiting);
}
