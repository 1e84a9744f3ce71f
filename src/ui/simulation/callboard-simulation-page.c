/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page about one simulation and its call. Alt+Up and Alt+Down step through the
 * simulations in the order of the run page; Alt+1 to Alt+3 select the view. The rows of the
 * overview are declared in the .ui file; playback is in
 * callboard-simulation-page-playback.c, stepping in callboard-simulation-page-steps.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-adw-names.h"
#include "callboard-detail-row.h"
#include "callboard-fold-row.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-simulation-closures.h"
#include "callboard-simulation-page-private.h"
#include "callboard-state-label.h"
#include "callboard-tab-stops.h"

G_DEFINE_FINAL_TYPE (CallboardSimulationPage, callboard_simulation_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_SIMULATION = 1,
  PROP_POSITION_LABEL,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Returns: (nullable): the call, once it was read. */
CallboardCall *
callboard_simulation_page_get_call (CallboardSimulationPage *self)
{
  CallboardCallPart *part =
    self->call != NULL ? callboard_call_details_get_part (self->call, CALLBOARD_CALL_PART_CALL) : NULL;
  GObject *content = part != NULL ? callboard_call_part_get_content (part) : NULL;

  return content != NULL ? CALLBOARD_CALL (content) : NULL;
}

static gboolean
has_ended (CallboardSimulationJob *simulation)
{
  CallboardOutcome outcome = callboard_simulation_job_get_outcome (simulation);

  return outcome != CALLBOARD_OUTCOME_WAITING && outcome != CALLBOARD_OUTCOME_ACTIVE;
}

static void
set_call (CallboardSimulationPage *self,
          CallboardCallDetails    *call)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (self->simulation);

  g_set_object (&self->call, call);
  callboard_call_group_set_details (self->call_group, call);
  callboard_metrics_view_set_part (self->metrics_view,
                                   call != NULL
                                     ? callboard_call_details_get_part (call, CALLBOARD_CALL_PART_METRICS)
                                     : NULL);
  callboard_transcript_view_set_part (self->transcript_view,
                                      call != NULL
                                        ? callboard_call_details_get_part (call, CALLBOARD_CALL_PART_TRANSCRIPT)
                                        : NULL,
                                      callboard_persona_get_name (persona));
  callboard_simulation_page_update_playback (self);
  callboard_simulation_page_reset_other_fields (self);
  if (call != NULL)
    callboard_call_details_open (call);
}

/* The run plan and the mocked tools, which the response of the run lacks. */
static void
open_details (CallboardSimulationPage *self)
{
  g_autoptr(CallboardSimulationDetails) details =
    callboard_session_open_simulation (self->session, callboard_simulation_job_get_id (self->simulation));

  g_set_object (&self->details, details);
  callboard_run_plan_group_set_part (self->run_plan_group,
                                     callboard_simulation_details_get_part (details, CALLBOARD_SIMULATION_PART_JOB));
  callboard_transcript_view_set_tool_mocks (self->transcript_view,
                                            callboard_simulation_details_get_part (details,
                                                                                   CALLBOARD_SIMULATION_PART_TOOL_MOCKS));
  callboard_simulation_details_open (details);
}

/* Tools are called during the call, so the list is complete when the simulation has ended. */
static void
callboard_simulation_page_status_changed_cb (CallboardSimulationPage *self)
{
  if (has_ended (self->simulation))
    callboard_simulation_details_refresh (self->details);
}

/* A simulation in progress may get a call, another call, or new call data. */
static void
callboard_simulation_page_update_call (CallboardSimulationPage *self)
{
  g_autoptr(CallboardCallDetails) call = NULL;
  g_autofree char *id = NULL;

  g_object_get (self->simulation, "call-id", &id, NULL);
  g_object_set (self->metrics_view, "simulation-ended", has_ended (self->simulation), NULL);
  g_object_set (self->transcript_view, "simulation-ended", has_ended (self->simulation), NULL);
  if (id != NULL && *id != '\0')
    call = callboard_session_open_call (self->session, id);
  if (call != self->call)
    set_call (self, call);
  else if (call != NULL && !callboard_call_details_is_complete (call))
    callboard_call_details_refresh (call);
}

/* Refreshing the run by hand refreshes the call too. */
static void
callboard_simulation_page_user_requested_cb (CallboardSimulationPage *self)
{
  if (self->details == NULL || !callboard_run_get_user_requested (self->run))
    return;

  callboard_simulation_details_refresh (self->details);
  if (self->call != NULL)
    callboard_call_details_refresh (self->call);
}

void
callboard_simulation_page_set_simulation (CallboardSimulationPage *self,
                                          CallboardSimulationJob  *simulation)
{
  if (self->simulation == simulation)
    return;

  g_set_object (&self->simulation, simulation);
  g_signal_group_set_target (self->simulation_signals, simulation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIMULATION]);
  callboard_simulation_page_update_properties (self);
  callboard_simulation_page_update_call (self);
  open_details (self);
  callboard_simulation_page_update_reason (self);
  callboard_simulation_page_update_attempts (self);
  callboard_simulation_page_update_position (self);
  callboard_simulation_page_update_unreadable (self);
  callboard_simulation_page_reset_other_fields (self);
}

/* Moves the focus to the first widget that is not the mark of unreadable fields nor the button
 * that plays the failure: Space plays the recording. Both stay in the tab order. */
static gboolean
focus_first (CallboardSimulationPage *self,
             GtkWidget               *view)
{
  GtkWidget *mark = GTK_WIDGET (self->unreadable_button);
  gboolean is_focused;

  gtk_widget_set_can_focus (mark, FALSE);
  gtk_widget_set_can_focus (self->play_failure_button, FALSE);
  is_focused = gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (self->play_failure_button, TRUE);
  gtk_widget_set_can_focus (mark, TRUE);

  return is_focused;
}

/* The button that plays the failure if there is one, else the first row. Either way, the page
 * begins with the result. */
static gboolean
focus_opened (CallboardSimulationPage *self)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);

  if (view != GTK_WIDGET (self->overview))
    return focus_first (self, view);
  if (gtk_widget_get_visible (self->play_failure_button))
    gtk_widget_grab_focus (self->play_failure_button);
  else if (!focus_first (self, view))
    return FALSE;

  adw_preferences_page_scroll_to_top (self->overview);

  return TRUE;
}

/* When the page is opened, the focus is still in the page below it, or nowhere. */
static gboolean
callboard_simulation_page_focus (GtkWidget        *widget,
                                 GtkDirectionType  direction)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean is_opened = gtk_widget_get_focus_child (widget) == NULL &&
                       (focus == NULL || gtk_widget_is_ancestor (focus, parent));

  if (direction == GTK_DIR_TAB_FORWARD && is_opened && focus_opened (self))
    return TRUE;

  return GTK_WIDGET_CLASS (callboard_simulation_page_parent_class)->focus (widget, direction);
}

/* Keeps keyboard focus in the selected view. */
static void
callboard_simulation_page_show_view_cb (GtkWidget  *widget,
                                        const char *action_name,
                                        GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);
  GtkWidget *former = adw_view_stack_get_visible_child (self->views);
  GtkWidget *view;

  adw_view_stack_set_visible_child_name (self->views, g_variant_get_string (parameter, NULL));
  view = adw_view_stack_get_visible_child (self->views);
  if (view == GTK_WIDGET (self->transcript_view) && view != former && gtk_widget_grab_focus (view))
    return;

  if (gtk_widget_get_focus_child (view) == NULL)
    focus_first (self, view);
}

/* During the transition, the old view is still there but must not be clicked. */
static void
callboard_simulation_page_visible_child_changed_cb (CallboardSimulationPage *self,
                                                    GParamSpec              *pspec,
                                                    AdwViewStack            *views)
{
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (views)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    gtk_widget_set_can_target (view, view == adw_view_stack_get_visible_child (views));
}

static void
callboard_simulation_page_show_time_cb (GtkWidget  *widget,
                                        const char *action_name,
                                        GVariant   *parameter)
{
  callboard_simulation_page_show_time (CALLBOARD_SIMULATION_PAGE (widget),
                                       MAX (g_variant_get_int64 (parameter), 0));
}

static void
callboard_simulation_page_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (object);

  switch (property_id)
    {
    case PROP_SIMULATION:
      g_value_set_object (value, self->simulation);
      break;
    case PROP_POSITION_LABEL:
      g_value_set_string (value, self->position_label);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The run is refreshed while the page is on screen. */
static void
callboard_simulation_page_visibility_changed_cb (CallboardSimulationPage *self)
{
  if (callboard_visibility_tracker_get_visible (self->visibility))
    callboard_run_watch (self->run);
  else
    callboard_run_unwatch (self->run);
}

static void
callboard_simulation_page_dispose (GObject *object)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (object);

  if (self->visibility != NULL)
    g_object_run_dispose (G_OBJECT (self->visibility));
  g_clear_object (&self->visibility);
  g_clear_object (&self->run);
  g_clear_object (&self->simulation_signals);
  if (self->shown_simulations != NULL)
    g_signal_handlers_disconnect_by_data (self->shown_simulations, self);
  g_clear_object (&self->shown_simulations);
  g_ptr_array_set_size (self->property_rows, 0);
  callboard_simulation_page_dispose_playback (self);
  callboard_simulation_page_dispose_other_fields (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATION_PAGE);
  g_clear_object (&self->call);
  g_clear_object (&self->details);
  g_clear_object (&self->session);
  g_clear_object (&self->simulation);
  g_clear_object (&self->menu_model);

  G_OBJECT_CLASS (callboard_simulation_page_parent_class)->dispose (object);
}

static void
callboard_simulation_page_finalize (GObject *object)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (object);

  g_clear_pointer (&self->property_rows, g_ptr_array_unref);
  g_clear_pointer (&self->position_label, g_free);

  G_OBJECT_CLASS (callboard_simulation_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_ATTEMPT_ROW);
  g_type_ensure (CALLBOARD_TYPE_CALL_GROUP);
  g_type_ensure (CALLBOARD_TYPE_DETAIL_ROW);
  g_type_ensure (CALLBOARD_TYPE_FOLD_ROW);
  g_type_ensure (CALLBOARD_TYPE_METRICS_VIEW);
  g_type_ensure (CALLBOARD_TYPE_PLAYER_BAR);
  g_type_ensure (CALLBOARD_TYPE_RUN_PLAN_GROUP);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  g_type_ensure (CALLBOARD_TYPE_TRANSCRIPT_VIEW);
  g_type_ensure (CALLBOARD_TYPE_UNREADABLE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, attempts_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, call_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, metrics_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, overview);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, player_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, properties_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, retried_as_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, retry_of_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, run_plan_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, transcript_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, play_failure_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, unreadable_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationPage, views);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulation_page_show_unreadable_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulation_page_visible_child_changed_cb);
  callboard_simulation_closures_bind (widget_class);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const views[] = { "overview", "metrics", "transcript" };

  gtk_widget_class_install_action (widget_class, "simulation.show-view", "s",
                                   callboard_simulation_page_show_view_cb);
  gtk_widget_class_install_action (widget_class, "simulation.show-time", "x",
                                   callboard_simulation_page_show_time_cb);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "simulation.show-view", "s", views[i]);
}

static void
callboard_simulation_page_class_init (CallboardSimulationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_simulation_page_get_property;
  object_class->dispose = callboard_simulation_page_dispose;
  object_class->finalize = callboard_simulation_page_finalize;
  widget_class->focus = callboard_simulation_page_focus;

  properties[PROP_SIMULATION] =
    g_param_spec_object ("simulation", NULL, NULL, CALLBOARD_TYPE_SIMULATION_JOB, flags);
  properties[PROP_POSITION_LABEL] =
    g_param_spec_string ("position-label", NULL, NULL, NULL, flags);
  properties[PROP_MENU_MODEL] =
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);
  callboard_simulation_page_install_steps (widget_class);
  callboard_simulation_page_install_json (widget_class);
  callboard_simulation_page_install_playback (widget_class);
  bind_template (widget_class);
}

static void
callboard_simulation_page_init (CallboardSimulationPage *self)
{
  static const char *const reason_signals[] = {
    "notify::result", "notify::invalidation", "notify::processing-status", "notify::call-id",
  };

  self->property_rows = g_ptr_array_new ();
  self->simulation_signals = g_signal_group_new (CALLBOARD_TYPE_SIMULATION_JOB);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::persona",
                                  G_CALLBACK (callboard_simulation_page_update_properties), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::n-unreadable",
                                  G_CALLBACK (callboard_simulation_page_update_unreadable), self);
  for (guint i = 0; i < G_N_ELEMENTS (reason_signals); i++)
    g_signal_group_connect_swapped (self->simulation_signals, reason_signals[i],
                                    G_CALLBACK (callboard_simulation_page_update_reason), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::retry-of",
                                  G_CALLBACK (callboard_simulation_page_update_attempts), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::call-id", G_CALLBACK (callboard_simulation_page_update_call), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::status", G_CALLBACK (callboard_simulation_page_update_call), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::status",
                                  G_CALLBACK (callboard_simulation_page_status_changed_cb), self);
  g_signal_group_connect_swapped (self->simulation_signals, "notify::processing-status",
                                  G_CALLBACK (callboard_simulation_page_update_call), self);
  callboard_simulation_page_init_other_fields (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_adw_names_update_pages (self->views);
  callboard_tab_stops_reduce (GTK_WIDGET (self->overview));
  callboard_simulation_page_init_playback (self);
}

/**
 * callboard_simulation_page_new:
 * @session: the session that loads calls
 * @run: the run of the simulation
 * @shown_simulations: the simulations to step through
 * @simulation: the simulation to show
 * @menu: the menu of the run
 *
 * Returns: (transfer floating): a page
 */
CallboardSimulationPage *
callboard_simulation_page_new (CallboardSession       *session,
                               CallboardRun           *run,
                               GListModel             *shown_simulations,
                               CallboardSimulationJob *simulation,
                               GMenuModel             *menu)
{
  CallboardSimulationPage *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_RUN (run), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (shown_simulations), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), NULL);

  self = g_object_new (CALLBOARD_TYPE_SIMULATION_PAGE, NULL);
  self->session = g_object_ref (session);
  callboard_metrics_view_set_definitions (self->metrics_view,
                                          callboard_session_get_metric_definitions (session));
  self->run = g_object_ref (run);
  g_signal_connect_object (run, "notify::user-requested",
                           G_CALLBACK (callboard_simulation_page_user_requested_cb), self, G_CONNECT_SWAPPED);
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->visibility, "notify::visible",
                            G_CALLBACK (callboard_simulation_page_visibility_changed_cb), self);
  self->shown_simulations = g_object_ref (shown_simulations);
  g_set_object (&self->menu_model, menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
  g_signal_connect_swapped (shown_simulations, "items-changed", G_CALLBACK (callboard_simulation_page_update_position), self);
  callboard_simulation_page_set_simulation (self, simulation);

  return self;
}

/**
 * callboard_simulation_page_get_simulation:
 * @self: a page
 *
 * Returns: (transfer none): the simulation of the page
 */
CallboardSimulationJob *
callboard_simulation_page_get_simulation (CallboardSimulationPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_PAGE (self), NULL);

  return self->simulation;
}

/**
 * callboard_simulation_page_restart:
 * @self: a page
 *
 * Fetches the call. Requests in progress are canceled unless they were just sent.
 */
void
callboard_simulation_page_restart (CallboardSimulationPage *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_PAGE (self));

  if (self->call != NULL)
    callboard_call_details_restart (self->call);
}

/**
 * callboard_simulation_page_focus_search:
 * @self: a page
 *
 * Shows the transcript and focuses its search entry.
 */
void
callboard_simulation_page_focus_search (CallboardSimulationPage *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "transcript");
  callboard_transcript_view_focus_search (self->transcript_view);
}

/**
 * callboard_simulation_page_show_time:
 * @self: a page
 * @offset: a time in ms from the start of the call, 0 or more
 *
 * Shows the transcript, and selects and focuses the turn at a time once it is loaded. The
 * recording is positioned there.
 */
void
callboard_simulation_page_show_time (CallboardSimulationPage *self,
                                     gint64                   offset)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_PAGE (self));
  g_return_if_fail (offset >= 0);

  adw_view_stack_set_visible_child_name (self->views, "transcript");
  callboard_transcript_view_show_time (self->transcript_view, offset);
  callboard_player_seek (self->player, offset);
}
