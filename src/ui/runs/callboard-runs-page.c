/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidebar of a window: the runs of the account, newest first, grouped by day. Loads
 * older runs while scrolling. Other files have its banner, filters, search and selection.
 */

#include "config.h"

#include "callboard-error-page.h"
#include "callboard-run-title.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-lazy-menu.h"
#include "callboard-lazy-status-page.h"
#include "callboard-run-closures.h"
#include "callboard-run-row.h"
#include "callboard-runs-page-private.h"
#include "callboard-time-format.h"

/* Load older runs when less than this many heights of the list are left below the
 * visible part. */
#define HEIGHTS_AHEAD 1.0

/* Number of rows in the first frame. */
#define FIRST_ROWS 16

G_DEFINE_FINAL_TYPE (CallboardRunsPage, callboard_runs_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_SUBTITLE = 1,
  PROP_CURRENT_RUN_TITLE,
  N_PROPS
};

enum
{
  SIGNAL_ERROR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GParamSpec *properties[N_PROPS];

/* --- State ------------------------------------------------------------------ */

static void
callboard_runs_page_notify_subtitle (CallboardRunsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
callboard_runs_page_time_format_cb (CallboardRunsPage *self)
{
  if (self->run_list != NULL)
    callboard_runs_page_update_banner (self);
}

/* A list without matches stays as it is while it refreshes by itself. */
static gboolean
is_looking_for_runs (CallboardRunsPage *self)
{
  return callboard_live_object_get_loading (self->run_list) &&
         !(callboard_run_list_get_refreshing (self->run_list) &&
           callboard_run_list_get_filtered (self->run_list));
}

static GtkWidget *
choose_page (CallboardRunsPage *self)
{
  if (callboard_runs_page_is_searching (self))
    return GTK_WIDGET (self->search_bin);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return GTK_WIDGET (self->scroller);
  if (callboard_live_object_get_error (self->run_list) != NULL)
    return self->error_is_elsewhere ? self->error_label : GTK_WIDGET (self->error_bin);
  if (callboard_live_object_get_fetched_at (self->run_list) == NULL || is_looking_for_runs (self))
    return GTK_WIDGET (self->loading);

  return callboard_run_list_get_filtered (self->run_list) ? self->no_match_page : self->empty_page;
}

/* Formats the headings again after midnight: "Today" becomes "Yesterday". */
static void
update_headings (CallboardRunsPage *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GtkListItemFactory) factory = NULL;
  int today = g_date_time_get_day_of_year (now);

  if (self->today == today)
    return;

  if (self->today != 0)
    {
      g_set_object (&factory, gtk_list_view_get_header_factory (self->list));
      gtk_list_view_set_header_factory (self->list, NULL);
      gtk_list_view_set_header_factory (self->list, factory);
    }
  self->today = today;
  callboard_run_list_update_period (self->run_list);
}

void
callboard_runs_page_update (CallboardRunsPage *self)
{
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  callboard_error_page_show (self->error_bin, callboard_live_object_get_error (self->run_list));
  callboard_runs_page_update_banner (self);
  update_headings (self);
  gtk_stack_set_visible_child (self->stack, choose_page (self));
  gtk_revealer_set_reveal_child (self->load_more_revealer,
                                 has_runs && callboard_live_object_get_loading (self->run_list) &&
                                 !callboard_run_list_get_refreshing (self->run_list));
  callboard_runs_page_update_filter (self);
  g_signal_emit (self, signals[SIGNAL_ERROR_CHANGED], 0);
}

/* --- Older runs ------------------------------------------------------------- */

/* After an error, the user has to try again. */
static gboolean
can_load_more (CallboardRunsPage *self)
{
  return self->run_list != NULL && self->reveal_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
         callboard_live_object_get_error (self->run_list) == NULL;
}

static void
callboard_runs_page_load_more_near_end (CallboardRunsPage *self)
{
  GtkAdjustment *adjustment;
  double height;
  double below;

  if (!can_load_more (self))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  height = gtk_adjustment_get_page_size (adjustment);
  below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - height;
  if (height > 0 && below < HEIGHTS_AHEAD * height)
    callboard_run_list_load_more (self->run_list);
}

static void
callboard_runs_page_loading_changed_cb (CallboardRunsPage *self)
{
  callboard_runs_page_update (self);
  callboard_runs_page_update_unreadable (self);
  if (!callboard_live_object_get_loading (self->run_list))
    callboard_runs_page_load_more_near_end (self);
}

static void
callboard_runs_page_try_again_cb (CallboardRunsPage *self)
{
  if (callboard_session_get_locked (self->session))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.unlock", NULL);
  else
    callboard_run_list_restart (self->run_list);
}

static void
callboard_runs_page_canceled_cb (CallboardRunsPage *self)
{
  callboard_run_list_stop (self->run_list);
}

static void
callboard_runs_page_locked_changed_cb (CallboardRunsPage *self)
{
  callboard_run_list_refresh (self->run_list);
}

/* Called before the first frame and before the second. */
static gboolean
callboard_runs_page_tick_cb (GtkWidget     *widget,
                             GdkFrameClock *frame_clock,
                             gpointer       user_data)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->reveal_id = 0;
  gtk_slice_list_model_set_size (self->slice_model, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

/* GtkListView also creates rows below the visible part. The first frame is drawn sooner
 * without them. */
static void
reveal_after_first_frame (CallboardRunsPage *self)
{
  if (self->n_frames == 0 && self->reveal_id == 0 &&
      g_list_model_get_n_items (G_LIST_MODEL (self->sort_model)) > FIRST_ROWS)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), callboard_runs_page_tick_cb,
                                                    NULL, NULL);
}

/* --- Changes ---------------------------------------------------------------- */

void
callboard_runs_page_notify_current_run_title (CallboardRunsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_RUN_TITLE]);
}

static void
callboard_runs_page_visibility_changed_cb (CallboardVisibilityTracker *visibility,
                                           GParamSpec                 *pspec,
                                           CallboardRunsPage          *self)
{
  callboard_run_list_set_watched (self->run_list,
                                  callboard_visibility_tracker_get_visible (visibility));
  callboard_runs_page_queue_visible (self);
}

static void
callboard_runs_page_items_changed_cb (CallboardRunsPage *self)
{
  if (self->run_list == NULL)
    return;

  reveal_after_first_frame (self);
  callboard_runs_page_queue_visible (self);
  callboard_runs_page_update_selection (self);
  callboard_runs_page_update (self);
}

/* --- Width ----------------------------------------------------------------------- */

/* With large text in a narrow window, the buttons of the header bar have less padding. */
static void
callboard_runs_page_cramped_cb (CallboardRunsPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "cramped");
}

static void
callboard_runs_page_uncramped_cb (CallboardRunsPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cramped");
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_runs_page_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (object);

  switch (property_id)
    {
    case PROP_SUBTITLE:
      if (self->session != NULL)
        g_value_set_string (value, callboard_session_get_title (self->session));
      break;
    case PROP_CURRENT_RUN_TITLE:
      if (self->current_summary != NULL &&
          callboard_plan_job_summary_get_plan_name (self->current_summary) != NULL)
        g_value_take_string (value, callboard_run_title_dup (callboard_plan_job_summary_get_plan_name (self->current_summary),
                                                             callboard_plan_job_summary_get_id (self->current_summary)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_runs_page_dispose (GObject *object)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (object);

  callboard_runs_page_dispose_visible (self);
  g_clear_object (&self->visibility);
  g_clear_object (&self->run_list_signals);
  callboard_runs_page_dispose_filter (self);
  callboard_runs_page_dispose_selection (self);
  g_clear_object (&self->sticky_heading);
  g_clear_object (&self->session);
  /* Handlers return early without a run list: disposing the template changes the models. */
  g_clear_object (&self->run_list);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUNS_PAGE);

  G_OBJECT_CLASS (callboard_runs_page_parent_class)->dispose (object);
}

static void
callboard_runs_page_class_init (CallboardRunsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_runs_page_get_property;
  object_class->dispose = callboard_runs_page_dispose;

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_CURRENT_RUN_TITLE] =
    g_param_spec_string ("current-run-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRunsPage::error-changed:
   * @self: a page
   *
   * callboard_runs_page_get_error() may return another error.
   */
  signals[SIGNAL_ERROR_CHANGED] =
    g_signal_new ("error-changed", CALLBOARD_TYPE_RUNS_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_LOADING_PAGE);
  g_type_ensure (CALLBOARD_TYPE_PLAN_JOB_SUMMARY);
  g_type_ensure (CALLBOARD_TYPE_RUN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-runs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, account_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, error_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, load_more_revealer);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, loading);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, loading_more);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, slice_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, sort_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_canceled_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_cramped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_uncramped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_try_again_cb);
  callboard_runs_page_bind_filter (widget_class);
  callboard_runs_page_bind_search_callbacks (widget_class);
  callboard_runs_page_bind_selection_callbacks (widget_class);
  callboard_run_closures_bind (widget_class);
}

static void
callboard_runs_page_init (CallboardRunsPage *self)
{
  GtkAdjustment *adjustment;

  self->run_list_signals = g_signal_group_new (CALLBOARD_TYPE_RUN_LIST);
  g_signal_group_connect_swapped (self->run_list_signals, "notify::loading",
                                  G_CALLBACK (callboard_runs_page_loading_changed_cb), self);
  g_signal_group_connect_swapped (self->run_list_signals, "notify::error",
                                  G_CALLBACK (callboard_runs_page_update), self);
  g_signal_group_connect_swapped (self->run_list_signals, "notify::waiting-since",
                                  G_CALLBACK (callboard_runs_page_update), self);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_runs_page_time_format_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_runs_page_init_filter (self);
  callboard_runs_page_init_selection (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_runs_page_init_menu (self);
  gtk_slice_list_model_set_size (self->slice_model, FIRST_ROWS);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->sticky_heading = callboard_gtk_sticky_heading_new (self->list);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed",
                           G_CALLBACK (callboard_runs_page_load_more_near_end), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed",
                           G_CALLBACK (callboard_runs_page_load_more_near_end), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (callboard_runs_page_queue_visible),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (callboard_runs_page_queue_visible), self,
                           G_CONNECT_SWAPPED);
}

/**
 * callboard_runs_page_new:
 * @session: the session of the account
 * @menu: the main menu
 * @account_menu: (nullable): the accounts to switch to
 *
 * Creates a page and loads the runs of @session.
 *
 * Returns: (transfer floating): a page
 */
CallboardRunsPage *
callboard_runs_page_new (CallboardSession *session,
                         GMenuModel       *menu,
                         GMenuModel       *account_menu)
{
  CallboardRunsPage *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUNS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->run_list = callboard_session_create_run_list (session);
  g_signal_connect_object (session, "notify::title",
                           G_CALLBACK (callboard_runs_page_notify_subtitle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::locked",
                           G_CALLBACK (callboard_runs_page_locked_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_group_set_target (self->run_list_signals, self->run_list);
  callboard_loading_page_set_object (self->loading, CALLBOARD_LIVE_OBJECT (self->run_list));
  callboard_loading_page_set_object (self->loading_more, CALLBOARD_LIVE_OBJECT (self->run_list));
  if (callboard_session_get_account_history (session) != NULL)
    gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  else
    gtk_widget_set_visible (self->search_button, FALSE);
  callboard_lazy_menu_set_model (self->menu_button, menu);
  callboard_lazy_menu_set_model (self->account_button, account_menu);
  callboard_runs_page_notify_subtitle (self);
  callboard_runs_page_start_filter (self);
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  g_signal_connect (self->visibility, "notify::visible",
                    G_CALLBACK (callboard_runs_page_visibility_changed_cb), self);
  callboard_run_list_open (self->run_list);
  callboard_runs_page_update (self);

  return self;
}

/**
 * callboard_runs_page_refresh:
 * @self: a page
 *
 * Refreshes the list.
 */
void
callboard_runs_page_refresh (CallboardRunsPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  callboard_run_list_restart (self->run_list);
}

/**
 * callboard_runs_page_get_error:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): why there are no runs
 */
const GError *
callboard_runs_page_get_error (CallboardRunsPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUNS_PAGE (self), NULL);

  if (self->run_list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return NULL;

  return callboard_live_object_get_error (self->run_list);
}

/**
 * callboard_runs_page_set_error_is_elsewhere:
 * @self: a page
 * @is_elsewhere: whether the page beside this one shows the error of this one
 *
 * Sets whether the error is only hinted at.
 */
void
callboard_runs_page_set_error_is_elsewhere (CallboardRunsPage *self,
                                            gboolean           is_elsewhere)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  if (self->error_is_elsewhere == is_elsewhere || self->run_list == NULL)
    return;

  self->error_is_elsewhere = is_elsewhere;
  gtk_stack_set_visible_child (self->stack, choose_page (self));
}
