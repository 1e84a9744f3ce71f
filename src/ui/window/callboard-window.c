/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window: which session it shows, and on which page. The application makes
 * windows and gives each its session. What is opened in a window is in
 * callboard-window-runs.c, what its actions do in callboard-window-actions.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-connect-page.h"
#include "callboard-gtk-focus.h"
#include "callboard-simulation-page.h"
#include "callboard-start-page.h"
#include "callboard-text.h"
#include "callboard-window-private.h"

G_DEFINE_FINAL_TYPE (CallboardWindow, callboard_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_ACCOUNT = 1,
  PROP_COLLAPSED,
  PROP_COMPACT,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SIGNAL_ACCOUNT_CHOSEN,
  SIGNAL_CONNECTED,
  SIGNAL_RUN_ENDED,
  SIGNAL_SIGNED_OUT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
callboard_window_connected_cb (CallboardWindow  *self,
                               CallboardSession *session)
{
  g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, session);
}

static AdwNavigationPage *
create_connect_page (CallboardWindow *self)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (callboard_connect_page_new ());

  g_object_set (page, "menu-model", self->main_menu, NULL);
  g_signal_connect_object (page, "connected", G_CALLBACK (callboard_window_connected_cb), self, G_CONNECT_SWAPPED);

  return page;
}

static AdwNavigationPage *
create_loading_page (void)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), spinner);

  return adw_navigation_page_new (toolbar_view, "Callboard");
}

static void
replace_root (CallboardWindow   *self,
              AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->shell, &page, 1);
  callboard_window_update_actions (self);
}

/* Back from a simulation, the one that was looked at last is selected. */
static void
callboard_window_popped_cb (CallboardWindow   *self,
                            AdwNavigationPage *page)
{
  CallboardRunPage *run_page = callboard_window_find_run_page (self);

  if (CALLBOARD_IS_SIMULATION_PAGE (page) && run_page != NULL)
    callboard_run_page_select (run_page,
                               callboard_simulation_page_get_simulation (CALLBOARD_SIMULATION_PAGE (page)));
}

/* Beside the run that is shown, its row is marked; where only one of the two is
 * to be seen, a mark would say nothing and take the click that opens it again. */
void
callboard_window_update_sides (CallboardWindow *self)
{
  CallboardRunPage *page = callboard_window_find_run_page (self);
  gboolean is_beside = !adw_navigation_split_view_get_collapsed (self->split_view) ||
                       adw_navigation_split_view_get_show_content (self->split_view);

  if (self->runs_page != NULL)
    callboard_runs_page_select (self->runs_page,
                                page != NULL && is_beside
                                  ? callboard_run_page_get_run (page)
                                  : NULL);
  callboard_window_update_actions (self);
}

static AdwNavigationPage *
get_visible_page (CallboardWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->shell);

  if (page != self->main_page)
    return page;
  if (adw_navigation_split_view_get_collapsed (self->split_view) &&
      !adw_navigation_split_view_get_show_content (self->split_view))
    return ADW_NAVIGATION_PAGE (self->runs_page);

  return adw_navigation_view_get_visible_page (self->navigation);
}

/* What is shown names the window, for those who choose among windows. */
static void
callboard_window_page_changed_cb (CallboardWindow *self)
{
  AdwNavigationPage *page = get_visible_page (self);

  gtk_window_set_title (GTK_WINDOW (self),
                        page != NULL ? adw_navigation_page_get_title (page) : "Callboard");
  callboard_window_update_actions (self);
}

/* A run is called by its plan as soon as the list knows the name. */
static void
callboard_window_shown_title_changed_cb (CallboardWindow *self)
{
  CallboardRunPage *page = callboard_window_find_run_page (self);
  g_autofree char *title = NULL;

  g_object_get (self->runs_page, "shown-title", &title, NULL);
  if (page == NULL || title == NULL)
    return;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (page), title);
  callboard_window_page_changed_cb (self);
}

static void
callboard_window_constructed (GObject *object)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  G_OBJECT_CLASS (callboard_window_parent_class)->constructed (object);

  replace_root (self, create_loading_page ());
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

  /* A breakpoint is undone when the window is gone, too. */
  if (self->split_view == NULL)
    return;

  callboard_gtk_focus_clear (GTK_WINDOW (self));
  adw_navigation_split_view_set_collapsed (self->split_view, collapsed);
}

/* An action cannot be without a state. */
static const char *
get_account_id (CallboardWindow *self)
{
  const char *id = self->session != NULL
                     ? callboard_account_get_id (callboard_session_get_account (self->session))
                     : NULL;

  return id != NULL ? id : "";
}

static void
choose_account (CallboardWindow *self,
                const char      *id)
{
  if (id != NULL && !g_str_equal (id, get_account_id (self)))
    g_signal_emit (self, signals[SIGNAL_ACCOUNT_CHOSEN], 0, id);
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
      /* Notified of when the account is there. */
      choose_account (self, g_value_get_string (value));
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
  if (self->toasts != NULL)
    {
      callboard_gtk_focus_clear (GTK_WINDOW (self));
      adw_toast_overlay_set_child (self->toasts, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->account_menu);

  G_OBJECT_CLASS (callboard_window_parent_class)->dispose (object);
}

static void
callboard_window_finalize (GObject *object)
{
  CallboardWindow *self = CALLBOARD_WINDOW (object);

  g_clear_pointer (&self->pending_action, g_free);
  g_clear_pointer (&self->pending_parameter, g_variant_unref);

  G_OBJECT_CLASS (callboard_window_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * CallboardWindow::account-chosen:
   * @self: a window
   * @id: the id of an account
   *
   * Somebody wants to see another account in this window.
   */
  signals[SIGNAL_ACCOUNT_CHOSEN] =
    g_signal_new ("account-chosen", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * CallboardWindow::connected:
   * @self: a window
   * @session: a session with the account that was entered
   *
   * Somebody connected to Roark in this window.
   */
  signals[SIGNAL_CONNECTED] =
    g_signal_new ("connected", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SESSION);

  /**
   * CallboardWindow::run-ended:
   * @self: a window
   * @run: a run that is open in it
   * @name: what it is called
   *
   * A live run ended.
   */
  signals[SIGNAL_RUN_ENDED] =
    g_signal_new ("run-ended", CALLBOARD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, CALLBOARD_TYPE_RUN, G_TYPE_STRING);

  /**
   * CallboardWindow::signed-out:
   * @self: a window
   * @forgets_history: whether what was read is to be forgotten, too
   *
   * Somebody wants to sign out of the account of this window.
   */
  signals[SIGNAL_SIGNED_OUT] =
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
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, run_menu);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_popped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_window_update_sides);
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
 * @settings: its settings, where the size of windows is kept
 * @account_menu: (nullable): the accounts to choose from
 *
 * Returns: (transfer none): a window that waits for callboard_window_set_session()
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

/* Pages are found by what they are rather than by a tag: one that is on its way
 * out still holds its tag. */
static gpointer
find_page (AdwNavigationView *navigation,
           GType              type)
{
  g_autoptr(GListModel) pages = adw_navigation_view_get_navigation_stack (navigation);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(AdwNavigationPage) page = g_list_model_get_item (pages, i);

      /* The navigation view holds it on. */
      if (G_OBJECT_TYPE (page) == type)
        return page;
    }

  return NULL;
}

/* The run page among the open pages, shown or below a simulation; or NULL. */
CallboardRunPage *
callboard_window_find_run_page (CallboardWindow *self)
{
  return find_page (self->navigation, CALLBOARD_TYPE_RUN_PAGE);
}

/* Whether the page to connect to Roark is open. */
gboolean
callboard_window_is_connecting (CallboardWindow *self)
{
  return find_page (self->shell, CALLBOARD_TYPE_CONNECT_PAGE) != NULL;
}

/**
 * callboard_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the session it shows
 */
CallboardSession *
callboard_window_get_session (CallboardWindow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * callboard_window_set_session:
 * @self: a window
 * @session: (nullable): the session to show; %NULL asks to connect
 * @examples: (nullable): a list of #CallboardDemoRun to offer
 *
 * Shows a session from its start, and what was asked for in it before there was
 * one.
 */
void
callboard_window_set_session (CallboardWindow  *self,
                              CallboardSession *session,
                              GListModel       *examples)
{
  AdwNavigationPage *start_page;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));

  g_set_object (&self->session, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);

  if (session == NULL)
    {
      replace_root (self, create_connect_page (self));
      self->runs_page = NULL;
      adw_navigation_split_view_set_sidebar (self->split_view, NULL);
      adw_navigation_view_replace (self->navigation, NULL, 0);
      return;
    }

  g_settings_bind (self->settings, "refresh-interval", session, "refresh-interval",
                   G_SETTINGS_BIND_GET);
  self->runs_page = callboard_runs_page_new (session, self->main_menu, self->account_menu);
  g_signal_connect_object (self->runs_page, "notify::shown-title",
                           G_CALLBACK (callboard_window_shown_title_changed_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_split_view_set_sidebar (self->split_view, ADW_NAVIGATION_PAGE (self->runs_page));
  start_page = ADW_NAVIGATION_PAGE (callboard_start_page_new (examples));
  adw_navigation_view_replace (self->navigation, &start_page, 1);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  replace_root (self, self->main_page);

  callboard_window_answer_pending (self);
}

/**
 * callboard_window_get_run:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the run that is open in it
 */
CallboardRun *
callboard_window_get_run (CallboardWindow *self)
{
  CallboardRunPage *page;

  g_return_val_if_fail (CALLBOARD_IS_WINDOW (self), NULL);

  page = callboard_window_find_run_page (self);

  return page != NULL ? callboard_run_page_get_run (page) : NULL;
}

/**
 * callboard_window_connect:
 * @self: a window
 *
 * Shows the page to connect to Roark, with the way back where there is one.
 */
void
callboard_window_connect (CallboardWindow *self)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));

  if (!callboard_window_is_connecting (self))
    adw_navigation_view_push (self->shell, create_connect_page (self));
}

/**
 * callboard_window_tell:
 * @self: a window
 * @text: a short sentence; not markup
 *
 * Says something that needs no answer.
 */
void
callboard_window_show_toast (CallboardWindow *self,
                             const char      *text)
{
  g_autofree char *shown = NULL;
  AdwToast *toast;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  shown = callboard_text_one_line (text, 200);
  toast = g_object_new (ADW_TYPE_TOAST, "title", shown, "use-markup", FALSE, NULL);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Emits `run-ended`. */
void
callboard_window_end_run (CallboardWindow  *self,
                          CallboardRunPage *page)
{
  g_signal_emit (self, signals[SIGNAL_RUN_ENDED], 0, callboard_run_page_get_run (page),
                 adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)));
}

/* Emits `signed-out`. */
void
callboard_window_sign_out (CallboardWindow *self,
                           gboolean         forgets_history)
{
  g_signal_emit (self, signals[SIGNAL_SIGNED_OUT], 0, forgets_history);
}
