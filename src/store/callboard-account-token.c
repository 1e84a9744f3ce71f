/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds and deletes the token of an account in the Secret Service, also in a keyring that
 * is locked. Called in threads by CallboardAccountStore.
 *
 * gnome-keyring has only hashes of the attributes of a locked item, and none of its schema,
 * so that a search with the name of a schema finds no locked item. Other services tell
 * nothing about the items of a locked collection at all.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-token.h"
#include "callboard-error.h"
#include "callboard-keyring-prompt.h"

#define SERVICE "org.freedesktop.secrets"

#define ATTRIBUTES \
  { \
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, \
    { "base-url", SECRET_SCHEMA_ATTRIBUTE_STRING }, \
    { "project-id", SECRET_SCHEMA_ATTRIBUTE_STRING }, \
    { NULL, 0 }, \
  }

/* The schema of the items of Callboard. */
const SecretSchema callboard_account_token_schema = {
  APPLICATION_ID ".Account",
  SECRET_SCHEMA_NONE,
  ATTRIBUTES,
};

/* The same, for searches that also find locked items. */
static const SecretSchema locked_schema = {
  APPLICATION_ID ".Account",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  ATTRIBUTES,
};

/* --- Calls in a thread ------------------------------------------------------- */

/* The blocking functions of libsecret use a temporary main context, which is not iterated
 * any more when the objects that they return are released: GDBusProxy then leaks what it
 * would free there. Here those objects get a context that lives as long as they do. */
static GMainContext *
push_context (void)
{
  GMainContext *context = g_main_context_new ();

  g_main_context_push_thread_default (context);

  return context;
}

/* Takes @context, after everything that belongs to it was released. The service that
 * libsecret caches may belong to it, too: it would never learn that the keyring has ended. */
static void
pop_context (GMainContext *context)
{
  secret_service_disconnect ();
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

static void
callboard_account_token_searched_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  GAsyncResult **stored = user_data;

  *stored = g_object_ref (result);
}

static GList *
search (const SecretSchema  *schema,
        GHashTable          *attributes,
        GCancellable        *cancellable,
        GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  secret_password_searchv (schema, attributes, SECRET_SEARCH_ALL, cancellable,
                           callboard_account_token_searched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  return secret_password_search_finish (result, error);
}

/* Inside Flatpak, items are in a file, which is never locked. */
static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

/* Times are in seconds. Of two items of the same second, the one with the project was stored
 * by a newer version. */
static gboolean
is_newer (gpointer item,
          gpointer other)
{
  guint64 modified = secret_retrievable_get_modified (item);
  guint64 other_modified = secret_retrievable_get_modified (other);
  g_autoptr(GHashTable) attributes = secret_retrievable_get_attributes (item);
  g_autoptr(GHashTable) other_attributes = secret_retrievable_get_attributes (other);

  if (modified != other_modified)
    return modified > other_modified;

  return g_hash_table_size (attributes) > g_hash_table_size (other_attributes);
}

/* Of several items for an account, the newest has the token that was entered last: items
 * that older versions stored have no `project-id`, so that they are not replaced. */
static gpointer
find_newest_unlocked (GList *items)
{
  gpointer newest = NULL;

  for (GList *l = items; l != NULL; l = l->next)
    if (!is_locked (l->data) && (newest == NULL || is_newer (l->data, newest)))
      newest = l->data;

  return newest;
}

/* Reads the token unless its item is locked. Returns NULL without an error if it is, or if
 * there is no token. */
static char *
read_unlocked (GHashTable    *attributes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autolist(GObject) items = search (&callboard_account_token_schema, attributes, cancellable, error);
  gpointer item = find_newest_unlocked (items);
  SecretValue *value =
    item != NULL ? secret_retrievable_retrieve_secret_sync (item, cancellable, error) : NULL;

  return value != NULL ? secret_value_unref_to_password (value, NULL) : NULL;
}

/* Returns: (transfer full) (nullable): the object path of the default collection, if it is
 * locked. Inside Flatpak there is no service. Without the objects of libsecret for services
 * and collections, which it caches for the whole process and which belong to the thread
 * that was the first to ask for them. */
static char *
dup_locked_collection (GDBusConnection *bus,
                       GCancellable    *cancellable)
{
  g_autoptr(GVariant) alias =
    g_dbus_connection_call_sync (bus, SERVICE, "/org/freedesktop/secrets",
                                 "org.freedesktop.Secret.Service", "ReadAlias",
                                 g_variant_new ("(s)", "default"), G_VARIANT_TYPE ("(o)"),
                                 G_DBUS_CALL_FLAGS_NONE, -1, cancellable, NULL);
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GVariant) locked = NULL;
  const char *path;

  if (alias == NULL)
    return NULL;

  g_variant_get (alias, "(&o)", &path);
  /* The path of no collection. */
  if (g_str_equal (path, "/"))
    return NULL;

  reply = g_dbus_connection_call_sync (bus, SERVICE, path, "org.freedesktop.DBus.Properties", "Get",
                                       g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"),
                                       G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, NULL);
  if (reply == NULL)
    return NULL;

  g_variant_get (reply, "(v)", &locked);

  return g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (locked)
           ? g_strdup (path)
           : NULL;
}

/* Adds to @paths what has to be unlocked before a token can be read: locked items with
 * @attributes, else the default collection if it is locked. */
static gboolean
find_locked (GDBusConnection  *bus,
             GHashTable       *attributes,
             GPtrArray        *paths,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autolist(GObject) items = search (&locked_schema, attributes, cancellable, &local_error);
  char *collection;

  for (GList *l = items; l != NULL; l = l->next)
    if (is_locked (l->data))
      g_ptr_array_add (paths, g_strdup (g_dbus_proxy_get_object_path (l->data)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (items == NULL && (collection = dup_locked_collection (bus, cancellable)) != NULL)
    g_ptr_array_add (paths, collection);

  return TRUE;
}

static void
set_locked_error (GError **error)
{
  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED,
                       _("Your keyring is locked"));
}

/* Unlocks what find_locked() finds. Returns FALSE with an error if it stays locked. */
static gboolean
ensure_unlocked (GHashTable    *attributes,
                 gboolean       asks,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &local_error);

  if (bus != NULL && find_locked (bus, attributes, paths, cancellable, &local_error) &&
      (paths->len == 0 ||
       (asks && callboard_keyring_prompt_unlock_sync (bus, SERVICE, (const char * const *) paths->pdata,
                                                      cancellable, &local_error))))
    return TRUE;

  if (local_error != NULL && !g_error_matches (local_error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    set_locked_error (error);

  return FALSE;
}

/**
 * callboard_account_token_lookup_sync:
 * @attributes: the attributes of a token
 * @unlocks: whether to unlock the keyring, which may ask the user, for any time
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_KEYRING_LOCKED if the keyring is locked, or stays so, or an error of
 * libsecret or GIO.
 *
 * Returns: (transfer full) (nullable): the token; %NULL without an error if there is none
 */
char *
callboard_account_token_lookup_sync (GHashTable    *attributes,
                                     gboolean       unlocks,
                                     GCancellable  *cancellable,
                                     GError       **error)
{
  GMainContext *context = push_context ();
  g_autoptr(GError) local_error = NULL;
  char *token = read_unlocked (attributes, cancellable, &local_error);

  if (token == NULL && local_error == NULL &&
      ensure_unlocked (attributes, unlocks, cancellable, &local_error) && unlocks)
    token = read_unlocked (attributes, cancellable, &local_error);
  pop_context (context);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return token;
}

/* Returns FALSE with an error, or without one if there was no token. */
static gboolean
clear (GHashTable    *attributes,
       GCancellable  *cancellable,
       GError       **error)
{
  return ensure_unlocked (attributes, TRUE, cancellable, error) &&
         secret_password_clearv_sync (&callboard_account_token_schema, attributes, cancellable, error);
}

/**
 * callboard_account_token_clear_sync:
 * @attributes: the attributes of a token
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Deletes a token, if there is one. If the keyring is locked, the user is asked to unlock
 * it. Sets the errors of callboard_account_token_lookup_sync().
 *
 * Returns: whether there is no token any more
 */
gboolean
callboard_account_token_clear_sync (GHashTable    *attributes,
                                    GCancellable  *cancellable,
                                    GError       **error)
{
  GMainContext *context = push_context ();
  g_autoptr(GError) local_error = NULL;

  clear (attributes, cancellable, &local_error);
  /* libsecret may still talk to a keyring that has ended, and fails if the token is deleted
   * by another program while it looks at it. */
  if (local_error != NULL && local_error->domain != CALLBOARD_ERROR &&
      !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&local_error);
      secret_service_disconnect ();
      clear (attributes, cancellable, &local_error);
    }
  pop_context (context);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
