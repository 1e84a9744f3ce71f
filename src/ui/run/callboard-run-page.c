/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of a run: its header and simulations, or a loading, error or empty state.
 * The window creates one for each run that is opened. Its actions are in
 * callboard-run-page-actions.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-page.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-json-dialog.h"
#include "callboard-lazy-menu.h"
#include "callboard-run-page-private.h"
#include "callboard-run-title.h"
#include "callboard-time-format.h"

G_DEFINE_FINAL_TYPE (CallboardRunPage, callboard_run_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_SUBTITLE = 1,
  PROP_COMPACT,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SIGNAL_ENDED,
  SIGNAL_SIMULATION_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_skipped_items (CallboardRunPage *self)
{
  GListModel *skipped_items = callboard_plan_job_get_skipped_items (self->plan_job);
  guint n = g_list_model_get_n_items (skipped_items);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u simulation could not be read",
                               "%u simulations could not be read", n), n);

  callboard_skipped_items_banner_show (self->skipped_items_banner, skipped_items, NULL, title);
}

static void
update_content (CallboardRunPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)) == 0;

  callboard_run_page_update_subtitle (self);
  update_skipped_items (self);
  g_object_set (self->empty_page,
                "description", callboard_plan_job_is_final (self->plan_job)
                                 ? _("This run ended without any simulations")
                                 : _("Simulations appear here once created"),
                NULL);
  gtk_stack_set_visible_child (self->content_stack,
                               is_empty ? GTK_WIDGET (self->empty_page)
                                        : GTK_WIDGET (self->simulations_view));
}

/* Cached data may not contain the simulation yet. */
static void
open_pending_simulation (CallboardRunPage *self)
{
  CallboardSimulationJob *simulation =
    self->pending_simulation_id != NULL && self->plan_job != NULL
      ? callboard_plan_job_find (self->plan_job, self->pending_simulation_id)
      : NULL;

  if (simulation == NULL)
    return;

  g_clear_pointer (&self->pending_simulation_id, g_free);
  g_signal_emit (self, signals[SIGNAL_SIMULATION_ACTIVATED], 0, simulation, self->pending_offset);
}

static void
callboard_run_page_merged_cb (CallboardRunPage *self)
{
  gboolean was_live = self->is_live;

  self->is_live = callboard_plan_job_is_live (self->plan_job);
  update_content (self);
  open_pending_simulation (self);
  if (was_live && !self->is_live)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
callboard_run_page_update (CallboardRunPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run);

  /* Automatic refreshes show no spinner. */
  gtk_stack_set_visible_child (self->refresh_stack,
                               callboard_run_get_user_requested (self->run) ? self->refresh_spinner
                                                                            : self->refresh_button);
  callboard_error_page_show (self->error_bin, error);
  callboard_run_page_update_stale_banner (self);

  if (self->plan_job != NULL)
    gtk_stack_set_visible_child_name (self->stack, "content");
  else if (error != NULL)
    gtk_stack_set_visible_child_name (self->stack, "error");
  else
    gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* The results are read anew with the run, so that a refresh shows all that is new. */
static void
callboard_run_page_user_requested_cb (CallboardRunPage *self)
{
  if (self->results != NULL && callboard_run_get_user_requested (self->run))
    callboard_run_results_refresh (self->results);
  callboard_run_page_update (self);
}

static void
callboard_run_page_canceled_cb (CallboardRunPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-run", NULL);
}

static void
callboard_run_page_time_format_cb (CallboardRunPage *self)
{
  if (self->plan_job == NULL)
    return;

  callboard_run_page_update_subtitle (self);
  callboard_run_page_update_stale_banner (self);
}

/* A run that is known already has its simulations before the page is in a window. */
static void
focus_first (CallboardRunPage *self)
{
  self->focus_pending = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->focus_pending)
    callboard_simulations_view_focus_first (self->simulations_view);
}

static void
callboard_run_page_map (GtkWidget *widget)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  GTK_WIDGET_CLASS (callboard_run_page_parent_class)->map (widget);

  if (self->focus_pending)
    focus_first (self);
}

/* The results are read while the window is on screen. */
static void
callboard_run_page_update_results (CallboardRunPage *self)
{
  gboolean watches = self->results != NULL && self->window_visibility != NULL &&
                     callboard_visibility_tracker_get_visible (self->window_visibility);

  if (self->is_watching_results == watches)
    return;

  self->is_watching_results = watches;
  if (watches)
    callboard_run_results_watch (self->results);
  else
    callboard_run_results_unwatch (self->results);
}

static void
callboard_run_page_root (GtkWidget *widget)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  GTK_WIDGET_CLASS (callboard_run_page_parent_class)->root (widget);

  self->window_visibility = callboard_visibility_tracker_new (GTK_WIDGET (gtk_widget_get_root (widget)));
  g_signal_connect_object (self->window_visibility, "notify::visible",
                           G_CALLBACK (callboard_run_page_update_results), self, G_CONNECT_SWAPPED);
  callboard_run_page_update_results (self);
}

static void
callboard_run_page_unroot (GtkWidget *widget)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  g_clear_object (&self->window_visibility);
  callboard_run_page_update_results (self);

  GTK_WIDGET_CLASS (callboard_run_page_parent_class)->unroot (widget);
}

static void
callboard_run_page_plan_job_changed_cb (CallboardRunPage *self)
{
  g_autoptr(CallboardTranscriptSearch) search = NULL;

  if (self->plan_job != NULL || callboard_run_get_plan_job (self->run) == NULL)
    return;

  self->plan_job = g_object_ref (callboard_run_get_plan_job (self->run));
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_run_page_merged_cb), self,
                           G_CONNECT_SWAPPED);
  self->is_live = callboard_plan_job_is_live (self->plan_job);
  callboard_run_header_set_run (self->header, self->run);
  callboard_simulations_view_set_plan_job (self->simulations_view, self->plan_job,
                                           callboard_run_get_clock (self->run));
  self->check_filter = callboard_check_filter_new (self->session, self->plan_job, self->simulations_view);
  self->reason_filter = callboard_reason_filter_new (self->plan_job, self->simulations_view);
  g_signal_connect_object (self->check_filter, "notify::definition-id",
                           G_CALLBACK (callboard_run_page_filter_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason_filter, "notify::id",
                           G_CALLBACK (callboard_run_page_filter_selected_cb), self, G_CONNECT_SWAPPED);
  self->results = callboard_session_open_results (self->session, self->plan_job);
  callboard_run_results_start (self->results);
  callboard_run_page_update_results (self);
  callboard_simulations_view_set_results (self->simulations_view, self->results);
  search = callboard_transcript_search_new (self->session, self->plan_job);
  callboard_simulations_view_set_transcript_search (self->simulations_view, search);
  update_content (self);
  callboard_run_page_update (self);
  focus_first (self);
  open_pending_simulation (self);
}

static void
callboard_run_page_cached_changed_cb (CallboardRunPage *self)
{
  if (self->plan_job != NULL)
    callboard_run_page_update_subtitle (self);
}

static void
callboard_run_page_visibility_changed_cb (CallboardRunPage *self)
{
  gboolean on_screen = callboard_visibility_tracker_get_visible (self->visibility);

  if (on_screen)
    callboard_run_watch (self->run);
  else
    callboard_run_unwatch (self->run);
  callboard_run_header_set_on_screen (self->header, on_screen);
}

static void
callboard_run_page_simulation_activated_cb (CallboardRunPage       *self,
                                            CallboardSimulationJob *simulation)
{
  g_signal_emit (self, signals[SIGNAL_SIMULATION_ACTIVATED], 0, simulation, CALLBOARD_OFFSET_UNKNOWN);
}

static void
callboard_run_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (object);

  switch (property_id)
    {
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
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
set_flag (CallboardRunPage *self,
          gboolean         *flag,
          const GValue     *value,
          GParamSpec       *pspec)
{
  if (*flag == g_value_get_boolean (value))
    return;

  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
callboard_run_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      set_flag (self, &self->compact, value, pspec);
      break;
    case PROP_NARROW:
      set_flag (self, &self->narrow, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_page_dispose (GObject *object)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (object);

  if (self->visibility != NULL)
    g_object_run_dispose (G_OBJECT (self->visibility));
  g_clear_object (&self->visibility);
  g_clear_object (&self->check_filter);
  g_clear_object (&self->reason_filter);
  g_clear_object (&self->window_visibility);
  callboard_run_page_update_results (self);
  if (self->results != NULL)
    callboard_run_results_stop (self->results);
  g_clear_object (&self->results);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUN_PAGE);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->run);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (callboard_run_page_parent_class)->dispose (object);
}

static void
callboard_run_page_finalize (GObject *object)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (object);

  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->pending_simulation_id, g_free);

  G_OBJECT_CLASS (callboard_run_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, loading_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, error_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, header);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, simulations_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, skipped_items_banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, stale_banner);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_canceled_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_simulation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_simulation_filter_changed_cb);
}

static void
callboard_run_page_class_init (CallboardRunPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_run_page_get_property;
  object_class->set_property = callboard_run_page_set_property;
  object_class->dispose = callboard_run_page_dispose;
  object_class->finalize = callboard_run_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = callboard_run_page_map;
  GTK_WIDGET_CLASS (klass)->root = callboard_run_page_root;
  GTK_WIDGET_CLASS (klass)->unroot = callboard_run_page_unroot;

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRunPage::ended:
   * @self: a page
   *
   * The run has become final.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", CALLBOARD_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardRunPage::simulation-activated:
   * @self: a page
   * @simulation: the simulation to open
   * @offset: the time in its call to show, in ms, or %CALLBOARD_OFFSET_UNKNOWN
   *
   * The user has activated a simulation.
   */
  signals[SIGNAL_SIMULATION_ACTIVATED] =
    g_signal_new ("simulation-activated", CALLBOARD_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, CALLBOARD_TYPE_SIMULATION_JOB, G_TYPE_INT64);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_LOADING_PAGE);
  g_type_ensure (CALLBOARD_TYPE_RUN_HEADER);
  g_type_ensure (CALLBOARD_TYPE_SIMULATIONS_VIEW);
  g_type_ensure (CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER);
  bind_template (GTK_WIDGET_CLASS (klass));
  callboard_run_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
callboard_run_page_init (CallboardRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.show-all", FALSE);
}

/**
 * callboard_run_page_new:
 * @session: the session that loads the calls of the run
 * @run: the run to show
 * @menu: the menu of the run
 *
 * Returns: (transfer floating): a page
 */
CallboardRunPage *
callboard_run_page_new (CallboardSession *session,
                        CallboardRun     *run,
                        GMenuModel       *menu)
{
  g_autofree char *title = NULL;
  CallboardRunPage *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_RUN (run), NULL);

  title = callboard_run_title_dup (NULL, callboard_run_get_id (run));
  self = g_object_new (CALLBOARD_TYPE_RUN_PAGE, "title", title, NULL);
  self->session = g_object_ref (session);
  self->run = g_object_ref (run);
  callboard_lazy_menu_set_model (self->menu_button, menu);

  g_signal_connect_object (run, "notify::plan-job",
                           G_CALLBACK (callboard_run_page_plan_job_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::user-requested",
                           G_CALLBACK (callboard_run_page_user_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::error", G_CALLBACK (callboard_run_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_run_page_time_format_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::cached",
                           G_CALLBACK (callboard_run_page_cached_changed_cb), self, G_CONNECT_SWAPPED);
  /* The page is not on screen yet. */
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->visibility, "notify::visible",
                            G_CALLBACK (callboard_run_page_visibility_changed_cb), self);
  callboard_run_page_plan_job_changed_cb (self);
  callboard_run_page_update (self);
  callboard_loading_page_set_object (self->loading_page, CALLBOARD_LIVE_OBJECT (run));

  return self;
}

/**
 * callboard_run_page_get_run:
 * @self: a page
 *
 * Returns: (transfer none): the run of the page
 */
CallboardRun *
callboard_run_page_get_run (CallboardRunPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PAGE (self), NULL);

  return self->run;
}

/**
 * callboard_run_page_get_shown_simulations:
 * @self: a page
 *
 * Returns: (transfer none): the simulations as they are filtered and sorted
 */
GListModel *
callboard_run_page_get_shown_simulations (CallboardRunPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PAGE (self), NULL);

  return callboard_simulations_view_get_shown_simulations (self->simulations_view);
}

/**
 * callboard_run_page_select:
 * @self: a page
 * @simulation: a simulation
 *
 * Selects a simulation and scrolls to it, if it is shown.
 */
void
callboard_run_page_select (CallboardRunPage       *self,
                           CallboardSimulationJob *simulation)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));

  callboard_simulations_view_select (self->simulations_view, simulation);
}

/**
 * callboard_run_page_open_simulation:
 * @self: a page in a window
 * @simulation_id: a `simulationJobId`
 *
 * Emits `simulation-activated` for a simulation once it is loaded.
 */
void
callboard_run_page_open_simulation (CallboardRunPage *self,
                                    const char       *simulation_id)
{
  callboard_run_page_open_simulation_at (self, simulation_id, CALLBOARD_OFFSET_UNKNOWN);
}

/**
 * callboard_run_page_open_simulation_at:
 * @self: a page in a window
 * @simulation_id: a `simulationJobId`
 * @offset: a time in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 *
 * Like callboard_run_page_open_simulation(), and shows the transcript at a time.
 */
void
callboard_run_page_open_simulation_at (CallboardRunPage *self,
                                       const char       *simulation_id,
                                       gint64            offset)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));
  g_return_if_fail (simulation_id != NULL);

  g_set_str (&self->pending_simulation_id, simulation_id);
  self->pending_offset = offset;
  open_pending_simulation (self);
}

/**
 * callboard_run_page_focus_search:
 * @self: a page
 *
 * Focuses the search entry.
 */
void
callboard_run_page_focus_search (CallboardRunPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));

  callboard_simulations_view_focus_search (self->simulations_view);
}

/**
 * callboard_run_page_view_json:
 * @self: a page in a window
 *
 * Shows the JSON of the run.
 */
void
callboard_run_page_view_json (CallboardRunPage *self)
{
  g_autoptr(GListStore) sources = g_list_store_new (CALLBOARD_TYPE_JSON_SOURCE);
  g_autoptr(CallboardJsonSource) source = NULL;

  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));

  source = callboard_json_source_new_run (self->run);
  g_list_store_append (sources, source);
  adw_dialog_present (ADW_DIALOG (callboard_json_dialog_new (G_LIST_MODEL (sources), 0)), GTK_WIDGET (self));
}
