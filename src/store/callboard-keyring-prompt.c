/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the Secret Service to unlock items or collections, which may ask the user. Called in
 * threads by callboard-account-token.c.
 *
 * libsecret can do the same, but not be canceled (0.21.7): it then returns no error to its
 * caller, which waits for ever.
 *
 * A prompt that is not waited for any more stays on screen. It is not dismissed, because
 * gnome-keyring (3.2 to 48) aborts if Dismiss() is called while a prompt is shown, and takes
 * the unlocked keyrings of all programs along.
 */

#include "config.h"

#include "callboard-keyring-prompt.h"

#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

/* Where there is nothing to ask. */
#define NO_PROMPT "/"

typedef struct
{
  gboolean is_complete;
  gboolean is_dismissed;
} Prompt;

static void
callboard_keyring_prompt_completed_cb (GDBusConnection *bus,
                                       const char      *sender,
                                       const char      *path,
                                       const char      *interface_name,
                                       const char      *signal_name,
                                       GVariant        *parameters,
                                       gpointer         user_data)
{
  Prompt *prompt = user_data;

  prompt->is_complete = TRUE;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &prompt->is_dismissed, NULL);
  else
    prompt->is_dismissed = TRUE;
}

/* A service that ends takes its prompts along. */
static void
callboard_keyring_prompt_vanished_cb (GDBusConnection *bus,
                                      const char      *name,
                                      gpointer         user_data)
{
  Prompt *prompt = user_data;

  prompt->is_complete = TRUE;
  prompt->is_dismissed = TRUE;
}

/* Wakes up the loop, which then looks at the cancellable. */
static gboolean
callboard_keyring_prompt_cancelled_cb (GCancellable *cancellable,
                                       gpointer      user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until_complete (GMainContext *context,
                     Prompt       *prompt,
                     GCancellable *cancellable)
{
  g_autoptr(GSource) source = g_cancellable_source_new (cancellable);

  g_source_set_callback (source, G_SOURCE_FUNC (callboard_keyring_prompt_cancelled_cb), NULL, NULL);
  g_source_attach (source, context);
  while (!prompt->is_complete && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);
  g_source_destroy (source);
}

/* Shows a prompt, for as long as the user wants. Returns: whether it was confirmed. */
static gboolean
show_prompt (GDBusConnection  *bus,
             const char       *service,
             const char       *path,
             GMainContext     *context,
             GCancellable     *cancellable,
             GError          **error)
{
  Prompt prompt = { FALSE, FALSE };
  guint completed_id = g_dbus_connection_signal_subscribe (bus, service, PROMPT_INTERFACE, "Completed", path,
                                                           NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                           callboard_keyring_prompt_completed_cb, &prompt, NULL);
  guint watch_id = g_bus_watch_name_on_connection (bus, service, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                                   callboard_keyring_prompt_vanished_cb, &prompt, NULL);
  g_autoptr(GVariant) shown =
    g_dbus_connection_call_sync (bus, service, path, PROMPT_INTERFACE, "Prompt", g_variant_new ("(s)", ""),
                                 NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, cancellable, error);

  if (shown != NULL)
    wait_until_complete (context, &prompt, cancellable);
  g_dbus_connection_signal_unsubscribe (bus, completed_id);
  g_bus_unwatch_name (watch_id);
  if (shown == NULL)
    return FALSE;
  if (!prompt.is_complete)
    g_cancellable_set_error_if_cancelled (cancellable, error);

  return prompt.is_complete && !prompt.is_dismissed;
}

/**
 * callboard_keyring_prompt_unlock_sync:
 * @bus: the session bus
 * @service: the name of the Secret Service on it
 * @paths: the object paths of items or collections
 * @cancellable: (nullable): a cancellable, which ends waiting for the answer
 * @error: return location for an error of GIO
 *
 * Unlocks items or collections. If the service has to ask the user, waits for the answer,
 * for any time.
 *
 * Returns: whether anything was unlocked; %FALSE without an error if the user refused
 */
gboolean
callboard_keyring_prompt_unlock_sync (GDBusConnection     *bus,
                                      const char          *service,
                                      const char * const  *paths,
                                      GCancellable        *cancellable,
                                      GError             **error)
{
  g_autoptr(GMainContext) context = NULL;
  g_autoptr(GVariant) reply = NULL;
  g_autofree const char **unlocked = NULL;
  const char *prompt;
  gboolean is_unlocked;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), FALSE);
  g_return_val_if_fail (service != NULL, FALSE);
  g_return_val_if_fail (paths != NULL, FALSE);

  reply = g_dbus_connection_call_sync (bus, service, SERVICE_PATH, SERVICE_INTERFACE, "Unlock",
                                       g_variant_new ("(^ao)", paths), G_VARIANT_TYPE ("(aoo)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, cancellable, error);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(^a&o&o)", &unlocked, &prompt);
  if (g_str_equal (prompt, NO_PROMPT))
    return unlocked[0] != NULL;

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  is_unlocked = show_prompt (bus, service, prompt, context, cancellable, error);
  g_main_context_pop_thread_default (context);

  return is_unlocked;
}
