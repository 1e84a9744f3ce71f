/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-page.h"
#include "callboard-runs-page.h"
#include "callboard-window.h"

G_BEGIN_DECLS

/**
 * CallboardWindow:
 *
 * A window for one account: its runs in the sidebar, the open run in the content, and
 * above that one of its simulations. Without an account it shows the page to connect.
 * `narrow`, `compact` and `collapsed` (only the sidebar or the content is visible) are set
 * by breakpoints on the width.
 */
struct _CallboardWindow
{
  AdwApplicationWindow     parent_instance;

  AdwToastOverlay         *toast_overlay;
  AdwNavigationView       *root_view;
  /* The page of root_view that contains split_view. */
  AdwNavigationPage       *main_page;
  AdwNavigationSplitView  *split_view;
  AdwNavigationView       *content_view;
  GMenuModel              *main_menu;
  GMenuModel              *run_menu;
  GMenuModel              *account_menu;

  GSettings               *settings;
  CallboardSession        *session;
  CallboardRunsPage       *runs_page;
  /* For the start page; NULL outside the demo. */
  GListModel              *demo_runs;
  /* The run that was shown before the one that is being loaded, or NULL. */
  char                    *previous_run_id;
  /* An action to activate once there is a session, and its parameter. */
  char                    *pending_action;
  GVariant                *pending_parameter;
  /* Whether the session was opened with a pending action. */
  gboolean                 user_requested;
  gboolean                 collapsed;
  gboolean                 compact;
  gboolean                 narrow;
};

CallboardRunPage *callboard_window_find_run_page         (CallboardWindow *self);
void              callboard_window_close_run             (CallboardWindow *self);
gboolean          callboard_window_is_loading_run        (CallboardWindow *self);
gboolean          callboard_window_is_connecting         (CallboardWindow *self);
void              callboard_window_show_loading          (CallboardWindow *self);
void              callboard_window_update_title          (CallboardWindow *self);
void              callboard_window_update_selected_run   (CallboardWindow *self);
void              callboard_window_update_error          (CallboardWindow *self);
void              callboard_window_activate_pending      (CallboardWindow *self);
char            **callboard_window_dup_recent_runs       (CallboardWindow *self);
void              callboard_window_class_install_actions (GtkWidgetClass  *widget_class);
void              callboard_window_class_install_row_actions
                                                         (GtkWidgetClass  *widget_class);
void              callboard_window_update_actions        (CallboardWindow *self);

G_END_DECLS
