/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the application share.
 */

#pragma once

#include "callboard-account-menu.h"
#include "callboard-account-store.h"
#include "callboard-application.h"
#include "callboard-demo.h"
#include "callboard-search-provider.h"
#include "callboard-session-manager.h"
#include "callboard-background-run-watcher.h"
#include "callboard-window.h"

G_BEGIN_DECLS

/**
 * CallboardApplication:
 *
 * Callboard. A window shows one of the accounts that are signed in, the one of
 * the environment, or the demo.
 */
struct _CallboardApplication
{
  AdwApplication         parent_instance;

  GSettings             *settings;
  CallboardHistory      *history;
  CallboardAccountStore *store;
  CallboardAccountMenu  *account_menu;
  CallboardSessionManager     *sessions;
  CallboardSearchProvider *search_provider;
  CallboardAccount      *environment_account;
  /* What new windows show. */
  CallboardSession      *session;
  CallboardDemo         *demo;
  GCancellable          *cancellable;
  /* While there is no window but a run to watch. */
  CallboardBackgroundRunWatcher        *run_watcher;
  GCancellable          *vigil_cancellable;
  gboolean               is_quitting;
  /* Whether it is known if there is an account, or being found out. */
  gboolean               is_loaded;
  gboolean               is_loading;
};

CallboardWindow *callboard_application_create_window     (CallboardApplication  *self);
void             callboard_application_open_windows      (CallboardApplication  *self,
                                                          gboolean               is_demo,
                                                          const char * const    *runs);
void             callboard_application_show_toast           (CallboardApplication  *self,
                                                             const char            *text);
void             callboard_application_load_account         (CallboardApplication  *self);
void             callboard_application_give_account         (CallboardApplication  *self,
                                                             CallboardWindow       *window,
                                                             const char            *id);
void             callboard_application_on_account_chosen    (CallboardApplication  *self,
                                                             const char            *id,
                                                             CallboardWindow       *window);
void             callboard_application_on_connected         (CallboardApplication  *self,
                                                             CallboardSession      *session,
                                                             CallboardWindow       *window);
void             callboard_application_on_signed_out        (CallboardApplication  *self,
                                                             gboolean               forgets_history,
                                                             CallboardWindow       *window);
void             callboard_application_add_requests         (CallboardApplication  *self);
void             callboard_application_activate             (GApplication          *application);
void             callboard_application_open                 (GApplication          *application,
                                                             GFile                **files,
                                                             int                    n_files,
                                                             const char            *hint);
gboolean         callboard_application_dbus_register        (GApplication          *application,
                                                             GDBusConnection       *connection,
                                                             const char            *object_path,
                                                             GError               **error);
void             callboard_application_dbus_unregister      (GApplication          *application,
                                                             GDBusConnection       *connection,
                                                             const char            *object_path);
gboolean         callboard_application_on_close_request     (CallboardApplication  *self,
                                                             CallboardWindow       *window);
void             callboard_application_end_background_watch (CallboardApplication  *self);
CallboardWindow *callboard_application_return_window        (CallboardApplication  *self);
void             callboard_application_notify               (CallboardApplication  *self,
                                                             CallboardRun          *run,
                                                             const char            *name);
void             callboard_application_open_link            (CallboardApplication  *self,
                                                             const char            *uri);

G_END_DECLS
