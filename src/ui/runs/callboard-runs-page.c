/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidebar of a window: the runs of the account, newest first, grouped by day. Loads
 * older runs while scrolling. The selection is in callboard-runs-page-selection.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-run-title.h"
#include "callboard-formats.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-history-search-view.h"
#include "callboard-lazy-menu.h"
#include "callboard-lazy-status-page.h"
#include "callboard-run-closures.h"
#include "callboard-run-filter-popover.h"
#include "callboard-run-row.h"
#include "callboard-runs-page-private.h"
#include "callboard-time-format.h"
#include "callboard-vocabulary.h"

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

static gboolean
is_filtered (CallboardRunsPage *self)
{
  return callboard_run_list_get_status (self->run_list) != NULL ||
         callboard_run_list_get_label_name (self->run_list) != NULL;
}

static char *
dup_filter_label (CallboardRunsPage *self)
{
  const char *status = callboard_run_list_get_status (self->run_list);
  const char *label_name = callboard_run_list_get_label_name (self->run_list);
  g_autofree char *status_label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  if (status != NULL && label_name != NULL)
    /* Translators: the filter of the run list: a status and a label */
    return g_strdup_printf (_("%s, labeled “%s”"), status_label, label_name);
  if (label_name != NULL)
    /* Translators: the filter of the run list: a label */
    return g_strdup_printf (_("Labeled “%s”"), label_name);

  return g_steal_pointer (&status_label);
}

static char *
dup_subtitle (CallboardRunsPage *self)
{
  char *filter = dup_filter_label (self);

  return filter != NULL ? filter : g_strdup (callboard_session_get_title (self->session));
}

static void
callboard_runs_page_notify_subtitle (CallboardRunsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static gboolean
is_searching (CallboardRunsPage *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar) &&
         *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
update_banner (CallboardRunsPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run_list);
  GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run_list);
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  /* Below the list, it is said about older runs. */
  GDateTime *waiting_since = callboard_run_list_get_refreshing (self->run_list)
                               ? callboard_live_object_get_waiting_since (self->run_list) : NULL;
  g_autofree char *waiting = callboard_format_waiting (waiting_since);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  adw_banner_set_revealed (self->banner, (error != NULL || waiting != NULL) && has_runs && !is_searching (self));
  if (waiting != NULL)
    {
      adw_banner_set_title (self->banner, waiting);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), NULL);
    }
  if (error == NULL || waiting != NULL)
    return;

  if (fetched_at != NULL)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autofree char *when = callboard_format_time (fetched_at, now);

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: the title of an error, and the day and time of the data shown */
        title = g_strdup_printf (C_("day and time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
      else
        /* Translators: the title of an error, and the time of the data shown */
        title = g_strdup_printf (C_("time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
    }
  adw_banner_set_title (self->banner, title != NULL ? title : callboard_error_get_title (error));
  adw_banner_set_button_label (self->banner, callboard_error_get_remedy (error) == CALLBOARD_REMEDY_UNLOCK
                                               ? callboard_remedy_get_label (CALLBOARD_REMEDY_UNLOCK)
                                               : callboard_remedy_get_label (CALLBOARD_REMEDY_RETRY));
  message = callboard_error_dup_message (error);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), message);
}

static void
callboard_runs_page_time_format_cb (CallboardRunsPage *self)
{
  if (self->run_list != NULL)
    update_banner (self);
}

static GtkWidget *
choose_page (CallboardRunsPage *self)
{
  if (is_searching (self))
    return GTK_WIDGET (self->search_bin);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return GTK_WIDGET (self->scroller);
  if (callboard_live_object_get_error (self->run_list) != NULL)
    return self->error_is_elsewhere ? self->error_label : GTK_WIDGET (self->error_bin);
  if (callboard_live_object_get_fetched_at (self->run_list) == NULL ||
      callboard_live_object_get_loading (self->run_list))
    return GTK_WIDGET (self->loading);

  return is_filtered (self) ? self->no_match_page : self->empty_page;
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
}

static void
callboard_runs_page_update (CallboardRunsPage *self)
{
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  callboard_error_page_show (self->error_bin, callboard_live_object_get_error (self->run_list));
  update_banner (self);
  update_headings (self);
  gtk_stack_set_visible_child (self->stack, choose_page (self));
  gtk_revealer_set_reveal_child (self->load_more_revealer,
                                 has_runs && callboard_live_object_get_loading (self->run_list) &&
                                 !callboard_run_list_get_refreshing (self->run_list));
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

/* --- Filters and search ------------------------------------------------------ */

/* The filters that leave no run. */
static char *
dup_filter_description (CallboardRunsPage *self)
{
  const char *status = callboard_run_list_get_status (self->run_list);
  const char *label_name = callboard_run_list_get_label_name (self->run_list);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  if (status != NULL)
    {
      g_autofree char *label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

      g_strv_builder_take (builder, g_strdup_printf (_("Status: %s"), label));
    }
  if (label_name != NULL)
    {
      g_autofree char *line = callboard_format_one_line (label_name);

      /* Translators: %s is the name of a label of runs */
      g_strv_builder_take (builder, g_strdup_printf (_("Label: %s"), line));
    }
  lines = g_strv_builder_end (builder);

  return g_strjoinv ("\n", lines);
}

static void
callboard_runs_page_filter_changed_cb (CallboardRunsPage *self)
{
  g_autofree char *description = dup_filter_description (self);

  g_object_set (self->no_match_page, "description", description, NULL);
  if (is_filtered (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  callboard_runs_page_notify_subtitle (self);
}

/* Creates the popover when it is first opened. */
static void
callboard_runs_page_create_filter_popover_cb (GtkMenuButton *button,
                                              gpointer       user_data)
{
  CallboardRunsPage *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, callboard_run_filter_popover_new (self->run_list));
}

static void
callboard_runs_page_show_all_cb (CallboardRunsPage *self)
{
  callboard_run_list_set_status (self->run_list, NULL);
  callboard_run_list_set_label_name (self->run_list, NULL);
}

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

static void
callboard_runs_page_search_cleared_cb (CallboardRunsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static CallboardHistorySearchView *
ensure_search_view (CallboardRunsPage *self)
{
  if (adw_bin_get_child (self->search_bin) == NULL)
    {
      GtkWidget *view = g_object_new (CALLBOARD_TYPE_HISTORY_SEARCH_VIEW, NULL);

      g_signal_connect_object (view, "cleared", G_CALLBACK (callboard_runs_page_search_cleared_cb),
                               self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->search_bin, view);
    }

  return CALLBOARD_HISTORY_SEARCH_VIEW (adw_bin_get_child (self->search_bin));
}

static void
callboard_runs_page_search_changed_cb (CallboardRunsPage *self)
{
  CallboardAccountHistory *account_history;

  if (self->session == NULL)
    return;

  account_history = callboard_session_get_account_history (self->session);
  if (account_history != NULL && is_searching (self))
    callboard_history_search_view_search (ensure_search_view (self), account_history,
                                          gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  callboard_runs_page_update (self);
}

static void
callboard_runs_page_search_activated_cb (CallboardRunsPage *self)
{
  callboard_history_search_view_open_first (ensure_search_view (self));
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
        g_value_take_string (value, dup_subtitle (self));
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
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, load_more_revealer);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, loading);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, loading_more);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, no_match_page);
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
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_cramped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_uncramped_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_try_again_cb);
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
  g_signal_group_connect_swapped (self->run_list_signals, "notify::status",
                                  G_CALLBACK (callboard_runs_page_filter_changed_cb), self);
  g_signal_group_connect_swapped (self->run_list_signals, "notify::label-name",
                                  G_CALLBACK (callboard_runs_page_filter_changed_cb), self);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_runs_page_time_format_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_runs_page_init_selection (self);

  gtk_widget_init_template (GTK_WIDGET (self));
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
  gtk_menu_button_set_create_popup_func (self->filter_button, callboard_runs_page_create_filter_popover_cb,
                                         self, NULL);
  if (callboard_session_get_account_history (session) != NULL)
    gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  else
    gtk_widget_set_visible (self->search_button, FALSE);
  callboard_lazy_menu_set_model (self->menu_button, menu);
  callboard_lazy_menu_set_model (self->account_button, account_menu);
  callboard_runs_page_notify_subtitle (self);
  gtk_sort_list_model_set_model (self->sort_model,
                                 G_LIST_MODEL (callboard_run_list_get_runs (self->run_list)));
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

/**
 * callboard_runs_page_search:
 * @self: a page
 *
 * Opens the search of the history, if the account has one.
 */
void
callboard_runs_page_search (CallboardRunsPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  if (!gtk_widget_get_visible (self->search_button))
    return;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * callboard_runs_page_search_for:
 * @self: a page
 * @text: the text to search for
 *
 * Searches the history, if the account has one.
 */
void
callboard_runs_page_search_for (CallboardRunsPage *self,
                                const char        *text)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));
  g_return_if_fail (text != NULL);

  callboard_runs_page_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}
