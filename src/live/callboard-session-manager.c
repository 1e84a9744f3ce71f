/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sessions of all signed-in accounts, shared by all windows. Used by the application.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-store.h"
#include "callboard-downloader.h"
#include "callboard-error.h"
#include "callboard-history.h"
#include "callboard-session-manager.h"

/**
 * CallboardSessionManager:
 *
 * A set of sessions, one per account of a store, so that windows that show the same
 * account share a client.
 */
struct _CallboardSessionManager
{
  GObject                parent_instance;

  CallboardAccountStore *store;
  CallboardHistory      *history;
  /* NULL if nothing is fetched in the background. */
  CallboardFetchPolicy  *fetch_policy;
  GPtrArray             *sessions;
  /* Those whose keyring the user is being asked to unlock, each with its GCancellable. */
  GHashTable            *unlocking;
  GCancellable          *cancellable;
};

G_DEFINE_FINAL_TYPE (CallboardSessionManager, callboard_session_manager, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_session_manager_dispose (GObject *object)
{
  CallboardSessionManager *self = CALLBOARD_SESSION_MANAGER (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->sessions, 0);

  G_OBJECT_CLASS (callboard_session_manager_parent_class)->dispose (object);
}

static void
callboard_session_manager_finalize (GObject *object)
{
  CallboardSessionManager *self = CALLBOARD_SESSION_MANAGER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->history);
  g_clear_object (&self->fetch_policy);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->unlocking, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_session_manager_parent_class)->finalize (object);
}

static void
callboard_session_manager_class_init (CallboardSessionManagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_session_manager_dispose;
  object_class->finalize = callboard_session_manager_finalize;

  /**
   * CallboardSessionManager::failed:
   * @self: a session manager
   * @text: a translated sentence
   *
   * Emitted when an operation in the background has failed.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", CALLBOARD_TYPE_SESSION_MANAGER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
callboard_session_manager_init (CallboardSessionManager *self)
{
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  self->unlocking = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->cancellable = g_cancellable_new ();
}

static void
callboard_session_manager_settings_lost_cb (CallboardSessionManager *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                 _("Your settings cannot be saved: this account is only stored until you quit Callboard"));
}

/**
 * callboard_session_manager_new:
 * @store: the accounts
 * @history: the history that their data is cached in
 *
 * Returns: (transfer full): a session manager without sessions
 */
CallboardSessionManager *
callboard_session_manager_new (CallboardAccountStore *store,
                               CallboardHistory      *history)
{
  CallboardSessionManager *self;

  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_STORE (store), NULL);
  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);

  self = g_object_new (CALLBOARD_TYPE_SESSION_MANAGER, NULL);
  self->store = g_object_ref (store);
  self->history = g_object_ref (history);
  g_signal_connect_object (store, "settings-lost", G_CALLBACK (callboard_session_manager_settings_lost_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_session_manager_set_fetch_policy:
 * @self: a session manager without sessions
 * @fetch_policy: whether data may be fetched in the background
 *
 * Sets the policy of all sessions, which share its limit.
 */
void
callboard_session_manager_set_fetch_policy (CallboardSessionManager *self,
                                            CallboardFetchPolicy    *fetch_policy)
{
  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_FETCH_POLICY (fetch_policy));

  g_set_object (&self->fetch_policy, fetch_policy);
}

static void
set_up_session (CallboardSessionManager *self,
                CallboardSession        *session)
{
  callboard_session_set_history (session, self->history);
  if (self->fetch_policy != NULL)
    callboard_session_set_fetch_policy (session, self->fetch_policy);
}

/* --- Opening ---------------------------------------------------------------- */

static CallboardSession *
find_session (CallboardSessionManager *self,
              CallboardAccount        *account)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (callboard_session_get_account (g_ptr_array_index (self->sessions, i)) == account)
      return g_ptr_array_index (self->sessions, i);

  return NULL;
}

/* Two windows may open the same account concurrently. */
static CallboardSession *
ensure_session (CallboardSessionManager  *self,
                CallboardAccount         *account,
                GError                  **error)
{
  CallboardSession *session = find_session (self, account);

  if (session != NULL)
    return g_object_ref (session);

  session = callboard_session_new (account, error);
  if (session == NULL)
    return NULL;

  set_up_session (self, session);
  g_ptr_array_add (self->sessions, g_object_ref (session));
  /* Only updates the title: an error is shown when a run is opened. */
  if (!callboard_session_get_locked (session))
    callboard_session_identify_async (session, self->cancellable, NULL, NULL);

  return session;
}

static void
set_no_token_error (GError **error)
{
  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_SIGNED_IN,
                       _("Your keyring has no token for this account"));
}

static void
callboard_session_manager_token_loaded_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardSessionManager *self = g_task_get_source_object (task);
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  CallboardSession *session = NULL;

  if (callboard_account_store_load_token_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED))
    g_clear_error (&error);
  else if (error == NULL)
    set_no_token_error (&error);

  if (error == NULL)
    session = ensure_session (self, account, &error);

  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * callboard_session_manager_open_async:
 * @self: a session manager
 * @account: an account of the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when the session is open
 * @user_data: data for @callback
 *
 * Loads the token of an account, makes it the current one and opens its session, which is
 * locked if the keyring is.
 */
void
callboard_session_manager_open_async (CallboardSessionManager *self,
                                      CallboardAccount        *account,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_session_manager_open_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  callboard_account_store_set_current (self->store, account);
  callboard_account_store_load_token_async (self->store, account, cancellable,
                                            callboard_session_manager_token_loaded_cb, task);
}

/**
 * callboard_session_manager_open_finish:
 * @self: a session manager
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_NOT_SIGNED_IN if the keyring has no token, an error of
 * libsecret or GIO if the Secret Service is unavailable, or an error of
 * callboard_session_new().
 *
 * Returns: (transfer full) (nullable): the session
 */
CallboardSession *
callboard_session_manager_open_finish (CallboardSessionManager  *self,
                                       GAsyncResult             *result,
                                       GError                  **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The task data of unlocking. */
typedef struct
{
  CallboardSession *session;
  /* Also canceled by that of the caller. */
  GCancellable     *cancellable;
  gulong            cancelled_id;
} UnlockData;

static void
unlock_data_free (UnlockData *data)
{
  g_object_unref (data->session);
  g_object_unref (data->cancellable);
  g_free (data);
}

static void
callboard_session_manager_unlocked_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardSessionManager *self = g_task_get_source_object (task);
  UnlockData *data = g_task_get_task_data (task);
  GError *error = NULL;

  g_cancellable_disconnect (g_task_get_cancellable (task), data->cancelled_id);
  /* It may have been canceled and begun anew. */
  if (g_hash_table_lookup (self->unlocking, data->session) == data->cancellable)
    g_hash_table_remove (self->unlocking, data->session);
  if (!callboard_account_store_load_token_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error) &&
      error == NULL)
    set_no_token_error (&error);
  if (error == NULL && !g_cancellable_set_error_if_cancelled (data->cancellable, &error) &&
      callboard_session_get_locked (data->session) && callboard_session_unlock (data->session, &error))
    callboard_session_identify_async (data->session, self->cancellable, NULL, NULL);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
callboard_session_manager_unlock_cancelled_cb (GCancellable *cancellable,
                                               gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * callboard_session_manager_unlock_async:
 * @self: a session manager
 * @session: a locked session
 * @cancellable: (nullable): a cancellable
 * @callback: called when the keyring is unlocked or stays locked
 * @user_data: data for @callback
 *
 * Asks the user to unlock the keyring, and unlocks a session. Fails with
 * %G_IO_ERROR_PENDING if the user is being asked. Signing out cancels it.
 */
void
callboard_session_manager_unlock_async (CallboardSessionManager *self,
                                        CallboardSession        *session,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  UnlockData *data;

  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_SESSION (session));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_session_manager_unlock_async);
  if (g_hash_table_contains (self->unlocking, session))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Already unlocking");
      return;
    }

  data = g_new0 (UnlockData, 1);
  data->session = g_object_ref (session);
  data->cancellable = g_cancellable_new ();
  g_task_set_task_data (task, data, (GDestroyNotify) unlock_data_free);
  if (cancellable != NULL)
    data->cancelled_id =
      g_cancellable_connect (cancellable, G_CALLBACK (callboard_session_manager_unlock_cancelled_cb),
                             g_object_ref (data->cancellable), g_object_unref);
  g_hash_table_insert (self->unlocking, g_object_ref (session), g_object_ref (data->cancellable));
  callboard_account_store_unlock_async (self->store, callboard_session_get_account (session),
                                        data->cancellable, callboard_session_manager_unlocked_cb,
                                        g_object_ref (task));
}

/**
 * callboard_session_manager_cancel_unlock:
 * @self: a session manager
 * @session: a session
 *
 * Stops asking the user to unlock the keyring for a session, if that is being done. The user
 * can be asked anew at once: a prompt that got lost must not be waited for.
 */
void
callboard_session_manager_cancel_unlock (CallboardSessionManager *self,
                                         CallboardSession        *session)
{
  GCancellable *cancellable;

  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_SESSION (session));

  cancellable = g_hash_table_lookup (self->unlocking, session);
  if (cancellable == NULL)
    return;

  g_cancellable_cancel (cancellable);
  g_hash_table_remove (self->unlocking, session);
}

/**
 * callboard_session_manager_unlock_finish:
 * @self: a session manager
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_KEYRING_LOCKED if the keyring stays locked,
 * %CALLBOARD_ERROR_NOT_SIGNED_IN if it has no token, %G_IO_ERROR_CANCELLED after
 * callboard_session_manager_cancel_unlock() or signing out, or an error of libsecret or GIO.
 *
 * Returns: whether the session is unlocked
 */
gboolean
callboard_session_manager_unlock_finish (CallboardSessionManager  *self,
                                         GAsyncResult             *result,
                                         GError                  **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Signing in and out ----------------------------------------------------- */

static void
report_failure (CallboardSessionManager *self,
                const GError            *error,
                const char              *text)
{
  g_debug ("%s: %s", text, error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, text);
}

static void
callboard_session_manager_saved_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_account_store_save_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error))
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    callboard_session_manager_settings_lost_cb (self);
  else
    report_failure (self, error,
                    g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED)
                      ? _("Your keyring is locked: the token is only stored until you quit Callboard")
                      : _("No keyring: the token is only stored until you quit Callboard"));
}

/**
 * callboard_session_manager_add:
 * @self: a session manager
 * @session: the session of an identified account
 *
 * Signs an account in. Replaces its session if it is signed in already.
 *
 * Returns: (transfer full) (nullable): the replaced session
 */
CallboardSession *
callboard_session_manager_add (CallboardSessionManager *self,
                               CallboardSession        *session)
{
  CallboardAccount *account;
  CallboardAccount *former;
  CallboardSession *former_session;

  g_return_val_if_fail (CALLBOARD_IS_SESSION_MANAGER (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  account = callboard_session_get_account (session);
  former = callboard_account_store_find (self->store, callboard_account_get_id (account));
  former_session = former != NULL ? find_session (self, former) : NULL;
  if (former_session != NULL)
    {
      g_object_ref (former_session);
      callboard_session_manager_cancel_unlock (self, former_session);
      callboard_session_stop_fetching (former_session);
      g_ptr_array_remove (self->sessions, former_session);
    }

  set_up_session (self, session);
  g_ptr_array_add (self->sessions, g_object_ref (session));
  /* Not cancellable: the token must be stored even if the window is closed. */
  callboard_account_store_save_async (self->store, account, NULL,
                                      callboard_session_manager_saved_cb, g_object_ref (self));

  return former_session;
}

static void
callboard_session_manager_token_deleted_cb (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!callboard_account_store_remove_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error))
    report_failure (self, error, _("The token could not be deleted from your keyring"));
}

static void
callboard_session_manager_history_cleared_cb (GObject      *source,
                                              GAsyncResult *result,
                                              gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!callboard_history_write_finish (CALLBOARD_HISTORY (source), result, &error))
    report_failure (self, error, _("The history of this account could not be deleted"));
}

static void
callboard_session_manager_recordings_deleted_cb (GObject      *source,
                                                 GAsyncResult *result,
                                                 gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!callboard_downloader_trim_finish (result, &error))
    report_failure (self, error, _("The recordings could not be deleted"));
}

/**
 * callboard_session_manager_sign_out:
 * @self: a session manager
 * @session: a session of @self
 * @deletes_history: whether the history of the account and the recordings are deleted too
 *
 * Signs an account out and deletes its token.
 */
void
callboard_session_manager_sign_out (CallboardSessionManager *self,
                                    CallboardSession        *session,
                                    gboolean                 deletes_history)
{
  CallboardAccount *account;

  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_SESSION (session));

  account = callboard_session_get_account (session);
  callboard_session_manager_cancel_unlock (self, session);
  callboard_session_stop_fetching (session);
  if (callboard_account_get_origin (account) == CALLBOARD_ACCOUNT_STORED)
    callboard_account_store_remove_async (self->store, account, NULL,
                                          callboard_session_manager_token_deleted_cb,
                                          g_object_ref (self));
  if (deletes_history && callboard_account_get_id (account) != NULL)
    callboard_history_clear_async (self->history, callboard_account_get_id (account), NULL,
                                   callboard_session_manager_history_cleared_cb,
                                   g_object_ref (self));
  if (deletes_history)
    {
      g_autoptr(CallboardDownloader) downloader = callboard_downloader_new_in_cache (callboard_clock_get_default ());

      /* The recordings of all accounts: the cache does not separate them. */
      callboard_downloader_trim_async (downloader, 0, NULL,
                                       callboard_session_manager_recordings_deleted_cb,
                                       g_object_ref (self));
    }
  g_ptr_array_remove (self->sessions, session);
}
