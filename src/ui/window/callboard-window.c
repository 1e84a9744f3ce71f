/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The main window. The application creates windows and gives each its session. Pages are
 * in callboard-window-pages.c, opening runs is in callboard-window-runs.c, and the actions
 * are in callboard-window-actions.c.
 */

#include "config.h"

#include "callboard-gtk-focus.h"
#include "callboard-simulation-page.h"
#include "callboard-text.h"
#include "callboard-toast-title.h"
#include "callboard-window-private.h"

/* The time that a toast is shown, in seconds, and the length in bytes from which on it is
 * shown longer. */
#define TOAST_TIMEOUT 5
#define LONG_TOAST_TIMEOUT 10
#define LONG_TOAST 80

G_DEFINE_FINAL_TYPE (CallboardWindow, callboard_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_ACCOUNT = 1,
  PROP_COLLAPSED,
  PROP_COMPACT,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Going back from a simulation selects it in the run. */
static void
callboard_window_popped_cb (CallboardWindow   *self,
                            AdwNavigationPage *page)
{
  CallboardRunPage *run_page = callboard_window_find_run_page (self);

  if (CALLBOARD_IS_SIMULATION_PAGE (page) && run_page != NULL)
    callboard_run_page_select (run_page,
                               callboard_simulation_page_get_simulation (CALLBOARD_SIMULATION_PAGE (page)));
}

/* Selects the open run in the sidebar while both are visible. In a collapsed split view,
 * a selected row could not be clicked to open its run again. */
void
callboard_window_update_selected_run (CallboardWindow *self)
{
  CallboardRunPage *page = callboard_window_find_run_page (self);
  gboolean is_content_visible = !adw_navigation_split_view_get_collapsed (self->split_view) ||
                                adw_navigation_split_view_get_show_content (self->split_view);

  if (self->runs_page != NULL)
    callboard_runs_page_select (self->runs_page,
                                page != NULL && is_content_visible
                                  ? callboard_run_page_get_run (page)
                                  : NULL);
  callboard_window_update_error (self);
  callboard_window_update_actions (self);
}

static void
callboard_window_constructed (GObject *object)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  G_OBJECT_CLASS (callboard_window_parent_class)->constructed (object);

  callboard_window_show_loading (self);
}

static gboolean
callboard_window_close_request (GtkWindow *window)
{
  CallboardWindow *self = CALLBOARD_WINDOW (window);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (callboard_window_parent_class)->close_request (window);
}

static void
set_collapsed (CallboardWindow *self,
               gboolean         collapsed)
{
  self->collapsed = collapsed;

  /* Breakpoints are also unapplied during disposal. */
  if (self->split_view == NULL)
    return;

  callboard_gtk_focus_clear (GTK_WINDOW (self));
  adw_navigation_split_view_set_collapsed (self->split_view, collapsed);
}

/* Not NULL, because the state of a property action cannot be. */
static const char *
get_account_id (CallboardWindow *self)
{
  const char *id = self->session != NULL
                     ? callboard_account_get_id (callboard_session_get_account (self->session))
                     : NULL;

  return id != NULL ? id : "";
}

static void
request_account (CallboardWindow *self,
                 const char      *id)
{
  if (id != NULL && !g_str_equal (id, get_account_id (self)))
    g_signal_emit_by_name (self, "account-chosen", id);
}

static void
callboard_window_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  switch (property_id)
    {
    case PROP_ACCOUNT:
      g_value_set_string (value, get_account_id (self));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_window_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);
  gboolean flag = G_VALUE_HOLDS_BOOLEAN (value) && g_value_get_boolean (value);

  switch (property_id)
    {
    case PROP_ACCOUNT:
      /* Notified in callboard_window_set_session(). */
      request_account (self, g_value_get_string (value));
      return;
    case PROP_COLLAPSED:
      if (self->collapsed == flag)
        return;
      set_collapsed (self, flag);
      break;
    case PROP_COMPACT:
      if (self->compact == flag)
        return;
      self->compact = flag;
      break;
    case PROP_NARROW:
      if (self->narrow == flag)
        return;
      self->narrow = flag;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
callboard_window_dispose (GObject *object)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  /* Release the pages and the session even if GTK leaks the content. */
  if (self->toast_overlay != NULL)
    {
      callboard_gtk_focus_clear (GTK_WINDOW (self));
      adw_toast_overlay_set_child (self->toast_overlay, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->account_menu);
  g_clear_object (&self->demo_runs);

  G_OBJECT_CLASS (callboard_window_parent_class)->dispose (object);
}

static void
callboard_window_finalize (GObject *object)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  g_clear_pointer (&self->pending_action, g_free);
  g_clear_pointer (&self->previous_run_id, g_free);
  g_clear_pointer (&self->pending_parameter, g_variant_unref);

  G_OBJECT_CLASS (callboard_window_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * CallboardWindow::account-chosen:
   * @self: a window
   * @id: the ID of an account
   *
   * Emitted when another account is chosen for this window.
   */
  g_signal_new ("account-chosen", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * CallboardWindow::connected:
   * @self: a window
   * @session: a session with the account that was entered
   *
   * Emitted when a new account was connected in this window.
   */
  g_signal_new ("connected", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SESSION);

  /**
   * CallboardWindow::run-ended:
   * @self: a window
   * @run: the open run
   * @title: its title
   *
   * Emitted when an active run ends.
   */
  g_signal_new ("run-ended", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 2, CALLBOARD_TYPE_RUN, G_TYPE_STRING);

  /**
   * CallboardWindow::unlock-requested:
   * @self: a window with a locked session
   *
   * Emitted when the user wants to unlock the keyring.
   */
  g_signal_new ("unlock-requested", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardWindow::signed-out:
   * @self: a window
   * @delete_history: whether to delete the history of the account as well
   *
   * Emitted when the user signs out of the account of this window.
   */
  g_signal_new ("signed-out", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
callboard_window_class_init (CallboardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = callboard_window_constructed;
  object_class->get_property = callboard_window_get_property;
  object_class->set_property = callboard_window_set_property;
  object_class->dispose = callboard_window_dispose;
  object_class->finalize = callboard_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = callboard_window_close_request;

  properties[PROP_ACCOUNT] =
    g_param_spec_string ("account", NULL, NULL, NULL, flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals ();
  callboard_window_class_install_actions (widget_class);
  callboard_window_class_install_row_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, content_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, root_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, run_menu);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_popped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_update_selected_run);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_update_title);
}

static void
callboard_window_init (CallboardWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * callboard_window_new:
 * @application: the application
 * @settings: the settings of the application, which store the size of windows
 * @account_menu: (nullable): the accounts to switch to
 *
 * Returns: (transfer none): a window that shows a spinner until
 *   callboard_window_set_session() is called
 */
CallboardWindow *
callboard_window_new (GtkApplication *application,
                      GSettings      *settings,
                      GMenuModel     *account_menu)
{
  CallboardWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CALLBOARD_TYPE_WINDOW,
                       "application", application,
                       "default-width", g_settings_get_int (settings, "window-width"),
                       "default-height", g_settings_get_int (settings, "window-height"),
                       "maximized", g_settings_get_boolean (settings, "window-maximized"),
                       NULL);
  self->settings = g_object_ref (settings);
  g_set_object (&self->account_menu, account_menu);

  return self;
}

/**
 * callboard_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its session
 */
CallboardSession *
callboard_window_get_session (CallboardWindow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * callboard_window_show_toast:
 * @self: a window
 * @text: a short sentence; not markup
 *
 * Shows a toast.
 */
void
callboard_window_show_toast (CallboardWindow *self,
                             const char      *text)
{
  g_autofree char *shown = NULL;
  AdwToast *toast;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  shown = callboard_text_sanitize_line (text, 200);
  toast = g_object_new (ADW_TYPE_TOAST,
                        "custom-title", callboard_toast_title_new (shown),
                        "timeout", strlen (shown) > LONG_TOAST ? LONG_TOAST_TIMEOUT : TOAST_TIMEOUT,
                        NULL);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
