/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Declarations shared by the files of the application.
 */

#pragma once

#include "callboard-account-menu.h"
#include "callboard-account-store.h"
#include "callboard-application.h"
#include "callboard-demo.h"
#include "callboard-desktop-clock.h"
#include "callboard-search-provider.h"
#include "callboard-session-manager.h"
#include "callboard-window.h"

G_BEGIN_DECLS

/**
 * CallboardApplication:
 *
 * The application. Each window shows an account that is signed in, the account from
 * the environment, or the demo.
 */
struct _CallboardApplication
{
  AdwApplication           parent_instance;

  GSettings               *settings;
  CallboardDesktopClock   *desktop_clock;
  CallboardHistory        *history;
  CallboardAccountStore   *store;
  CallboardAccountMenu    *account_menu;
  CallboardSessionManager *sessions;
  CallboardFetchPolicy    *fetch_policy;
  CallboardSearchProvider *search_provider;
  CallboardAccount        *environment_account;
  /* The session of new windows. */
  CallboardSession        *session;
  CallboardDemo           *demo;
  GCancellable            *cancellable;
  /* Toasts for the first window. */
  GPtrArray               *pending_toasts;
  /* The live run that is watched without a window, with its session and its title; NULL
   * if there is none. */
  CallboardRun            *watched_run;
  CallboardSession        *watched_session;
  char                    *watched_title;
  GCancellable            *watch_cancellable;
  gboolean                 is_quitting;
  /* Whether the account has been loaded or is being loaded. */
  gboolean                 is_loaded;
  gboolean                 is_loading;
};

CallboardWindow *callboard_application_create_window         (CallboardApplication  *self);
void             callboard_application_open_windows          (CallboardApplication  *self,
                                                              gboolean               is_demo,
                                                              const char * const    *runs);
void             callboard_application_load_account          (CallboardApplication  *self);
void             callboard_application_set_window_account    (CallboardApplication  *self,
                                                              CallboardWindow       *window,
                                                              const char            *id);
void             callboard_application_account_chosen_cb     (CallboardApplication  *self,
                                                              const char            *id,
                                                              CallboardWindow       *window);
void             callboard_application_connected_cb          (CallboardApplication  *self,
                                                              CallboardSession      *session,
                                                              CallboardWindow       *window);
void             callboard_application_signed_out_cb         (CallboardApplication  *self,
                                                              gboolean               clears_history,
                                                              CallboardWindow       *window);
void             callboard_application_unlock_requested_cb  (CallboardApplication  *self,
                                                              CallboardWindow       *window);
void             callboard_application_add_run_actions       (CallboardApplication  *self);
void             callboard_application_activate              (GApplication          *application);
void             callboard_application_open                  (GApplication          *application,
                                                              GFile                **files,
                                                              int                    n_files,
                                                              const char            *hint);
gboolean         callboard_application_dbus_register         (GApplication          *application,
                                                              GDBusConnection       *connection,
                                                              const char            *object_path,
                                                              GError               **error);
void             callboard_application_dbus_unregister       (GApplication          *application,
                                                              GDBusConnection       *connection,
                                                              const char            *object_path);
gboolean         callboard_application_close_request_cb      (CallboardApplication  *self,
                                                              CallboardWindow       *window);
void             callboard_application_stop_background_watch (CallboardApplication  *self);
CallboardWindow *callboard_application_restore_window        (CallboardApplication  *self);
void             callboard_application_send_notification     (CallboardApplication  *self,
                                                              CallboardRun          *run,
                                                              const char            *name);
void             callboard_application_open_link             (CallboardApplication  *self,
                                                              const char            *uri);

G_END_DECLS
