/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pending retries of a run, with a countdown. Used by CallboardVerdictView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-attempt-labels.h"
#include "callboard-formats.h"
#include "callboard-retries-view.h"
#include "callboard-verdict-labels.h"

#define MILLISECONDS_PER_TICK 1000

/**
 * CallboardRetriesView:
 *
 * A list of pending retries, hidden if there is none. `retry` is the label of the next retry,
 * or %NULL.
 */
struct _CallboardRetriesView
{
  GtkWidget     parent_instance;

  GtkListBox   *list;

  CallboardRun *run;
  char         *retry;
  gboolean      on_screen;
  guint         tick_id;
};

G_DEFINE_FINAL_TYPE (CallboardRetriesView, callboard_retries_view, GTK_TYPE_WIDGET)

enum
{
  PROP_RETRY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static GtkWidget *
create_row (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "hexpand", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", label, NULL);
}

static GListModel *
dup_pending_retries (CallboardRetriesView *self)
{
  GListModel *retries = NULL;

  if (self->run != NULL)
    g_object_get (callboard_run_get_plan_job (self->run), "pending-retries", &retries, NULL);

  return retries;
}

static GDateTime *
dup_scheduled_at (CallboardPendingRetry *retry)
{
  GDateTime *scheduled_at;

  g_object_get (retry, "scheduled-at", &scheduled_at, NULL);

  return scheduled_at;
}

static char *
dup_persona_name (CallboardRetriesView  *self,
                  CallboardPendingRetry *retry)
{
  g_autofree char *id = NULL;
  CallboardSimulationJob *simulation;

  g_object_get (retry, "simulation-job-id", &id, NULL);
  simulation = id != NULL ? callboard_plan_job_find (callboard_run_get_plan_job (self->run), id) : NULL;

  return simulation != NULL
           ? callboard_format_name (callboard_persona_get_name (callboard_simulation_job_get_persona (simulation)))
           : NULL;
}

static void
update_retries (CallboardRetriesView *self)
{
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
  g_autoptr(GListModel) retries = dup_pending_retries (self);
  g_autofree char *next = callboard_attempt_labels_dup_next_retry (retries, now);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < count (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autofree char *label = callboard_verdict_labels_dup_retry (retry, now);
      g_autofree char *name = dup_persona_name (self, retry);
      g_autofree char *line = name != NULL ? g_strdup_printf ("%s: %s", name, label) : g_strdup (label);

      gtk_list_box_append (self->list, create_row (line));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), count (retries) > 0);

  if (g_set_str (&self->retry, next))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY]);
}

static void
stop_ticking (CallboardRetriesView *self)
{
  if (self->tick_id != 0)
    callboard_clock_remove_timeout (callboard_run_get_clock (self->run), self->tick_id);
  self->tick_id = 0;
}

static void callboard_retries_view_tick_cb (gpointer user_data);

/* There is no timer while no retry is scheduled or the view is not on screen. */
static void
update_tick (CallboardRetriesView *self)
{
  g_autoptr(GListModel) retries = dup_pending_retries (self);
  g_autoptr(GDateTime) now = NULL;
  gboolean is_counting_down = FALSE;

  stop_ticking (self);
  if (!self->on_screen || self->run == NULL)
    return;

  now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
  for (guint i = 0; i < count (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autoptr(GDateTime) at = dup_scheduled_at (retry);

      is_counting_down |= at != NULL && g_date_time_compare (at, now) > 0;
    }
  if (is_counting_down)
    self->tick_id = callboard_clock_add_timeout (callboard_run_get_clock (self->run), MILLISECONDS_PER_TICK,
                                                 callboard_retries_view_tick_cb, self);
}

static void
callboard_retries_view_tick_cb (gpointer user_data)
{
  CallboardRetriesView *self = user_data;

  self->tick_id = 0;
  update_retries (self);
  update_tick (self);
}

static void
callboard_retries_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (property_id == PROP_RETRY)
    g_value_set_string (value, CALLBOARD_RETRIES_VIEW (object)->retry);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_retries_view_dispose (GObject *object)
{
  CallboardRetriesView *self = CALLBOARD_RETRIES_VIEW (object);

  stop_ticking (self);
  g_clear_object (&self->run);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->retry, g_free);

  G_OBJECT_CLASS (callboard_retries_view_parent_class)->dispose (object);
}

static void
callboard_retries_view_class_init (CallboardRetriesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_retries_view_get_property;
  object_class->dispose = callboard_retries_view_dispose;

  properties[PROP_RETRY] =
    g_param_spec_string ("retry", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
callboard_retries_view_init (CallboardRetriesView *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_NONE,
                             "tab-behavior", GTK_LIST_TAB_ITEM,
                             "css-classes", (const char *const[]) { "verdict-list", NULL },
                             NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Retries"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * callboard_retries_view_set_run:
 * @self: a view
 * @run: a run with a plan job
 *
 * Shows the retries of a run. To be called once.
 */
void
callboard_retries_view_set_run (CallboardRetriesView *self,
                                CallboardRun         *run)
{
  g_return_if_fail (CALLBOARD_IS_RETRIES_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_RUN (run));
  g_return_if_fail (self->run == NULL);

  self->run = g_object_ref (run);
}

/**
 * callboard_retries_view_set_on_screen:
 * @self: a view
 * @on_screen: whether it is on screen
 *
 * The countdown is updated only while the view is on screen.
 */
void
callboard_retries_view_set_on_screen (CallboardRetriesView *self,
                                      gboolean              on_screen)
{
  g_return_if_fail (CALLBOARD_IS_RETRIES_VIEW (self));

  self->on_screen = on_screen;
  if (self->run != NULL)
    callboard_retries_view_update (self);
}

/**
 * callboard_retries_view_update:
 * @self: a view with a run
 *
 * Shows what has changed. To be called when the run was refreshed.
 */
void
callboard_retries_view_update (CallboardRetriesView *self)
{
  g_return_if_fail (CALLBOARD_IS_RETRIES_VIEW (self));

  update_retries (self);
  update_tick (self);
}
