/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which account the windows of the application show: the one that was used last,
 * one that is chosen, connected or signed out of.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-application-private.h"
#include "callboard-error.h"
#include "callboard-recent-runs.h"

/* Begins where one was, in a window that was not told what to show. */
static void
show_session (CallboardWindow  *window,
              CallboardSession *session)
{
  callboard_window_set_session (window, session, NULL);
  if (session != NULL)
    callboard_window_open_last_run (window);
}

/* Gives every window without a session, and those of another one, the session of
 * an account; or asks to connect where there is none. */
static void
take_session (CallboardApplication *self,
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

/* A window that waits for an account. */
typedef struct
{
  CallboardApplication *self;
  GWeakRef              window;
} OpenData;

static OpenData *
open_data_new (CallboardApplication *self,
               CallboardWindow      *window)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->self = self;
  g_weak_ref_init (&data->window, window);

  return data;
}

static void
open_data_free (OpenData *data)
{
  g_weak_ref_clear (&data->window);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenData, open_data_free)

static void
tell_open_error (CallboardApplication *self,
                 const GError         *error)
{
  g_autofree char *text = NULL;

  if (error->domain == CALLBOARD_ERROR)
    text = g_strdup (error->message);
  else
    /* Translators: %s is what went wrong */
    text = g_strdup_printf (_("Your keyring cannot be read: %s"), error->message);
  callboard_application_show_toast (self, text);
}

static void
callboard_application_session_opened_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  g_autoptr(OpenData) data = user_data;
  CallboardApplication *self = data->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSession) session =
    callboard_session_manager_open_finish (CALLBOARD_SESSION_MANAGER (source), result, &error);
  g_autoptr(CallboardWindow) window = g_weak_ref_get (&data->window);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* One that has nothing to show asks to connect. */
  if (window != NULL && (session != NULL || callboard_window_get_session (window) == NULL))
    show_session (window, session);
  if (window == NULL || session != NULL)
    take_session (self, session, NULL);
  if (error != NULL)
    tell_open_error (self, error);
}

/* In a window, or in all that wait for it. */
static void
open_account (CallboardApplication *self,
              CallboardAccount     *account,
              CallboardWindow      *window)
{
  callboard_session_manager_open_async (self->sessions, account, self->cancellable,
                                        callboard_application_session_opened_cb, open_data_new (self, window));
}

/* Somebody wants to see another account in a window. */
void
callboard_application_on_account_chosen (CallboardApplication *self,
                                         const char           *id,
                                         CallboardWindow      *window)
{
  CallboardAccount *account = callboard_account_store_find (self->store, id);

  if (account != NULL)
    open_account (self, account, window);
}

/* Shows an account in a window that waits, or asks to connect where it is no
 * longer signed in. */
void
callboard_application_give_account (CallboardApplication *self,
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

/* An account was signed in: it is shown in that window, in those that wait for
 * one, and where it was shown with another token. */
void
callboard_application_on_connected (CallboardApplication *self,
                                    CallboardSession     *session,
                                    CallboardWindow      *window)
{
  g_autoptr(CallboardSession) former = callboard_session_manager_add (self->sessions, session);

  callboard_window_set_session (window, NULL, NULL);
  take_session (self, session, former);
}

/* Somebody wants to sign out. Where there is another account, it is shown
 * instead. */
void
callboard_application_on_signed_out (CallboardApplication *self,
                                     gboolean              forgets_history,
                                     CallboardWindow      *window)
{
  g_autoptr(CallboardSession) session = NULL;
  CallboardAccount *next;

  if (callboard_window_get_session (window) == NULL)
    return;

  session = g_object_ref (callboard_window_get_session (window));
  callboard_recent_runs_clear (self->settings, callboard_session_get_account (session));
  callboard_session_manager_sign_out (self->sessions, session, forgets_history);
  take_session (self, NULL, session);
  callboard_application_show_toast (self, forgets_history ? _("Signed out. Callboard has forgotten the token and what was read with it.")
                                  : _("Signed out. Callboard has forgotten the token."));

  next = callboard_account_store_get_current (self->store);
  if (next != NULL)
    open_account (self, next, NULL);
}

static void
callboard_application_identified_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Only the title is wanted: what is wrong shows where a run is opened. */
  if (!callboard_session_identify_finish (CALLBOARD_SESSION (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The account could not be named: %s", error->message);
}

static void
open_environment_account (CallboardApplication *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSession) session = callboard_session_new (self->environment_account, &error);

  if (session != NULL)
    callboard_session_identify_async (session, self->cancellable, callboard_application_identified_cb, NULL);
  take_session (self, session, NULL);
  if (error != NULL)
    callboard_application_show_toast (self, error->message);
}

/* Finds out once what windows are to show. */
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
    take_session (self, NULL, NULL);
}
