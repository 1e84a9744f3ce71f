/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-page.h"
#include "callboard-window.h"

G_BEGIN_DECLS

/**
 * CallboardWindow:
 *
 * A window on one account: the start page, above it a run, above that one of
 * its simulations. `narrow` and `compact` follow its width.
 */
struct _CallboardWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  AdwNavigationView    *navigation;
  GMenuModel           *main_menu;

  GSettings            *settings;
  CallboardSession     *session;
  AdwNavigationPage    *start_page;
  /* A run that was asked for before there was a session. */
  char                 *pending_address;
  gboolean              compact;
  gboolean              narrow;
};

CallboardRunPage *callboard_window_find_run_page         (CallboardWindow *self);
gboolean          callboard_window_is_connecting         (CallboardWindow *self);
void              callboard_window_sign_out              (CallboardWindow *self);
void              callboard_window_class_install_actions (GtkWidgetClass  *widget_class);
void              callboard_window_update_actions        (CallboardWindow *self);

G_END_DECLS
