/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accounts that are signed in, in use: one session for each, for every
 * window. Used by the application.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-session-manager.h"

/**
 * CallboardSessionManager:
 *
 * Hands out a session for each account of a store: one that is used in several
 * windows has one client, and asks its server once.
 */
struct _CallboardSessionManager
{
  GObject                parent_instance;

  CallboardAccountStore *store;
  CallboardHistory      *history;
  GPtrArray             *sessions;
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
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);

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
   * @self: the sessions
   * @text: a translated sentence
   *
   * Something that was to be done aside could not be done.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", CALLBOARD_TYPE_SESSION_MANAGER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
callboard_session_manager_init (CallboardSessionManager *self)
{
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_session_manager_new:
 * @store: the accounts that are signed in
 * @history: where they keep what is read
 *
 * Returns: (transfer full): their sessions, of which there are none yet
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

  return self;
}

/* --- Opening ---------------------------------------------------------------- */

static CallboardSession *
find (CallboardSessionManager *self,
      CallboardAccount        *account)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (callboard_session_get_account (g_ptr_array_index (self->sessions, i)) == account)
      return g_ptr_array_index (self->sessions, i);

  return NULL;
}

static void
callboard_session_manager_identified_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Only the title is wanted: what is wrong shows where a run is opened. */
  if (!callboard_session_identify_finish (CALLBOARD_SESSION (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The account could not be named: %s", error->message);
}

/* The account may have been opened by two windows at once. */
static CallboardSession *
ensure_session (CallboardSessionManager  *self,
                CallboardAccount         *account,
                GError                  **error)
{
  CallboardSession *session = find (self, account);

  if (session != NULL)
    return g_object_ref (session);

  session = callboard_session_new (account, error);
  if (session == NULL)
    return NULL;

  callboard_session_set_history (session, self->history);
  g_ptr_array_add (self->sessions, g_object_ref (session));
  callboard_session_identify_async (session, self->cancellable, callboard_session_manager_identified_cb, NULL);

  return session;
}

static void
callboard_session_manager_unlocked_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardSessionManager *self = g_task_get_source_object (task);
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  CallboardSession *session = NULL;

  if (callboard_account_store_load_token_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error))
    session = ensure_session (self, account, &error);
  else if (error == NULL)
    g_set_error_literal (&error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_SIGNED_IN,
                         _("Your keyring has no token for this account"));

  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * callboard_session_manager_open_async:
 * @self: the sessions
 * @account: an account of the store
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks for the session of an account, which then is the one in use.
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
  callboard_account_store_load_token_async (self->store, account, cancellable, callboard_session_manager_unlocked_cb, task);
}

/**
 * callboard_session_manager_open_finish:
 * @self: the sessions
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_NOT_SIGNED_IN where the token is gone, an error of
 * libsecret or GIO where the Secret Service cannot be asked, or one of
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

/* --- Signing in and out ----------------------------------------------------- */

static void
callboard_session_manager_saved_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_account_store_save_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error))
    return;

  g_debug ("The token could not be kept: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                 _("No keyring: the token is kept only until Callboard is closed"));
}

/**
 * callboard_session_manager_add:
 * @self: the sessions
 * @session: the session of an account that was identified just now
 *
 * Signs an account in, in place of itself where it was signed in already.
 *
 * Returns: (transfer full) (nullable): the session that it had before
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
  former_session = former != NULL ? find (self, former) : NULL;
  if (former_session != NULL)
    {
      g_object_ref (former_session);
      g_ptr_array_remove (self->sessions, former_session);
    }

  callboard_session_set_history (session, self->history);
  g_ptr_array_add (self->sessions, g_object_ref (session));
  /* Not to be given up half-way, whoever goes meanwhile. */
  callboard_account_store_save_async (self->store, account, NULL, callboard_session_manager_saved_cb, g_object_ref (self));

  return former_session;
}

static void
callboard_session_manager_forgotten_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_account_store_remove_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error))
    return;

  g_debug ("The keyring could not be asked to forget: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                 _("Your keyring could not be reached and may still hold the token"));
}

static void
callboard_session_manager_cleared_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_history_clear_finish (CALLBOARD_HISTORY (source), result, &error))
    return;

  g_debug ("The history could not be cleared: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, _("What was read with this account could not be forgotten"));
}

static void
callboard_session_manager_recordings_deleted_cb (GObject      *source,
                                                 GAsyncResult *result,
                                                 gpointer      user_data)
{
  g_autoptr(CallboardSessionManager) self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_downloader_trim_finish (CALLBOARD_DOWNLOADER (source), result, &error))
    return;

  g_debug ("Recordings could not be deleted: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, _("The recordings that were heard could not be deleted"));
}

/* Recordings are a cache, which is not parted by account: all of them go. */
static void
delete_recordings (CallboardSessionManager *self)
{
  g_autoptr(CallboardDownloader) downloader = callboard_downloader_new_in_cache ();

  callboard_downloader_trim_async (downloader, 0, NULL, callboard_session_manager_recordings_deleted_cb, g_object_ref (self));
}

/**
 * callboard_session_manager_sign_out:
 * @self: the sessions
 * @session: a session of it
 * @forgets_history: whether what was read is forgotten with it
 *
 * Forgets an account and its token; with what was read, the recordings that were
 * heard go, too.
 */
void
callboard_session_manager_sign_out (CallboardSessionManager *self,
                                    CallboardSession        *session,
                                    gboolean                 forgets_history)
{
  CallboardAccount *account;

  g_return_if_fail (CALLBOARD_IS_SESSION_MANAGER (self));
  g_return_if_fail (CALLBOARD_IS_SESSION (session));

  account = callboard_session_get_account (session);
  if (callboard_account_get_origin (account) == CALLBOARD_ACCOUNT_STORED)
    callboard_account_store_remove_async (self->store, account, NULL, callboard_session_manager_forgotten_cb, g_object_ref (self));
  if (forgets_history && callboard_account_get_id (account) != NULL)
    callboard_history_clear_async (self->history, callboard_account_get_id (account), NULL,
                                   callboard_session_manager_cleared_cb, g_object_ref (self));
  if (forgets_history)
    delete_recordings (self);
  g_ptr_array_remove (self->sessions, session);
}
