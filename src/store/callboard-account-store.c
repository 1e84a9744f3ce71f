/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where accounts are kept: the address of the server in the settings, the token
 * in the Secret Service, which libsecret reaches through the portal inside
 * Flatpak.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "callboard-account-store.h"
#include "callboard-base-url.h"

#define KEY_BASE_URL "base-url"

#define ENVIRONMENT_TOKEN "ROARK_API_BEARER_TOKEN"
#define ENVIRONMENT_BASE_URL "ROARK_BASE_URL"

/* Names an item in the Secret Service by the server it is for. */
static const SecretSchema schema = {
  APPLICATION_ID ".Account",
  SECRET_SCHEMA_NONE,
  {
    { "base-url", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/**
 * CallboardAccountStore:
 *
 * The account in use, kept from one start to the next.
 */
struct _CallboardAccountStore
{
  GObject    parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CallboardAccountStore, callboard_account_store, G_TYPE_OBJECT)

static void
callboard_account_store_finalize (GObject *object)
{
  CallboardAccountStore *self = CALLBOARD_ACCOUNT_STORE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (callboard_account_store_parent_class)->finalize (object);
}

static void
callboard_account_store_class_init (CallboardAccountStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_account_store_finalize;
}

static void
callboard_account_store_init (CallboardAccountStore *self)
{
}

/**
 * callboard_account_store_new:
 * @settings: the settings of Callboard
 *
 * Returns: (transfer full): a store
 */
CallboardAccountStore *
callboard_account_store_new (GSettings *settings)
{
  CallboardAccountStore *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_STORE, NULL);
  self->settings = g_object_ref (settings);

  return self;
}

/**
 * callboard_account_store_take_from_env:
 * @error: return location for an error
 *
 * Takes the account that `ROARK_API_BEARER_TOKEN` and `ROARK_BASE_URL` hold and
 * removes the token from the environment, so that no child inherits it. To be
 * called before there is a second thread.
 *
 * Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error
 *   where there is none
 */
CallboardAccount *
callboard_account_store_take_from_env (GError **error)
{
  g_autofree char *token = g_strdup (g_getenv (ENVIRONMENT_TOKEN));
  const char *base_url = g_getenv (ENVIRONMENT_BASE_URL);

  g_unsetenv (ENVIRONMENT_TOKEN);
  if (token == NULL || *token == '\0')
    return NULL;

  if (base_url == NULL || *base_url == '\0')
    base_url = CALLBOARD_DEFAULT_BASE_URL;

  return callboard_account_new (base_url, token, CALLBOARD_ACCOUNT_ENVIRONMENT, error);
}

/* A keyring that was started anew knows nothing of the session that libsecret
 * holds on to: the next try is to begin one. */
static void
return_keyring_error (GTask  *task,
                      GError *error)
{
  secret_service_disconnect ();
  g_task_return_error (task, error);
}

static void
on_token_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardAccountStore *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = g_settings_get_string (self->settings, KEY_BASE_URL);
  char *token = secret_password_lookup_finish (result, &error);
  CallboardAccount *account = NULL;

  if (error != NULL)
    {
      return_keyring_error (task, g_steal_pointer (&error));
      return;
    }

  if (token != NULL)
    account = callboard_account_new (base_url, token, CALLBOARD_ACCOUNT_STORED, &error);
  secret_password_free (token);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, account, g_object_unref);
}

/**
 * callboard_account_store_load_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks for the account that was in use last.
 */
void
callboard_account_store_load_async (CallboardAccountStore *self,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *base_url = NULL;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_account_store_load_async);

  base_url = g_settings_get_string (self->settings, KEY_BASE_URL);
  if (*base_url == '\0')
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  secret_password_lookup (&schema, cancellable, on_token_found, g_steal_pointer (&task),
                          "base-url", base_url,
                          NULL);
}

/**
 * callboard_account_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets an error of libsecret or GIO where the Secret Service cannot be asked.
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error
 *   where there is none
 */
CallboardAccount *
callboard_account_store_load_finish (CallboardAccountStore  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_token_stored (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardAccountStore *self = g_task_get_source_object (task);
  CallboardAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      return_keyring_error (task, g_steal_pointer (&error));
      return;
    }

  g_settings_set_string (self->settings, KEY_BASE_URL, callboard_account_get_base_url (account));
  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_account_store_save_async:
 * @self: a store
 * @account: the account to keep
 * @cancellable: (nullable): to give up
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Keeps an account as the one in use.
 */
void
callboard_account_store_save_async (CallboardAccountStore *self,
                                    CallboardAccount      *account,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  GTask *task;
  g_autofree char *label = NULL;
  const char *base_url;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_account_store_save_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);

  base_url = callboard_account_get_base_url (account);
  /* Translators: what a keyring calls the token; %s is the address of a server */
  label = g_strdup_printf (_("Callboard: token for %s"), base_url);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label,
                         callboard_account_get_token (account),
                         cancellable, on_token_stored, task,
                         "base-url", base_url,
                         NULL);
}

/**
 * callboard_account_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets an error of libsecret or GIO where there is no Secret Service or it
 * refuses.
 *
 * Returns: whether the account is kept
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
on_token_cleared (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  /* FALSE without an error: there was nothing to forget. */
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    return_keyring_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * callboard_account_store_forget_async:
 * @self: a store
 * @account: the account to forget
 * @cancellable: (nullable): to give up
 * @callback: called when it is forgotten
 * @user_data: for @callback
 *
 * Forgets an account and its token.
 */
void
callboard_account_store_forget_async (CallboardAccountStore *self,
                                      CallboardAccount      *account,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data)
{
  GTask *task;
  const char *base_url;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT_STORE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_account_store_forget_async);

  base_url = callboard_account_get_base_url (account);
  g_settings_reset (self->settings, KEY_BASE_URL);
  secret_password_clear (&schema, cancellable, on_token_cleared, task,
                         "base-url", base_url,
                         NULL);
}

/**
 * callboard_account_store_forget_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets an error of libsecret or GIO where the Secret Service cannot be asked.
 *
 * Returns: whether the account is forgotten
 */
gboolean
callboard_account_store_forget_finish (CallboardAccountStore  *self,
                                       GAsyncResult           *result,
                                       GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
