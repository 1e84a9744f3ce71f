/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves accounts in GSettings and their tokens in the Secret Service, which libsecret
 * reaches through the portal inside Flatpak. Used by CallboardSessionManager.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <string.h>
#include "callboard-account-store.h"
#include "callboard-account-token.h"
#include "callboard-error.h"
#include "callboard-task-queue.h"

#define KEY_ACCOUNTS "accounts"
#define KEY_CURRENT "account"

/**
 * CallboardAccountStore:
 *
 * A #GListModel of the signed-in #CallboardAccount, which are saved. They have no tokens
 * until callboard_account_store_load_token_async() has loaded them.
 */
struct _CallboardAccountStore
{
  CallboardObjectList  parent_instance;

  GSettings           *settings;
  /* The items of the list model. */
  GPtrArray           *accounts;
  /* Accounts whose token is not in the keyring; they last until the process exits. */
  GHashTable          *unsaved;
  /* What was last written to the settings. */
  GVariant            *written;
  /* Stores and deletes the tokens; its keys are IDs of accounts. */
  CallboardTaskQueue  *token_queue;
};

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

/* --- GSettings -------------------------------------------------------------- */

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

/* A path may not be UTF-8, as settings must be: such a path is saved as a URI. */
static char *
dup_path_for_settings (const char *path)
{
  if (path == NULL || g_utf8_validate (path, -1, NULL))
    return g_strdup (get_text (path));

  return g_filename_to_uri (path, NULL, NULL);
}

static char *
dup_path_from_settings (const char *saved)
{
  return g_str_has_prefix (saved, "file:") ? g_filename_from_uri (saved, NULL, NULL) : g_strdup (saved);
}

static void
callboard_account_store_write_accounts (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssss)"));
  for (guint i = 0; i < self->accounts->len; i++)
    {
      CallboardAccount *account = g_ptr_array_index (self->accounts, i);
      g_autofree char *ca_file = dup_path_for_settings (callboard_account_get_ca_file (account));

      if (!g_hash_table_contains (self->unsaved, account))
        g_variant_builder_add (&builder, "(sssss)",
                               callboard_account_get_id (account),
                               callboard_account_get_base_url (account),
                               get_text (callboard_account_get_project_id (account)),
                               get_text (ca_file),
                               callboard_account_get_title (account));
    }
  accounts = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_clear_pointer (&self->written, g_variant_unref);
  if (g_settings_set_value (self->settings, KEY_ACCOUNTS, accounts))
    self->written = g_variant_ref (accounts);
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
static void
add_account (CallboardAccountStore *self,
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

/* Skips accounts that are not valid. */
static void
read_accounts (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = g_settings_get_value (self->settings, KEY_ACCOUNTS);
  GVariantIter iter;
  const char *id;
  const char *base_url;
  const char *project_id;
  const char *saved_ca_file;
  const char *title;

  g_variant_iter_init (&iter, accounts);
  while (g_variant_iter_next (&iter, "(&s&s&s&s&s)", &id, &base_url, &project_id, &saved_ca_file, &title))
    {
      g_autofree char *ca_file = dup_path_from_settings (saved_ca_file);
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardAccount) account =
        *id != '\0' ? callboard_account_new_stored (id, base_url, project_id, ca_file, title, &error)
                    : NULL;

      if (account != NULL)
        add_account (self, account);
    }
}

/* The settings took the value back: dconf finds out later that it cannot write. */
static void
callboard_account_store_settings_changed_cb (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = g_settings_get_value (self->settings, KEY_ACCOUNTS);

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
  g_signal_connect_object (settings, "changed::" KEY_ACCOUNTS,
                           G_CALLBACK (callboard_account_store_settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_accounts (self);

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

/* --- Secret Service --------------------------------------------------------- */

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

/* Whether GLib can replace the file in which its keyfile backend saves settings. The backend
 * does not tell. */
static gboolean
is_file_replaceable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (folder, W_OK) != 0)
    return FALSE;

  return !g_file_test (path, G_FILE_TEST_EXISTS) ||
         (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, W_OK) == 0);
}

/* Whether what is saved in the settings is still there at the next start. The values of the
 * memory and the null backend are writable, but end with the process. */
static gboolean
are_settings_saved (CallboardAccountStore *self)
{
  g_autoptr(GObject) backend = NULL;
  const char *name;

  if (!g_settings_is_writable (self->settings, KEY_ACCOUNTS))
    return FALSE;

  g_object_get (self->settings, "backend", &backend, NULL);
  name = G_OBJECT_TYPE_NAME (backend);
  if (strcmp (name, "GKeyfileSettingsBackend") == 0)
    {
      g_autofree char *path = NULL;

      g_object_get (backend, "filename", &path, NULL);

      return path == NULL || is_file_replaceable (path);
    }

  return strcmp (name, "GMemorySettingsBackend") != 0 && strcmp (name, "GNullSettingsBackend") != 0;
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
  add_account (self, account);
  callboard_account_store_set_current (self, account);

  /* A token that no account names would stay in the keyring for ever. */
  if (!are_settings_saved (self))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                                       _("The settings cannot be saved"));
      return;
    }

  queue_task (task, store_token);
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
  queue_task (task, clear_token);
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
