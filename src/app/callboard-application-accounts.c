/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accounts of the application's windows: loading the current account, switching,
 * connecting and signing out.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-application-private.h"
#include "callboard-error.h"
#include "callboard-recent-runs.h"

/* Shows a session with the last opened run. */
static void
show_session (CallboardWindow  *window,
              CallboardSession *session)
{
  callboard_window_set_session (window, session, NULL);
  if (session != NULL)
    callboard_window_open_last_run (window);
}

/* Makes @session the current one and shows it in all windows without a session or
 * with the @replaced session. Without a session, they show the connect page. */
static void
set_current_session (CallboardApplication *self,
                     CallboardSession     *session,
                     CallboardSession     *replaced)
{
  self->is_loaded = TRUE;
  g_set_object (&self->session, session);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data) &&
        (callboard_window_get_session (l->data) == NULL ||
         callboard_window_get_session (l->data) == replaced))
      show_session (l->data, session);
}

/* Opens an account, for one window or for all without a session. */
typedef struct
{
  CallboardApplication *self;
  GWeakRef              window;
} OpenAccountData;

static OpenAccountData *
open_account_data_new (CallboardApplication *self,
                       CallboardWindow      *window)
{
  OpenAccountData *data = g_new0 (OpenAccountData, 1);

  data->self = self;
  g_weak_ref_init (&data->window, window);

  return data;
}

static void
open_account_data_free (OpenAccountData *data)
{
  g_weak_ref_clear (&data->window);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenAccountData, open_account_data_free)

static void
show_open_error (CallboardApplication *self,
                 const GError         *error)
{
  g_autofree char *text = NULL;

  if (error->domain == CALLBOARD_ERROR)
    text = g_strdup (error->message);
  else
    /* Translators: %s is an error message */
    text = g_strdup_printf (_("Cannot read your keyring: %s"), error->message);
  callboard_application_show_toast (self, text);
}

/* A keyring that stays locked is shown in the windows of the session. */
static void
callboard_application_session_unlocked_cb (GObject      *source,
                                           GAsyncResult *result,
                                           gpointer      user_data)
{
  CallboardApplication *self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_session_manager_unlock_finish (CALLBOARD_SESSION_MANAGER (source), result, &error) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING) ||
      /* By dispose(), so that self may be invalid, or by signing out or asking again. */
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_open_error (self, error);
}

static void
unlock_session (CallboardApplication *self,
                CallboardSession     *session)
{
  callboard_session_manager_unlock_async (self->sessions, session, self->cancellable,
                                          callboard_application_session_unlocked_cb, self);
}

void
callboard_application_unlock_requested_cb (CallboardApplication *self,
                                           CallboardWindow      *window)
{
  CallboardSession *session = callboard_window_get_session (window);

  if (session == NULL || !callboard_session_get_locked (session))
    return;

  /* Whoever can ask for it sees no prompt: it got lost. */
  callboard_session_manager_cancel_unlock (self->sessions, session);
  unlock_session (self, session);
}

static void
callboard_application_session_opened_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  g_autoptr(OpenAccountData) data = user_data;
  CallboardApplication *self = data->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSession) session =
    callboard_session_manager_open_finish (CALLBOARD_SESSION_MANAGER (source), result, &error);
  g_autoptr(CallboardWindow) window = g_weak_ref_get (&data->window);

  /* Canceled by dispose(): self may be invalid. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A window without a session shows the connect page after an error. */
  if (window != NULL && (session != NULL || callboard_window_get_session (window) == NULL))
    show_session (window, session);
  if (window == NULL || session != NULL)
    set_current_session (self, session, NULL);
  if (error != NULL)
    show_open_error (self, error);
  else if (callboard_session_get_locked (session))
    unlock_session (self, session);
}

static void
open_account (CallboardApplication *self,
              CallboardAccount     *account,
              CallboardWindow      *window)
{
  callboard_session_manager_open_async (self->sessions, account, self->cancellable,
                                        callboard_application_session_opened_cb,
                                        open_account_data_new (self, window));
}

void
callboard_application_account_chosen_cb (CallboardApplication *self,
                                         const char           *id,
                                         CallboardWindow      *window)
{
  CallboardAccount *account = callboard_account_store_find (self->store, id);

  if (account != NULL)
    open_account (self, account, window);
}

/* Shows an account in a window, or the connect page if it is no longer signed in. */
void
callboard_application_set_window_account (CallboardApplication *self,
                                          CallboardWindow      *window,
                                          const char           *id)
{
  CallboardAccount *account = callboard_account_store_find (self->store, id);
  CallboardSession *session = self->session;

  if (session != NULL && callboard_session_get_account (session) == account)
    show_session (window, session);
  else if (account != NULL)
    {
      self->is_loading = TRUE;
      open_account (self, account, window);
    }
  else
    show_session (window, NULL);
}

/* Shows a new account in @window, in windows without a session, and in those that
 * showed the same account with an old token. */
void
callboard_application_connected_cb (CallboardApplication *self,
                                    CallboardSession     *session,
                                    CallboardWindow      *window)
{
  g_autoptr(CallboardSession) replaced = callboard_session_manager_add (self->sessions, session);

  callboard_window_set_session (window, NULL, NULL);
  set_current_session (self, session, replaced);
}

/* Signs out and shows another account, if there is one. */
void
callboard_application_signed_out_cb (CallboardApplication *self,
                                     gboolean              clears_history,
                                     CallboardWindow      *window)
{
  g_autoptr(CallboardSession) session = NULL;
  CallboardAccount *next;

  if (callboard_window_get_session (window) == NULL)
    return;

  session = g_object_ref (callboard_window_get_session (window));
  callboard_recent_runs_clear (self->settings, callboard_session_get_account (session));
  callboard_session_manager_sign_out (self->sessions, session, clears_history);
  set_current_session (self, NULL, session);
  callboard_application_show_toast (self, clears_history ? _("Signed out, token and data deleted")
                                                         : _("Signed out, token deleted"));

  next = callboard_account_store_get_current (self->store);
  if (next != NULL)
    open_account (self, next, NULL);
}

static void
open_environment_account (CallboardApplication *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSession) session = callboard_session_new (self->environment_account, &error);

  /* Only updates the title: an error is shown when a run is opened. */
  if (session != NULL)
    {
      callboard_session_set_fetch_policy (session, self->fetch_policy);
      callboard_session_identify_async (session, self->cancellable, NULL, NULL);
    }
  set_current_session (self, session, NULL);
  if (error != NULL)
    {
      g_printerr ("callboard: ROARK_API_BEARER_TOKEN: %s\n", error->message);
      callboard_application_show_toast (self, error->message);
    }
}

/* Loads the current account, once. */
void
callboard_application_load_account (CallboardApplication *self)
{
  CallboardAccount *account = callboard_account_store_get_current (self->store);

  if (self->is_loaded || self->is_loading)
    return;

  self->is_loading = TRUE;
  if (self->environment_account != NULL)
    open_environment_account (self);
  else if (account != NULL)
    open_account (self, account, NULL);
  else
    set_current_session (self, NULL, NULL);
}
