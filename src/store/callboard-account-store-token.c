/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardAccountStore that loads, stores and removes tokens in the Secret Service.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-store-private.h"
#include "callboard-account-token.h"
#include "callboard-error.h"

/* libsecret keeps using its session after the keyring was restarted, which the new keyring
 * does not know. Disconnect, so that the next attempt opens a new session. */
static void
return_keyring_error (GTask  *task,
                      GError *error)
{
  if (error->domain != CALLBOARD_ERROR)
    secret_service_disconnect ();
  g_task_return_error (task, error);
}

/* Stores or deletes a token, after what was begun before with the same account. */
static void
queue_task (GTask             *task,
            CallboardTaskFunc  func)
{
  CallboardAccountStore *self = g_task_get_source_object (task);

  callboard_task_queue_run (self->token_queue, callboard_account_get_id (g_task_get_task_data (task)),
                            task, func);
}

static void
end_queued_task (GTask *task)
{
  CallboardAccountStore *self = g_task_get_source_object (task);

  callboard_task_queue_end (self->token_queue, callboard_account_get_id (g_task_get_task_data (task)));
}

/* The attributes by which the token of an account is found. */
static GHashTable *
create_attributes (CallboardAccount *account)
{
  return secret_attributes_build (&callboard_account_token_schema,
                                  "account", callboard_account_get_id (account),
                                  "base-url", callboard_account_get_base_url (account),
                                  NULL);
}

/* Those that it is stored with: also the project that the account names, so that a person
 * who looks into the keyring can tell the accounts of one token apart. */
static GHashTable *
create_stored_attributes (CallboardAccount *account)
{
  GHashTable *attributes = create_attributes (account);
  const char *project_id = callboard_account_get_project_id (account);

  if (project_id != NULL)
    g_hash_table_replace (attributes, g_strdup ("project-id"), g_strdup (project_id));

  return attributes;
}

/* The task data of lookups and deletions in a thread. */
typedef struct
{
  GHashTable *attributes;
  gboolean    unlocks;
} TokenData;

static void
token_data_free (TokenData *data)
{
  g_hash_table_unref (data->attributes);
  g_free (data);
}

/* Returns NULL without an error if there is no token. */
static void
callboard_account_store_lookup_in_thread (GTask        *task,
                                          gpointer      source_object,
                                          gpointer      task_data,
                                          GCancellable *cancellable)
{
  TokenData *data = task_data;
  GError *error = NULL;
  char *token = callboard_account_token_lookup_sync (data->attributes, data->unlocks, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
}

static void
callboard_account_store_clear_in_thread (GTask        *task,
                                         gpointer      source_object,
                                         gpointer      task_data,
                                         GCancellable *cancellable)
{
  TokenData *data = task_data;
  GError *error = NULL;

  if (callboard_account_token_clear_sync (data->attributes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
callboard_account_store_token_loaded_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  char *token = g_task_propagate_pointer (G_TASK (result), &error);

  if (token != NULL)
    callboard_account_set_token (account, token);
  if (error != NULL)
    return_keyring_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, token != NULL);
  secret_password_free (token);
}

/* Runs in a thread: a lookup takes several D-Bus calls in sequence, while the main loop is
 * busy with the first window, or a prompt. */
static void
run_in_thread (GTask               *task,
               gboolean             unlocks,
               GAsyncReadyCallback  callback,
               GTaskThreadFunc      func)
{
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GTask) thread_task = g_task_new (NULL, g_task_get_cancellable (task), callback,
                                             g_object_ref (task));
  TokenData *data = g_new0 (TokenData, 1);

  data->attributes = create_attributes (account);
  data->unlocks = unlocks;
  g_task_set_source_tag (thread_task, run_in_thread);
  g_task_set_task_data (thread_task, data, (GDestroyNotify) token_data_free);
  g_task_run_in_thread (thread_task, func);
}

static void
load_token (CallboardAccountStore *self,
            CallboardAccount      *account,
            gboolean               unlocks,
            GCancellable          *cancellable,
            GAsyncReadyCallback    callback,
            gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_token);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);

  if (callboard_account_get_token (account) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    run_in_thread (task, unlocks, callboard_account_store_token_loaded_cb,
                   callboard_account_store_lookup_in_thread);
}

/**
 * callboard_account_store_load_token_async:
 * @self: a store
 * @account: one of its accounts
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads the token of an account from the Secret Service, without asking the user.
 */
void
callboard_account_store_load_token_async (CallboardAccountStore *self,
                                          CallboardAccount      *account,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (callboard_account_get_id (account) != NULL);

  load_token (self, account, FALSE, cancellable, callback, user_data);
}

/**
 * callboard_account_store_unlock_async:
 * @self: a store
 * @account: one of its accounts
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_account_store_load_token_finish()
 * @user_data: data for @callback
 *
 * Loads the token of an account from the Secret Service. If the keyring is locked, the user
 * is asked to unlock it.
 */
void
callboard_account_store_unlock_async (CallboardAccountStore *self,
                                      CallboardAccount      *account,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (callboard_account_get_id (account) != NULL);

  load_token (self, account, TRUE, cancellable, callback, user_data);
}

/**
 * callboard_account_store_load_token_finish:
 * @self: a store
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_KEYRING_LOCKED if the keyring is locked, or an error of libsecret
 * or GIO if the Secret Service is not available.
 *
 * Returns: whether the account has its token; %FALSE without an error if the Secret
 *   Service has none
 */
gboolean
callboard_account_store_load_token_finish (CallboardAccountStore  *self,
                                           GAsyncResult           *result,
                                           GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
callboard_account_store_token_stored_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardAccountStore *self = g_task_get_source_object (task);
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean is_stored = secret_password_store_finish (result, &error);

  end_queued_task (task);
  if (!is_stored)
    {
      if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
        g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED,
                                         _("Your keyring is locked"));
      else
        return_keyring_error (task, g_steal_pointer (&error));
      return;
    }

  g_hash_table_remove (self->unsaved, account);
  callboard_account_store_write_accounts (self);
  g_task_return_boolean (task, TRUE);
}

static void
store_token (GTask *task)
{
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = create_stored_attributes (account);
  /* Translators: the name of the token in a keyring; %s is the address of a server */
  g_autofree char *label = g_strdup_printf (_("Callboard token for %s"),
                                            callboard_account_get_base_url (account));

  secret_password_storev (&callboard_account_token_schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                          callboard_account_get_token (account), g_task_get_cancellable (task),
                          callboard_account_store_token_stored_cb, g_object_ref (task));
}

/* Stores the token of the account that is the data of @task, and completes it. */
void
callboard_account_store_queue_store (GTask *task)
{
  queue_task (task, store_token);
}

static void
callboard_account_store_token_cleared_cb (GObject      *source,
                                          GAsyncResult *result,
                                          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean is_cleared = g_task_propagate_boolean (G_TASK (result), &error);

  end_queued_task (task);
  if (is_cleared)
    g_task_return_boolean (task, TRUE);
  else
    return_keyring_error (task, error);
}

static void
clear_token (GTask *task)
{
  run_in_thread (task, TRUE, callboard_account_store_token_cleared_cb,
                 callboard_account_store_clear_in_thread);
}

/* Deletes the token of the account that is the data of @task, and completes it. */
void
callboard_account_store_queue_clear (GTask *task)
{
  queue_task (task, clear_token);
}
