/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves accounts in GSettings and their tokens in the Secret Service, which libsecret
 * reaches through the portal inside Flatpak. Used by CallboardSessionManager.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-store-private.h"

#define KEY_CURRENT "account"

enum
{
  SIGNAL_SETTINGS_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CallboardAccountStore, callboard_account_store, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_account_store_finalize (GObject *object)
{
  CallboardAccountStore *self = CALLBOARD_ACCOUNT_STORE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->unsaved, g_hash_table_unref);
  g_clear_pointer (&self->written, g_variant_unref);
  g_clear_pointer (&self->token_queue, callboard_task_queue_free);

  G_OBJECT_CLASS (callboard_account_store_parent_class)->finalize (object);
}

static void
callboard_account_store_class_init (CallboardAccountStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_account_store_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_ACCOUNT;

  /**
   * CallboardAccountStore::settings-lost:
   * @self: a store
   *
   * Emitted when accounts turn out not to be saved, after all.
   */
  signals[SIGNAL_SETTINGS_LOST] =
    g_signal_new ("settings-lost", CALLBOARD_TYPE_ACCOUNT_STORE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_account_store_init (CallboardAccountStore *self)
{
  self->accounts = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
  self->unsaved = g_hash_table_new (NULL, NULL);
  self->token_queue = callboard_task_queue_new ();
}

static guint
find_position (CallboardAccountStore *self,
               const char            *id)
{
  guint position = 0;

  while (position < self->accounts->len &&
         g_strcmp0 (callboard_account_get_id (g_ptr_array_index (self->accounts, position)),
                    id) != 0)
    position++;

  return position;
}

/* Replaces an account with the same ID. */
void
callboard_account_store_add (CallboardAccountStore *self,
                             CallboardAccount      *account)
{
  guint position = find_position (self, callboard_account_get_id (account));
  guint n_removed = position < self->accounts->len ? 1 : 0;

  if (n_removed > 0)
    {
      CallboardAccount *previous = g_ptr_array_index (self->accounts, position);

      if (previous == account)
        return;
      g_signal_handlers_disconnect_by_data (previous, self);
      g_hash_table_remove (self->unsaved, previous);
      g_ptr_array_remove_index (self->accounts, position);
    }
  g_ptr_array_insert (self->accounts, (int) position, g_object_ref (account));
  g_signal_connect_object (account, "notify::title", G_CALLBACK (callboard_account_store_write_accounts), self,
                           G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, 1);
}

static void
remove_account (CallboardAccountStore *self,
                const char            *id)
{
  guint position = find_position (self, id);
  CallboardAccount *account;

  if (position == self->accounts->len)
    return;

  account = g_ptr_array_index (self->accounts, position);
  g_signal_handlers_disconnect_by_data (account, self);
  g_hash_table_remove (self->unsaved, account);
  g_ptr_array_remove_index (self->accounts, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The settings took the value back: dconf finds out later that it cannot write. */
static void
callboard_account_store_settings_changed_cb (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = g_settings_get_value (self->settings, CALLBOARD_ACCOUNT_STORE_KEY);

  if (self->written == NULL || g_variant_equal (accounts, self->written) ||
      g_variant_n_children (accounts) >= g_variant_n_children (self->written))
    return;

  g_clear_pointer (&self->written, g_variant_unref);
  g_signal_emit (self, signals[SIGNAL_SETTINGS_LOST], 0);
}

/**
 * callboard_account_store_new:
 * @settings: the settings of Callboard
 *
 * Returns: (transfer full): a store with the saved accounts
 */
CallboardAccountStore *
callboard_account_store_new (GSettings *settings)
{
  CallboardAccountStore *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_STORE, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" CALLBOARD_ACCOUNT_STORE_KEY,
                           G_CALLBACK (callboard_account_store_settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_account_store_read_accounts (self);

  return self;
}

/**
 * callboard_account_store_find:
 * @self: a store
 * @id: an account ID
 *
 * Returns: (transfer none) (nullable): the account with this ID
 */
CallboardAccount *
callboard_account_store_find (CallboardAccountStore *self,
                              const char            *id)
{
  guint position;

  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  position = find_position (self, id);

  return position < self->accounts->len ? g_ptr_array_index (self->accounts, position) : NULL;
}

/**
 * callboard_account_store_get_current:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the account that was used last, or any account if
 *   it was removed; %NULL if there is no account
 */
CallboardAccount *
callboard_account_store_get_current (CallboardAccountStore *self)
{
  g_autofree char *id = NULL;
  CallboardAccount *account;

  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self), NULL);

  id = g_settings_get_string (self->settings, KEY_CURRENT);
  account = callboard_account_store_find (self, id);
  if (account == NULL && self->accounts->len > 0)
    account = g_ptr_array_index (self->accounts, 0);

  return account;
}

/**
 * callboard_account_store_set_current:
 * @self: a store
 * @account: one of its accounts
 *
 * Saves which account is in use.
 */
void
callboard_account_store_set_current (CallboardAccountStore *self,
                                     CallboardAccount      *account)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (callboard_account_get_id (account) != NULL);

  g_settings_set_string (self->settings, KEY_CURRENT, callboard_account_get_id (account));
}

/**
 * callboard_account_store_save_async:
 * @self: a store
 * @account: an account with an ID and a token
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Adds an account and makes it current, immediately; then saves it.
 */
void
callboard_account_store_save_async (CallboardAccountStore *self,
                                    CallboardAccount      *account,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (callboard_account_get_id (account) != NULL);
  g_return_if_fail (callboard_account_get_token (account) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_account_store_save_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);

  g_hash_table_add (self->unsaved, account);
  callboard_account_store_add (self, account);
  callboard_account_store_set_current (self, account);

  /* A token that no account names would stay in the keyring for ever. */
  if (!callboard_account_store_are_settings_saved (self))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                                       _("The settings cannot be saved"));
      return;
    }

  callboard_account_store_queue_store (task);
}

/**
 * callboard_account_store_save_finish:
 * @self: a store
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_KEYRING_LOCKED if the keyring stays locked, or an error of libsecret
 * or GIO if the Secret Service is not available or refuses, or %G_IO_ERROR_READ_ONLY if
 * the settings cannot be saved; the account then lasts until the process exits.
 *
 * Returns: whether the account was saved
 */
gboolean
callboard_account_store_save_finish (CallboardAccountStore  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * callboard_account_store_remove_async:
 * @self: a store
 * @account: the account to remove
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Removes an account, immediately, and its token. If the keyring is locked, the user is
 * asked to unlock it.
 */
void
callboard_account_store_remove_async (CallboardAccountStore *self,
                                      CallboardAccount      *account,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (callboard_account_get_id (account) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_account_store_remove_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);

  remove_account (self, callboard_account_get_id (account));
  callboard_account_store_write_accounts (self);
  callboard_account_store_queue_clear (task);
}

/**
 * callboard_account_store_remove_finish:
 * @self: a store
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_KEYRING_LOCKED if the keyring stays locked, or an error of libsecret
 * or GIO if the Secret Service is not available.
 *
 * Returns: whether the token was removed
 */
gboolean
callboard_account_store_remove_finish (CallboardAccountStore  *self,
                                       GAsyncResult           *result,
                                       GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
