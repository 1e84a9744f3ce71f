/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of a run: its head and its simulations, or what stands in their
 * place while they are not there. The window makes one for each run that is
 * opened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-check-filter.h"
#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-formats.h"
#include "callboard-lazy-status-page.h"
#include "callboard-lazy-menu.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-run-header.h"
#include "callboard-run-page.h"
#include "callboard-run-title.h"
#include "callboard-simulations-view.h"
#include "callboard-visibility-tracker.h"

/**
 * CallboardRunPage:
 *
 * A page that shows a #CallboardRun and what becomes of it. `compact` and
 * `narrow` say how little room there is, see #CallboardSimulationsView.
 */
struct _CallboardRunPage
{
  AdwNavigationPage         parent_instance;

  GtkMenuButton            *menu_button;
  AdwBanner                *stale_banner;
  AdwBanner                *set_aside_banner;
  GtkStack                 *refresh_stack;
  GtkWidget                *refresh_button;
  GtkWidget                *refresh_spinner;
  GtkStack                 *stack;
  AdwBin                   *error_place;
  CallboardRunHeader         *head;
  GtkStack                 *content_stack;
  CallboardSimulationsView *simulations;
  CallboardLazyStatusPage        *empty_page;

  CallboardSession         *session;
  CallboardRun             *run;
  CallboardPlanJob         *plan_job;
  CallboardCheckFilter  *narrowing;
  CallboardVisibilityTracker      *visibility;
  gboolean                  is_live;
  char                     *subtitle;
  /* A simulation that was asked for before the run was there. */
  char                     *wanted_id;
  gboolean                  compact;
  gboolean                  narrow;
};

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

/* What was kept tells how old it is, until it is fetched again. */
static void
update_subtitle (CallboardRunPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job));
  g_autofree char *count = g_strdup_printf (ngettext ("%u simulation", "%u simulations", n), n);

  g_clear_pointer (&self->subtitle, g_free);
  if (callboard_live_object_get_cached (self->run))
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
      GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run);
      g_autofree char *when = callboard_format_time (fetched_at, now);

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: "12 simulations", and the day and the time they were fetched */
        self->subtitle = g_strdup_printf (C_("day and time", "%s · from %s"), count, when);
      else
        /* Translators: "12 simulations", and the time they were fetched */
        self->subtitle = g_strdup_printf (C_("time", "%s · from %s"), count, when);
    }
  else
    {
      self->subtitle = g_steal_pointer (&count);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
update_set_aside (CallboardRunPage *self)
{
  guint n = g_list_model_get_n_items (callboard_plan_job_get_skipped_items (self->plan_job));
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u simulation could not be read",
                               "%u simulations could not be read", n), n);

  /* What is not revealed is read out all the same. */
  adw_banner_set_title (self->set_aside_banner, n > 0 ? title : "");
  adw_banner_set_revealed (self->set_aside_banner, n > 0);
}

static void
update_content (CallboardRunPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job)) == 0;

  update_subtitle (self);
  update_set_aside (self);
  g_object_set (self->empty_page,
                "description", callboard_plan_job_is_final (self->plan_job)
                                 ? _("This run ended without a simulation.")
                                 : _("They appear here as soon as the run has made them."),
                NULL);
  gtk_stack_set_visible_child (self->content_stack,
                               is_empty ? GTK_WIDGET (self->empty_page)
                                        : GTK_WIDGET (self->simulations));
}

/* What was kept may not have it yet. */
static void
open_wanted (CallboardRunPage *self)
{
  CallboardSimulationJob *simulation =
    self->wanted_id != NULL && self->plan_job != NULL
      ? callboard_plan_job_find (self->plan_job, self->wanted_id)
      : NULL;

  if (simulation == NULL)
    return;

  g_clear_pointer (&self->wanted_id, g_free);
  g_signal_emit (self, signals[SIGNAL_SIMULATION_ACTIVATED], 0, simulation);
}

static void
callboard_run_page_merged_cb (CallboardRunPage *self)
{
  gboolean was_live = self->is_live;

  self->is_live = callboard_plan_job_is_live (self->plan_job);
  update_content (self);
  open_wanted (self);
  if (was_live && !self->is_live)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/* A refresh that failed leaves what was read before, and says so. */
static void
update_stale_banner (CallboardRunPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run);
  gboolean is_stale = error != NULL && self->plan_job != NULL;

  if (is_stale)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
      GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run);
      g_autofree char *when = callboard_format_time (fetched_at, now);
      g_autofree char *title = NULL;

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: what went wrong, and the day and the time of the data shown */
        title = g_strdup_printf (C_("day and time", "%s. Showing data from %s."),
                                 callboard_error_get_title (error), when);
      else
        /* Translators: what went wrong, and the time of the data shown */
        title = g_strdup_printf (C_("time", "%s. Showing data from %s."),
                                 callboard_error_get_title (error), when);

      adw_banner_set_title (self->stale_banner, title);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->stale_banner), error->message);
    }
  adw_banner_set_revealed (self->stale_banner, is_stale);
}

static void
update (CallboardRunPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run);

  /* What goes on by itself does not turn the button into a spinner each time. */
  gtk_stack_set_visible_child (self->refresh_stack,
                               callboard_run_get_user_requested (self->run) ? self->refresh_spinner
                                                                   : self->refresh_button);
  callboard_error_page_show (self->error_place, error);
  update_stale_banner (self);

  if (self->plan_job != NULL)
    gtk_stack_set_visible_child_name (self->stack, "content");
  else if (error != NULL)
    gtk_stack_set_visible_child_name (self->stack, "error");
  else
    gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
show_failed (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  if (self->narrowing != NULL)
    callboard_check_filter_toggle (self->narrowing, g_variant_get_string (parameter, NULL));
}

static void
show_all (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  callboard_simulations_view_set_simulation_filter (CALLBOARD_RUN_PAGE (widget)->simulations, NULL);
}

static void
callboard_run_page_subset_changed_cb (CallboardRunPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.show-all",
                                 callboard_simulations_view_get_simulation_filter (self->simulations) != NULL);
}

static void
callboard_run_page_check_changed_cb (CallboardRunPage *self)
{
  callboard_run_header_mark_check (self->head, callboard_check_filter_get_definition_id (self->narrowing));
}

static void
callboard_run_page_plan_job_changed_cb (CallboardRunPage *self)
{
  if (self->plan_job != NULL || callboard_run_get_plan_job (self->run) == NULL)
    return;

  self->plan_job = g_object_ref (callboard_run_get_plan_job (self->run));
  g_signal_connect_swapped (self->plan_job, "merged", G_CALLBACK (callboard_run_page_merged_cb), self);
  self->is_live = callboard_plan_job_is_live (self->plan_job);
  callboard_simulations_view_set_plan_job (self->simulations, self->plan_job,
                                           callboard_run_get_clock (self->run));
  self->narrowing = callboard_check_filter_new (self->session, self->plan_job, self->simulations);
  g_signal_connect_swapped (self->narrowing, "notify::definition-id", G_CALLBACK (callboard_run_page_check_changed_cb), self);
  update_content (self);
  update (self);
  callboard_simulations_view_focus_first (self->simulations);
  open_wanted (self);
}

static void
callboard_run_page_kept_changed_cb (CallboardRunPage *self)
{
  if (self->plan_job != NULL)
    update_subtitle (self);
}

static void
callboard_run_page_seen_changed_cb (CallboardRunPage *self)
{
  gboolean seen = callboard_visibility_tracker_get_visible (self->visibility);

  if (seen)
    callboard_run_watch (self->run);
  else
    callboard_run_unwatch (self->run);
  callboard_run_header_set_seen (self->head, seen);
}

/* Not seen to begin with: a page is shown after it was made. */
static void
follow_visibility (CallboardRunPage *self)
{
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->visibility, "notify::visible", G_CALLBACK (callboard_run_page_seen_changed_cb), self);
}

static void
callboard_run_page_simulation_activated_cb (CallboardRunPage       *self,
                                            CallboardSimulationJob *simulation)
{
  g_signal_emit (self, signals[SIGNAL_SIMULATION_ACTIVATED], 0, simulation);
}

static void
callboard_run_page_set_aside_details_cb (CallboardRunPage *self)
{
  GListModel *skipped_items = callboard_plan_job_get_skipped_items (self->plan_job);
  guint n = MIN (g_list_model_get_n_items (skipped_items), 20);
  AdwDialog *dialog = adw_alert_dialog_new (_("What Could Not Be Read"), NULL);
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (skipped_items, i);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                              callboard_skipped_item_get_message (item));
    }

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
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
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (self->plan_job != NULL)
    g_signal_handlers_disconnect_by_data (self->plan_job, self);
  if (self->narrowing != NULL)
    g_signal_handlers_disconnect_by_data (self->narrowing, self);
  g_clear_object (&self->narrowing);
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
  g_clear_pointer (&self->wanted_id, g_free);

  G_OBJECT_CLASS (callboard_run_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, error_place);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, head);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, set_aside_banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, simulations);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunPage, stale_banner);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_set_aside_details_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_simulation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_page_subset_changed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "run.show-failed", "s", show_failed);
  gtk_widget_class_install_action (widget_class, "run.show-all", NULL, show_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, "run.show-all", NULL);
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
   * The run was live when it was read last, and is over.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", CALLBOARD_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardRunPage::simulation-activated:
   * @self: a page
   * @simulation: the simulation to open
   *
   * A simulation is to be opened.
   */
  signals[SIGNAL_SIMULATION_ACTIVATED] =
    g_signal_new ("simulation-activated", CALLBOARD_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SIMULATION_JOB);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_RUN_HEADER);
  g_type_ensure (CALLBOARD_TYPE_SIMULATIONS_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
callboard_run_page_init (CallboardRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.show-all", FALSE);
}

/**
 * callboard_run_page_new:
 * @session: whom to ask about the calls of the run
 * @run: the run to show
 * @menu: what can be done with the run
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

  g_signal_connect_swapped (run, "notify::plan-job", G_CALLBACK (callboard_run_page_plan_job_changed_cb), self);
  g_signal_connect_swapped (run, "notify::user-requested", G_CALLBACK (update), self);
  g_signal_connect_swapped (run, "notify::error", G_CALLBACK (update), self);
  g_signal_connect_swapped (run, "notify::cached", G_CALLBACK (callboard_run_page_kept_changed_cb), self);
  callboard_run_header_set_run (self->head, run);
  follow_visibility (self);
  callboard_run_page_plan_job_changed_cb (self);
  update (self);

  return self;
}

/**
 * callboard_run_page_get_run:
 * @self: a page
 *
 * Returns: (transfer none): the run that is shown
 */
CallboardRun *
callboard_run_page_get_run (CallboardRunPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PAGE (self), NULL);

  return self->run;
}

/**
 * callboard_run_page_get_shown:
 * @self: a page
 *
 * Returns: (transfer none): the simulations that are shown, in the order shown
 */
GListModel *
callboard_run_page_get_shown (CallboardRunPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PAGE (self), NULL);

  return callboard_simulations_view_get_shown (self->simulations);
}

/**
 * callboard_run_page_select:
 * @self: a page
 * @simulation: a simulation
 *
 * Selects a simulation and brings it into view, if it is shown.
 */
void
callboard_run_page_select (CallboardRunPage       *self,
                           CallboardSimulationJob *simulation)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));

  callboard_simulations_view_select (self->simulations, simulation);
}

/**
 * callboard_run_page_open_simulation:
 * @self: a page in a window
 * @simulation_id: a `simulationJobId`
 *
 * Emits `simulation-activated` for a simulation, as soon as the run is there.
 */
void
callboard_run_page_open_simulation (CallboardRunPage *self,
                                    const char       *simulation_id)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));
  g_return_if_fail (simulation_id != NULL);

  g_set_str (&self->wanted_id, simulation_id);
  open_wanted (self);
}

/**
 * callboard_run_page_find:
 * @self: a page
 *
 * Puts the cursor into the search.
 */
void
callboard_run_page_find (CallboardRunPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PAGE (self));

  callboard_simulations_view_find (self->simulations);
}
