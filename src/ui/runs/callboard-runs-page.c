/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The left side of a window: the runs of the account, the newest first, under
 * headings by day. Fetches older ones as one scrolls.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-gtk-sticky-heading.h"
#include "callboard-formats.h"
#include "callboard-history-search-view.h"
#include "callboard-lazy-status-page.h"
#include "callboard-lazy-menu.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-run-closures.h"
#include "callboard-run-filter.h"
#include "callboard-runs-page.h"
#include "callboard-state-label.h"
#include "callboard-visibility-tracker.h"

/* Older runs are fetched when fewer than this many heights of the list are left
 * below what is seen. */
#define HEIGHTS_AHEAD 1.0

/* How many rows there are in the first frame. */
#define FIRST_ROWS 16

/**
 * CallboardRunsPage:
 *
 * The list of runs. `subtitle` is what the account is called, or what the list
 * is narrowed to. Choosing a run activates `win.open-run`. `shown-title` is the
 * name of the run that the window shows, once it is known.
 */
struct _CallboardRunsPage
{
  AdwNavigationPage        parent_instance;

  GtkMenuButton           *account_button;
  GtkMenuButton           *menu_button;
  GtkStack                *stack;
  GtkWidget               *loading;
  AdwBin                  *error_place;
  GtkWidget               *empty_page;
  GtkWidget               *no_match_page;
  GtkScrolledWindow       *scroller;
  GtkListView             *list;
  AdwBanner               *banner;
  GtkRevealer             *more;
  GtkSingleSelection      *selection;
  GtkSliceListModel       *revealed;
  GtkSortListModel        *days;
  GtkCustomSorter         *day_sorter;
  CallboardRunFilter      *filter;
  GtkWidget               *search_button;
  GtkSearchBar            *search_bar;
  GtkSearchEntry          *search_entry;
  /* Has a CallboardHistorySearchView from the first search on. */
  AdwBin                  *search_place;

  CallboardSession        *session;
  CallboardRunList        *run_list;
  CallboardVisibilityTracker     *visibility;
  CallboardGtkStickyHeading   *first_heading;
  /* The run that the window shows, and whether it is being selected by us. */
  CallboardRun            *shown;
  CallboardPlanJob        *shown_plan_job;
  /* Its row, where the list knows it. */
  CallboardPlanJobSummary *shown_summary;
  gboolean                 selecting;
  /* While the rows below the first ones are to come, and how many frames there were
   * until then. */
  guint                    reveal_id;
  guint                    n_frames;
  /* The day of the year by which the headings are named; 0 at first. */
  int                      today;
};

G_DEFINE_FINAL_TYPE (CallboardRunsPage, callboard_runs_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_SUBTITLE = 1,
  PROP_SHOWN_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Days ------------------------------------------------------------------- */

/* The days since the beginning of the calendar, where the user lives. */
static guint32
get_day (CallboardPlanJobSummary *run)
{
  g_autoptr(GDateTime) local =
    callboard_format_to_local (callboard_plan_job_summary_get_created_at (run));
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));

  return g_date_get_julian (&date);
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  guint32 day_a = get_day ((gpointer) a);
  guint32 day_b = get_day ((gpointer) b);

  return day_a < day_b ? 1 : day_a > day_b ? -1 : 0;
}

/* --- What is shown ---------------------------------------------------------- */

static char *
dup_subtitle (CallboardRunsPage *self)
{
  char *filter_words = callboard_run_filter_dup_words (self->filter);

  return filter_words != NULL ? filter_words : g_strdup (callboard_session_get_title (self->session));
}

static void
notify_subtitle (CallboardRunsPage *self)
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
  const GError *error = callboard_run_list_get_error (self->run_list);
  GDateTime *fetched_at = callboard_run_list_get_fetched_at (self->run_list);
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  g_autofree char *title = NULL;

  adw_banner_set_revealed (self->banner, error != NULL && has_runs && !is_searching (self));
  if (error == NULL)
    return;

  if (fetched_at != NULL)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autofree char *when = callboard_format_time (fetched_at, now);

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: what went wrong, and the day and the time of the list shown */
        title = g_strdup_printf (C_("day and time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
      else
        /* Translators: what went wrong, and the time of the list shown */
        title = g_strdup_printf (C_("time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
    }
  adw_banner_set_title (self->banner, title != NULL ? title : callboard_error_get_title (error));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), error->message);
}

static GtkWidget *
choose_page (CallboardRunsPage *self)
{
  if (is_searching (self))
    return GTK_WIDGET (self->search_place);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return GTK_WIDGET (self->scroller);
  if (callboard_run_list_get_error (self->run_list) != NULL)
    return GTK_WIDGET (self->error_place);
  if (callboard_run_list_get_fetched_at (self->run_list) == NULL ||
      callboard_run_list_get_loading (self->run_list))
    return self->loading;

  return callboard_run_filter_is_set (self->filter) ? self->no_match_page : self->empty_page;
}

/* After midnight, today is yesterday. */
static void
update_days (CallboardRunsPage *self)
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
update (CallboardRunsPage *self)
{
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  callboard_error_page_show (self->error_place, callboard_run_list_get_error (self->run_list));
  update_banner (self);
  update_days (self);
  gtk_stack_set_visible_child (self->stack, choose_page (self));
  gtk_revealer_set_reveal_child (self->more,
                                 has_runs && callboard_run_list_get_loading (self->run_list) &&
                                 !callboard_run_list_get_refreshing (self->run_list));
}

/* --- Older runs ------------------------------------------------------------- */

static void
load_more_if_near_the_end (CallboardRunsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double height = gtk_adjustment_get_page_size (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - height;

  /* After an error one asks by hand. */
  if (height > 0 && self->reveal_id == 0 && below < HEIGHTS_AHEAD * height && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      callboard_run_list_get_error (self->run_list) == NULL)
    callboard_run_list_load_more (self->run_list);
}

static void
callboard_runs_page_loading_changed_cb (CallboardRunsPage *self)
{
  update (self);
  if (!callboard_run_list_get_loading (self->run_list))
    load_more_if_near_the_end (self);
}

static void
callboard_runs_page_try_again_cb (CallboardRunsPage *self)
{
  callboard_run_list_refresh (self->run_list);
}

/* Called before the first frame is drawn, and before the next one. */
static gboolean
callboard_runs_page_frame_cb (GtkWidget     *widget,
                              GdkFrameClock *frame_clock,
                              gpointer       user_data)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->reveal_id = 0;
  gtk_slice_list_model_set_size (self->revealed, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

/* A list makes rows for what is below the window, too: they need not be there when it
 * is drawn for the first time. */
static void
reveal_after_first_frame (CallboardRunsPage *self)
{
  if (self->n_frames == 0 && self->reveal_id == 0 &&
      g_list_model_get_n_items (G_LIST_MODEL (self->days)) > FIRST_ROWS)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), callboard_runs_page_frame_cb, NULL, NULL);
}

/* --- Choosing --------------------------------------------------------------- */

static guint
find_position (CallboardRunsPage *self,
               const char        *id)
{
  GListModel *runs = G_LIST_MODEL (self->selection);
  CallboardPlanJobSummary *known =
    id != NULL ? callboard_plan_job_list_find (callboard_run_list_get_runs (self->run_list), id) : NULL;

  for (guint i = 0; known != NULL && i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (run == known)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static const char *
get_shown_id (CallboardRunsPage *self)
{
  return self->shown != NULL ? callboard_run_get_id (self->shown) : NULL;
}

static void
select_shown (CallboardRunsPage *self)
{
  guint position = find_position (self, get_shown_id (self));

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
open (CallboardRunsPage       *self,
      CallboardPlanJobSummary *run)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-run", "s",
                              callboard_plan_job_summary_get_id (run));
}

static void
callboard_runs_page_selected_cb (CallboardRunsPage *self)
{
  CallboardPlanJobSummary *run = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || run == NULL ||
      g_strcmp0 (callboard_plan_job_summary_get_id (run), get_shown_id (self)) == 0)
    return;

  open (self, run);
}

static void
callboard_runs_page_activated_cb (CallboardRunsPage *self,
                                  guint              position)
{
  g_autoptr(CallboardPlanJobSummary) run =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (run != NULL)
    open (self, run);
}

static void
notify_shown_title (CallboardRunsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_TITLE]);
}

static void
set_shown_summary (CallboardRunsPage       *self,
                   CallboardPlanJobSummary *summary)
{
  if (self->shown_summary == summary)
    return;

  if (self->shown_summary != NULL)
    g_signal_handlers_disconnect_by_data (self->shown_summary, self);
  g_set_object (&self->shown_summary, summary);
  if (summary != NULL)
    g_signal_connect_swapped (summary, "notify::title", G_CALLBACK (notify_shown_title), self);
  notify_shown_title (self);
}

/* The row tells the name of the run that is read, and that run knows better how
 * it stands. */
static void
update_shown (CallboardRunsPage *self)
{
  const char *id = get_shown_id (self);

  set_shown_summary (self, id != NULL
                             ? callboard_plan_job_list_find (callboard_run_list_get_runs (self->run_list), id)
                             : NULL);
  if (self->shown_summary != NULL && self->shown_plan_job != NULL)
    callboard_plan_job_summary_take_from_run (self->shown_summary, self->shown_plan_job);
}

static void
drop_shown (CallboardRunsPage *self)
{
  if (self->shown_plan_job != NULL)
    g_signal_handlers_disconnect_by_data (self->shown_plan_job, self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  set_shown_summary (self, NULL);
  g_clear_object (&self->shown_plan_job);
  g_clear_object (&self->shown);
}

static void
callboard_runs_page_plan_job_changed_cb (CallboardRunsPage *self)
{
  if (!g_set_object (&self->shown_plan_job, callboard_run_get_plan_job (self->shown)))
    return;

  g_signal_connect_swapped (self->shown_plan_job, "merged", G_CALLBACK (update_shown), self);
  update_shown (self);
}

static void
callboard_runs_page_seen_changed_cb (CallboardRunsPage *self)
{
  callboard_run_list_set_watched (self->run_list, callboard_visibility_tracker_get_visible (self->visibility));
}

/* The run that is shown may come into the list later than onto the screen. */
static void
callboard_runs_page_items_changed_cb (CallboardRunsPage *self)
{
  if (self->run_list == NULL)
    return;

  reveal_after_first_frame (self);
  update_shown (self);
  if (self->shown != NULL && gtk_single_selection_get_selected_item (self->selection) == NULL)
    select_shown (self);
  update (self);
}

/* --- Filters and search ------------------------------------------------------ */

static void
callboard_runs_page_filter_changed_cb (CallboardRunsPage *self)
{
  notify_subtitle (self);
}

static void
callboard_runs_page_show_all_cb (CallboardRunsPage *self)
{
  callboard_run_filter_clear (self->filter);
}

static CallboardHistorySearchView *
ensure_search_view (CallboardRunsPage *self)
{
  if (adw_bin_get_child (self->search_place) == NULL)
    adw_bin_set_child (self->search_place, g_object_new (CALLBOARD_TYPE_HISTORY_SEARCH_VIEW, NULL));

  return CALLBOARD_HISTORY_SEARCH_VIEW (adw_bin_get_child (self->search_place));
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
  update (self);
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
    case PROP_SHOWN_TITLE:
      if (self->shown_summary != NULL && callboard_plan_job_summary_get_plan_name (self->shown_summary) != NULL)
        g_value_take_string (value, callboard_plan_job_summary_dup_title (self->shown_summary));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_runs_page_dispose (GObject *object)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (object);

  drop_shown (self);
  if (self->visibility != NULL)
    g_signal_handlers_disconnect_by_data (self->visibility, self);
  g_clear_object (&self->visibility);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->run_list != NULL)
    g_signal_handlers_disconnect_by_data (self->run_list, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller), self);
  g_clear_object (&self->first_heading);
  /* What goes away tells of it. */
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUNS_PAGE);
  g_clear_object (&self->run_list);

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
  properties[PROP_SHOWN_TITLE] =
    g_param_spec_string ("shown-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_PLAN_JOB_SUMMARY);
  g_type_ensure (CALLBOARD_TYPE_RUN_FILTER);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-runs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, account_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, day_sorter);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, days);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, error_place);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, loading);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, more);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, revealed);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_place);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_try_again_cb);
  callboard_run_closures_bind (widget_class);
}

static void
callboard_runs_page_init (CallboardRunsPage *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_slice_list_model_set_size (self->revealed, FIRST_ROWS);
  gtk_custom_sorter_set_sort_func (self->day_sorter, compare_days, NULL, NULL);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->first_heading = callboard_gtk_sticky_heading_new (self->list);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (load_more_if_near_the_end), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (load_more_if_near_the_end), self);
}

/**
 * callboard_runs_page_new:
 * @session: the account that is signed in
 * @menu: the main menu
 * @account_menu: (nullable): the accounts to choose from
 *
 * Returns: (transfer floating): a page with the runs of @session, which are
 *   fetched
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
  g_signal_connect_swapped (session, "notify::title", G_CALLBACK (notify_subtitle), self);
  g_signal_connect_swapped (self->run_list, "notify::loading", G_CALLBACK (callboard_runs_page_loading_changed_cb), self);
  g_signal_connect_swapped (self->run_list, "notify::error", G_CALLBACK (update), self);
  callboard_run_filter_set_run_list (self->filter, self->run_list);
  if (callboard_session_get_account_history (session) != NULL)
    gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  else
    gtk_widget_set_visible (self->search_button, FALSE);
  callboard_lazy_menu_set_model (self->menu_button, menu);
  callboard_lazy_menu_set_model (self->account_button, account_menu);
  notify_subtitle (self);
  gtk_sort_list_model_set_model (self->days, G_LIST_MODEL (callboard_run_list_get_runs (self->run_list)));
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->visibility, "notify::visible", G_CALLBACK (callboard_runs_page_seen_changed_cb), self);
  callboard_run_list_open (self->run_list);
  update (self);

  return self;
}

/**
 * callboard_runs_page_select:
 * @self: a page
 * @run: (nullable): a run; %NULL for none
 *
 * Marks the run that the window shows, and lets its row tell what it knows.
 */
void
callboard_runs_page_select (CallboardRunsPage *self,
                            CallboardRun      *run)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  if (self->shown != run)
    {
      drop_shown (self);
      g_set_object (&self->shown, run);
    }
  if (run != NULL && self->shown_plan_job == NULL)
    {
      g_signal_handlers_disconnect_by_data (run, self);
      g_signal_connect_swapped (run, "notify::plan-job", G_CALLBACK (callboard_runs_page_plan_job_changed_cb), self);
      if (callboard_run_get_plan_job (run) != NULL)
        callboard_runs_page_plan_job_changed_cb (self);
    }
  update_shown (self);
  select_shown (self);
}

/**
 * callboard_runs_page_refresh:
 * @self: a page
 *
 * Fetches what is new in the list.
 */
void
callboard_runs_page_refresh (CallboardRunsPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  callboard_run_list_refresh (self->run_list);
}

/**
 * callboard_runs_page_search:
 * @self: a page
 *
 * Lets one search everything that was read, where it is kept.
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
 * @text: what to look for
 *
 * Searches everything that was read, where it is kept.
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
