/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-page.h"
#include "callboard-runs-page.h"
#include "callboard-window.h"

G_BEGIN_DECLS

/**
 * CallboardWindow:
 *
 * A window on one account: on the left its runs, on the right the one that is
 * chosen, above that one of its simulations. In place of both, while there is no
 * account, the page to connect. `narrow`, `compact` and `collapsed`, where only
 * one of the sides is shown, follow the width.
 */
struct _CallboardWindow
{
  AdwApplicationWindow     parent_instance;

  AdwToastOverlay         *toasts;
  /* What fills the window, and what the right side of it shows. */
  AdwNavigationView       *shell;
  AdwNavigationPage       *main_page;
  AdwNavigationSplitView  *split_view;
  AdwNavigationView       *navigation;
  GMenuModel              *main_menu;
  GMenuModel              *run_menu;
  GMenuModel              *account_menu;

  GSettings               *settings;
  CallboardSession        *session;
  CallboardRunsPage       *runs_page;
  /* What was asked for before there was a session: an action, and what for. */
  char                    *pending_action;
  GVariant                *pending_parameter;
  /* Whether the session was shown for something that was asked for. */
  gboolean                 is_asked;
  gboolean                 collapsed;
  gboolean                 compact;
  gboolean                 narrow;
};

CallboardRunPage *callboard_window_find_run_page         (CallboardWindow  *self);
gboolean          callboard_window_is_connecting         (CallboardWindow  *self);
void              callboard_window_update_sides          (CallboardWindow  *self);
void              callboard_window_end_run               (CallboardWindow  *self,
                                                          CallboardRunPage *page);
void              callboard_window_sign_out              (CallboardWindow  *self,
                                                          gboolean          forgets_history);
void              callboard_window_answer_pending        (CallboardWindow  *self);
char            **callboard_window_dup_recent            (CallboardWindow  *self);
void              callboard_window_class_install_actions (GtkWidgetClass   *widget_class);
void              callboard_window_update_actions        (CallboardWindow  *self);

G_END_DECLS
